import { beforeAll, describe, it } from '@jest/globals';
import { startLocalCloud, type LocalCloud } from '@platform-actions/local-cloud';
import { contract } from '@platform-actions/local-cloud/contract';
import { sdkConfig, startMinistack, startMoto, type Cloud } from './support/clouds.js';
import { describeEngines } from './support/engines.js';
import { keeper } from './support/resources.js';

/** Where a server does otherwise than AWS documents, by the names of the checks. */
const SERVERS: readonly { server: string; start: () => Promise<Cloud>; deviations: readonly string[] }[] = [
  {
    server: 'moto',
    start: startMoto,
    // Its deployment keeps the revision of the service's creation.
    deviations: ['an update to another revision makes it the task definition of the PRIMARY deployment'],
  },
  { server: 'ministack', start: () => startMinistack(), deviations: [] },
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
      check(statement.name, () => statement.run({ ...sdkConfig(cloud), webIdentity: () => webIdentity(github) }));
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
