import {
  CloudWatchClient,
  GetMetricDataCommand,
  GetMetricStatisticsCommand,
  ListMetricsCommand,
  PutAnomalyDetectorCommand,
  PutMetricDataCommand,
  type MetricDatum,
  type PutMetricDataCommandInput,
} from '@aws-sdk/client-cloudwatch';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startLocalCloud, type LocalCloud } from '../src/index.js';

let cloud: LocalCloud;
let client: CloudWatchClient;
let serial = 0;
let namespace: string;

beforeAll(async () => {
  cloud = await startLocalCloud();
  client = new CloudWatchClient({
    endpoint: cloud.url,
    region: cloud.region,
    credentials: { accessKeyId: 'AKIALOCALCLOUD000000', secretAccessKey: 'local-cloud' },
    maxAttempts: 1,
  });
});

beforeEach(() => {
  namespace = `Test/${(serial += 1)}`;
});

afterAll(async () => {
  client.destroy();
  await cloud.stop();
});

const minute = new Date(Math.floor(Date.now() / 60_000) * 60_000 - 600_000);
const window = { StartTime: minute, EndTime: new Date(minute.getTime() + 600_000) };

const put = (...data: Partial<MetricDatum>[]) =>
  client.send(
    new PutMetricDataCommand({
      Namespace: namespace,
      MetricData: data.map((datum) => ({
        MetricName: 'M',
        ...('Values' in datum || 'StatisticValues' in datum ? {} : { Value: 1 }),
        ...datum,
      })),
    }),
  );

const refused = async (input: Partial<PutMetricDataCommandInput>): Promise<Error> => {
  const command = new PutMetricDataCommand({ Namespace: namespace, ...input });
  return client.send(command).then(() => Promise.reject(new Error('accepted')), toError);
};

const toError = (thrown: unknown): Error => thrown as Error;

