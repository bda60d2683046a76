import { describe, expect, it } from '@jest/globals';
import {
  OTHER_DIGEST,
  POLICY,
  POLICY_FILE,
  verdict,
  verifyInputs,
  withWorld,
  type Requested,
  type World,
} from './harness.js';

/** Something that happens to an approved request before it is verified. */
type Twist = (world: World, requested: Requested, run: number) => void;

describe('mode verify', () => {
  it.each<[string, Twist, Record<string, string>, [string, string]]>([
    ['another image', () => undefined, { 'image-digests': OTHER_DIGEST }, ['subject-mismatch', 'digests-differ']],
    ['no image', () => undefined, { 'image-digests': '' }, ['subject-mismatch', 'digests-differ']],
    ['another commit', () => undefined, { 'subject-sha': 'f'.repeat(40) }, ['subject-mismatch', 'commit-differs']],
    ['another environment', () => undefined, { environment: 'staging' }, ['subject-mismatch', 'environment-differs']],
    ['no commit', () => undefined, { 'subject-sha': '' }, ['config-error', 'input-invalid']],
    ['no request', () => undefined, { request: '' }, ['config-error', 'request-missing']],
    [
      'a changed policy',
      (world) => void world.write({ [POLICY_FILE]: `${POLICY}    expires-in: 2h\n` }),
      {},
      ['subject-mismatch', 'policy-changed'],
    ],
    [
      'an environment taken off the policy',
      (world) => void world.write({ [POLICY_FILE]: POLICY.replace('production', 'elsewhere') }),
      {},
      ['subject-mismatch', 'policy-changed'],
    ],
    [
      'a request that its run did not make',
      ({ github }, { runId, code }) => {
        github.deleteArtifact(runId, `approval-request-${code}`);
      },
      {},
      ['subject-mismatch', 'request-not-attested'],
    ],
    [
      'a cancelled request',
      (world, { runId }) => {
        world.finish(runId, 'cancelled');
      },
      {},
      ['cancelled', 'request-cancelled'],
    ],
    [
      'a failed request',
      (world, { runId }) => {
        world.finish(runId, 'failure');
      },
      {},
      ['cancelled', 'request-failed'],
    ],
    [
      'a request made anew',
      (world, { runId }) => {
        world.finish(runId);
        world.github.rerun(runId, 'bob');
      },
      {},
      ['cancelled', 'request-superseded'],
    ],
    [
      'a deleted request',
      ({ github }, { deploymentId }) => {
        github.deleteDeployment(deploymentId);
      },
      {},
      ['config-error', 'request-unknown'],
    ],
    [
      'a deleted requesting run',
      ({ github }, { runId }) => {
        github.deleteRun(runId);
      },
      {},
      ['cancelled', 'request-unknown'],
    ],
    [
      'a request that is over',
      ({ clock }) => {
        clock.advance(86_401);
      },
      {},
      ['expired', 'request-expired'],
    ],
    [
      'a denial after the approval',
      (world, { code }) => {
        world.finish(world.dispatch('carol', code, 'deny'), 'cancelled');
      },
      {},
      ['denied', 'denied'],
    ],
    [
      'an approver who left',
      ({ github }) => {
        github.user('bob', { role: 'read' });
      },
      {},
      ['pending', 'votes-missing'],
    ],
  ])('refuses %s', async (_, twist, inputs, expected) => {
    await withWorld({}, async (world) => {
      const requested = await world.request();
      const run = world.dispatch('bob', requested.code);
      twist(world, requested, run);
      expect(verdict(await world.verify(run, requested, { inputs }))).toEqual([1, ...expected]);
      expect(world.states(requested)).not.toContain('in_progress');
    });
  });

  it('needs no approval where the policy asks for none, unless it must', async () => {
    await withWorld({}, async (world) => {
      const { runId } = world.push();
      const inputs = { mode: 'verify', environment: 'staging' };
      expect(verdict(await world.step(runId, inputs))).toEqual([0, 'not-required', 'not-required']);
      const must = { ...inputs, 'require-approval': 'true' };
      expect(verdict(await world.step(runId, must))).toEqual([1, 'config-error', 'policy-missing']);
    });
  });

  it('does not take a policy that it may not read for none', async () => {
    await withWorld({}, async (world) => {
      const { runId } = world.push();
      world.github.permissions({ actions: 'read', deployments: 'write' });
      const step = await world.step(runId, { mode: 'verify', environment: 'staging' });
      expect(verdict(step)).toEqual([1, 'error', 'policy-unreadable']);
    });
  });

  it('counts the votes of others, too, and lets another workflow deploy', async () => {
    await withWorld({}, async (world) => {
      const requested = await world.request();
      world.vote('bob', requested.code);
      const { runId } = world.push('carol');
      expect(verdict(await world.verify(runId, requested))).toEqual([0, 'approved', 'approved']);
    });
  });

  it('changes nothing in a dry run, and is only green where it would be', async () => {
    await withWorld({}, async (world) => {
      const requested = await world.request();
      const dry = { inputs: { 'dry-run': 'true' } };
      expect(verdict(await world.verify(requested.runId, requested, dry))).toEqual([1, 'pending', 'votes-missing']);
      world.vote('bob', requested.code);
      const planned = await world.verify(requested.runId, requested, dry);
      expect(verdict(planned)).toEqual([0, 'planned', 'dry-run']);
      expect(planned.state).toEqual({});
      expect(world.states(requested)).toEqual(['pending']);
    });
  });

  it('lets a dry run of a pipeline pass that has asked for nothing', async () => {
    await withWorld({}, async (world) => {
      const { runId } = world.push();
      const inputs = { mode: 'verify', environment: 'production', 'dry-run': 'true' };
      expect(verdict(await world.step(runId, inputs))).toEqual([0, 'planned', 'dry-run']);
    });
  });

  it('gives the approval to the same run and attempt again', async () => {
    await withWorld({}, async (world) => {
      const requested = await world.request();
      const run = world.dispatch('bob', requested.code);
      const steps = [await world.verify(run, requested), await world.verify(run, requested)];
      expect(steps.map(verdict)).toEqual([
        [0, 'approved', 'approved'],
        [0, 'approved', 'approved'],
      ]);
      expect(steps[0]?.outputs['approval-digest']).toBe(steps[1]?.outputs['approval-digest']);
      expect(world.states(requested)).toEqual(['pending', 'in_progress']);
    });
  });

  it('lets the approver run a failed deployment again, and nobody else', async () => {
    await withWorld({}, async (world) => {
      const requested = await world.request();
      const run = world.dispatch('bob', requested.code);
      await world.verify(run, requested);
      world.finish(run, 'failure');
      world.github.rerun(run, 'mallory');
      expect(verdict(await world.verify(run, requested))).toEqual([1, 'pending', 'votes-missing']);
      world.finish(run, 'failure');
      world.github.rerun(run, 'bob');
      expect(verdict(await world.verify(run, requested))).toEqual([0, 'approved', 'approved']);
      world.finish(run);
      world.github.rerun(run, 'bob');
      expect(verdict(await world.verify(run, requested))).toEqual([1, 'expired', 'already-used']);
    });
  });

  it('gives an approval to one of two deployments', async () => {
    await withWorld({}, async (world) => {
      const requested = await world.request();
      const runs = [world.dispatch('bob', requested.code), world.dispatch('carol', requested.code)] as const;
      world.vote('dave', requested.code);
      const steps = await Promise.all(runs.map((run) => world.verify(run, requested)));
      const outcomes = steps.map((step) => step.outputs['reason-code']).sort();
      expect(outcomes).toEqual(['already-deploying', 'approved']);
    });
  });

  it('gives it to one also where both have written that they deploy before either has looked', async () => {
    await withWorld({}, async (world) => {
      const requested = await world.request();
      const runs = [world.dispatch('bob', requested.code), world.dispatch('carol', requested.code)] as const;
      const steps = await Promise.all(runs.map((run) => world.stepHere(run, verifyInputs(requested))));
      const reasons = steps.map((step) => step.outputs['reason-code']).sort();
      expect(reasons).toEqual(['already-deploying', 'approved']);
      expect(world.states(requested)).toEqual(['pending', 'in_progress', 'in_progress']);
    });
  });

  it('lets a second deployment try when the first one failed', async () => {
    await withWorld({}, async (world) => {
      const requested = await world.request();
      const [one, two] = [world.dispatch('bob', requested.code), world.dispatch('carol', requested.code)];
      await world.verify(one, requested);
      expect(verdict(await world.verify(two, requested))).toEqual([1, 'cancelled', 'already-deploying']);
      world.finish(one, 'failure');
      expect(verdict(await world.verify(two, requested))).toEqual([0, 'approved', 'approved']);
      world.github.deleteRun(one);
      world.finish(two, 'failure');
      const three = world.dispatch('dave', requested.code);
      expect(verdict(await world.verify(three, requested))).toEqual([1, 'expired', 'already-used']);
    });
  });

  it('warns, and stays green, where the post step cannot write', async () => {
    await withWorld({}, async (world) => {
      const requested = await world.request();
      const run = world.dispatch('bob', requested.code);
      const verified = await world.verify(run, requested);
      world.github.permissions({ actions: 'read', contents: 'read' });
      const after = await world.post(run, verified);
      expect(after.exitCode).toBe(0);
      expect(after.log).toContain('::warning::The clean-up of approval-gate failed');
      expect(after.log).toContain('deployments: write');
      world.finish(run);
      world.github.permissions({ actions: 'read', contents: 'read', deployments: 'write' });
      const again = await world.verify(world.dispatch('carol', requested.code), requested);
      expect(verdict(again)).toEqual([1, 'expired', 'already-used']);
    });
  });

  it('has nothing to do after a step that took nothing', async () => {
    await withWorld({}, async (world) => {
      const { runId } = world.push();
      const step = await world.step(runId, { mode: 'verify', environment: 'staging' });
      world.cloud.resetCalls();
      expect((await world.post(runId, step)).exitCode).toBe(0);
      expect(world.calls()).toEqual([]);
    });
  });

  it('counts every call, and needs few', async () => {
    await withWorld({}, async (world) => {
      const requested = await world.request();
      const run = world.dispatch('bob', requested.code);
      world.cloud.resetCalls();
      const { result } = await world.verify(run, requested);
      const calls = world.calls().length;
      expect(result).toMatchObject({ calls: { total: calls } });
      expect(calls).toBeLessThanOrEqual(12);
    });
  });

  it('does not believe a runner that tells of its run what GitHub does not', async () => {
    await withWorld({}, async (world) => {
      const requested = await world.request();
      const run = world.dispatch('bob', requested.code);
      const step = await world.verify(run, requested, { env: { GITHUB_RUN_ATTEMPT: '2' } });
      expect(verdict(step)).toEqual([1, 'error', 'run-differs']);
      expect(step.outputs['reason']).toContain('attempt 2 here, 1 there');
    });
  });

  it.each(['server-error', 'drop'] as const)('is an error when GitHub does not answer (%s)', async (kind) => {
    await withWorld({}, async (world) => {
      const requested = await world.request();
      const run = world.vote('bob', requested.code);
      world.cloud.faults.add({ operation: 'GitHub.*', kind });
      const step = await world.stepHere(run, verifyInputs(requested));
      expect(verdict(step)).toEqual([1, 'error', 'github-unavailable']);
    });
  });
});

describe('the run that deploys', () => {
  it.concurrent.each<[string, string, (world: World) => { ref?: string; sha: string; event?: string }, string]>([
    [
      'a branch of its own',
      'commit-not-allowed',
      ({ github }) => ({ ref: 'evil', sha: github.commit({ ref: 'evil', author: 'mallory' }) }),
      'refused',
    ],
    [
      'an event that brings code of forks',
      'event-not-allowed',
      (world) => ({ sha: world.push().sha, event: 'issue_comment' }),
      'refused',
    ],
  ])('may not be code of %s, with an approved request either', async (_, reason, start, outcome) => {
    await withWorld({}, async (world) => {
      const requested = await world.request();
      world.vote('bob', requested.code);
      const { ref = 'main', sha, event = 'push' } = start(world);
      const workflow = '.github/workflows/deploy-it.yml';
      const own = world.github.run({ workflow, event, actor: 'mallory', branch: ref, sha, status: 'in_progress' });
      expect(verdict(await world.verify(own, requested))).toEqual([1, outcome, reason]);
      expect(world.states(requested)).toEqual(['pending']);

      const { runId } = world.push();
      expect(verdict(await world.verify(runId, requested))).toEqual([0, 'approved', 'approved']);
    });
  });
});
