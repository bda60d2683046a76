import { expect, it } from '@jest/globals';
import { spawnAction } from '@platform-actions/action-kit/testing';
import { startLocalCloud } from '@platform-actions/local-cloud';
import { startMoto } from './support/clouds.js';
import { describeEngines } from './support/engines.js';
import { sum } from './support/metrics.js';
import { keeper } from './support/resources.js';

describeEngines(['python-tools'], "role-to-assume on moto's STS", () => {
  const keep = keeper();

  it("works with the job's OIDC token and no key", async () => {
    const cloud = keep(await startMoto());
    const github = keep(await startLocalCloud());
    const { ACTIONS_ID_TOKEN_REQUEST_URL = '', ACTIONS_ID_TOKEN_REQUEST_TOKEN = '' } = github.environment('keyless');
    const inputs = {
      'metric-name': 'Deployments',
      value: '1',
      'aws-region': cloud.region,
      'role-to-assume': 'arn:aws:iam::123456789012:role/deploy',
    };
    const run = await spawnAction('report-metric', inputs, {
      env: { AWS_ENDPOINT_URL: cloud.url, ACTIONS_ID_TOKEN_REQUEST_URL, ACTIONS_ID_TOKEN_REQUEST_TOKEN },
    });
    expect(run.outputs).toMatchObject({ outcome: 'published', published: '1' });
    expect(await sum(cloud, 'Deployments')).toBe(1);
    expect(cloud.output()).toContain('POST');
  });
});
