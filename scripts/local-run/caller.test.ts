import { describe, expect, it } from '@jest/globals';
import { callerSettings } from './caller.js';

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
