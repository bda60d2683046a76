import { describe, expect, it } from '@jest/globals';
import { cloudWatchSink, describeMetric, emfSink, stdoutSink, type PutRequest } from '../src/index.js';
import { metric, NOW } from './builders.js';

const many = Array.from({ length: 2500 }, (_, index) => metric({ name: `M${index}` }));
const never = new AbortController().signal;

function sinkThat(
  answer: (index: number, request: PutRequest, signal: AbortSignal) => Promise<void>,
  hopeless = false,
) {
  const requests: PutRequest[] = [];
  const sink = cloudWatchSink({
    namespace: 'CI/CD',
    put: (request, signal) => answer(requests.push(request), request, signal),
    isHopeless: () => hopeless,
  });
  return { sink, requests };
}

describe('cloudWatchSink', () => {
  it('sends all in three requests', async () => {
    const { sink, requests } = sinkThat(() => Promise.resolve());
    const delivery = await sink.deliver(many, never);
    expect(requests.map(({ data }) => data.length)).toEqual([1000, 1000, 500]);
    expect(delivery).toEqual({ sink: 'cloudwatch', sent: many, unsent: [], errors: [] });
  });

  it('tells apart which were sent where the second request fails, and sends the third', async () => {
    const { sink, requests } = sinkThat((index) =>
      index === 2 ? Promise.reject(new Error('boom')) : Promise.resolve(),
    );
    const delivery = await sink.deliver(many, never);
    expect(requests).toHaveLength(3);
    expect(delivery.sent).toEqual([...many.slice(0, 1000), ...many.slice(2000)]);
    expect(delivery.unsent).toEqual(many.slice(1000, 2000));
    expect(delivery.errors.map(({ message }) => message)).toEqual(['boom']);
  });

  it('does not try the next requests after a hopeless error', async () => {
    const { sink, requests } = sinkThat(() => Promise.reject(new Error('denied')), true);
    const delivery = await sink.deliver(many, never);
    expect(requests).toHaveLength(1);
    expect(delivery.unsent).toEqual(many);
    expect(delivery.errors).toHaveLength(1);
  });

  it('says the same error once', async () => {
    const { sink } = sinkThat(() => Promise.reject(new Error('boom')));
    expect((await sink.deliver(many, never)).errors).toHaveLength(1);
  });

  it('ends when the signal is aborted, even where the request never does', async () => {
    const deadline = new AbortController();
    const { sink, requests } = sinkThat((index) => {
      if (index === 1) return Promise.resolve();
      deadline.abort(new Error('time is up'));
      return new Promise(() => undefined);
    });
    const delivery = await sink.deliver(many, deadline.signal);
    expect(requests).toHaveLength(2);
    expect(delivery.sent).toEqual(many.slice(0, 1000));
    expect(delivery.errors.map(({ message }) => message)).toEqual(['time is up']);
  });

  it('hands the signal on and sends nothing once it is aborted', async () => {
    const { sink, requests } = sinkThat(() => Promise.resolve());
    const delivery = await sink.deliver(many, AbortSignal.abort(new Error('cancelled')));
    expect(requests).toEqual([]);
    expect(delivery.unsent).toEqual(many);
    expect(delivery.errors.map(({ message }) => message)).toEqual(['cancelled']);
  });

  it('counts a metric as unsent where one of its parts was refused', async () => {
    const samples = Array.from({ length: 300 }, (_, value) => ({ value, count: 1 }));
    const metrics = [...many.slice(0, 999), metric({ name: 'Split', samples })];
    const { sink } = sinkThat((index) => (index === 2 ? Promise.reject(new Error('boom')) : Promise.resolve()));
    const delivery = await sink.deliver(metrics, never);
    expect(delivery.unsent.map(({ name }) => name)).toEqual(['Split']);
    expect(delivery.sent).toHaveLength(999);
  });
});

describe('log sinks', () => {
  const full = metric({
    name: 'Latency',
    unit: 'Seconds',
    dimensions: [
      { name: 'Service', value: 'orders' },
      { name: 'Environment', value: 'production' },
    ],
    samples: [
      { value: 1, count: 1 },
      { value: 2.5, count: 3 },
    ],
  });

  it('writes a line for people', () => {
    expect(describeMetric('CI/CD', full)).toBe(
      'CI/CD Latency{Service=orders, Environment=production} = 1, 2.5 (3 times) Seconds at 2026-01-02T03:04:05.000Z',
    );
    expect(describeMetric('CI/CD', metric())).toBe('CI/CD Duration = 1 at 2026-01-02T03:04:05.000Z');
  });

  it('shortens many values', () => {
    const samples = Array.from({ length: 9 }, (_, value) => ({ value, count: 1 }));
    expect(describeMetric('CI/CD', metric({ samples }))).toContain('0, 1, 2, 3, 4, … 9 values in all');
  });

  it('writes one line per metric to stdout, one per document as emf', async () => {
    const [plain, emf]: [string[], string[]] = [[], []];
    await stdoutSink('CI/CD', (line) => plain.push(line)).deliver([full, full], never);
    const delivery = await emfSink('CI/CD', (line) => emf.push(line)).deliver([full, metric()], never);
    expect(plain).toHaveLength(2);
    expect(emf.map((line) => (JSON.parse(line) as { _aws: { Timestamp: number } })._aws.Timestamp)).toEqual([NOW, NOW]);
    expect(delivery).toMatchObject({ sink: 'emf', unsent: [], errors: [] });
  });
});
