import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { contract, type ContractTarget } from '../src/contract/index.js';
import { startLocalCloud, type LocalCloud } from '../src/index.js';

let cloud: LocalCloud;

beforeAll(async () => {
  cloud = await startLocalCloud();
});

afterAll(async () => {
  await cloud.stop();
});

function target(): ContractTarget {
  return {
    endpoint: cloud.url,
    region: cloud.region,
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'secret' },
    distribution: async () => (await cloud.cloudfront.createDistribution({ bucket: 'contract' })).id,
    webIdentity: async () => {
      const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = cloud.environment('keyless');
      const answer = await fetch(`${url!}&audience=sts.amazonaws.com`, {
        headers: { authorization: `Bearer ${token!}` },
      });
      const { value } = (await answer.json()) as { value: string };
      return { token: value, roleArn: cloud.roleArn };
    },
  };
}

it.each(contract.map((check) => [check.name, check] as const))('%s', async (_name, check) => {
  cloud.resetCalls();
  await check.run(target());
  const called = new Set(cloud.calls().map(({ operation }) => operation));
  expect([...called].sort()).toEqual([...check.operations].sort());
});