describe('PutMetricData', () => {
  it('stores what was sent, to the digit', async () => {
    const timestamp = new Date(minute.getTime() + 12_345);
    await put(
      {
        MetricName: 'Values',
        Values: [1.5, 1e-7, -2e300 / 1e200],
        Counts: [1, 2, 3],
        Unit: 'Seconds',
        Timestamp: timestamp,
      },
      {
        MetricName: 'Fine',
        Value: 0.1,
        Timestamp: timestamp,
        StorageResolution: 1,
        Dimensions: [{ Name: 'A', Value: 'x' }],
      },
    );
    expect(cloud.metrics.points(namespace, 'Values')).toEqual([
      {
        timestampMs: minute.getTime(),
        unit: 'Seconds',
        storageResolution: 60,
        samples: [
          { value: 1.5, count: 1 },
          { value: 1e-7, count: 2 },
          { value: -2e100, count: 3 },
        ],
      },
    ]);
    expect(cloud.metrics.points(namespace, 'Fine', { A: 'x' })).toEqual([
      {
        timestampMs: minute.getTime() + 12_000,
        unit: 'None',
        storageResolution: 1,
        samples: [{ value: 0.1, count: 1 }],
      },
    ]);
    expect(cloud.metrics.points(namespace, 'Fine')).toEqual([]);
  });

  it('reads a body that the SDK has compressed', async () => {
    cloud.resetCalls();
    await put(...Array.from({ length: 1000 }, (_, index) => ({ MetricName: `M${index}`, Value: index })));
    const [call] = cloud.calls('CloudWatch.PutMetricData');
    expect(call!.requestBytes).toBeLessThan(10_240);
    expect(cloud.metrics.points(namespace, 'M999')[0]!.samples).toEqual([{ value: 999, count: 1 }]);
  });

  const ok = { MetricName: 'M', Value: 1 };
  const dimensions = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ Name: `D${index}`, Value: 'v' }));
  it.each<[string, Partial<PutMetricDataCommandInput>, string, string]>([
    ['no data', { MetricData: [] }, 'MissingRequiredParameterException', 'MetricData is required'],
    [
      '1001 data',
      { MetricData: Array.from({ length: 1001 }, () => ok) },
      'InvalidParameterValueException',
      'must not have a size greater than 1000.',
    ],
    [
      'a reserved namespace',
      { Namespace: 'AWS/ECS', MetricData: [ok] },
      'InvalidParameterValueException',
      'Namespace is invalid',
    ],
    [
      'NaN',
      { MetricData: [{ ...ok, Value: Number.NaN }] },
      'InvalidParameterValueException',
      'The value NaN for parameter MetricData.member.1.Value is invalid.',
    ],
    [
      'Infinity',
      { MetricData: [ok, { ...ok, Value: Infinity }] },
      'InvalidParameterValueException',
      'MetricData.member.2.Value is invalid.',
    ],
    [
      'too great a value',
      { MetricData: [{ ...ok, Value: 2 ** 361 }] },
      'InvalidParameterValueException',
      'MetricData.member.1.Value is invalid.',
    ],
    [
      'no value',
      { MetricData: [{ MetricName: 'M' }] },
      'InvalidParameterCombinationException',
      'At least one of the parameters',
    ],
    [
      'two kinds of value',
      { MetricData: [{ ...ok, Values: [1] }] },
      'InvalidParameterCombinationException',
      'mutually exclusive',
    ],
    [
      '151 values',
      { MetricData: [{ MetricName: 'M', Values: Array.from({ length: 151 }, (_, i) => i) }] },
      'InvalidParameterValueException',
      'The collection MetricData.member.1.Values must not have a size greater than 150.',
    ],
    [
      'counts that do not match',
      { MetricData: [{ MetricName: 'M', Values: [1, 2], Counts: [1] }] },
      'InvalidParameterValueException',
      'of the same size',
    ],
    [
      'a count of 0',
      { MetricData: [{ MetricName: 'M', Values: [1], Counts: [0] }] },
      'InvalidParameterValueException',
      'Counts.member.1 is invalid',
    ],
    [
      'an unknown unit',
      { MetricData: [{ ...ok, Unit: 'seconds' as 'Seconds' }] },
      'InvalidParameterValueException',
      'MetricData.member.1.Unit must be a value in the set',
    ],
    [
      '31 dimensions',
      { MetricData: [{ ...ok, Dimensions: dimensions(31) }] },
      'InvalidParameterValueException',
      'size greater than 30',
    ],
    [
      'an empty dimension',
      { MetricData: [{ ...ok, Dimensions: [{ Name: 'D', Value: '' }] }] },
      'InvalidParameterValueException',
      'non-whitespace',
    ],
    [
      'an emoji',
      { MetricData: [{ ...ok, Dimensions: [{ Name: 'D', Value: '🚀' }] }] },
      'InvalidParameterValueException',
      'non-ASCII',
    ],
    [
      'an old time',
      { MetricData: [{ ...ok, Timestamp: new Date(Date.now() - 15 * 86_400_000) }] },
      'InvalidParameterValueException',
      'must specify a time within the past two weeks.',
    ],
    [
      'a time to come',
      { MetricData: [{ ...ok, Timestamp: new Date(Date.now() + 3 * 3_600_000) }] },
      'InvalidParameterValueException',
      'no more than two hours in the future',
    ],
    [
      'a resolution of 5',
      { MetricData: [{ ...ok, StorageResolution: 5 }] },
      'InvalidParameterValueException',
      'StorageResolution must be 1 or 60',
    ],
    [
      'a set with its minimum above its maximum',
      { MetricData: [{ MetricName: 'M', StatisticValues: { SampleCount: 1, Sum: 1, Minimum: 2, Maximum: 1 } }] },
      'InvalidParameterCombinationException',
      'Minimum must be less than or equal',
    ],
    [
      'more than 1 MB',
      {
        MetricData: Array.from({ length: 1000 }, () => ({
          ...ok,
          Dimensions: [{ Name: 'D', Value: 'v'.repeat(1024) }],
        })),
      },
      'RequestEntityTooLarge',
      '1 MB',
    ],
  ])('refuses %s, and stores nothing of the request', async (_, input, name, message) => {
    const error = await refused(input);
    expect(error.name).toBe(name);
    expect(error.message).toContain(message);
    expect(cloud.metrics.series().filter((series) => series.namespace === namespace)).toEqual([]);
  });
});

