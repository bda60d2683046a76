import { describe, expect, it } from '@jest/globals';
import {
  isUnit,
  namespaceProblems,
  nearestUnit,
  readMetric,
  seriesKey,
  UNITS,
  type MetricDraft,
} from '../src/index.js';
import { metric, NOW } from './builders.js';

const HOUR = 3_600_000;

function problems(draft: Partial<MetricDraft>): string {
  const reading = readMetric({ name: 'Duration', samples: [{ value: 1, count: 1 }], ...draft }, NOW);
  return 'problems' in reading ? reading.problems.join('\n') : 'valid';
}

const value = (number: number) => ({ samples: [{ value: number, count: 1 }] });
const dimension = (name: string, text: string) => ({ dimensions: [{ name, value: text }] });
const many = (count: number) => ({
  dimensions: Array.from({ length: count }, (_, index) => ({ name: `D${index}`, value: 'v' })),
});

describe('readMetric', () => {
  it('fills in the unit, the time and the resolution', () => {
    expect(metric()).toEqual({
      name: 'Duration',
      unit: 'None',
      samples: [{ value: 1, count: 1 }],
      dimensions: [],
      timestampMs: NOW,
      storageResolution: 60,
    });
  });

  it.each<[string, Partial<MetricDraft>]>([
    ['the longest name', { name: 'n'.repeat(255) }],
    ['a name that looks like a workflow command', { name: '::error::y' }],
    ['the greatest value', value(2 ** 360)],
    ['the least value', value(-(2 ** 360))],
    ['zero', value(0)],
    ['thirty dimensions', many(30)],
    ['the longest dimension', dimension('n'.repeat(255), 'v'.repeat(1024))],
    ['a dimension value that starts with a colon', dimension('Service', ':x')],
    ['a time two weeks ago', { timestampMs: NOW - 14 * 24 * HOUR }],
    ['a time in two hours', { timestampMs: NOW + 2 * HOUR }],
    ['high resolution', { storageResolution: 1 }],
    ['a count', { samples: [{ value: 1, count: 12 }] }],
  ])('takes %s', (_, draft) => {
    expect(problems(draft)).toBe('valid');
  });

  it.each<[string, Partial<MetricDraft>, string]>([
    ['an empty name', { name: '' }, 'name is "": must not be empty.'],
    ['a blank name', { name: '  ' }, 'name is "  ": must not be empty.'],
    ['a long name', { name: 'n'.repeat(256) }, 'has 256 characters; at most 255 are allowed.'],
    ['a name with an umlaut', { name: 'Größe' }, 'name is "Größe": must be printable ASCII'],
    ['a name with a line break', { name: 'a\n::error::b' }, 'must be printable ASCII'],
    ['NaN', value(Number.NaN), 'value is NaN: must be a number between -2^360 and 2^360'],
    ['Infinity', value(Number.POSITIVE_INFINITY), 'value is Infinity'],
    ['a value too great', value(2 ** 361), 'must be a number between'],
    ['a value too small', value(-(2 ** 361)), 'must be a number between'],
    ['no value', { samples: [] }, 'value is missing.'],
    ['a count of nothing', { samples: [{ value: 1, count: 0 }] }, 'count is 0: must be a whole number from 1.'],
    ['half a count', { samples: [{ value: 1, count: 0.5 }] }, 'count is 0.5'],
    ['an empty dimension', dimension('Service', ''), 'value of dimension "Service" is "": must not be empty.'],
    ['a dimension without a name', dimension('', 'x'), 'dimension name is "": must not be empty.'],
    ['a dimension name with a colon', dimension(':x', 'x'), 'must not start with a colon'],
    ['an emoji', dimension('Branch', 'feat/🚀'), 'value of dimension "Branch" is "feat/🚀": must be printable ASCII'],
    ['a long dimension value', dimension('D', 'v'.repeat(1025)), 'has 1025 characters; at most 1024 are allowed.'],
    ['a long dimension name', dimension('n'.repeat(256), 'v'), 'at most 255'],
    ['31 dimensions', many(31), '31 are given; at most 30 are allowed.'],
    ['a dimension twice', { dimensions: [...many(1).dimensions, ...many(1).dimensions] }, '"D0" stands there twice.'],
    ['an old time', { timestampMs: NOW - 14 * 24 * HOUR - 1 }, 'nothing older than two weeks'],
    ['a time to come', { timestampMs: NOW + 2 * HOUR + 1 }, 'nothing more than two hours ahead'],
    ['no time at all', { timestampMs: Number.NaN }, 'timestamp is not a time.'],
    ['a resolution of 5', { storageResolution: 5 }, 'storage resolution is 5: must be 60, or 1'],
    ['a unit in lower case', { unit: 'seconds' }, 'unit is "seconds": must be Seconds,'],
  ])('refuses %s', (_, draft, message) => {
    expect(problems(draft)).toContain(message);
  });

  it('lists every problem of a metric at once', () => {
    expect(problems({ name: '', unit: 'x', ...value(Number.NaN) }).split('\n')).toHaveLength(3);
  });
});

describe('units', () => {
  it('are 27, as the API has them', () => {
    expect(new Set(UNITS).size).toBe(27);
    expect(UNITS.every(isUnit)).toBe(true);
  });

  it.each([
    ['seconds', 'Seconds'],
    ['Second', 'Seconds'],
    ['Secs', 'Seconds'],
    ['ms', 'Milliseconds'],
    ['%', 'Percent'],
    ['count', 'Count'],
    ['MB', 'Megabytes'],
    ['bytes/s', 'Bytes/Second'],
    ['MegabitsPS', 'Megabits/Second'],
    ['Megabit/Second', 'Megabits/Second'],
    ['parsecs-per-fortnight', undefined],
    ['', undefined],
  ])('%s is near %s', (text, unit) => {
    expect(nearestUnit(text)).toBe(unit);
  });

  it('are named in the error, the nearest as a question', () => {
    expect(problems({ unit: 'Secs' })).toContain('Did you mean Seconds?');
    expect(problems({ unit: 'parsecs-per-fortnight' })).not.toContain('Did you mean');
  });
});

describe('namespaceProblems', () => {
  it.each([
    ['CI/CD', ''],
    ['MyAWS/x', ''],
    ['n'.repeat(255), ''],
    ['AWS/ECS', 'belong to AWS services'],
    ['aws/ecs', 'belong to AWS services'],
    ['', 'must not be empty'],
    [':x', 'must not start with a colon'],
    ['Größe', 'must be printable ASCII'],
    ['n'.repeat(256), 'at most 255'],
  ])('%s: %s', (namespace, message) => {
    const found = namespaceProblems(namespace).join(' ');
    if (message === '') expect(found).toBe('');
    else expect(found).toContain(message);
  });
});

describe('seriesKey', () => {
  it('does not depend on the order of the dimensions, and cannot be forged by their text', () => {
    const [a, b] = [
      { name: 'A', value: '1' },
      { name: 'B', value: '2' },
    ];
    expect(seriesKey({ name: 'M', dimensions: [a, b] })).toBe(seriesKey({ name: 'M', dimensions: [b, a] }));
    const forged = [{ name: 'A', value: '1","B":"2' }];
    expect(seriesKey({ name: 'M', dimensions: forged })).not.toBe(seriesKey({ name: 'M', dimensions: [a, b] }));
  });
});
