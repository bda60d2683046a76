import { beforeAll, describe, it } from '@jest/globals';
import { startLocalCloud, type LocalCloud } from '@platform-actions/local-cloud';
import { contract } from '@platform-actions/local-cloud/contract';
import { sdkConfig, startMinistack, startMoto, type Cloud } from './support/clouds.js';
import { newDistribution } from './support/distributions.js';
import { describeEngines } from './support/engines.js';
import { keeper } from './support/resources.js';

/** Where a server does otherwise than AWS documents, by the names of the checks. */
const SERVERS: readonly { server: string; start: () => Promise<Cloud>; deviations: readonly string[] }[] = [
  {
    server: 'moto',
    start: startMoto,
    deviations: [
      // Its deployment keeps the revision of the service's creation.
      'an update to another revision makes it the task definition of the PRIMARY deployment',
      // It looks neither at the ETags nor at Quiet, and gives no checksum back.
      'S3: DeleteObjects judges each ETag by itself',
      'S3: DeleteObjects removes many, and may say nothing of it',
      'S3: a SHA-256 is verified, kept, and told on demand',
      // It does not look at caller references, and has no policies.
      'CloudFront: the same reference and paths are the same invalidation',
      'CloudFront: a reference cannot be used again with other paths',
      "CloudFront: AWS's own policies have their documented values",
    ],
  },
  {
    server: 'ministack',
    start: () => startMinistack(),
    deviations: ['S3: a copy onto itself must change something'],
  },
];

describeEngines(['python-tools'], "local-cloud's contract", () => {
  describe.each(SERVERS)('on $server', ({ start, deviations }) => {
    const keep = keeper();
    let cloud: Cloud;
    let github: LocalCloud;
    beforeAll(async () => {
      cloud = keep(await start());
      github = keep(await startLocalCloud());
    });

    for (const statement of contract) {
      // What deviates must go on failing: a check that passes one day is to be taken off the list.
      const check = deviations.includes(statement.name) ? it.failing : it;
      check(statement.name, () =>
        statement.run({
          ...sdkConfig(cloud),
          webIdentity: () => webIdentity(github),
          distribution: () => newDistribution(cloud, 'contract'),
        }),
      );
    }
  });
});

async function webIdentity(github: LocalCloud): Promise<{ token: string; roleArn: string }> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url = '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: token = '' } =
    github.environment('keyless');
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${url}&audience=sts.amazonaws.com`, { headers });
  const { value } = (await answer.json()) as { value: string };
  return { token: value, roleArn: github.roleArn };
}
