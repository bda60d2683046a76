import { describe, expect, it, jest } from '@jest/globals';
import {
  APPROVE_FILE,
  POLICY,
  TWO_OF_MAINTAINERS,
  verdict,
  verifyInputs,
  withWorld,
  type Ended,
  type Requested,
  type World,
} from './harness.js';
import { APPROVED, deployOnce, HELD, installApp } from './threats.js';

jest.setTimeout(120_000);

/** The budget of a vote. */
const MOST_CALLS_OF_A_VOTE = 12;
const MOST_CALLS_OF_AN_HOUR = 200;
/** 65 looks, from 15 to 60 s apart, and what proves the request before the first of them. */
const CALLS_OF_AN_IDLE_HOUR = 73;

/** A step, and how often each operation was asked for, as the server counted. */
async function counted(
  world: World,
  step: () => Promise<Ended>,
): Promise<{ readonly step: Ended; readonly total: number; readonly by: Readonly<Record<string, number>> }> {
  world.cloud.resetCalls();
  const ended = await step();
  const by: Record<string, number> = {};
  for (const { operation } of world.calls()) {
    const name = operation.replace('GitHub.', '');
    by[name] = (by[name] ?? 0) + 1;
  }
  const total = world.calls().length;
  // What the step says of itself is what the server saw.
  expect(ended.result).toMatchObject({ calls: { total } });
  return { step: ended, total, by };
}

describe('what an approval costs', () => {
  it('a request takes eleven calls', async () => {
    await withWorld({}, async (world) => {
      const asked = await counted(world, async () => (await world.request({ through: 'bundle' })).step);
      expect(asked).toMatchObject({
        total: 11,
        by: {
          ...{ GetContent: 1, GetRepository: 1, GetWorkflowRun: 1, CompareCommits: 1, ListWorkflowRuns: 1 },
          ...{ ListDeployments: 1, ListCommits: 1, ListPullRequestsOfCommit: 1, ListCollaborators: 1 },
          ...{ CreateDeployment: 1, CreateDeploymentStatus: 1 },
        },
      });
    });
  });

  it('a request takes two more where an earlier deployment is to be found', async () => {
    await withWorld({}, async (world) => {
      await deployOnce(world);
      const asked = await counted(world, async () => (await world.request({ through: 'bundle' })).step);
      expect(asked).toMatchObject({
        total: 13,
        by: { GetDeployment: 1, ListDeploymentStatuses: 1, CompareCommits: 3 },
      });
    });
  });

  it.each(['request', 'verify'])('an environment without a rule takes one call of mode %s', async (mode) => {
    await withWorld({}, async (world) => {
      const { runId } = world.push();
      const asked = await counted(world, () => world.step(runId, { mode, environment: 'staging' }));
      expect([verdict(asked.step), asked.by]).toEqual([[0, 'not-required', 'not-required'], { GetContent: 1 }]);
    });
  });

  it('nothing is asked between a request and its votes', async () => {
    await withWorld({}, async (world) => {
      const requested = await world.request({ through: 'bundle' });
      // The step is over, green, and so is its runner; nothing is left that could ask.
      expect(verdict(requested.step)).toEqual([0, 'pending', 'requested']);
      world.finish(requested.runId);
      world.cloud.resetCalls();
      world.clock.advance(86_000);
      const run = world.dispatch('bob', requested.code);
      expect(world.calls()).toEqual([]);
      expect(verdict(await world.verify(run, requested))).toEqual(APPROVED);
    });
  });

  it('a vote takes nine calls, and each voter before it one more', async () => {
    await withWorld({ policy: POLICY.replace('approvers', 'required: 3\n    approvers') }, async (world) => {
      const { code } = await world.request();
      const totals: number[] = [];
      for (const login of ['bob', 'carol', 'dave']) {
        const run = world.dispatch(login, code);
        const voted = await counted(world, () => world.record(run, code));
        totals.push(voted.total);
        expect(voted.by).toEqual({
          ...{ GetDeployment: 1, GetRepository: 1, ListRunArtifacts: 1, GetWorkflowRun: 1, GetContent: 1 },
          ...{ ListDeploymentStatuses: 1, CompareCommits: 1, ListWorkflowRuns: 1 },
          GetCollaboratorPermission: totals.length,
        });
        world.finish(run);
      }
      expect(totals).toEqual([9, 10, 11]);
      expect(Math.max(...totals)).toBeLessThanOrEqual(MOST_CALLS_OF_A_VOTE);
    });
  });

  it('a denial takes ten: it is written down', async () => {
    await withWorld({}, async (world) => {
      const { code } = await world.request();
      const run = world.dispatch('bob', code, 'deny');
      const voted = await counted(world, () => world.record(run, code, { decision: 'deny' }));
      expect(voted).toMatchObject({ total: 10, by: { CreateDeploymentStatus: 1 } });
    });
  });

  it('a vote of a member of a team takes twelve, and the next one two more', async () => {
    await withWorld({ policy: TWO_OF_MAINTAINERS.replace('role:maintain', 'team:release') }, async (world) => {
      world.github.team('release', { members: { bob: 'active', carol: 'active' } });
      const inputs = installApp(world);
      const { code } = await world.request({ inputs });
      const vote = async (login: string) => {
        const run = world.dispatch(login, code);
        const voted = await counted(world, () => world.record(run, code, { inputs }));
        world.finish(run);
        return voted;
      };
      expect(await vote('bob')).toMatchObject({
        total: MOST_CALLS_OF_A_VOTE,
        by: { GetRepositoryInstallation: 1, CreateInstallationToken: 1, GetTeamMembership: 1 },
      });
      expect(await vote('carol')).toMatchObject({ total: MOST_CALLS_OF_A_VOTE + 2, by: { GetTeamMembership: 2 } });
    });
  });

  it('a vote that does not count takes no more than one that does', async () => {
    await withWorld({}, async (world) => {
      const { code } = await world.request();
      const vote = async (login: string) => {
        const run = world.dispatch(login, code);
        return (await counted(world, () => world.record(run, code))).total;
      };
      expect(await vote('mallory')).toBe(9);
      const other = world.dispatch('bob', `1${code}`);
      expect((await counted(world, () => world.record(other, 'nonsense'))).total).toBe(0);
    });
  });

  it('a deployment takes eleven calls, one more for each other voter, and one when it is done', async () => {
    await withWorld({ policy: TWO_OF_MAINTAINERS }, async (world) => {
      const requested = await world.request();
      world.vote('bob', requested.code);
      const first = await counted(world, () => world.verify(requested.runId, requested));
      // Nothing is taken yet: two of its calls are spared.
      expect([verdict(first.step), first.total]).toEqual([HELD, 10]);
      const run = world.dispatch('carol', requested.code);
      const second = await counted(world, () => world.verify(run, requested));
      expect(verdict(second.step)).toEqual(APPROVED);
      expect(second).toMatchObject({
        total: 12,
        by: { GetCollaboratorPermission: 2, CreateDeploymentStatus: 1, ListDeploymentStatuses: 2 },
      });
      world.cloud.resetCalls();
      await world.post(run, second.step);
      expect(world.calls().map(({ operation }) => operation)).toEqual(['GitHub.CreateDeploymentStatus']);
    });
  });
});

