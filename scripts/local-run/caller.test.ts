import { describe, expect, it } from '@jest/globals';
import { callerSettings, forAct, withSettings } from './caller.js';

const CALLER = `
jobs:
  image: { runs-on: ubuntu-latest, steps: [] }
  backend:
    uses: org/platform-actions/.github/workflows/backend.yml@v1
    with:
      service: orders-api
      cluster: shop
      aws-region: eu-west-1
      environment: production
      dry-run: true
`;

describe('callerSettings', () => {
  it('reads what the job that calls the pipeline gives', () => {
    const settings = callerSettings(CALLER);
    expect(settings).toMatchObject({ region: 'eu-west-1', environment: 'production' });
    expect([settings.of('service'), settings.of('cluster')]).toEqual(['orders-api', 'shop']);
  });

  it('says what is missing', () => {
    expect(() => callerSettings(CALLER.replace('environment: production', ''))).toThrow('no "environment"');
    expect(() => callerSettings('jobs: {}')).toThrow('no "aws-region"');
    expect(() => callerSettings(CALLER).of('bucket')).toThrow('no "bucket"');
    expect(() => callerSettings(CALLER).of('dry-run')).toThrow('no "dry-run"');
  });
});

describe('forAct', () => {
  it.each([
    ['its queue', 'concurrency:\n  group: a\n  queue: max\n', 'concurrency:\n  group: a\n'],
    ['nothing else', '# Copy this.\njobs: {}\n', '# Copy this.\njobs: {}\n'],
  ])('takes from a caller workflow %s', (_, workflow, expected) => {
    expect(forAct(workflow)).toBe(expected);
  });
});

describe('withSettings', () => {
  it('adds inputs to the job that calls the pipeline and keeps the rest', () => {
    const changed = withSettings(`# Copy this.\n${CALLER}`, { 'scan-report': 'a.json', cluster: 'other' });
    expect(changed).toContain('# Copy this.');
    expect(changed).toContain('scan-report: a.json');
    expect(callerSettings(changed).of('cluster')).toBe('other');
    expect(callerSettings(changed).of('service')).toBe('orders-api');
  });

  it('needs a job that calls a pipeline', () => {
    expect(() => withSettings('jobs: {}', { a: 'b' })).toThrow('no job that calls a pipeline');
  });
});
