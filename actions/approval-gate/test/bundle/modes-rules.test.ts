import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { POLICY, POLICY_FILE, verdict, withWorld } from './harness.js';

const GROUPS = `
version: 1
environments:
  prod*:
    groups:
      - { name: platform, required: 1, approvers: [user:bob, user:carol] }
      - { name: security, required: 1, approvers: [user:bob, user:dave] }
`;

describe('rules', () => {
  it('seats one person in one group', async () => {
    await withWorld({ policy: GROUPS }, async (world) => {
      const { code } = await world.request();
      world.vote('bob', code);
      const step = await world.record(world.dispatch('carol', code), code);
      expect(verdict(step)).toEqual([0, 'approved', 'approved']);
      expect(step.result).toMatchObject({
        decision: { counted: [{ voter: { login: 'bob' }, group: 'security' }, { group: 'platform' }] },
      });
    });
  });

  it('lets one person stand for two groups where the policy says so', async () => {
    await withWorld({ policy: `${GROUPS}    distinct-across-groups: false\n` }, async (world) => {
      const { code } = await world.request();
      const step = await world.record(world.dispatch('bob', code), code);
      expect(verdict(step)).toEqual([0, 'approved', 'approved']);
    });
  });

  it('asks those for their approval who own what changed', async () => {
    const files = { '.github/CODEOWNERS': '* @dave\n/src/ @carol\n' };
    await withWorld({ policy: POLICY.replace('role:maintain', 'codeowners'), files }, async (world) => {
      const first = await world.request();
      const run = world.dispatch('dave', first.code);
      await world.post(run, await world.verify(run, first));
      world.finish(run);
      const second = await world.request();
      const refused = await world.record(world.dispatch('dave', second.code), second.code);
      expect(verdict(refused)).toEqual([1, 'refused', 'not-an-approver']);
      const step = await world.record(world.dispatch('carol', second.code), second.code);
      expect(verdict(step)).toEqual([0, 'approved', 'approved']);
    });
  });

  it('needs a CODEOWNERS file for that', async () => {
    await withWorld({ policy: POLICY.replace('role:maintain', 'codeowners') }, async (world) => {
      expect(verdict(await world.tryRequest())).toEqual([1, 'config-error', 'approver-unknown']);
    });
  });

  it('lets nobody but whom the request names approve, and everybody of the rule deny', async () => {
    await withWorld({}, async (world) => {
      const { code } = await world.request({ inputs: { approvers: 'user:carol' } });
      const bob = await world.record(world.dispatch('bob', code), code);
      expect(verdict(bob)).toEqual([1, 'refused', 'not-an-approver']);
      const carol = await world.record(world.dispatch('carol', code), code);
      expect(verdict(carol)).toEqual([0, 'approved', 'approved']);
      const denial = await world.record(world.dispatch('bob', code, 'deny'), code, { decision: 'deny' });
      expect(verdict(denial)).toEqual([1, 'denied', 'denied']);
    });
  });

  it('does not let a step be stricter than the request was where it cannot be', async () => {
    await withWorld({ policy: `${POLICY}    exclude: [requester]\n` }, async (world) => {
      const requested = await world.request();
      const run = world.dispatch('bob', requested.code);
      const late = await world.verify(run, requested, { inputs: { exclude: 'committers' } });
      expect(verdict(late)).toEqual([1, 'config-error', 'input-invalid']);
      const more = await world.verify(run, requested, { inputs: { required: '2' } });
      expect(verdict(more)).toEqual([1, 'pending', 'votes-missing']);
      const others = await world.verify(run, requested, { inputs: { approvers: 'user:carol' } });
      expect(verdict(others)).toEqual([1, 'pending', 'votes-missing']);
    });
  });

  it('wants GitHub`s own runners where the policy does', async () => {
    await withWorld({ policy: `${POLICY}    github-hosted-only: true\n` }, async (world) => {
      const requested = await world.request();
      const run = world.dispatch('bob', requested.code);
      expect(verdict(await world.verify(run, requested))).toEqual([0, 'approved', 'approved']);
      const { sha } = world.push();
      const own = world.github.run({
        workflow: '.github/workflows/backend.yml',
        status: 'in_progress',
        sha,
        jobs: [{ name: 'deploy', labels: ['self-hosted'], hosted: false }],
      });
      expect(verdict(await world.verify(own, requested))).toEqual([1, 'refused', 'self-hosted-runner']);
      expect(verdict(await world.tryRequest({ run: own }))).toEqual([1, 'refused', 'self-hosted-runner']);
    });
  });
});

