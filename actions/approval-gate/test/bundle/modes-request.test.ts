import { describe, expect, it } from '@jest/globals';
import { DIGEST, OTHER_DIGEST, POLICY, POLICY_FILE, verdict, withWorld, type Ended, type World } from './harness.js';

/** What of a step's `result` these tests look at. */
interface Told {
  readonly changes: { readonly since: string; readonly commits: readonly { readonly sha: string }[] };
  readonly request: { readonly subject: { readonly excluded: readonly object[]; readonly baseSha: string | null } };
  readonly outlook: readonly { readonly group: string; readonly eligible: readonly { readonly login: string }[] }[];
  readonly calls: { readonly total: number };
}

/** The file behind the output `result`, as far as these tests read it. */
function told({ result }: Ended): Told {
  return JSON.parse(JSON.stringify(result)) as Told;
}

describe('mode request', () => {
  it('puts up a deployment that waits, and says who made what and who may approve it', async () => {
    await withWorld({}, async (world) => {
      const { step, sha, deploymentId } = await world.request({ through: 'bundle' });
      expect(step.outputs).toMatchObject({ environment: 'production', 'subject-sha': sha, missing: '1', votes: '' });
      expect(world.deployment({ deploymentId })).toMatchObject({ sha, environment: 'production', task: 'approval' });
      const { changes, request, outlook, calls } = told(step);
      expect(changes).toMatchObject({ since: 'first', commits: [{ sha }] });
      expect(request.subject.excluded).toMatchObject([{ login: 'alice', because: 'requester' }]);
      expect(outlook[0]?.eligible.map(({ login }) => login).sort()).toEqual(['bob', 'carol', 'dave']);
      expect(calls.total).toBe(world.calls().length);
      expect(step.summary).toContain(
        `gh workflow run approve.yml --repo org/orders-api -f request=${step.outputs['request-code'] ?? ''}`,
      );
    });
  });

  it('writes nothing in a dry run', async () => {
    await withWorld({}, async (world) => {
      const step = await world.tryRequest({ inputs: { 'dry-run': 'true' }, through: 'bundle' });
      expect(verdict(step)).toEqual([0, 'planned', 'dry-run']);
      expect(step.outputs['request-code']).toBe('');
      expect(world.github.deployments()).toEqual([]);
    });
  });

  it.each<[string, Parameters<World['write']>[0], Record<string, string>, [number, string, string]]>([
    ['an environment that is not listed', {}, { environment: 'staging' }, [0, 'not-required', 'not-required']],
    [
      'one that GitHub`s reviewers approve',
      { [POLICY_FILE]: `${POLICY}    via: environment\n` },
      {},
      [0, 'not-required', 'not-required'],
    ],
    ['a broken policy', { [POLICY_FILE]: 'version: 1\nenvironment: {}\n' }, {}, [1, 'config-error', 'policy-invalid']],
    ['no environment', {}, { environment: '' }, [1, 'config-error', 'input-invalid']],
    [
      'no commit of an allowed branch',
      { [POLICY_FILE]: `${POLICY}    branches: [release/*]\n` },
      {},
      [1, 'refused', 'commit-not-allowed'],
    ],
    ['another`s token for an app', {}, { 'app-id': '7' }, [1, 'config-error', 'input-invalid']],
  ])('tells %s apart', async (_, files, inputs, expected) => {
    await withWorld({}, async (world) => {
      world.write(files);
      expect(verdict(await world.tryRequest({ inputs }))).toEqual(expected);
      expect(world.github.deployments()).toEqual([]);
    });
  });

  it('finds an approver of no kind before it asks GitHub anything', async () => {
    await withWorld({}, async (world) => {
      const { runId } = world.push();
      world.cloud.resetCalls();
      const step = await world.tryRequest({ run: runId, inputs: { approvers: 'bob\nuser:carol' }, through: 'bundle' });
      expect(verdict(step)).toEqual([1, 'config-error', 'input-invalid']);
      expect(step.outputs['reason']).toBe(
        'Input "approvers" has "bob", which names no kind of approver: write user:bob or team:bob.',
      );
      expect(world.calls()).toEqual([]);
    });
  });

  it('makes its own rule of the inputs where the policy has none', async () => {
    await withWorld({}, async (world) => {
      const inputs = { environment: 'staging', approvers: 'user:mallory\nuser:bob', required: '2', 'expires-in': '1h' };
      const { step } = await world.request({ inputs });
      const { outlook } = told(step);
      expect(outlook).toMatchObject([{ required: 2, eligible: [{ login: 'mallory' }, { login: 'bob' }] }]);
      expect(step.result).toMatchObject({ request: { subject: { expiresIn: 3600 } } });
    });
  });

  it('only ever tightens a rule of the policy', async () => {
    await withWorld({ policy: `${POLICY}    expires-in: 2h\n    exclude: [requester]\n` }, async (world) => {
      const inputs = { approvers: 'user:bob\nuser:mallory', 'expires-in': '7d', exclude: 'committers', required: '1' };
      const { step } = await world.request({ inputs });
      const { outlook } = told(step);
      expect(outlook).toMatchObject([{ required: 1, eligible: [{ login: 'bob' }] }]);
      expect(step.result).toMatchObject({
        request: { subject: { expiresIn: 7200, tightening: { exclude: ['committers'], required: 1 } } },
      });
    });
  });

  it('finds out before anybody waits that too few could approve, and names who cannot', async () => {
    await withWorld({ policy: POLICY.replace('role:maintain', 'user:alice, user:bob') }, async (world) => {
      const step = await world.tryRequest({ inputs: { required: '2' }, through: 'bundle' });
      expect(verdict(step)).toEqual([1, 'config-error', 'quorum-unreachable']);
      expect(step.outputs['reason']).toContain('approvers needs 2; there are 1 of bob; excluded: alice (requester).');
    });
  });

  it('goes on, and says so, where the token may not list who has a role', async () => {
    await withWorld({}, async (world) => {
      world.cloud.faults.add({ operation: 'GitHub.ListCollaborators', kind: 'access-denied' });
      const { step, ...requested } = await world.request();
      expect(step.log).toContain('warning: This token may not list who has which role');
      expect(verdict(await world.verify(requested.runId, { step, ...requested }))).toEqual([
        1,
        'pending',
        'votes-missing',
      ]);
      world.vote('bob', requested.code);
      expect(verdict(await world.verify(requested.runId, { step, ...requested }))).toEqual([0, 'approved', 'approved']);
    });
  });

  it('names an approver who cannot dispatch a workflow', async () => {
    await withWorld(
      { policy: POLICY.replace('role:maintain', 'user:zoe'), people: { zoe: 'triage' } },
      async (world) => {
        const step = await world.tryRequest();
        expect(verdict(step)).toEqual([1, 'config-error', 'approver-unknown']);
        expect(step.log).toContain('user:zoe of the rule has no write access');
      },
    );
  });

  it('begins at the last approved deployment that succeeded', async () => {
    await withWorld({}, async (world) => {
      const first = await world.request();
      const run = world.dispatch('bob', first.code);
      await world.post(run, await world.verify(run, first));
      world.finish(run);
      const between = world.push('carol');
      world.github.updateRun(between.runId, { conclusion: 'success' });
      const { step, sha } = await world.request();
      const { changes, request, outlook } = told(step);
      expect(request.subject.baseSha).toBe(first.sha);
      expect(changes).toMatchObject({ since: 'last-approval', commits: [{ sha: between.sha }, { sha }] });
      expect(outlook[0]?.eligible.map(({ login }) => login).sort()).toEqual(['bob', 'dave']);
    });
  });

  it('looks at many more commits where an earlier deployment is gone', async () => {
    await withWorld({}, async (world) => {
      const first = await world.request();
      const run = world.dispatch('bob', first.code);
      await world.post(run, await world.verify(run, first));
      world.finish(run);
      world.push('carol');
      world.github.deleteDeployment(first.deploymentId);
      const { step } = await world.request();
      const { changes, outlook } = told(step);
      expect(changes.since).toBe('window');
      expect(outlook[0]?.eligible.map(({ login }) => login).sort()).toEqual(['bob', 'dave']);
      expect(step.log).toContain('An earlier approved deployment into production was not found');
    });
  });

  it('does so, too, where only the runs of the votes are gone', async () => {
    await withWorld({}, async (world) => {
      const first = await world.request();
      const run = world.dispatch('bob', first.code);
      await world.post(run, await world.verify(run, first));
      world.finish(run);
      world.push('carol');
      world.github.deleteRun(run);
      const { step } = await world.request();
      expect(told(step).changes.since).toBe('window');
    });
  });

  it('does not let who changes the approve workflow on a branch choose where a change begins', async () => {
    await withWorld({}, async (world) => {
      const first = await world.request();
      world.write({}, { ref: 'refs/heads/mine', author: 'carol' });
      world.finish(world.dispatch('carol', first.code, 'approve', 'mine'));
      world.github.addDeploymentStatus(first.deploymentId, { state: 'success' });
      const { step } = await world.request();
      expect(told(step).changes.since).toBe('window');
    });
  });

  it('excludes whoever had a hand in it', async () => {
    await withWorld({ people: { erin: 'maintain', frank: 'maintain', gina: 'maintain' } }, async (world) => {
      const pull = world.github.openPull({ author: 'dave', committer: 'dave' });
      world.github.mergePull(pull.number, { by: 'erin' });
      world.clock.advance(60);
      const sha = world.write(
        { 'a.txt': '1' },
        {
          author: 'bob',
          committer: 'carol',
          pusher: 'frank',
          message: 'Change\n\nCo-authored-by: gina <gina@users.noreply.github.com>',
        },
      );
      const run = world.github.run({
        workflow: '.github/workflows/backend.yml',
        event: 'workflow_dispatch',
        actor: 'alice',
        triggeringActor: 'mallory',
        attempt: 2,
        sha,
        status: 'in_progress',
      });
      const step = await world.tryRequest({ run });
      const excluded = told(step).request.subject.excluded;
      expect(excluded).toMatchObject([
        { login: 'alice', because: 'requester' },
        { login: 'mallory', because: 'requester' },
        { login: 'bob', because: 'committers' },
        { login: 'carol', because: 'committers' },
        { login: 'gina', because: 'co-authors' },
        { login: 'frank', because: 'last-pusher' },
      ]);
    });
  });

  it('sorts the digests, so that their order means nothing', async () => {
    await withWorld({}, async (world) => {
      const { step } = await world.request({ inputs: { 'image-digests': `${OTHER_DIGEST}\n${DIGEST}\n${DIGEST}` } });
      expect(step.outputs['image-digests']).toBe(`${DIGEST}\n${OTHER_DIGEST}`);
    });
  });
});
