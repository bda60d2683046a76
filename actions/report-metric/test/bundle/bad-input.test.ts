import { describe, expect, it } from '@jest/globals';
import { annotations, onCloud } from './cloud.js';

const DAY = 86_400_000;
const list = (entry: object) => ({ metrics: JSON.stringify([{ name: 'A', value: 1, ...entry }]) });
const dimensions = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`D${index}`, 'v'] as const));

const bad: readonly (readonly [string, Record<string, string>, string])[] = [
  ['a word as value', { 'metric-name': 'A', value: 'abc' }, 'Input "value" is "abc": must be a number'],
  ['NaN', { 'metric-name': 'A', value: 'NaN' }, 'must be a number'],
  ['Infinity', list({ value: 'Infinity' }), 'must be a number'],
  ['a value beyond 2^360', list({ value: 1e109 }), 'between -2^360 and 2^360'],
  ['a unit in lower case', list({ unit: 'seconds' }), 'Did you mean Seconds?'],
  ['a reserved namespace', { status: 'success', namespace: 'AWS/ECS' }, 'belong to AWS services'],
  ['a timestamp of last month', list({ timestamp: new Date(Date.now() - 30 * DAY).toISOString() }), 'two weeks'],
  ['a timestamp of tomorrow', list({ timestamp: new Date(Date.now() + DAY).toISOString() }), 'two hours ahead'],
  ['a timestamp without a zone', list({ timestamp: '2026-01-02T03:04:05' }), 'a time with its zone'],
  ['31 dimensions', list({ dimensions: dimensions(31) }), 'at most 30 are allowed'],
  ['an empty dimension', list({ dimensions: { Team: '' } }), 'value of dimension "Team" is "": must not be empty'],
  ['an emoji in a dimension', list({ dimensions: { Branch: 'feat/🚀' } }), 'must be printable ASCII'],
  ['a long name', list({ name: 'n'.repeat(256) }), 'at most 255 are allowed'],
  ['malformed YAML', { metrics: '[{name: A' }, 'Input "metrics" is not valid YAML'],
  ['an unknown key', list({ vlaue: 2 }), '"vlaue" is not known'],
  ['an unknown status', { status: 'succeeded' }, 'Input "status" is "succeeded"'],
  ['an unknown sink', { status: 'success', sinks: 'datadog' }, 'must be one of cloudwatch, emf, stdout'],
  ['yes as dry-run', { status: 'success', 'dry-run': 'yes' }, 'must be true or false'],
  ['a region that is none', { status: 'success', 'aws-region': 'Europe' }, 'Input "aws-region" is "Europe"'],
  ['nothing to report', {}, 'There is nothing to report'],
];

describe('a bad input', () => {
  it.each(bad)('%s: refused before any call, green with a warning, red where asked for', async (_, inputs, message) => {
    await onCloud(async (cloud, run) => {
      const [green, red] = await Promise.all([run(inputs), run({ ...inputs, 'on-error': 'fail' })]);
      expect(green).toMatchObject({ exitCode: 0, outputs: { outcome: 'config-error', published: '0' } });
      expect(green.outputs['reason']).toContain(message);
      expect(annotations(green)).toEqual([expect.stringMatching(/^warning: /)]);
      expect(red).toMatchObject({ exitCode: 1, outputs: { outcome: 'config-error', reason: green.outputs['reason'] } });
      expect(annotations(red)).toEqual([expect.stringMatching(/^error: /)]);
      expect(red.summary).toContain('report-metric: config-error');
      expect(cloud.calls()).toEqual([]);
    });
  });

  it('on-error itself is red, whatever it was meant to say', async () => {
    await onCloud(async (cloud, run) => {
      const step = await run({ status: 'success', 'on-error': 'ignore' });
      expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'config-error' } });
      expect(step.outputs['reason']).toContain('must be one of warn, fail');
      expect(cloud.calls()).toEqual([]);
    });
  });

  it('among good ones keeps all of them back, and every problem is named', async () => {
    await onCloud(async (cloud, run) => {
      const metrics = '[{name: Good, value: 1}, {name: Bad, value: x}, {name: Worse, value: 1, unit: parsecs}]';
      const step = await run({ metrics });
      expect(step.outputs['reason']).toContain('metrics[1].value');
      expect(step.outputs['reason']).toContain('"metrics[2]": unit is "parsecs"');
      expect(cloud.calls()).toEqual([]);
    });
  });
});

describe('the cardinality guard', () => {
  it('sends no more dimension sets than allowed, and says partial', async () => {
    await onCloud(async (cloud, run) => {
      const metrics = Array.from(
        { length: 30 },
        (_, index) => `- {name: A, value: 1, dimensions: {Tenant: t${index}}}`,
      );
      const step = await run({ metrics: metrics.join('\n'), 'max-cardinality': '10' });
      expect(step).toMatchObject({ exitCode: 0, outputs: { outcome: 'partial', published: '10' } });
      expect(cloud.metrics.series()).toHaveLength(10);
      expect(annotations(step)).toEqual([expect.stringContaining('Metric "A" has 30 distinct dimension sets')]);
    });
  });

  it('warns of a dimension per branch or run, and sends it', async () => {
    await onCloud(async (_, run) => {
      const step = await run({ 'metric-name': 'A', value: '1', dimensions: 'github.ref=refs/heads/main' });
      expect(step.outputs['outcome']).toBe('published');
      expect(annotations(step)).toEqual([expect.stringContaining('Dimension "github.ref"')]);
    });
  });

  it('adds no dimension of its own', async () => {
    await onCloud(async (cloud, run) => {
      await run({ 'metric-name': 'A', value: '1' });
      expect(cloud.metrics.series().map(({ dimensions }) => dimensions)).toEqual([[]]);
    });
  });
});
