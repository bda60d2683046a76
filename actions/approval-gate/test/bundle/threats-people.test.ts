import { describe, expect, it } from '@jest/globals';
import { DEPLOY_FILE, POLICY, TWO_OF_MAINTAINERS, verdict, withWorld, type World } from './harness.js';
import { APPROVED, ask, deployOnce, excludedIn, HELD, ignoredIn, installApp, stopped } from './threats.js';

const MINUTE = 60_000;
const MAINTAINERS = Object.fromEntries(['alice', 'erin', 'frank'].map((login) => [login, 'maintain']));
const ONE_OF_EACH = `
version: 1
environments:
  production:
    groups:
      - { name: platform, approvers: [user:bob, user:carol] }
      - { name: security, approvers: [user:bob, user:dave] }
`;
const TEAM = POLICY.replace('role:maintain', 'team:release');

describe('who may not approve', () => {
  it.concurrent(
    'T9: whoever asked, committed, took part, opened the pull request or pushed does not approve it',
    () =>
      withWorld({ people: MAINTAINERS }, async (world) => {
        const runId = await changeOfFour(world);
        const requested = await world.request({ run: runId, through: 'bundle' });
        const expected = {
          alice: 'excluded-requester',
          bob: 'excluded-committer',
          carol: 'excluded-co-author',
          dave: 'excluded-pr-author',
          erin: 'excluded-last-pusher',
        } as const;
        for (const [login, code] of Object.entries(expected)) {
          const run = world.dispatch(login, requested.code);
          expect(verdict(await world.record(run, requested.code))).toEqual(stopped('T9', 'refused', code));
          // Not even where the step's verdict is overruled by what comes after it.
          world.finish(run);
        }
        const attacked = await world.verify(requested.runId, requested);
        expect([verdict(attacked), Object.values(ignoredIn(attacked))]).toEqual([HELD, Object.values(expected)]);
        expect(world.states(requested)).toEqual(['pending']);

        const run = world.dispatch('frank', requested.code);
        expect(verdict(await world.record(run, requested.code))).toEqual(APPROVED);
        expect(verdict(await world.verify(run, requested))).toEqual(APPROVED);
      }),
    3 * MINUTE,
  );

  it.concurrent(
    'T9: a request that only its own people could approve is not put up',
    () =>
      withWorld({ policy: POLICY.replace('role:maintain', 'user:alice') }, async (world) => {
        const refused = await world.tryRequest({ through: 'bundle' });
        expect(verdict(refused)).toEqual(stopped('T9', 'config-error', 'quorum-unreachable'));
        expect(world.github.deployments()).toEqual([]);

        const byBob = await world.tryRequest({ through: 'bundle', run: world.push('bob').runId });
        expect(verdict(byBob)).toEqual([0, 'pending', 'requested']);
      }),
    2 * MINUTE,
  );

  it.concurrent(
    'T10: whoever starts the requesting run again does not approve it, nor who started it first',
    () =>
      withWorld({ people: { alice: 'maintain', mallory: 'maintain' } }, async (world) => {
        const { runId } = world.push('alice');
        world.finish(runId, 'failure');
        world.github.rerun(runId, 'mallory');
        world.finish(runId, 'failure');
        world.github.rerun(runId, 'dave');
        const requested = await world.request({ run: runId, through: 'bundle' });
        const votes = ['alice', 'mallory', 'dave'].map((login) => world.dispatch(login, requested.code));
        const [first = 0, second = 0, third = 0] = votes;

        expect(verdict(await world.record(second, requested.code))).toEqual(
          stopped('T10', 'refused', 'excluded-rerunner'),
        );
        for (const run of votes) world.finish(run);
        const attacked = await world.verify(runId, requested);
        expect(verdict(attacked)).toEqual(HELD);
        const reasons = ignoredIn(attacked);
        expect([reasons[first], reasons[second], reasons[third]]).toEqual([
          'excluded-requester',
          'excluded-rerunner',
          'excluded-rerunner',
        ]);
        expect(world.states(requested)).toEqual(['pending']);

        world.vote('bob', requested.code);
        expect(verdict(await world.verify(runId, requested))).toEqual(APPROVED);
      }),
    2 * MINUTE,
  );

  it.concurrent(
    'T11: one person counts once, whatever the case of the login and after a change of it',
    () =>
      withWorld({ policy: TWO_OF_MAINTAINERS }, async (world) => {
        const requested = await world.request();
        const first = world.vote('bob', requested.code);
        const second = world.vote('BOB', requested.code);
        world.github.rename('bob', 'robert');
        const third = world.dispatch('robert', requested.code);

        expect(verdict(await world.record(third, requested.code))).toEqual([0, 'pending', 'votes-missing']);
        const attacked = await world.verify(third, requested);
        expect([verdict(attacked), attacked.outputs['votes']]).toEqual([HELD, '1']);
        expect(ignoredIn(attacked)).toEqual({ [first]: 'vote-repeated', [second]: 'vote-repeated' });
        expect(world.states(requested)).toEqual(['pending']);
        world.finish(third);

        // Whoever takes the free login is another person, and none who may approve.
        world.github.rename('mallory', 'bob');
        const squatter = world.dispatch('bob', requested.code);
        expect(verdict(await world.record(squatter, requested.code))[0]).toBe(1);
        expect(verdict(await world.verify(squatter, requested))).toEqual(HELD);

        const run = world.dispatch('carol', requested.code);
        expect(verdict(await world.verify(run, requested))).toEqual(APPROVED);
      }),
    2 * MINUTE,
  );

  it.concurrent(
    'T12: a person in two groups counts in one of them',
    () =>
      withWorld({ policy: ONE_OF_EACH }, async (world) => {
        const requested = await world.request({ through: 'bundle' });
        const run = world.dispatch('bob', requested.code);
        const attacked = await world.verify(run, requested);
        expect(verdict(attacked)).toEqual(stopped('T12', 'pending', 'votes-missing'));
        expect([attacked.outputs['votes'], attacked.outputs['missing']]).toEqual(['1', '1']);
        expect(world.states(requested)).toEqual(['pending']);
        world.finish(run);

        const second = world.dispatch('carol', requested.code);
        expect(verdict(await world.verify(second, requested))).toEqual(APPROVED);
      }),
    2 * MINUTE,
  );

  it.concurrent(
    'T13: who is only invited, has left since the vote, or has lost access is no approver',
    () =>
      withWorld({ policy: TEAM, people: { erin: 'write' } }, async (world) => {
        const inputs = installApp(world);
        world.github.team('release', { members: { bob: 'active', carol: 'active', dave: 'active', erin: 'pending' } });
        const requested = await world.request({ inputs, through: 'bundle' });
        const votes = ['bob', 'carol', 'erin'].map((login) => world.dispatch(login, requested.code));
        const [ofBob = 0, ofCarol = 0, ofErin = 0] = votes;
        expect(verdict(await world.record(ofBob, requested.code, { inputs }))).toEqual(APPROVED);
        world.github.team('release', { members: { carol: 'active', dave: 'active', erin: 'pending' } });
        world.github.user('carol', { role: 'none' });

        const late = await world.record(ofBob, requested.code, { inputs });
        expect(verdict(late)).toEqual(stopped('T13', 'refused', 'not-an-approver'));
        const invited = await world.record(ofErin, requested.code, { inputs });
        expect(verdict(invited)).toEqual(stopped('T13', 'refused', 'membership-pending'));
        for (const run of votes) world.finish(run);
        const attacked = await world.verify(requested.runId, requested, { inputs });
        expect(verdict(attacked)).toEqual(HELD);
        expect(ignoredIn(attacked)).toEqual({
          [ofBob]: 'not-an-approver',
          [ofCarol]: 'not-an-approver',
          [ofErin]: 'membership-pending',
        });
        expect(world.states(requested)).toEqual(['pending']);

        world.github.user('carol', { role: 'write' });
        expect(verdict(await world.verify(requested.runId, requested, { inputs }))).toEqual(APPROVED);
      }),
    2 * MINUTE,
  );

  it.concurrent(
    'T14: a team that the token cannot see is an error of the settings, at the request and at the verdict',
    () =>
      withWorld({ policy: TEAM }, async (world) => {
        world.github.team('release', { members: { bob: 'active' } });
        const refused = await world.tryRequest({ through: 'bundle' });
        expect(verdict(refused)).toEqual(stopped('T14', 'config-error', 'team-invisible'));
        expect(world.github.deployments()).toEqual([]);

        const inputs = installApp(world);
        const requested = await world.request({ inputs, through: 'bundle' });
        const run = world.dispatch('bob', requested.code);
        const blind = await world.verify(run, requested);
        expect(verdict(blind)).toEqual(stopped('T14', 'config-error', 'team-invisible'));
        expect(world.states(requested)).toEqual(['pending']);

        const seeing = await world.verify(run, requested, { inputs });
        expect(verdict(seeing)).toEqual(APPROVED);
        expect(seeing.log.replace(/^::add-mask::.*$/gm, '')).not.toContain('PRIVATE KEY');
      }),
    2 * MINUTE,
  );

  it.concurrent(
    'T15: nobody’s commit and no vote is lost beyond a page, and a list that GitHub cuts is an error',
    () =>
      withWorld({ people: { mallory: 'maintain' } }, async (world) => {
        await deployOnce(world);
        world.push('mallory');
        for (let commit = 0; commit < 260; commit += 1) world.write({ 'src/change.txt': String(commit) });
        const { runId } = world.push('alice');
        world.github.compareLimit(250);
        const before = world.github.deployments().length;
        const cut = await world.tryRequest({ run: runId, through: 'bundle' });
        expect(verdict(cut)).toEqual(stopped('T15', 'error', 'commits-truncated'));
        expect(world.github.deployments()).toHaveLength(before);

        world.github.compareLimit(Number.POSITIVE_INFINITY);
        const requested = await world.request({ run: runId, through: 'bundle' });
        expect(excludedIn(requested.step)).toContain('mallory committers');
        const own = world.vote('mallory', requested.code);
        for (let vote = 0; vote < 130; vote += 1) world.vote('dave', 'another request');
        const attacked = await world.verify(runId, requested);
        expect([verdict(attacked), ignoredIn(attacked)]).toEqual([HELD, { [own]: 'excluded-committer' }]);
        expect(world.states(requested)).toEqual(['pending']);

        world.vote('carol', requested.code);
        for (let vote = 0; vote < 130; vote += 1) world.vote('dave', 'another request');
        expect(verdict(await world.verify(runId, requested))).toEqual(APPROVED);
      }),
    3 * MINUTE,
  );

  it.concurrent(
    'T25: one stolen identity is not enough where two people must approve, and doctor says where one is',
    () =>
      withWorld({ policy: TWO_OF_MAINTAINERS, people: { alice: 'maintain' } }, async (world) => {
        const requested = await world.request();
        const permissions = { actions: 'write', contents: 'write', deployments: 'write' } as const;
        world.github.addToken('stolen', { login: 'bob', type: 'User', permissions });
        world.github.addToken('stolen-too', { login: 'alice', type: 'User', permissions });
        const repository = '/repos/org/orders-api';
        const vote = { ref: 'main', inputs: { request: requested.code, decision: 'approve' } };
        for (const token of ['stolen', 'stolen', 'stolen-too']) {
          world.clock.advance(10);
          await ask(world, token, `POST ${repository}/actions/workflows/approve.yml/dispatches`, vote);
        }
        const votes = world.github
          .runs()
          .map(({ id }) => id)
          .slice(-3);
        const [first = 0, second = 0, third = 0] = votes;
        for (const run of votes) world.finish(run);
        // What a token may write besides makes nothing better for its thief.
        const statuses = `POST ${repository}/deployments/${requested.deploymentId}/statuses`;
        expect((await ask(world, 'stolen', statuses, { state: 'queued', description: 'approved' })).status).toBe(201);

        const attacked = await world.verify(requested.runId, requested);
        expect(verdict(attacked)).toEqual(stopped('T25', 'pending', 'votes-missing'));
        expect(ignoredIn(attacked)).toEqual({ [first]: 'vote-repeated', [third]: 'excluded-requester' });
        expect([attacked.outputs['approvers'], second > first]).toEqual(['bob', true]);
        expect(world.states(requested)).toEqual(['pending', 'queued']);

        world.vote('carol', requested.code);
        expect(verdict(await world.verify(requested.runId, requested))).toEqual(APPROVED);

        expect(await quorumAdvice(world)).not.toContain("One person's token");
        world.write({ '.github/approval-policy.yml': POLICY });
        expect(await quorumAdvice(world)).toContain("One person's token is enough to approve");
      }),
    2 * MINUTE,
  );
});

