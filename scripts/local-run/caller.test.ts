import { describe, expect, it } from '@jest/globals';
import { callerSettings, withSettings } from './caller.js';

const CALLER = `
jobs:
  image: { runs-on: ubuntu-latest, steps: [] }
  backend:
    uses: org/platform-actions/.github/workflows/backend.yml@v1
    with:
      service: orders-api
      cluster: shop
      image-repository: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders-api
      aws-region: eu-west-1
      environment: production
      role-to-assume: arn:aws:iam::123456789012:role/deploy
`;

describe('callerSettings', () => {
  it('reads what the job that calls the pipeline gives', () => {
    expect(callerSettings(CALLER)).toEqual({
      service: 'orders-api',
      cluster: 'shop',
      imageRepository: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders-api',
      region: 'eu-west-1',
      environment: 'production',
      roleToAssume: 'arn:aws:iam::123456789012:role/deploy',
    });
  });

  it('says what is missing', () => {
    expect(() => callerSettings(CALLER.replace('cluster: shop', ''))).toThrow('no "cluster"');
    expect(() => callerSettings('jobs: {}')).toThrow('no "service"');
  });
});

describe('withSettings', () => {
  it('adds inputs to the job that calls the pipeline and keeps the rest', () => {
    const changed = withSettings(`# Copy this.\n${CALLER}`, { 'scan-report': 'a.json', cluster: 'other' });
    expect(changed).toContain('# Copy this.');
    expect(changed).toContain('scan-report: a.json');
    expect(callerSettings(changed)).toEqual({ ...callerSettings(CALLER), cluster: 'other' });
  });

  it('needs a job that calls a pipeline', () => {
    expect(() => withSettings('jobs: {}', { a: 'b' })).toThrow('no job that calls a pipeline');
  });
});
