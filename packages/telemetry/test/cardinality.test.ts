import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { capCardinality, dimensionSetKey, unboundedDimensions } from '../src/index.js';
import { anyMetrics, metric } from './builders.js';

const of = (name: string, value: string) => metric({ name, dimensions: [{ name: 'Tenant', value }] });

describe('capCardinality', () => {
  it('keeps the first dimension sets of a name, all data of them, and counts each name by itself', () => {
    const metrics = [of('A', '1'), of('A', '2'), of('A', '3'), of('A', '1'), of('B', '3'), of('A', '3')];
    const { kept, dropped, warnings } = capCardinality(metrics, 2);
    expect(kept).toEqual([metrics[0], metrics[1], metrics[3], metrics[4]]);
    expect(dropped).toEqual([metrics[2], metrics[5]]);
    expect(warnings).toEqual([
      'Metric "A" has 3 distinct dimension sets; those beyond the 2 sets that "max-cardinality" allows were not sent.',
    ]);
  });

  it('does not count the same dimensions in another order', () => {
    const [a, b] = [
      { name: 'A', value: '1' },
      { name: 'B', value: '2' },
    ];
    expect(capCardinality([metric({ dimensions: [a, b] }), metric({ dimensions: [b, a] })], 1).dropped).toEqual([]);
  });

  it('never lets more sets through than allowed, and loses none', () => {
    fc.assert(
      fc.property(anyMetrics, fc.integer({ min: 1, max: 3 }), (metrics, max) => {
        const { kept, dropped } = capCardinality(metrics, max);
        expect(new Set([...kept, ...dropped])).toEqual(new Set(metrics));
        for (const name of new Set(kept.map((each) => each.name))) {
          const sets = kept.filter((each) => each.name === name).map(({ dimensions }) => dimensionSetKey(dimensions));
          expect(new Set(sets).size).toBeLessThanOrEqual(max);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('unboundedDimensions', () => {
  it.each([
    ['Branch', 'main'],
    ['github.ref', 'main'],
    ['git_sha', 'abc'],
    ['RunId', '1'],
    ['run-attempt', '1'],
    ['PullRequest', '7'],
    ['Version', '0123456789abcdef0123456789abcdef01234567'],
    ['Image', 'sha256:0123456789abcdef'],
    ['Source', 'refs/pull/7/merge'],
    ['Trace', '123e4567-e89b-12d3-a456-426614174000'],
    ['Started', '2026-01-02T03:04:05Z'],
  ])('warns of %s=%s', (name, value) => {
    const found = unboundedDimensions([metric({ dimensions: [{ name, value }] })]);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`Dimension "${name}"`);
  });

  it.each([
    ['Service', 'orders-api'],
    ['Environment', 'production'],
    ['Version', 'v2'],
    ['Stage', 'image'],
    ['Reference', 'x'],
    ['Identity', 'x'],
    ['Region', 'eu-west-1'],
  ])('is content with %s=%s', (name, value) => {
    expect(unboundedDimensions([metric({ dimensions: [{ name, value }] })])).toEqual([]);
  });

  it('says it once per dimension, however many metrics have it', () => {
    const metrics = ['1', '2', '3'].map((value) => metric({ dimensions: [{ name: 'RunId', value }] }));
    expect(unboundedDimensions(metrics)).toHaveLength(1);
  });
});
