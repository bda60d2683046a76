import { describe, expect, it } from '@jest/globals';
import { UserError, type Clock } from '@platform-actions/action-kit';
import { fakeClock, fakeRunner, type FakeRunner } from '@platform-actions/action-kit/testing';
import type { AwsSession } from '@platform-actions/aws';
import type { PutRequest } from '@platform-actions/telemetry';
import { main } from '../src/main.js';
import type { Effects } from '../src/publish.js';

const session = {
  region: 'eu-west-1',
  partition: { id: 'aws', consoleHost: 'console.aws.amazon.com', dnsSuffix: 'amazonaws.com' },
  calls: { total: () => 1, byOperation: () => ({ 'CloudWatch.PutMetricData': 1 }) },
} as unknown as AwsSession;

/** Stands still: the timeout never comes by itself. */
const stillClock: Clock = { ...fakeClock(), sleep: () => new Promise(() => undefined) };

type Put = (request: PutRequest, signal: AbortSignal) => Promise<void>;

function run(inputs: Record<string, string>, put: Put = () => Promise.resolve(), clock = stillClock) {
  const requests: PutRequest[] = [];
  const runner: FakeRunner = fakeRunner(inputs, { clock });
  const effects: Effects = {
    session: () => session,
    put: () => (request, signal) => {
      requests.push(request);
      return put(request, signal);
    },
  };
  return { report: main(runner, effects), runner, requests };
}

const warnings = ({ lines }: FakeRunner) =>
  lines.filter(({ level }) => level === 'warning').map(({ message }) => message);
const names = (requests: readonly PutRequest[]) =>
  requests.flatMap(({ data }) => data.map(({ metric }) => metric.name));

