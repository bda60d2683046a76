import { describe, expect, it } from '@jest/globals';
import { parseMetricList } from '../src/metric-list.js';

const draftOf = (text: string) => {
  const { entries, problems } = parseMetricList(text);
  expect(problems).toEqual([]);
  return entries[0]!.draft;
};

describe('parseMetricList', () => {
  it('reads everything that a metric may have', () => {
    const text = `
      - name: Duration
        values: [12.5, 3]
        counts: [1, 4]
        unit: Seconds
        dimensions: {Service: orders, Version: 1.10}
        timestamp: 2026-01-02T03:04:05Z
        storage-resolution: 1`;
    expect(draftOf(text)).toEqual({
      name: 'Duration',
      unit: 'Seconds',
      samples: [
        { value: 12.5, count: 1 },
        { value: 3, count: 4 },
      ],
      dimensions: [
        { name: 'Service', value: 'orders' },
        { name: 'Version', value: '1.10' },
      ],
      timestampMs: Date.UTC(2026, 0, 2, 3, 4, 5),
      storageResolution: 1,
    });
  });

  it('reads JSON', () => {
    expect(draftOf('[{"name": "A", "value": 1e3, "dimensions": {"Ok": true}}]')).toMatchObject({
      name: 'A',
      samples: [{ value: 1000, count: 1 }],
      dimensions: [{ name: 'Ok', value: 'true' }],
    });
  });

  it.each([
    ['2026-01-02T03:04:05Z', Date.UTC(2026, 0, 2, 3, 4, 5)],
    ['2026-01-02T03:04:05.678+02:00', Date.UTC(2026, 0, 2, 1, 4, 5, 678)],
    ['1767323045', 1_767_323_045_000],
    ['1767323045.25', 1_767_323_045_250],
    ['1767323045678', 1_767_323_045_678],
  ])('reads the time %s', (time, ms) => {
    expect(draftOf(`[{name: A, value: 1, timestamp: '${time}'}]`).timestampMs).toBe(ms);
  });

  it.each([['yesterday'], ['2026-01-02'], ['2026-01-02T03:04:05'], ['2026-13-02T03:04:05Z'], ['12']])(
    'refuses the time %s',
    (time) => {
      const { problems } = parseMetricList(`[{name: A, value: 1, timestamp: '${time}'}]`);
      expect(problems).toEqual([expect.stringContaining(`Input "metrics[0].timestamp" is ${JSON.stringify(time)}`)]);
    },
  );

  it.each([
    ['a map', 'name: A\nvalue: 1', 'must be a list'],
    ['a text', 'A=1', 'must be a list'],
    ['an empty list', '[]', 'is an empty list'],
    ['an unclosed bracket', '[{name: A', 'is not valid YAML'],
    ['a tab', '- name: A\n\tvalue: 1', 'is not valid YAML'],
    ['a key twice', '- name: A\n  name: B', 'is not valid YAML: Map keys must be unique'],
    ['two documents', '- a\n---\n- b', 'a second one begins'],
    ['brackets that would end the process', '['.repeat(10_000), 'nested too deeply'],
    ['an alias bomb', bomb(), 'is not valid YAML'],
    ['a megabyte', `- ${'x'.repeat(1024 * 1024)}`, '1048576 are allowed'],
  ])('refuses %s', (_, text, message) => {
    expect(() => parseMetricList(text)).toThrow(message);
  });

  it.each([
    ['an entry that is no map', '- A', 'Input "metrics[0]" must be a map'],
    [
      'an unknown key',
      '[{name: A, value: 1, vlaue: 2}]',
      'Input "metrics[0]": "vlaue" is not known; the keys are name, value',
    ],
    ['no value', '[{name: A}]', 'needs "value" or "values", one of them'],
    ['an empty value', '[{name: A, value: }]', 'needs "value" or "values"'],
    ['value and values', '[{name: A, value: 1, values: [1]}]', 'needs "value" or "values", one of them'],
    ['a word', '[{name: A, value: abc}]', 'Input "metrics[0].value" is "abc": must be a number'],
    ['.nan', '[{name: A, value: .nan}]', 'Input "metrics[0].value" is ".nan": must be a number'],
    ['NaN', '[{name: A, value: NaN}]', 'must be a number'],
    ['-.inf', '[{name: A, value: -.inf}]', 'must be a number'],
    ['1e999', '[{name: A, value: 1e999}]', 'must be a number'],
    ['hex', '[{name: A, value: 0x10}]', 'must be a number'],
    ['true', '[{name: A, value: true}]', 'must be a number'],
    ['a comma', '[{name: A, value: "1,5"}]', 'must be a number'],
    ['a list as the value', '[{name: A, value: [1]}]', 'Input "metrics[0].value" must be a single value'],
    ['a single text as values', '[{name: A, values: 1}]', 'Input "metrics[0].values" must be a list'],
    ['no values', '[{name: A, values: []}]', 'Input "metrics[0].values" is empty'],
    ['a word among values', '[{name: A, values: [1, x]}]', 'Input "metrics[0].values[1]" is "x"'],
    ['counts that do not match', '[{name: A, values: [1, 2], counts: [1]}]', '"values" has 2: both must match'],
    ['counts beside a value', '[{name: A, value: 1, counts: [1]}]', 'belongs to "values"'],
    ['half a count', '[{name: A, values: [1], counts: [0.5]}]', 'must be a whole number'],
    ['dimensions as text', '[{name: A, value: 1, dimensions: x}]', 'Input "metrics[0].dimensions" must be a map'],
    ['a nested dimension', '[{name: A, value: 1, dimensions: {a: [b]}}]', 'metrics[0].dimensions.a" must be a single'],
    ['a resolution in words', '[{name: A, value: 1, storage-resolution: high}]', 'must be a whole number'],
  ])('names %s', (_, text, message) => {
    expect(parseMetricList(text).problems.join('\n')).toContain(message);
  });

  it('names the problems of all entries at once', () => {
    const { entries, problems } = parseMetricList('[{name: A, value: x, timestamp: y}, 7, {name: B, value: 1}]');
    expect(problems).toHaveLength(3);
    expect(entries.map(({ at }) => at)).toEqual(['metrics[0]', 'metrics[2]']);
  });
});

function bomb(): string {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const previous = level === 0 ? 'x' : `*l${level - 1}`;
    return `- &l${level} [${Array.from({ length: 10 }, () => previous).join(', ')}]`;
  });
  return levels.join('\n');
}
