import fc from 'fast-check';
import { readMetric, UNITS, type Metric, type MetricDraft } from '../src/index.js';

export const NOW = Date.UTC(2026, 0, 2, 3, 4, 5);

/** The valid metric of a draft; a test that gives a bad one fails here. */
export function metric(draft: Partial<MetricDraft> = {}): Metric {
  const reading = readMetric({ name: 'Duration', samples: [{ value: 1, count: 1 }], ...draft }, NOW);
  if (!('metric' in reading)) throw new Error(reading.problems.join(' '));
  return reading.metric;
}

const ascii = (maxLength: number) =>
  fc
    .string({ unit: 'grapheme-ascii', minLength: 1, maxLength })
    .filter((text) => text.trim() !== '' && !text.startsWith(':'));

const samples = (maxLength: number) =>
  fc.array(
    fc.record({
      value: fc.oneof(fc.integer({ min: -300, max: 300 }), fc.double({ noNaN: true, min: -(2 ** 360), max: 2 ** 360 })),
      count: fc.integer({ min: 1, max: 4 }),
    }),
    { minLength: 1, maxLength, size: 'max' },
  );

/** Valid metrics of all shapes: hostile but legal names, many values, many dimensions. */
export const anyMetric = fc
  .record({
    name: fc.oneof(ascii(60), fc.constantFrom('::error::x', '##[group]x', '__proto__', 'constructor', '"\\"')),
    unit: fc.constantFrom(...UNITS),
    samples: fc.oneof({ weight: 6, arbitrary: samples(5) }, { weight: 1, arbitrary: samples(400) }),
    dimensions: fc.uniqueArray(fc.record({ name: ascii(30), value: ascii(40) }), {
      maxLength: 6,
      selector: ({ name }) => name,
    }),
    timestampMs: fc.constantFrom(NOW, NOW - 3_600_123),
    storageResolution: fc.constantFrom(1, 60),
  })
  .map((draft) => metric(draft));

export const anyMetrics = fc.array(anyMetric, { maxLength: 25, size: 'max' });
