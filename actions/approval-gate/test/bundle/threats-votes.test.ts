import { describe, expect, it } from '@jest/globals';
import { approvalTitle, requestCode, subjectOf } from '../../src/request/index.js';
import {
  APPROVE_FILE,
  APPROVE_WORKFLOW,
  DIGEST,
  OTHER_DIGEST,
  POLICY,
  verdict,
  withWorld,
  type World,
} from './harness.js';
import { APPROVED, ask, HELD, ignoredIn, stopped } from './threats.js';

const MINUTE = 60_000;

/** Whose run is named like a vote whatever is typed. */
const forgedWorkflow = (code: string): string =>
  APPROVE_WORKFLOW.replace(/run-name: .*/, `run-name: ${approvalTitle('approve', code)}`);

describe('what looks like a vote and is none', () => {
  it.concurrent(
    'T1: an approval that somebody else starts again is none; one that its voter does is',
    () =>
      withWorld({}, async (world) => {
        const requested = await world.request();
        const run = world.dispatch('bob', requested.code);
        world.finish(run, 'failure');

        world.github.rerun(run, 'mallory');
        expect(verdict(await world.record(run, requested.code))).toEqual(stopped('T1', 'refused', 'vote-rerun'));
        const attacked = await world.verify(run, requested);
        expect([verdict(attacked), ignoredIn(attacked)]).toEqual([HELD, { [run]: 'vote-rerun' }]);
        expect(world.states(requested)).toEqual(['pending']);
        world.finish(run, 'failure');

        world.github.rerun(run, 'bob');
        expect(verdict(await world.verify(run, requested))).toEqual(APPROVED);
      }),
    2 * MINUTE,
  );

  it.concurrent(
    'T2: an approval is of one commit, digest, environment, repository and run alone',
    () =>
      withWorld({ policy: `${POLICY}  staging: { approvers: [role:maintain] }\n` }, async (world) => {
        const requested = await world.request();
        const run = world.dispatch('bob', requested.code);
        const other = world.push().sha;
        const wrong = async (inputs: Readonly<Record<string, string>>) =>
          verdict(await world.verify(run, requested, { inputs }));
        const mismatch = 'subject-mismatch';
        expect(await wrong({ 'subject-sha': other })).toEqual(stopped('T2', mismatch, 'commit-differs'));
        expect(await wrong({ 'image-digests': OTHER_DIGEST })).toEqual(stopped('T2', mismatch, 'digests-differ'));
        expect(await wrong({ 'image-digests': '' })).toEqual(stopped('T2', mismatch, 'digests-differ'));
        expect(await wrong({ environment: 'staging' })).toEqual(stopped('T2', mismatch, 'environment-differs'));

        const clone = cloneDeployment(world, requested.deploymentId);
        const oldHash = requested.code.replace(/^\d+/, String(clone.id));
        expect(await wrong({ request: oldHash })).toEqual(stopped('T2', mismatch, 'request-unknown'));
        expect(await wrong({ request: clone.code })).toEqual(stopped('T2', mismatch, 'request-not-attested'));
        // Another run, whose owner uploads an artifact of the clone's name, is not the one that the subject names.
        world.github.artifact(world.push('mallory').runId, `approval-request-${clone.code}`);
        expect(await wrong({ request: clone.code })).toEqual(stopped('T2', mismatch, 'request-not-attested'));

        world.github.seedRepository({ repository: 'org/other' });
        const copy = cloneDeployment(world, requested.deploymentId, 'org/other');
        const elsewhere = { GITHUB_REPOSITORY: 'org/other' };
        const there = await world.verify(run, { ...requested, code: copy.code }, { env: elsewhere });
        expect(verdict(there)).toEqual(stopped('T2', mismatch, 'repository-differs'));
        expect(world.states(requested)).toEqual(['pending']);
        expect(world.states({ deploymentId: clone.id })).toEqual([]);

        expect(verdict(await world.verify(run, requested))).toEqual(APPROVED);
      }),
    2 * MINUTE,
  );

  it.concurrent(
    'T3: approve.yml of a branch, which says what its starter did not, is no vote',
    () =>
      withWorld({}, async (world) => {
        const requested = await world.request();
        const files = { [APPROVE_FILE]: forgedWorkflow(requested.code) };
        world.github.commit({ ref: 'cleanup', files, author: 'mallory' });
        const run = world.dispatch('bob', 'whatever', 'approve', 'cleanup');

        expect(verdict(await world.record(run, requested.code))).toEqual(stopped('T3', 'refused', 'vote-branch'));
        const attacked = await world.verify(run, requested);
        expect([verdict(attacked), ignoredIn(attacked)]).toEqual([HELD, { [run]: 'vote-branch' }]);
        world.finish(run);
        expect(verdict(await world.verify(requested.runId, requested))).toEqual(HELD);
        expect(world.states(requested)).toEqual(['pending']);

        world.vote('bob', requested.code);
        expect(verdict(await world.verify(requested.runId, requested))).toEqual(APPROVED);
      }),
    2 * MINUTE,
  );

  it.concurrent(
    'T4: a tag that is called main is not the branch',
    () =>
      withWorld({}, async (world) => {
        const requested = await world.request();
        const files = { [APPROVE_FILE]: forgedWorkflow(requested.code) };
        world.github.commit({ ref: 'refs/tags/main', files, author: 'mallory' });
        const run = world.dispatch('bob', 'whatever', 'approve', 'refs/tags/main');

        expect(verdict(await world.record(run, requested.code))).toEqual(stopped('T4', 'refused', 'vote-commit'));
        const attacked = await world.verify(run, requested);
        expect([verdict(attacked), ignoredIn(attacked)]).toEqual([HELD, { [run]: 'vote-commit' }]);
        expect(world.states(requested)).toEqual(['pending']);

        // The tag stands, and does no harm to a vote on the branch.
        world.vote('bob', requested.code);
        expect(verdict(await world.verify(requested.runId, requested))).toEqual(APPROVED);
      }),
    2 * MINUTE,
  );

  it.concurrent(
    'T5: another workflow whose runs are named like votes is not approve.yml',
    () => {
      const alike = '.github/workflows/approve-fast.yml';
      return withWorld({ files: { [alike]: APPROVE_WORKFLOW } }, async (world) => {
        const requested = await world.request();
        const inputs = { request: requested.code, decision: 'approve' };
        const run = world.github.dispatch({ workflow: 'approve-fast.yml', actor: 'bob', inputs });

        expect(verdict(await world.record(run, requested.code))).toEqual(stopped('T5', 'refused', 'vote-workflow'));
        const attacked = await world.verify(run, requested);
        expect(verdict(attacked)).toEqual(HELD);
        expect(ignoredIn(attacked)).toEqual({ [run]: 'vote-workflow' });
        world.finish(run);
        expect(verdict(await world.verify(requested.runId, requested))).toEqual(HELD);
        expect(world.states(requested)).toEqual(['pending']);

        world.vote('bob', requested.code);
        expect(verdict(await world.verify(requested.runId, requested))).toEqual(APPROVED);
      });
    },
    2 * MINUTE,
  );

  it.concurrent(
    'T6: a run of a push, a schedule or an issue is no vote, however it is called',
    () =>
      withWorld({}, async (world) => {
        const requested = await world.request();
        const title = approvalTitle('approve', requested.code);
        const runs = ['push', 'schedule', 'issues', 'workflow_run', 'repository_dispatch'].map((event) =>
          world.github.run({ workflow: APPROVE_FILE, event, actor: 'bob', title, status: 'in_progress' }),
        );
        const [pushed = 0] = runs;

        expect(verdict(await world.record(pushed, requested.code))).toEqual(stopped('T6', 'refused', 'vote-event'));
        for (const run of runs) world.finish(run);
        const attacked = await world.verify(requested.runId, requested);
        expect(verdict(attacked)).toEqual(HELD);
        expect(ignoredIn(attacked)).toEqual(Object.fromEntries(runs.map((run) => [run, 'vote-event'])));
        expect(world.states(requested)).toEqual(['pending']);

        world.vote('bob', requested.code);
        expect(verdict(await world.verify(requested.runId, requested))).toEqual(APPROVED);
      }),
    2 * MINUTE,
  );

  it.concurrent(
    'T7: a run of a fork, or of one that was deleted, is no vote',
    () =>
      withWorld({}, async (world) => {
        const requested = await world.request();
        const vote = { workflow: APPROVE_FILE, event: 'workflow_dispatch', actor: 'bob' } as const;
        const title = approvalTitle('approve', requested.code);
        const run = world.github.run({ ...vote, title, status: 'in_progress', headRepository: 'mallory/orders-api' });
        const gone = world.github.run({ ...vote, title, headRepository: null });

        expect(verdict(await world.record(run, requested.code))).toEqual(stopped('T7', 'refused', 'vote-fork'));
        const attacked = await world.verify(run, requested);
        expect([verdict(attacked), ignoredIn(attacked)]).toEqual([HELD, { [run]: 'vote-fork', [gone]: 'vote-fork' }]);
        expect(world.states(requested)).toEqual(['pending']);

        world.github.updateRun(gone, { headRepository: 'org/orders-api' });
        expect(verdict(await world.verify(requested.runId, requested))).toEqual(APPROVED);
      }),
    2 * MINUTE,
  );

  it.concurrent(
    'T8: what a workflow or an app starts by its token is no vote, whatever its role',
    () =>
      withWorld({ people: { 'github-actions[bot]': 'maintain', 'deployer[bot]': 'admin' } }, async (world) => {
        const requested = await world.request();
        world.github.addToken('job', { login: 'github-actions[bot]', type: 'Bot', permissions: { actions: 'write' } });
        world.github.addToken('app', { login: 'deployer[bot]', type: 'Bot', permissions: { actions: 'write' } });
        const route = 'POST /repos/org/orders-api/actions/workflows/approve.yml/dispatches';
        const inputs = { request: requested.code, decision: 'approve' };
        for (const token of ['job', 'app']) {
          expect((await ask(world, token, route, { ref: 'main', inputs })).status).toBe(204);
        }
        const [byJob = 0, byApp = 0] = world.github
          .runs()
          .map(({ id }) => id)
          .slice(-2);

        expect(verdict(await world.record(byJob, requested.code))).toEqual(stopped('T8', 'refused', 'vote-bot'));
        world.finish(byJob);
        const attacked = await world.verify(byApp, requested);
        expect([verdict(attacked), ignoredIn(attacked)]).toEqual([HELD, { [byJob]: 'vote-bot', [byApp]: 'vote-bot' }]);
        expect(world.states(requested)).toEqual(['pending']);

        world.github.addToken('person', { login: 'bob', type: 'User', permissions: { actions: 'write' } });
        await ask(world, 'person', route, { ref: 'main', inputs });
        const run = world.github.runs().at(-1)?.id ?? 0;
        expect(verdict(await world.verify(run, requested))).toEqual(APPROVED);
      }),
    2 * MINUTE,
  );

  it.concurrent(
    'T16: comments and issues say nothing, whoever wrote or edited them',
    () =>
      withWorld({}, async (world) => {
        const requested = await world.request();
        const text = `approved\n${approvalTitle('approve', requested.code)}`;
        world.github.addComment({ issue: 1, body: text, author: { login: 'bob', type: 'User' } });
        const inputs = { request: requested.code, decision: 'approve', comment: `bob and carol: ${text}` };
        const run = world.github.dispatch({ workflow: 'approve.yml', actor: 'mallory', inputs });
        world.cloud.resetCalls();

        const options = { inputs: { comment: inputs.comment } };
        expect(verdict(await world.record(run, requested.code, options))[0]).toBe(1);
        expect(verdict(await world.verify(run, requested))).toEqual(stopped('T16', 'pending', 'votes-missing'));
        expect(world.calls().filter(({ operation }) => /comment|issue/i.test(operation))).toEqual([]);
        expect(world.states(requested)).toEqual(['pending']);

        world.vote('bob', requested.code);
        expect(verdict(await world.verify(requested.runId, requested))).toEqual(APPROVED);
      }),
    2 * MINUTE,
  );

  it.concurrent(
    'T17: what is typed is a code or nothing, and a title that is not exactly a vote is none',
    () =>
      withWorld({}, async (world) => {
        const requested = await world.request();
        const { code } = requested;
        const typed = [
          `${code}\nx`,
          `${code} `.concat('${{ github.token }}'),
          `\u001b[2K${code}`,
          `$(id) ${code}`,
          code.toUpperCase(),
        ];
        const runs = typed.map((each) => world.dispatch('bob', each));
        for (const [index, run] of runs.entries()) {
          const refused = await world.record(run, typed[index] ?? '');
          expect(verdict(refused)).toEqual(stopped('T17', 'config-error', 'request-malformed'));
          expect(`${refused.log}${refused.summary}`).not.toContain('\u001b[2K');
        }
        // Where the workflow hands on a clean code, its run is still called what was typed.
        const [first = 0] = runs;
        expect(verdict(await world.record(first, code))).toEqual(stopped('T17', 'refused', 'vote-title'));
        // Nor is a run that votes otherwise, or on another request, shown as a vote on this one.
        const other = world.dispatch('bob', (await world.request()).code);
        expect(verdict(await world.record(other, code))).toEqual(stopped('T17', 'refused', 'vote-title'));
        const denial = { decision: 'deny' };
        expect(verdict(await world.record(other, code, denial))).toEqual(stopped('T17', 'refused', 'vote-title'));
        for (const run of runs) world.finish(run);
        const attacked = await world.verify(requested.runId, requested);
        expect(verdict(attacked)).toEqual(HELD);
        expect(ignoredIn(attacked)).toEqual(Object.fromEntries(runs.map((run) => [run, 'vote-title'])));
        expect(world.states(requested)).toEqual(['pending']);

        const run = world.dispatch('bob', code);
        expect(verdict(await world.record(run, code))).toEqual(APPROVED);
        expect(verdict(await world.verify(run, requested))).toEqual(APPROVED);
      }),
    2 * MINUTE,
  );
});

/** A deployment with another's payload, as whoever may write deployments can make one, and the code that is right for it. */
function cloneDeployment(
  { github }: World,
  deploymentId: number,
  repository?: string,
): { readonly id: number; readonly code: string } {
  const original = github.deployments().find(({ id }) => id === deploymentId);
  if (!original) throw new Error(`There is no deployment ${deploymentId}.`);
  const { environment, sha, task, payload } = original;
  const seed = { environment, sha, task, payload, creator: 'mallory', ...(repository !== undefined && { repository }) };
  const id = github.deployment(seed);
  const subject = subjectOf({ id, environment, sha, task, payload, createdAt: original.createdAt });
  if (!subject) throw new Error('The deployment carries no subject.');
  expect(subject.imageDigests).toEqual([DIGEST]);
  return { id, code: requestCode(subject) };
}
