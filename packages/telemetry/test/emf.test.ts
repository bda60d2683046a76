import { describe, expect, it } from '@jest/globals';
import { inertForLog } from '@platform-actions/action-kit';
import fc from 'fast-check';
import { emfDocuments, emfProblems, type Metric } from '../src/index.js';
import { anyMetrics, metric, NOW } from './builders.js';

interface Emf {
  readonly _aws: {
    readonly Timestamp: number;
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string;
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly {
        readonly Name: string;
        readonly Unit: string;
        readonly StorageResolution?: number;
      }[];
    }[];
  };
}

const member = (document: object, name: string): unknown => Object.entries(document).find(([key]) => key === name)?.[1];

/** What a reader of the format gets out of a document: one row per value. */
function extract(line: string): string[] {
  const document = JSON.parse(line) as Emf;
  return document._aws.CloudWatchMetrics.flatMap(({ Namespace, Dimensions, Metrics }) =>
    Metrics.flatMap(({ Name, Unit, StorageResolution = 60 }) => {
      const values = [member(document, Name)].flat();
      const dimensions = (Dimensions[0] ?? []).map((name) => [name, member(document, name)]);
      return values.map((value) =>
        JSON.stringify([Namespace, Name, Unit, StorageResolution, dimensions, document._aws.Timestamp, value]),
      );
    }),
  );
}

function rowsOf({ name, unit, storageResolution, dimensions, timestampMs, samples }: Metric): string[] {
  const pairs = dimensions.map((dimension) => [dimension.name, dimension.value]);
  return samples.flatMap(({ value, count }) =>
    Array.from({ length: count }, () =>
      JSON.stringify(['CI/CD', name, unit, storageResolution, pairs, timestampMs, value]),
    ),
  );
}

describe('emfDocuments', () => {
  it('keeps to the limits, loses nothing, keeps the order and is inert in the log', () => {
    fc.assert(
      fc.property(anyMetrics, (all) => {
        const metrics = all.filter((each) => emfProblems([each]).length === 0);
        const documents = emfDocuments('CI/CD', metrics);
        for (const { line } of documents) {
          const document = JSON.parse(line) as Emf;
          const [directive] = document._aws.CloudWatchMetrics;
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(256_000);
          expect(directive!.Metrics.length).toBeLessThanOrEqual(100);
          expect(directive!.Metrics.every(({ Name }) => [member(document, Name)].flat().length <= 100)).toBe(true);
          expect(directive!.Dimensions).toHaveLength(1);
          expect(inertForLog(line)).toBe(line);
          expect(line).not.toMatch(/\n|##\[/);
        }
        expect(documents.flatMap(({ line }) => extract(line))).toEqual(metrics.flatMap(rowsOf));
      }),
      { numRuns: 40 },
    );
  });

  it('is what the specification shows', () => {
    const dimensions = [{ name: 'Service', value: 'orders' }];
    const metrics = [
      metric({ name: 'Duration', unit: 'Seconds', samples: [{ value: 12.5, count: 1 }], dimensions }),
      metric({ name: 'Tasks', unit: 'Count', samples: [{ value: 2, count: 2 }], dimensions, storageResolution: 1 }),
    ];
    const [document, ...rest] = emfDocuments('CI/CD', metrics);
    expect(rest).toEqual([]);
    expect(JSON.parse(document!.line)).toEqual({
      _aws: {
        Timestamp: NOW,
        CloudWatchMetrics: [
          {
            Namespace: 'CI/CD',
            Dimensions: [['Service']],
            Metrics: [
              { Name: 'Duration', Unit: 'Seconds' },
              { Name: 'Tasks', Unit: 'Count', StorageResolution: 1 },
            ],
          },
        ],
      },
      Service: 'orders',
      Duration: 12.5,
      Tasks: [2, 2],
    });
  });

  it('uses the empty dimension set for a metric without dimensions', () => {
    const [document] = emfDocuments('CI/CD', [metric()]);
    expect((JSON.parse(document!.line) as Emf)._aws.CloudWatchMetrics[0]!.Dimensions).toEqual([[]]);
  });

  it('starts a new document at 100 metrics, and at 256 kB', () => {
    const many = Array.from({ length: 250 }, (_, index) => metric({ name: `M${index}` }));
    expect(emfDocuments('CI/CD', many).map(({ metrics }) => metrics.length)).toEqual([100, 100, 50]);
    const samples = Array.from({ length: 100 }, (_, index) => ({ value: Math.PI * 10 ** (90 + index / 10), count: 1 }));
    const large = Array.from({ length: 100 }, (_, index) => metric({ name: `${index}`.padEnd(255, 'x'), samples }));
    const documents = emfDocuments('CI/CD', large);
    expect(documents.length).toBeGreaterThan(1);
    expect(Math.max(...documents.map(({ line }) => line.length))).toBeLessThanOrEqual(256_000);
    expect(documents.flatMap(({ metrics }) => metrics)).toEqual(large);
  });
});

describe('emfProblems', () => {
  it.each([
    ['a metric named _aws', metric({ name: '_aws' }), '_aws is taken'],
    ['a dimension named _aws', metric({ dimensions: [{ name: '_aws', value: 'x' }] }), '_aws is taken'],
    [
      'a dimension with the name of its metric',
      metric({ dimensions: [{ name: 'Duration', value: 'x' }] }),
      'same name',
    ],
    ['a long dimension name', metric({ dimensions: [{ name: 'n'.repeat(251), value: 'x' }] }), '250 characters'],
    ['a million values', metric({ samples: [{ value: 1, count: 1_000_000 }] }), 'it has 1000000 values'],
  ])('names %s', (_, bad, message) => {
    expect(emfProblems([metric(), bad]).join('\n')).toContain(message);
  });

  it('finds none in a plain metric', () => {
    expect(emfProblems([metric({ dimensions: [{ name: 'Service', value: 'x' }] })])).toEqual([]);
  });
});