describe('GetMetricStatistics', () => {
  const statistics = (name: string, extended: string[] = []) =>
    client.send(
      new GetMetricStatisticsCommand({
        Namespace: namespace,
        MetricName: name,
        ...window,
        Period: 60,
        Statistics: ['SampleCount', 'Sum', 'Average', 'Minimum', 'Maximum'],
        ...(extended.length > 0 && { ExtendedStatistics: extended }),
      }),
    );

  it('aggregates by period, units kept apart', async () => {
    const at = (seconds: number) => new Date(minute.getTime() + seconds * 1000);
    await put(
      { Value: 1, Timestamp: at(0), Unit: 'Count' },
      { Values: [2, 3], Counts: [1, 2], Timestamp: at(59), Unit: 'Count' },
      { Value: 10, Timestamp: at(60), Unit: 'Count' },
      { Value: 7, Timestamp: at(0), Unit: 'Seconds' },
      { StatisticValues: { SampleCount: 2, Sum: 9, Minimum: 4, Maximum: 5 }, Timestamp: at(61), Unit: 'Count' },
    );
    const { Datapoints = [], Label } = await statistics('M');
    expect(Label).toBe('M');
    expect(Datapoints).toEqual([
      { Timestamp: at(0), Unit: 'Count', SampleCount: 4, Sum: 9, Average: 2.25, Minimum: 1, Maximum: 3 },
      { Timestamp: at(60), Unit: 'Count', SampleCount: 3, Sum: 19, Average: 19 / 3, Minimum: 4, Maximum: 10 },
      { Timestamp: at(0), Unit: 'Seconds', SampleCount: 1, Sum: 7, Average: 7, Minimum: 7, Maximum: 7 },
    ]);
  });

  it('gives percentiles of values, none of statistic sets', async () => {
    const values = Array.from({ length: 100 }, (_, index) => index + 1);
    await put({ MetricName: 'P', Values: values, Timestamp: minute });
    await put({
      MetricName: 'S',
      StatisticValues: { SampleCount: 2, Sum: 9, Minimum: 4, Maximum: 5 },
      Timestamp: minute,
    });
    const percentiles = await statistics('P', ['p50', 'p90', 'p99.9']);
    expect(percentiles.Datapoints![0]!.ExtendedStatistics).toEqual({ p50: 50, p90: 90, 'p99.9': 100 });
    expect((await statistics('S', ['p50'])).Datapoints![0]).not.toHaveProperty('ExtendedStatistics');
  });

  it('answers nothing for other dimensions, and refuses too many datapoints', async () => {
    await put({ Dimensions: [{ Name: 'A', Value: 'x' }], Timestamp: minute });
    expect((await statistics('M')).Datapoints).toEqual([]);
    const greedy = new GetMetricStatisticsCommand({
      Namespace: namespace,
      MetricName: 'M',
      StartTime: new Date(minute.getTime() - 2 * 86_400_000),
      EndTime: minute,
      Period: 60,
      Statistics: ['Sum'],
    });
    await expect(client.send(greedy)).rejects.toThrow('exceeds the limit of 1440');
  });
});

describe('GetMetricData', () => {
  const query = (id: string, stat: string) => ({
    Id: id,
    MetricStat: { Metric: { Namespace: namespace, MetricName: 'M' }, Period: 60, Stat: stat },
  });

  it('answers several queries, newest first unless asked otherwise', async () => {
    const later = new Date(minute.getTime() + 60_000);
    await put({ Value: 1, Timestamp: minute }, { Value: 2, Timestamp: later });
    const input = { ...window, MetricDataQueries: [query('a', 'Sum'), query('b', 'p90')] };
    const { MetricDataResults } = await client.send(new GetMetricDataCommand(input));
    const sum = { Id: 'a', Label: 'M', Timestamps: [later, minute], Values: [2, 1], StatusCode: 'Complete' };
    expect(MetricDataResults).toEqual([sum, { ...sum, Id: 'b' }]);
    const ascending = await client.send(new GetMetricDataCommand({ ...input, ScanBy: 'TimestampAscending' }));
    expect(ascending.MetricDataResults![0]!.Values).toEqual([1, 2]);
  });

  it('refuses what it does not have rather than answering nothing', async () => {
    const send = (input: object) =>
      client.send(new GetMetricDataCommand({ ...window, MetricDataQueries: [input as never] }));
    await expect(send({ Id: 'a', Expression: 'SUM(METRICS())' })).rejects.toThrow('no expressions');
    await expect(send(query('A', 'Sum'))).rejects.toThrow('not matching the pattern');
    await expect(send(query('a', 'TM(10%:90%)'))).rejects.toThrow('not supported');
  });
});

describe('ListMetrics', () => {
  it('filters and pages', async () => {
    await put(...Array.from({ length: 501 }, (_, index) => ({ MetricName: `M${index}` })));
    await put({ MetricName: 'M7', Dimensions: [{ Name: 'Service', Value: 'orders' }] });
    const first = await client.send(new ListMetricsCommand({ Namespace: namespace }));
    expect(first.Metrics).toHaveLength(500);
    const second = await client.send(new ListMetricsCommand({ Namespace: namespace, NextToken: first.NextToken }));
    expect(second.Metrics).toHaveLength(2);
    expect(second.NextToken).toBeUndefined();
    const dimensions = [{ Name: 'Service', Value: 'orders' }];
    const filtered = await client.send(new ListMetricsCommand({ Namespace: namespace, Dimensions: dimensions }));
    expect(filtered.Metrics).toEqual([{ Namespace: namespace, MetricName: 'M7', Dimensions: dimensions }]);
    const named = await client.send(new ListMetricsCommand({ Namespace: namespace, MetricName: 'M7' }));
    expect(named.Metrics).toHaveLength(2);
  });
});

describe('errors', () => {
  it('carry the code of the query protocol beside the name of the shape', async () => {
    const error: unknown = await put({ Value: Number.NaN }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      name: 'InvalidParameterValueException',
      Code: 'InvalidParameterValue',
      Type: 'Sender',
    });
  });

  it('answer an operation that is not there', async () => {
    await expect(client.send(new PutAnomalyDetectorCommand({}))).rejects.toMatchObject({
      name: 'UnknownOperation',
    });
  });
});
