import { describe, expect, it } from '@jest/globals';
import { approvalTitle } from '../../src/request/index.js';
import { APPROVE_FILE, DEPLOY_FILE, POLICY, POLICY_FILE, verdict, withWorld } from './harness.js';
import { APPROVED, ask, HELD, ignoredIn, stopped } from './threats.js';

const MINUTE = 60_000;
const HOUR = 3600;

describe('what becomes of a request', () => {
  it.concurrent(
    'T18: of two last votes that come at the same time, one deploys',
    () =>
      withWorld({}, async (world) => {
        const requested = await world.request();
        const runs = ['bob', 'carol'].map((login) => world.dispatch(login, requested.code));
        // Both have decided before either has written.
        world.cloud.faults.add({ operation: 'GitHub.CreateDeploymentStatus', kind: 'latency', milliseconds: 3000 });
        const raced = await Promise.all(runs.map((run) => world.verify(run, requested)));
        world.cloud.faults.clear();
        const verdicts = raced.map(verdict).sort(([one], [other]) => (one ?? 0) - (other ?? 0));
        expect(verdicts).toEqual([APPROVED, stopped('T18', 'cancelled', 'already-deploying')]);
        expect(raced.flatMap(({ state }) => Object.keys(state))).toHaveLength(1);

        const [winner = 0, loser = 0] = raced[0]?.exitCode === 0 ? runs : runs.toReversed();
        world.finish(loser, 'failure');
        const third = world.dispatch('dave', requested.code);
        expect(verdict(await world.verify(third, requested))).toEqual(stopped('T18', 'cancelled', 'already-deploying'));
        // Where the one that deployed fails, the next may.
        world.finish(winner, 'failure');
        expect(verdict(await world.verify(third, requested))).toEqual(APPROVED);
      }),
    2 * MINUTE,
  );

  it.concurrent(
    'T19: after its time, by GitHub’s clock alone, a request cannot be approved; nor by a run from before it',
    () =>
      withWorld({}, async (world) => {
        const before = world.clock.now();
        const requested = await world.request();
        const title = approvalTitle('approve', requested.code);
        const vote = { workflow: APPROVE_FILE, event: 'workflow_dispatch', title } as const;
        const early = world.github.run({ ...vote, actor: 'carol', createdAt: before, status: 'in_progress' });
        expect(verdict(await world.record(early, requested.code))).toEqual(stopped('T19', 'refused', 'vote-early'));

        // Half a minute to go; the clock of the machine that this runs on is months away from GitHub's.
        world.clock.advance(24 * HOUR - 40);
        const run = world.dispatch('bob', requested.code);
        expect(verdict(await world.record(run, requested.code))).toEqual(APPROVED);
        const inputs = { 'dry-run': 'true' };
        expect(verdict(await world.verify(run, requested, { inputs }))).toEqual([0, 'planned', 'dry-run']);
        world.clock.advance(120);
        expect(verdict(await world.record(run, requested.code))).toEqual(stopped('T19', 'expired', 'request-expired'));
        const late = await world.verify(run, requested, { inputs: { 'expires-in': '30d' } });
        expect(verdict(late)).toEqual(stopped('T19', 'expired', 'request-expired'));
        expect(world.states(requested)).toEqual(['pending']);
      }),
    2 * MINUTE,
  );

  it.concurrent(
    'T19: a request cannot give itself a longer life than the policy gives',
    () =>
      withWorld({}, async (world) => {
        const requested = await world.request({ inputs: { 'expires-in': '30d' }, through: 'bundle' });
        const run = world.dispatch('bob', requested.code);
        world.clock.advance(24 * HOUR);
        const late = await world.verify(run, requested);
        expect(verdict(late)).toEqual(stopped('T19', 'expired', 'request-expired'));
      }),
    2 * MINUTE,
  );

  it.concurrent(
    'T20: a denial stands when its run is cancelled, deleted or run again, and whatever is written over it',
    () =>
      withWorld({}, async (world) => {
        const [requested, honest] = [await world.request(), await world.request()];
        const denial = world.dispatch('bob', requested.code, 'deny');
        const recorded = await world.record(denial, requested.code, { decision: 'deny' });
        expect(verdict(recorded)).toEqual(stopped('T20', 'denied', 'denied'));
        expect(world.states(requested)).toEqual(['pending', 'failure']);
        world.github.deleteRun(denial);
        const run = world.dispatch('carol', requested.code);
        world.github.addDeploymentStatus(requested.deploymentId, {
          state: 'queued',
          description: 'approval/v1 requested',
        });
        world.github.addDeploymentStatus(requested.deploymentId, { state: 'inactive', creator: 'mallory' });
        expect(verdict(await world.verify(run, requested))).toEqual(stopped('T20', 'denied', 'denied'));
        expect(world.states(requested)).toEqual(['pending', 'failure', 'queued', 'inactive']);

        const sameStory = world.dispatch('carol', honest.code);
        expect(verdict(await world.verify(sameStory, honest))).toEqual(APPROVED);
      }),
    2 * MINUTE,
  );

  it.concurrent(
    'T20: a denial whose run was cancelled before it could record it, or was run again, is found and written down',
    () =>
      withWorld({}, async (world) => {
        const [requested, honest] = [await world.request(), await world.request()];
        const denial = world.dispatch('bob', requested.code, 'deny');
        world.finish(denial, 'cancelled');
        world.github.rerun(denial, 'mallory');
        world.finish(denial, 'cancelled');
        const run = world.dispatch('carol', requested.code);
        expect(verdict(await world.verify(run, requested))).toEqual(stopped('T20', 'denied', 'denied'));
        expect(world.states(requested)).toEqual(['pending', 'failure']);
        world.github.deleteRun(denial);
        expect(verdict(await world.verify(run, requested))).toEqual(stopped('T20', 'denied', 'denied'));

        const sameStory = world.dispatch('carol', honest.code);
        expect(verdict(await world.verify(sameStory, honest))).toEqual(APPROVED);
      }),
    2 * MINUTE,
  );

  it.concurrent(
    'T20: a request that is deleted to be rid of its denial is gone for good',
    () =>
      withWorld({}, async (world) => {
        const requested = await world.request();
        const run = world.dispatch('carol', requested.code);
        world.github.deleteDeployment(requested.deploymentId);
        expect(verdict(await world.verify(run, requested))).toEqual([1, 'config-error', 'request-unknown']);
      }),
    2 * MINUTE,
  );

  it.concurrent(
    'T21: the policy of the change itself is not looked at, and one that changes after the request ends it',
    () => {
      const policy = `${POLICY}    branches: [main, release/*]\n`;
      const weak = policy.replace('role:maintain', 'role:write');
      return withWorld({ policy, people: { mallory: 'write' } }, async (world) => {
        const sha = world.write({ [POLICY_FILE]: weak }, { ref: 'release/1', author: 'alice' });
        const pushed = { workflow: DEPLOY_FILE, event: 'push', actor: 'alice', branch: 'release/1', sha } as const;
        const run = world.github.run({ ...pushed, status: 'in_progress' });
        const requested = await world.request({ run, through: 'bundle' });
        const own = world.dispatch('mallory', requested.code);
        expect(verdict(await world.record(own, requested.code))).toEqual(stopped('T21', 'refused', 'not-an-approver'));
        world.finish(own);
        const held = await world.verify(run, requested);
        expect([verdict(held), ignoredIn(held)]).toEqual([HELD, { [own]: 'not-an-approver' }]);

        const vote = world.vote('bob', requested.code);
        world.write({ [POLICY_FILE]: weak });
        const changed = await world.verify(run, requested);
        expect(verdict(changed)).toEqual(stopped('T21', 'subject-mismatch', 'policy-changed'));
        world.write({ [POLICY_FILE]: 'version: 1\nenvironments: { staging: { approvers: [role:read] } }\n' });
        const removed = await world.verify(run, requested);
        expect(verdict(removed)).toEqual(stopped('T21', 'subject-mismatch', 'policy-changed'));
        expect(world.states(requested)).toEqual(['pending']);

        world.write({ [POLICY_FILE]: policy });
        expect(verdict(await world.verify(run, requested))).toEqual(APPROVED);
        expect(vote).toBeGreaterThan(own);
      });
    },
    2 * MINUTE,
  );

  it.concurrent(
    'T23: the votes on a request whose run was cancelled, failed or was started again are void',
    () =>
      withWorld({}, async (world) => {
        const requested = await world.request();
        const run = world.dispatch('bob', requested.code);
        const closed = async () => verdict(await world.verify(run, requested));
        world.finish(requested.runId, 'cancelled');
        expect(await closed()).toEqual(stopped('T23', 'cancelled', 'request-cancelled'));
        world.finish(requested.runId, 'failure');
        expect(await closed()).toEqual(stopped('T23', 'cancelled', 'request-failed'));
        world.github.updateRun(requested.runId, { conclusion: 'timed_out' });
        expect(await closed()).toEqual(stopped('T23', 'cancelled', 'request-failed'));
        const honest = await world.request();
        world.finish(honest.runId);
        world.github.rerun(requested.runId, 'alice');
        world.finish(requested.runId);
        expect(await closed()).toEqual(stopped('T23', 'cancelled', 'request-superseded'));
        expect(world.states(requested)).toEqual(['pending']);

        expect(verdict(await world.verify(world.dispatch('bob', honest.code), honest))).toEqual(APPROVED);
      }),
    2 * MINUTE,
  );

  it.concurrent(
    'T28: the deploying job alone, run again, uses no approval twice, and none that is over',
    () =>
      withWorld({}, async (world) => {
        const requested = await world.request();
        const run = world.dispatch('bob', requested.code);
        const verified = await world.verify(run, requested);
        expect(verdict(verified)).toEqual(APPROVED);
        world.finish(run, 'failure');

        // The deployment failed: whoever approved it tries again, and nobody else does.
        world.github.rerun(run, 'bob');
        const again = await world.verify(run, requested);
        expect(verdict(again)).toEqual(APPROVED);
        expect(world.states(requested)).toEqual(['pending', 'in_progress', 'in_progress']);
        // It succeeds, and what its post step would write is lost: that the run succeeded is enough.
        world.finish(run);
        for (const login of ['bob', 'mallory']) {
          world.github.rerun(run, login);
          expect(verdict(await world.verify(run, requested))[0]).toBe(1);
          world.finish(run, 'failure');
        }
        world.github.rerun(run, 'bob');
        const used = await world.verify(run, requested);
        expect(verdict(used)).toEqual(stopped('T28', 'expired', 'already-used'));
        await world.post(run, again);
        expect(verdict(await world.verify(run, requested))).toEqual(stopped('T28', 'expired', 'already-used'));
        // Its runs are deleted, to be forgotten: the use was written down before.
        const other = world.dispatch('carol', requested.code);
        world.github.deleteRun(run);
        expect(verdict(await world.verify(other, requested))).toEqual(stopped('T28', 'expired', 'already-used'));
        expect(world.states(requested)).toEqual(['pending', 'in_progress', 'in_progress', 'success']);
      }),
    2 * MINUTE,
  );

  it.concurrent(
    'T28: a deployment that failed is not tried again after the end, nor one whose run is gone',
    () =>
      withWorld({}, async (world) => {
        const [requested, forgotten] = [await world.request(), await world.request()];
        const run = world.dispatch('bob', requested.code);
        expect(verdict(await world.verify(run, requested))).toEqual(APPROVED);
        world.finish(run, 'failure');
        const gone = world.dispatch('bob', forgotten.code);
        expect(verdict(await world.verify(gone, forgotten))).toEqual(APPROVED);
        world.github.deleteRun(gone);
        const next = world.dispatch('carol', forgotten.code);
        expect(verdict(await world.verify(next, forgotten))).toEqual(stopped('T28', 'expired', 'already-used'));

        world.clock.advance(25 * HOUR);
        world.github.rerun(run, 'bob');
        const late = await world.verify(run, requested);
        expect(verdict(late)).toEqual(stopped('T28', 'expired', 'request-expired'));
        expect(world.states(requested)).toEqual(['pending', 'in_progress']);
      }),
    2 * MINUTE,
  );

  it.concurrent(
    'T28: whoever may write deployments cannot set a use back',
    () =>
      withWorld({}, async (world) => {
        const requested = await world.request();
        const run = world.dispatch('bob', requested.code);
        await world.post(run, await world.verify(run, requested));
        // Another job of the run failed; the deployment had succeeded.
        world.finish(run, 'failure');
        world.github.addToken('writer', { login: 'mallory', type: 'User', permissions: { deployments: 'write' } });
        const statuses = `POST /repos/org/orders-api/deployments/${requested.deploymentId}/statuses`;
        for (const state of ['inactive', 'pending', 'error']) {
          expect((await ask(world, 'writer', statuses, { state, description: 'approval/v1 requested' })).status).toBe(
            201,
          );
        }
        const again = await world.verify(world.dispatch('carol', requested.code), requested);
        expect(verdict(again)).toEqual(stopped('T28', 'expired', 'already-used'));
      }),
    2 * MINUTE,
  );
});