describe('what waiting costs', () => {
  it('an hour takes less than 200 calls, votes and unchanged answers included', async () => {
    await withWorld({ policy: TWO_OF_MAINTAINERS }, async (world) => {
      const requested = await world.request();
      const idle = await counted(world, () => waitAnHour(world, requested));
      expect([verdict(idle.step), idle.step.outputs['wait-seconds']]).toEqual([[1, 'pending', 'wait-timeout'], '3600']);
      expect(idle.total).toBe(CALLS_OF_AN_IDLE_HOUR);
      expect(idle.total).toBeLessThan(MOST_CALLS_OF_AN_HOUR);

      const busy = [
        [600, () => world.vote('mallory', requested.code)],
        [1200, () => world.vote('bob', requested.code)],
        [1800, () => world.vote('dave', 'of another request')],
        [3500, () => world.vote('carol', requested.code)],
      ] as const;
      const hour = await counted(world, () => waitAnHour(world, requested, busy));
      expect(verdict(hour.step)).toEqual(APPROVED);
      expect(hour.total).toBeLessThan(MOST_CALLS_OF_AN_HOUR);
    });
  });

  it('an answer that has not changed takes nothing off the rate limit', async () => {
    await withWorld({}, async (world) => {
      const requested = await world.request();
      const limit = 20;
      world.github.rateLimit({ remaining: limit, resetsInSeconds: 3600 });
      const idle = await counted(world, () => waitAnHour(world, requested));
      expect(verdict(idle.step)).toEqual([1, 'pending', 'wait-timeout']);
      const answers = world.calls().map(({ status }) => status);
      const paid = answers.filter((status) => status !== 304).length;
      expect(answers.length).toBeGreaterThan(3 * limit);
      expect(paid).toBeLessThanOrEqual(10);
      // This very question takes one.
      expect(await remaining(world)).toBe(limit - paid - 1);
    });
  });

  it.each([150, 450])('%d runs of other requests make looks rarer, not the hour dearer', async (others) => {
    await withWorld({}, async (world) => {
      const requested = await world.request();
      const title = `approval/v1 approve 7-${'a'.repeat(26)}`;
      for (let count = 0; count < others; count += 1) world.github.run({ workflow: APPROVE_FILE, title });
      const idle = await counted(world, () => waitAnHour(world, requested));
      expect(idle.total).toBeLessThan(MOST_CALLS_OF_AN_HOUR);
      const vote = [1800, () => world.vote('bob', requested.code)] as const;
      const hour = await waitAnHour(world, requested, [vote]);
      expect(verdict(hour)).toEqual(APPROVED);
      expect(Number(hour.outputs['wait-seconds'])).toBeLessThan(1800 + 300);
    });
  });
});

/** An hour of the cloud's time in mode wait; what happens, and after how many seconds. */
async function waitAnHour(
  world: World,
  { runId, ...requested }: Requested,
  happens: readonly (readonly [number, () => void])[] = [],
): Promise<Ended> {
  const start = world.clock.now();
  const due = [...happens];
  const onSleep = (): void => {
    const [seconds, act] = due[0] ?? [Infinity];
    if (world.clock.now() - start < seconds * 1000) return;
    due.shift();
    act?.();
  };
  return world.stepHere(runId, verifyInputs(requested, 'wait'), { onSleep });
}

/** What is left of the hour's calls, as GitHub's answers say. */
async function remaining({ cloud, github }: World): Promise<number> {
  const headers = { authorization: `Bearer ${github.token}`, 'user-agent': 'test' };
  const answer = await fetch(`${cloud.environment()['GITHUB_API_URL'] ?? ''}/repos/org/orders-api`, { headers });
  return Number(answer.headers.get('x-ratelimit-remaining'));
}
