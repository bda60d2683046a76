import { describe, expect, it } from '@jest/globals';
import type { FaultEffect } from '@platform-actions/local-cloud';
import { verdict, verifyInputs, withWorld, type Requested, type World } from './harness.js';
import { APPROVED, stopped } from './threats.js';

const MINUTE = 60_000;

/** Every call of a verify that approves, in order of their names. */
const CALLS = [
  'CompareCommits',
  'CreateDeploymentStatus',
  'GetCollaboratorPermission',
  'GetContent',
  'GetDeployment',
  'GetRepository',
  'GetWorkflowRun',
  'ListDeploymentStatuses',
  'ListRunArtifacts',
  'ListWorkflowRuns',
];

/** What goes wrong, for good, and how it ends. */
const FAULTS: readonly (readonly [string, FaultEffect, 'github-unavailable' | 'rate-limited' | 'github-refused'])[] = [
  ['a 5xx', { kind: 'server-error', status: 503 }, 'github-unavailable'],
  ['a connection that drops', { kind: 'drop' }, 'github-unavailable'],
  ['a limit beyond patience', { kind: 'throttle', retryAfterSeconds: 3600 }, 'rate-limited'],
  ['a token that is refused', { kind: 'expired-token' }, 'github-refused'],
];

/** What goes wrong once. */
const HEALING: readonly FaultEffect[] = [
  { kind: 'server-error' },
  { kind: 'drop' },
  { kind: 'throttle', retryAfterSeconds: 1 },
];

describe('T22: a fault of GitHub’s is no verdict', () => {
  it.concurrent(
    'T22: through the bundle, each kind of fault ends in error, and one that heals is survived',
    () =>
      withWorld({}, async (world) => {
        const { requested, run } = await approved(world);
        const at = ['GetDeployment', 'ListWorkflowRuns', 'GetContent', 'GetCollaboratorPermission'];
        for (const [index, [, effect, code]] of FAULTS.entries()) {
          const operation = `GitHub.${at[index] ?? ''}`;
          world.cloud.faults.add({ operation, ...effect });
          expect(verdict(await world.verify(run, requested))).toEqual(stopped('T22', 'error', code));
          world.cloud.faults.clear();
        }
        expect(world.states(requested)).toEqual(['pending']);

        for (const [index, call] of CALLS.entries()) {
          const effect = HEALING[index % HEALING.length] ?? { kind: 'drop' };
          world.cloud.faults.add({ operation: `GitHub.${call}`, times: 1, ...effect });
        }
        expect(verdict(await world.verify(run, requested))).toEqual(APPROVED);
      }),
    3 * MINUTE,
  );

  it.concurrent(
    'the calls are all that a verify makes',
    async () => {
      await withWorld({}, async (world) => {
        const { requested, run } = await approved(world);
        world.cloud.resetCalls();
        expect(verdict(await world.stepHere(run, verifyInputs(requested)))).toEqual(APPROVED);
        const made = world.calls().map(({ operation }) => operation.replace('GitHub.', ''));
        expect([...new Set(made)].sort()).toEqual(CALLS);
        expect(made.length).toBeLessThanOrEqual(12);
      });
    },
    2 * MINUTE,
  );

  it.concurrent.each(FAULTS)(
    '%s at any one call ends in error, and heals',
    async (_, effect, code) => {
      await withWorld({}, async (world) => {
        const { requested, run } = await approved(world);
        for (const call of CALLS) {
          world.cloud.faults.add({ operation: `GitHub.${call}`, ...effect });
          const ended = await world.stepHere(run, verifyInputs(requested));
          world.cloud.faults.clear();
          // Of the policy it is said what cannot be read.
          const isPolicy = call === 'GetContent' && code === 'github-refused';
          const expected = isPolicy ? stopped('T29', 'error', 'policy-unreadable') : stopped('T22', 'error', code);
          expect([call, verdict(ended)]).toEqual([call, expected]);
          expect(world.states(requested)).toEqual(['pending']);
        }
        expect(verdict(await world.stepHere(run, verifyInputs(requested)))).toEqual(APPROVED);
      });
    },
    2 * MINUTE,
  );

  it.concurrent(
    'a denial that GitHub does not let be written down is a denial all the same',
    async () => {
      await withWorld({}, async (world) => {
        const { requested, run } = await approved(world);
        world.vote('carol', requested.code, 'deny');
        world.cloud.faults.add({ operation: 'GitHub.CreateDeploymentStatus', kind: 'server-error' });
        expect(verdict(await world.stepHere(run, verifyInputs(requested)))).toEqual([1, 'denied', 'denied']);
      });
    },
    2 * MINUTE,
  );

  it.concurrent(
    'a claim whose answer is lost is no licence: the same run may take it again, another may not',
    async () => {
      await withWorld({}, async (world) => {
        const { requested, run } = await approved(world);
        const lost = { operation: 'GitHub.CreateDeploymentStatus', kind: 'drop', when: 'after' } as const;
        world.cloud.faults.add(lost);
        const ended = await world.stepHere(run, verifyInputs(requested));
        world.cloud.faults.clear();
        expect(verdict(ended)).toEqual(stopped('T22', 'error', 'github-unavailable'));
        expect(ended.state).toEqual({});
        const other = world.dispatch('carol', requested.code);
        const blocked = await world.stepHere(other, verifyInputs(requested));
        expect(verdict(blocked)).toEqual([1, 'cancelled', 'already-deploying']);
        expect(verdict(await world.stepHere(run, verifyInputs(requested)))).toEqual(APPROVED);
      });
    },
    2 * MINUTE,
  );

  it.concurrent.each([
    ['ListRunArtifacts', 1],
    ['ListWorkflowRuns', 1],
    ['ListDeploymentStatuses', 2],
  ] as const)(
    'what %s answers for the %s. time is not taken for empty where it fails',
    async (call, time) => {
      await withWorld({}, async (world) => {
        const { requested, run } = await approved(world);
        world.cloud.faults.add({ operation: `GitHub.${call}`, kind: 'server-error', skip: time - 1 });
        const ended = await world.stepHere(run, verifyInputs(requested));
        expect(verdict(ended)).toEqual(stopped('T22', 'error', 'github-unavailable'));
        expect(ended.state).toEqual({});
      });
    },
    2 * MINUTE,
  );
});

async function approved(world: World): Promise<{ readonly requested: Requested; readonly run: number }> {
  const requested = await world.request();
  return { requested, run: world.dispatch('bob', requested.code) };
}
