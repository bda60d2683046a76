import { describe, expect, it } from '@jest/globals';
import { APPROVE_FILE, APPROVE_WORKFLOW, TWO_OF_MAINTAINERS, verdict, withWorld } from './harness.js';
import { APPROVED, deployOnce, excludedIn, HELD, ignoredIn, stopped } from './threats.js';

const MINUTE = 60_000;

describe('where a change begins, so that nobody’s part of it is left out', () => {
  it.concurrent(
    'T9: a status that claims a deployment which never was does not hide a commit from the next request',
    () =>
      withWorld({ policy: TWO_OF_MAINTAINERS, people: { mallory: 'maintain', frank: 'maintain' } }, async (world) => {
        // Mallory's change is approved by one of two, and no more.
        const first = await world.request({ run: world.push('mallory').runId });
        world.finish(first.runId);
        world.vote('bob', first.code);
        // Nor does a green run of her own approve.yml, which refuses nobody.
        world.github.commit({ ref: 'refs/tags/main', files: { [APPROVE_FILE]: APPROVE_WORKFLOW }, author: 'mallory' });
        world.finish(world.dispatch('mallory', first.code, 'approve', 'refs/tags/main'));
        for (const state of ['in_progress', 'success'] as const) {
          const description = `approval/v1 ${state === 'success' ? 'deployed by' : 'deploying'} ${first.runId}/1`;
          world.github.addDeploymentStatus(first.deploymentId, { state, description, creator: 'mallory' });
        }

        const second = await world.request({ run: world.push('alice').runId, through: 'bundle' });
        expect(excludedIn(second.step)).toContain('mallory committers');
        const own = world.vote('mallory', second.code);
        world.vote('bob', second.code);
        const attacked = await world.verify(second.runId, second);
        expect([verdict(attacked), ignoredIn(attacked)]).toEqual([HELD, { [own]: 'excluded-committer' }]);

        world.vote('carol', second.code);
        expect(verdict(await world.verify(second.runId, second))).toEqual(APPROVED);
      }),
    2 * MINUTE,
  );

  it.concurrent(
    'T9: deleting the runs of the approvals does not make the next request the first one',
    () =>
      withWorld({ people: { mallory: 'maintain' } }, async (world) => {
        await deployOnce(world);
        world.push('mallory');
        for (const { id, workflow } of [...world.github.runs()]) {
          if (workflow.endsWith('approve.yml')) world.github.deleteRun(id);
        }
        const requested = await world.request({ run: world.push('alice').runId, through: 'bundle' });
        expect(excludedIn(requested.step)).toContain('mallory committers');
        const own = world.dispatch('mallory', requested.code);
        expect(verdict(await world.record(own, requested.code))).toEqual(
          stopped('T9', 'refused', 'excluded-committer'),
        );
        expect(verdict(await world.verify(world.dispatch('carol', requested.code), requested))).toEqual(APPROVED);
      }),
    2 * MINUTE,
  );
});
