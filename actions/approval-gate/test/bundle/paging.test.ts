import { describe, expect, it, jest } from '@jest/globals';
import { approvalTitle } from '../../src/request/index.js';
import { APPROVE_FILE, POLICY, TWO_OF_MAINTAINERS, verdict, withWorld, type Ended, type World } from './harness.js';
import { relayed, type Look } from './relay.js';
import { APPROVED, deployOnce, excludedIn, HELD, ignoredIn, installApp } from './threats.js';

jest.setTimeout(120_000);

const LOOK = 'GitHub.ListWorkflowRuns';
const DENIED = [1, 'denied', 'denied'];

describe('lists of many pages', () => {
  it.each([
    ['an approval', 'approve', APPROVED],
    ['a denial', 'deny', DENIED],
  ] as const)('1,000 runs since the request: %s on the last page decides', async (_, decision, expected) => {
    await withWorld({}, async (world) => {
      const requested = await world.request();
      const run = world.vote('bob', requested.code, decision);
      if (decision === 'deny') world.vote('carol', requested.code);
      runs(world, 1000);
      const step = await world.verify(requested.runId, requested);
      expect([verdict(step), world.calls(LOOK).length]).toEqual([expected, 2 + 10]);
      expect(step.result).toMatchObject({ decision: { counted: { 0: { run: { id: run } } } } });
    });
  });

  it('1,000 runs before the request are not read', async () => {
    await withWorld({}, async (world) => {
      runs(world, 1000);
      const requested = await world.request();
      world.vote('bob', requested.code);
      world.cloud.resetCalls();
      expect(verdict(await world.verify(requested.runId, requested))).toEqual(APPROVED);
      expect(world.calls(LOOK)).toHaveLength(1);
    });
  });

  it('120 members of a team: the only one who may approve is the last', async () => {
    await withWorld({ policy: POLICY.replace('role:maintain', 'team:release') }, async (world) => {
      const crowd = people(world, 119);
      world.github.user('last', { role: 'write' });
      const members = Object.fromEntries([...crowd, 'last'].map((login) => [login, 'active'] as const));
      world.github.team('release', { members });
      const inputs = installApp(world);
      const trailers = crowd.map((login) => {
        const { id } = world.github.user(login);
        return `Co-authored-by: ${login} <${id}+${login}@users.noreply.github.com>`;
      });
      const sha = world.write({ 'a.txt': '1' }, { message: `Together\n\n${trailers.join('\n')}` });
      const run = world.github.run({
        workflow: '.github/workflows/backend.yml',
        actor: 'alice',
        sha,
        status: 'in_progress',
      });
      const requested = await world.request({ run, inputs, through: 'bundle' });
      expect(world.calls('GitHub.ListTeamMembers')).toHaveLength(2);
      expect(requested.step.result).toMatchObject({
        outlook: [{ eligible: [{ login: 'last' }], excluded: { length: 119 } }],
      });
      world.vote('member-5', requested.code);
      expect(verdict(await world.verify(run, requested, { inputs }))).toEqual(HELD);
      world.vote('last', requested.code);
      expect(verdict(await world.verify(run, requested, { inputs }))).toEqual(APPROVED);
    });
  });

  it('250 people with access: the only one who maintains is the last', async () => {
    const nobody = { bob: 'write', carol: 'write', dave: 'write' };
    await withWorld({ people: nobody }, async (world) => {
      people(world, 244);
      world.github.user('last', { role: 'maintain' });
      const requested = await world.request({ through: 'bundle' });
      expect(world.calls('GitHub.ListCollaborators')).toHaveLength(3);
      expect(requested.step.result).toMatchObject({ outlook: [{ eligible: [{ login: 'last' }] }] });
    });
  });

  it('600 commits since the last approval: whoever committed one of the last page is excluded', async () => {
    await withWorld({}, async (world) => {
      await deployOnce(world);
      commits(world, 590);
      world.write({ 'a.txt': '1' }, { author: 'alice', committer: 'carol' });
      world.write({ 'a.txt': '2' }, { author: 'dave', message: 'Mend' });
      commits(world, 7);
      const requested = await world.request({ through: 'bundle' });
      const { step } = requested;
      expect(step.result).toMatchObject({ changes: { since: 'last-approval', commits: { length: 600 } } });
      expect(excludedIn(step)).toEqual(['alice requester', 'dave committers', 'carol committers']);
      expect(Buffer.byteLength(step.summary)).toBeLessThan(1024 * 1024);
      const run = world.vote('carol', requested.code);
      const refused = await world.verify(requested.runId, requested);
      expect([verdict(refused), ignoredIn(refused)]).toEqual([HELD, { [run]: 'excluded-committer' }]);
    });
  });

  it('600 commits of which GitHub gives 250 are none that could be judged', async () => {
    await withWorld({}, async (world) => {
      await deployOnce(world);
      commits(world, 599);
      world.github.compareLimit(250);
      const before = world.github.deployments().length;
      const step = await world.tryRequest({ through: 'bundle' });
      expect(verdict(step)).toEqual([1, 'error', 'commits-truncated']);
      expect(step.outputs['reason']).toMatch(/GitHub counts 600 .* and gives 250/);
      expect(world.github.deployments()).toHaveLength(before);
    });
  });

  it('130 artifacts: the one that proves the request is found, whether GitHub picks by name or not', async () => {
    await withWorld({}, async (world) => {
      const requested = await world.request();
      for (let count = 0; count < 130; count += 1) world.github.artifact(requested.runId, `report-${count}`);
      world.vote('bob', requested.code);
      world.cloud.resetCalls();
      const inputs = { 'dry-run': 'true' };
      expect((await world.verify(requested.runId, requested, { inputs })).exitCode).toBe(0);
      expect(world.calls('GitHub.ListRunArtifacts')).toHaveLength(1);
      await relayed(
        world,
        ({ url }) => {
          if (url.pathname.endsWith('/artifacts')) url.searchParams.delete('name');
        },
        async (env) => {
          expect(verdict(await world.verify(requested.runId, requested, { env }))).toEqual(APPROVED);
          expect(world.calls('GitHub.ListRunArtifacts')).toHaveLength(3);
        },
      );
    });
  });

  it.each([
    ['a denial', { state: 'failure', description: 'approval/v1 denied by run 1' }, DENIED],
    ['a success', { state: 'success' }, [1, 'expired', 'already-used']],
  ] as const)('150 statuses after it do not hide %s', async (_, status, expected) => {
    await withWorld({}, async (world) => {
      const requested = await world.request();
      const add = (one: Parameters<World['github']['addDeploymentStatus']>[1]): void => {
        world.github.addDeploymentStatus(requested.deploymentId, one);
      };
      for (let count = 0; count < 120; count += 1) add({ state: 'queued', description: `before ${count}` });
      add(status);
      for (let count = 0; count < 150; count += 1) add({ state: 'inactive', description: `after ${count}` });
      const run = world.dispatch('bob', requested.code);
      expect(verdict(await world.verify(run, requested))).toEqual(expected);
      expect(world.calls('GitHub.ListDeploymentStatuses')).toHaveLength(3);
    });
  });

  it('150 earlier attempts to deploy are looked at before another one goes on', async () => {
    await withWorld({}, async (world) => {
      const requested = await world.request();
      const first = world.dispatch('bob', requested.code);
      await world.verify(first, requested);
      for (let count = 0; count < 150; count += 1) {
        world.github.addDeploymentStatus(requested.deploymentId, {
          state: 'in_progress',
          description: `Step ${count}`,
        });
      }
      const second = world.dispatch('carol', requested.code);
      expect(verdict(await world.verify(second, requested))).toEqual([1, 'cancelled', 'already-deploying']);
      world.finish(first, 'failure');
      expect(verdict(await world.verify(second, requested))).toEqual(APPROVED);
    });
  });
});