/** What doctor says of how many people must approve. */
async function quorumAdvice(world: World): Promise<string> {
  const looked = await world.step(world.push().runId, { mode: 'doctor' });
  expect(verdict(looked)).toEqual(stopped('T25', 'config-error', 'settings-weak'));
  const checks = looked.result?.['checks'] as readonly { readonly id: string; readonly fix?: string }[];
  const quorum = checks.filter(({ id }) => id === 'quorum');
  expect(quorum).toHaveLength(1);
  return quorum[0]?.fix ?? '';
}

/**
 * Since the last deployment: a pull request of dave's with a commit of bob's, merged by bob; a commit of bob's and
 * carol's that erin pushed. Alice starts the run that asks.
 */
async function changeOfFour(world: World): Promise<number> {
  const { github } = world;
  await deployOnce(world, 'frank');
  const pull = github.openPull({ author: 'dave', committer: 'bob' });
  github.mergePull(pull.number, { by: 'bob' });
  const carol = github.user('carol');
  const trailer = `Co-authored-by: Carol <${carol.id}+carol@users.noreply.github.com>`;
  const sha = world.write({ 'src/change.txt': 'two' }, { author: 'bob', pusher: 'erin', message: `Two\n\n${trailer}` });
  return github.run({ workflow: DEPLOY_FILE, event: 'workflow_dispatch', actor: 'alice', sha, status: 'in_progress' });
}
