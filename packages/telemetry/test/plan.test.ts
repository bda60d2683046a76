import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { planRequests, PUT_LIMITS, uniqueSamples, wireDatum, type Metric, type PutLimits } from '../src/index.js';
import { anyMetrics, metric } from './builders.js';

const body = (namespace: string, data: readonly Parameters<typeof wireDatum>[0][]) =>
  JSON.stringify({ Namespace: namespace, MetricData: data.map(wireDatum) });

const anyLimits = fc.record({
  maxData: fc.integer({ min: 1, max: 20 }),
  maxValues: fc.integer({ min: 1, max: 150 }),
  maxBytes: fc.integer({ min: 6_000, max: 20_000 }),
});

describe('planRequests', () => {
  it.each<[string, PutLimits | undefined]>([
    ['the real limits', undefined],
    ['small limits', { maxData: 7, maxValues: 10, maxBytes: 6_000 }],
  ])('keeps to %s, loses nothing and keeps the order', (_, fixed) => {
    const limitsOf = fixed === undefined ? fc.constant(PUT_LIMITS) : fc.oneof(fc.constant(fixed), anyLimits);
    fc.assert(
      fc.property(anyMetrics, limitsOf, (metrics, limits) => {
        const requests = planRequests('CI/CD', metrics, limits);
        for (const { namespace, data, bytes } of requests) {
          expect(data.length).toBeGreaterThan(0);
          expect(data.length).toBeLessThanOrEqual(limits.maxData);
          expect(bytes).toBe(Buffer.byteLength(body(namespace, data)));
          expect(bytes).toBeLessThanOrEqual(limits.maxBytes);
          expect(data.every(({ samples }) => samples.length <= limits.maxValues)).toBe(true);
        }
        const sent = requests.flatMap(({ data }) => data);
        // Parts of one metric stand together, so that joining neighbours gives back what went in.
        const joined: { metric: Metric; samples: { value: number; count: number }[] }[] = [];
        for (const { metric: of, samples } of sent) {
          const last = joined.at(-1);
          if (last?.metric === of) last.samples.push(...samples);
          else joined.push({ metric: of, samples: [...samples] });
        }
        expect(joined.map((each) => each.metric)).toEqual(metrics);
        expect(joined.map((each) => each.samples)).toEqual(metrics.map(({ samples }) => uniqueSamples(samples)));
      }),
      { numRuns: 40 },
    );
  });

  it('makes no more requests than needed: a request is closed only where the next datum does not fit', () => {
    fc.assert(
      fc.property(anyMetrics, anyLimits, (metrics, limits) => {
        const requests = planRequests('CI/CD', metrics, limits);
        for (const [index, { namespace, data }] of requests.slice(0, -1).entries()) {
          const next = requests[index + 1]!.data[0]!;
          const full = data.length === limits.maxData;
          expect(full || Buffer.byteLength(body(namespace, [...data, next])) > limits.maxBytes).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('puts 2,500 metrics into 3 requests', () => {
    const metrics = Array.from({ length: 2500 }, (_, index) => metric({ name: `M${index}` }));
    expect(planRequests('CI/CD', metrics).map(({ data }) => data.length)).toEqual([1000, 1000, 500]);
  });

  it('splits by bytes before it splits by number', () => {
    const dimensions = Array.from({ length: 3 }, (_, index) => ({ name: `D${index}`, value: 'v'.repeat(1024) }));
    const metrics = Array.from({ length: 1000 }, (_, index) => metric({ name: `M${index}`, dimensions }));
    const requests = planRequests('CI/CD', metrics);
    expect(requests.length).toBe(4);
    expect(Math.max(...requests.map(({ bytes }) => bytes))).toBeLessThanOrEqual(1_000_000);
  });

  it('fits the largest possible datum into one request', () => {
    const dimensions = Array.from({ length: 30 }, (_, index) => ({
      name: `${index}`.padEnd(255, '"'),
      value: '\\'.repeat(1024),
    }));
    const samples = Array.from({ length: 150 }, (_, index) => ({ value: -Math.PI * 10 ** -index, count: 2 ** 53 - 1 }));
    const [request] = planRequests('n'.repeat(255), [metric({ name: '"'.repeat(255), dimensions, samples })]);
    expect(request!.bytes).toBeLessThan(100_000);
  });

  it('sends equal values once, with a count, and 400 values as three data', () => {
    const samples = [5, 3, 5, 5].map((value) => ({ value, count: 1 }));
    const [request] = planRequests('CI/CD', [metric({ samples })]);
    expect(wireDatum(request!.data[0]!)).toMatchObject({ Values: [5, 3], Counts: [3, 1] });
    const different = Array.from({ length: 400 }, (_, value) => ({ value, count: 1 }));
    const [split] = planRequests('CI/CD', [metric({ samples: different })]);
    expect(split!.data.map((datum) => datum.samples.length)).toEqual([150, 150, 100]);
  });

  it('plans nothing for no metrics', () => {
    expect(planRequests('CI/CD', [])).toEqual([]);
  });
});

describe('wireDatum', () => {
  it('has only what was given', () => {
    expect(wireDatum({ metric: metric(), samples: [{ value: 0, count: 1 }] })).toEqual({
      MetricName: 'Duration',
      Timestamp: 1_767_323_045,
      Value: 0,
      Unit: 'None',
    });
  });

  it('has everything that was given', () => {
    const full = metric({ unit: 'Seconds', dimensions: [{ name: 'Service', value: 'a' }], storageResolution: 1 });
    expect(wireDatum({ metric: full, samples: [{ value: 2, count: 3 }] })).toEqual({
      MetricName: 'Duration',
      Dimensions: [{ Name: 'Service', Value: 'a' }],
      Timestamp: 1_767_323_045,
      Values: [2],
      Counts: [3],
      Unit: 'Seconds',
      StorageResolution: 1,
    });
  });
});