describe('main', () => {
  it('publishes a status twice and says so', async () => {
    const { report, requests, runner } = run({ status: 'success', service: 'orders', environment: 'production' });
    expect(await report).toMatchObject({
      outcome: 'published',
      reason: '2 metrics published to cloudwatch.',
      ok: true,
      outputs: { published: 2 },
      details: { namespace: 'CI/CD', heldBack: 0, region: 'eu-west-1', calls: { 'CloudWatch.PutMetricData': 1 } },
    });
    expect(requests[0]!.data.map(({ metric }) => metric.dimensions.map(({ name }) => name))).toEqual([
      [],
      ['Service', 'Environment'],
    ]);
    expect(warnings(runner)).toEqual([]);
  });

  it('sends both, the status and the metrics', async () => {
    const { report, requests } = run({ status: 'failure', metrics: '[{name: Duration, value: 3}]' });
    expect(await report).toMatchObject({ outcome: 'published', outputs: { published: 2 } });
    expect(names(requests)).toEqual(['DeploymentStatus', 'Duration']);
  });

  it('sends the metrics of a cancelled job, without a status', async () => {
    const { report, requests } = run({ status: 'cancelled', metrics: '[{name: Duration, value: 3}]' });
    expect((await report).outcome).toBe('published');
    expect(names(requests)).toEqual(['Duration']);
  });

  it.each(['cancelled', 'skipped'])('sends nothing for a job that was %s', async (status) => {
    const { report, requests, runner } = run({ status, 'on-error': 'fail' });
    expect(await report).toMatchObject({ outcome: 'skipped', ok: true, outputs: { published: 0 } });
    expect(requests).toEqual([]);
    expect(warnings(runner)).toEqual([]);
  });

  it('gives dimensions to every entry, an entry’s own first', async () => {
    const metrics = '[{name: A, value: 1}, {name: B, value: 1, dimensions: {Stage: test}}]';
    const { report, requests } = run({ metrics, dimensions: 'Stage=build\nTeam=a=b' });
    await report;
    expect(requests[0]!.data.map(({ metric }) => metric.dimensions)).toEqual([
      [
        { name: 'Stage', value: 'build' },
        { name: 'Team', value: 'a=b' },
      ],
      [
        { name: 'Team', value: 'a=b' },
        { name: 'Stage', value: 'test' },
      ],
    ]);
  });

  it('prints the requests of a dry run, without a session', async () => {
    const runner = fakeRunner({ status: 'success', 'dry-run': 'true' }, { clock: stillClock });
    const effects: Effects = {
      session: () => {
        throw new UserError('no region');
      },
      put: () => () => Promise.reject(new Error('sent')),
    };
    expect(await main(runner, effects)).toMatchObject({
      outcome: 'planned',
      ok: true,
      outputs: { published: 0 },
      reason: 'Dry run: 1 metric would be sent to cloudwatch, in 1 request.',
    });
    expect(runner.lines.map(({ message }) => message)).toContain(
      'CI/CD DeploymentStatus = 1 Count at 2026-01-01T00:00:00.000Z',
    );
  });

  it('holds back what goes beyond max-cardinality, and says partial', async () => {
    const metrics = ['a', 'b', 'c'].map((value) => `- {name: A, value: 1, dimensions: {Tenant: ${value}}}`).join('\n');
    const { report, requests, runner } = run({ metrics, 'max-cardinality': '2' });
    expect(await report).toMatchObject({ outcome: 'partial', outputs: { published: 2 }, details: { heldBack: 1 } });
    expect(requests[0]!.data).toHaveLength(2);
    expect(warnings(runner)[0]).toContain('Metric "A" has 3 distinct dimension sets');
  });

  it('is partial where one sink has the metrics and another has not', async () => {
    const { report } = run({ status: 'success', sinks: 'stdout\ncloudwatch' }, () => Promise.reject(new Error('boom')));
    expect(await report).toMatchObject({ outcome: 'partial', ok: true, outputs: { published: 0 } });
    expect((await report).reason).toContain('cloudwatch did not confirm 1 metric');
  });

  it('ends at the timeout, whatever the sink does', async () => {
    const clock: Clock = { ...fakeClock(), sleep: () => Promise.resolve() };
    const { report, runner } = run({ status: 'success', timeout: '7s' }, () => new Promise(() => undefined), clock);
    expect(await report).toMatchObject({ outcome: 'failed', ok: true });
    expect((await report).reason).toContain('The "timeout" of 7 s was reached');
    expect(warnings(runner)).toHaveLength(1);
  });

  it('ends when the job is cancelled', async () => {
    const runner = fakeRunner(
      { status: 'success' },
      { clock: stillClock, signal: AbortSignal.abort(new Error('cancelled')) },
    );
    const report = await main(runner, { session: () => session, put: () => () => Promise.resolve() });
    expect(report).toMatchObject({ outcome: 'failed', outputs: { published: 0 } });
  });

  it.each([
    ['warn', true],
    ['fail', false],
  ])('with on-error %s, a failure leaves the step green: %s', async (onError, ok) => {
    const { report, runner } = run({ status: 'success', 'on-error': onError }, () => Promise.reject(new Error('boom')));
    expect(await report).toMatchObject({ outcome: 'failed', ok });
    // The annotation of a red step comes from runAction.
    expect(warnings(runner)).toHaveLength(ok ? 1 : 0);
  });

  it.each([
    ['warn', true],
    ['fail', false],
  ])('with on-error %s, a bad input leaves the step green: %s', async (onError, ok) => {
    const { report, requests } = run({ 'metric-name': 'A', value: 'abc', timeout: '1 week', 'on-error': onError });
    expect(await report).toMatchObject({ outcome: 'config-error', ok, outputs: { published: 0 } });
    expect((await report).reason).toContain('Input "value" is "abc"');
    expect((await report).reason).toContain('Input "timeout" is "1 week"');
    expect(requests).toEqual([]);
  });

  it('throws for a bad on-error, which no setting makes green', async () => {
    await expect(run({ status: 'success', 'on-error': 'ignore' }).report).rejects.toThrow(UserError);
  });

  it('is green with on-error warn even where something throws that is no Error', async () => {
    const runner = fakeRunner({ status: 'success' }, { clock: stillClock });
    const effects: Effects = {
      session: () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- libraries do.
        throw 'text';
      },
      put: () => () => Promise.resolve(),
    };
    expect(await main(runner, effects)).toMatchObject({ outcome: 'failed', ok: true });
  });

  it.each<[string, Record<string, string>, string]>([
    ['nothing to report', {}, 'There is nothing to report'],
    ['a name without a value', { 'metric-name': 'A' }, 'Input "value" is required beside "metric-name"'],
    ['a value without a name', { value: '1', status: 'success' }, 'Input "value" needs "metric-name"'],
    ['a unit without a name', { unit: 'Count', status: 'success' }, 'Input "unit" needs "metric-name"'],
    ['both forms', { 'metric-name': 'A', value: '1', metrics: '[]' }, 'Give "metrics" or "metric-name", not both'],
    ['a reserved namespace', { status: 'success', namespace: 'AWS/ECS' }, 'belong to AWS services'],
    ['an unknown sink', { status: 'success', sinks: 'datadog' }, 'must be one of cloudwatch, emf, stdout'],
    ['a bad status', { status: 'ok' }, 'Input "status" is "ok"'],
    ['a cap of 0', { status: 'success', 'max-cardinality': '0' }, 'must be at least 1'],
    ['a timeout of 0', { status: 'success', timeout: '0' }, 'must be at least 1s'],
    ['a bad dimension', { status: 'success', service: 'größe' }, 'value of dimension "Service" is "größe"'],
    ['what EMF cannot say', { 'metric-name': 'A', value: '1', dimensions: 'A=x', sinks: 'emf' }, 'the same name'],
    [
      'more problems than a message lists',
      { metrics: JSON.stringify(Array.from({ length: 25 }, () => ({ name: 'A', value: 'x' }))) },
      '… and 5 more.',
    ],
  ])('refuses %s before anything is sent', async (_, inputs, message) => {
    const { report, requests } = run({ 'on-error': 'fail', ...inputs });
    expect(await report).toMatchObject({ outcome: 'config-error', ok: false });
    expect((await report).reason).toContain(message);
    expect(requests).toEqual([]);
  });

  it('warns of inputs without effect and of unbounded dimensions', async () => {
    const { report, runner } = run({ 'metric-name': 'A', value: '1', dimensions: 'branch=main', service: 'orders' });
    expect((await report).outcome).toBe('published');
    expect(warnings(runner)).toEqual([
      expect.stringContaining('Dimension "branch"'),
      expect.stringContaining('"service" and "environment"'),
    ]);
  });

  it('shows hostile text to the letter in the summary', async () => {
    const { report } = run({
      'metric-name': '<img src=x onerror=1>|`x`',
      value: '1',
      dimensions: 'Team=[x](javascript:1)',
    });
    const markdown = (await report).summary.map((section) => section.markdown).join('\n');
    expect(markdown).not.toContain('<img');
    expect(markdown).not.toContain('](javascript');
    expect(markdown).toContain('&#60;img');
  });
});