describe('a list that shifts while it is read', () => {
  /** Verifies a request that has `newer` runs after its votes; `shift` is called before each page but the first. */
  async function verifyWhile(
    world: World,
    { vote, newer }: { readonly vote: (code: string) => void; readonly newer: number },
    shift: (newest: number[]) => void,
  ): Promise<Ended> {
    const requested = await world.request();
    vote(requested.code);
    const newest = runs(world, newer).reverse();
    const ended: Ended[] = [];
    const look: Look = ({ url }) => {
      if (url.pathname.endsWith('/runs') && url.searchParams.get('page') !== '1') shift(newest);
    };
    await relayed(world, look, async (env) => {
      ended.push(await world.verify(requested.runId, requested, { env }));
    });
    return ended[0] as Ended;
  }

  it('hides no denial that moves to a page which was read', async () => {
    await withWorld({}, async (world) => {
      const vote = (code: string): void => {
        world.vote('carol', code, 'deny');
        world.vote('bob', code);
      };
      const step = await verifyWhile(world, { vote, newer: 150 }, (newest) => {
        for (const run of newest.splice(0, 60)) world.github.deleteRun(run);
      });
      expect(verdict(step)).toEqual(DENIED);
    });
  });

  it('counts no vote twice that comes on two pages', async () => {
    await withWorld({ policy: TWO_OF_MAINTAINERS }, async (world) => {
      const vote = (code: string): void => {
        runs(world, 100);
        world.vote('bob', code);
      };
      let moved = 0;
      const step = await verifyWhile(world, { vote, newer: 60 }, () => {
        if (moved === 0) moved = runs(world, 60).length;
      });
      expect(moved).toBe(60);
      expect([verdict(step), step.outputs['votes']]).toEqual([HELD, '1']);
    });
  });

  it('is given up, closed, where it never rests', async () => {
    await withWorld({}, async (world) => {
      const vote = (code: string): void => void world.vote('bob', code);
      const step = await verifyWhile(world, { vote, newer: 150 }, (newest) => {
        for (const run of newest.splice(0, 1)) world.github.deleteRun(run);
      });
      expect([step.exitCode, step.outputs['outcome']]).toEqual([1, 'error']);
      expect(step.outputs['reason']).toContain('runs are deleted while the list is read');
    });
  });
});

/** Runs of approve.yml about other requests, each a second after the one before; oldest first. */
function runs({ clock, github }: World, count: number): number[] {
  const title = approvalTitle('approve', `7-${'a'.repeat(26)}`);
  return Array.from({ length: count }, () => {
    clock.advance(1);
    return github.run({ workflow: APPROVE_FILE, event: 'workflow_dispatch', actor: 'bob', title });
  });
}

/** People with write access: `member-0` and so on. */
function people({ github }: World, count: number): string[] {
  return Array.from({ length: count }, (_, index) => github.user(`member-${index}`, { role: 'write' }).login);
}

/** Commits of alice's on the default branch. */
function commits({ github }: World, count: number): void {
  for (let made = 0; made < count; made += 1) github.commit({ author: 'alice' });
}