describe('teams', () => {
  const policy = POLICY.replace('role:maintain', 'team:release');
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const app = { 'app-id': '77', 'app-private-key': privateKey };

  it('are looked at with a token of the app, at the time of the vote', async () => {
    await withWorld({ policy }, async (world) => {
      world.github.app({ id: 77, publicKey, permissions: { members: 'read' } });
      world.github.team('release', { members: { bob: 'active', carol: 'active', dave: 'pending', alice: 'active' } });
      const requested = await world.request({ inputs: app });
      expect(requested.step.result).toMatchObject({
        outlook: [{ eligible: [{ login: 'bob' }, { login: 'carol' }], excluded: [{ login: 'alice' }] }],
      });
      const { code } = requested;
      const record = async (login: string) => {
        const step = await world.record(world.dispatch(login, code), code, { inputs: app });
        const shown = step.log.split('\n').filter((line) => !line.startsWith('::add-mask::'));
        expect(shown.join('\n') + step.summary + JSON.stringify(step.result)).not.toContain(privateKey.split('\n')[1]);
        return verdict(step);
      };
      expect(await record('dave')).toEqual([1, 'refused', 'membership-pending']);
      expect(await record('mallory')).toEqual([1, 'refused', 'not-an-approver']);
      expect(await record('bob')).toEqual([0, 'approved', 'approved']);
      const run = world.dispatch('carol', code);
      world.github.team('release', { members: { alice: 'active' } });
      const left = await world.verify(run, requested, { inputs: app });
      expect(verdict(left)).toEqual([1, 'pending', 'votes-missing']);
    });
  });

  it('that the token cannot see are found before anybody waits', async () => {
    await withWorld({ policy }, async (world) => {
      world.github.team('release', { members: { bob: 'active' } });
      const step = await world.tryRequest({ through: 'bundle' });
      expect(verdict(step)).toEqual([1, 'config-error', 'team-invisible']);
    });
  });
});

describe('GitHub`s own reviewers', () => {
  const policy = `${POLICY}    via: environment\n`;
  const inputs = { mode: 'verify', environment: 'production' };

  it.each<[string, 'approved' | 'rejected', string, [number, string, string]]>([
    ['bob', 'approved', 'production', [0, 'approved', 'approved']],
    ['bob', 'approved', 'staging', [1, 'pending', 'votes-missing']],
    ['mallory', 'approved', 'production', [1, 'pending', 'votes-missing']],
    ['carol', 'approved', 'production', [1, 'pending', 'votes-missing']],
    ['bob', 'rejected', 'production', [1, 'denied', 'denied']],
  ])('%s: %s for %s', async (user, state, environment, expected) => {
    await withWorld({ policy }, async (world) => {
      const { runId } = world.push('carol');
      world.github.review(runId, { user, state, environments: [environment] });
      const step = await world.step(runId, inputs);
      expect(verdict(step)).toEqual(expected);
      expect(step.state).toEqual({});
    });
  });

  it('are held to the rule`s time and to the commit that they saw', async () => {
    await withWorld({ policy }, async (world) => {
      const { runId, sha } = world.push();
      world.github.review(runId, { user: 'bob', state: 'approved', environments: ['production'] });
      const earlier = world.github.commit({ parents: [sha] });
      const other = await world.step(runId, inputs, { inputs: { 'subject-sha': earlier } });
      expect(verdict(other)).toEqual([1, 'subject-mismatch', 'commit-differs']);
      world.clock.advance(86_401);
      expect(verdict(await world.step(runId, inputs))).toEqual([1, 'expired', 'request-expired']);
    });
  });

  it('have not approved a run that was started again', async () => {
    await withWorld({ policy }, async (world) => {
      const { runId } = world.push();
      world.github.review(runId, { user: 'bob', state: 'approved', environments: ['production'] });
      world.finish(runId, 'failure');
      world.github.rerun(runId, 'mallory');
      expect(verdict(await world.stepHere(runId, inputs))).toEqual([1, 'refused', 'vote-rerun']);
    });
  });

  it('void a request that was made before the policy asked for them', async () => {
    await withWorld({}, async (world) => {
      const requested = await world.request();
      const run = world.vote('bob', requested.code);
      world.write({ [POLICY_FILE]: policy });
      expect(verdict(await world.verify(run, requested))).toEqual([1, 'subject-mismatch', 'policy-changed']);
    });
  });
});
