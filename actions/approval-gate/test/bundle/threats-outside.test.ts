import { describe, expect, it } from '@jest/globals';
import { spawnAction } from '@platform-actions/action-kit/testing';
import { startLocalCloud } from '@platform-actions/local-cloud';
import { DEPLOY_FILE, POLICY, verdict, withWorld } from './harness.js';
import { APPROVED, hiding, stopped } from './threats.js';

const MINUTE = 60_000;
const DEPLOY_YML = 'org/platform-actions/.github/workflows/deploy.yml@refs/tags/v1';

describe('what is around the gate', () => {
  it.concurrent(
    'T24: where the gate is taken out of the YAML, AWS gives the role to no other workflow',
    async () => {
      const cloud = await startLocalCloud({ speed: 60 });
      try {
        cloud.seedService({ service: 'orders-api' });
        cloud.trust(cloud.roleArn, {
          subject: 'repo:org/orders-api:environment:production',
          jobWorkflowRef: DEPLOY_YML,
        });
        const env = { ...cloud.environment('keyless'), AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' };
        const image = `123456789012.dkr.ecr.eu-central-1.amazonaws.com/orders-api@sha256:${'b2'.repeat(32)}`;
        const inputs = { service: 'orders-api', image, 'poll-interval': '1', 'role-to-assume': cloud.roleArn };
        const deployAs = async (job_workflow_ref: string, ref = 'refs/heads/main') => {
          cloud.oidc.claim({ environment: 'production', job_workflow_ref, ref });
          return spawnAction('ecs-deploy', inputs, { env });
        };
        const elsewhere = [
          'org/orders-api/.github/workflows/backend.yml@refs/heads/main',
          'org/orders-api/.github/workflows/deploy.yml@refs/tags/v1',
          'mallory/platform-actions/.github/workflows/deploy.yml@refs/tags/v1',
          'org/platform-actions/.github/workflows/deploy.yml@refs/heads/without-the-gate',
          'org/platform-actions/.github/workflows/deploy.yml@refs/tags/v1-x',
        ];
        for (const workflow of elsewhere) {
          const attacked = await deployAs(workflow);
          expect([attacked.exitCode, attacked.outputs['outcome']]).toEqual([1, 'config-error']);
          expect(attacked.outputs['reason']).toContain('trust policy');
          expect(cloud.calls('STS').at(-1)?.error).toContain(stopped('T24', 'error', 'AccessDenied')[2]);
        }
        expect(cloud.calls('ECS')).toEqual([]);

        const honest = await deployAs(DEPLOY_YML);
        expect([honest.exitCode, honest.outputs['outcome']]).toEqual([0, 'succeeded']);
      } finally {
        await cloud.stop();
      }
    },
    2 * MINUTE,
  );

  it.concurrent(
    'T26: what the environment claims about the run counts for nothing against what GitHub says',
    () =>
      withWorld({}, async (world) => {
        const requested = await world.request();
        const finished = world.vote('mallory', requested.code);
        const run = world.dispatch('mallory', requested.code);
        const bobs = {
          GITHUB_ACTOR: 'bob',
          GITHUB_ACTOR_ID: String(world.github.user('bob').id),
          GITHUB_TRIGGERING_ACTOR: 'bob',
        };
        const asBob = await world.record(run, requested.code, { env: bobs });
        expect(verdict(asBob)).toEqual(stopped('T26', 'refused', 'not-an-approver'));
        expect(verdict(await world.verify(run, requested, { env: bobs }))[0]).toBe(1);

        const differing = [
          { GITHUB_RUN_ATTEMPT: '2' },
          { GITHUB_RUN_ATTEMPT: '' },
          { GITHUB_SHA: 'f'.repeat(40) },
          { GITHUB_EVENT_NAME: 'push' },
          { GITHUB_REPOSITORY_ID: '1' },
          { GITHUB_RUN_ID: String(finished) },
        ];
        const honest = world.dispatch('bob', requested.code);
        for (const env of differing) {
          const tampered = await world.verify(honest, requested, { env });
          expect([env, verdict(tampered)]).toEqual([env, stopped('T26', 'error', 'run-differs')]);
        }
        const nobodys = await world.verify(honest, requested, { env: { GITHUB_RUN_ID: '12' } });
        expect(verdict(nobodys)).toEqual([1, 'error', 'github-refused']);
        expect(world.states(requested)).toEqual(['pending']);

        // What only names things is not asked at all.
        const names = {
          GITHUB_ACTOR: 'alice',
          GITHUB_TRIGGERING_ACTOR: 'alice',
          GITHUB_REF: 'refs/heads/x',
          GITHUB_WORKFLOW: 'x',
        };
        expect(verdict(await world.verify(honest, requested, { env: names }))).toEqual(APPROVED);
      }),
    2 * MINUTE,
  );

  it.concurrent(
    'T26: where the policy asks for GitHub’s own runners, no other one requests or deploys',
    () =>
      withWorld({ policy: `${POLICY}    github-hosted-only: true\n` }, async (world) => {
        const own = { name: 'deploy', labels: ['self-hosted'], hosted: false };
        const push = { workflow: DEPLOY_FILE, event: 'push', actor: 'alice', status: 'in_progress' } as const;
        const sha = world.push().sha;
        const refused = await world.tryRequest({
          run: world.github.run({ ...push, sha, jobs: [own] }),
          through: 'bundle',
        });
        expect(verdict(refused)).toEqual(stopped('T26', 'refused', 'self-hosted-runner'));
        expect(world.github.deployments()).toEqual([]);

        const requested = await world.request();
        world.vote('bob', requested.code);
        const deploying = world.github.run({ ...push, sha, jobs: [{ name: 'build' }, own] });
        const attacked = await world.verify(deploying, requested);
        expect(verdict(attacked)).toEqual(stopped('T26', 'refused', 'self-hosted-runner'));
        expect(world.states(requested)).toEqual(['pending']);

        expect(verdict(await world.verify(requested.runId, requested))).toEqual(APPROVED);
      }),
    2 * MINUTE,
  );

  it.concurrent(
    'T27: of a server that does not tell who started a run, which attempt it is, or what it is called, nothing is concluded',
    () =>
      withWorld({}, async (world) => {
        const requested = await world.request();
        const run = world.dispatch('bob', requested.code);
        for (const member of ['triggering_actor', 'display_title', 'run_attempt', 'head_sha', 'actor', 'path']) {
          world.github.lacking({ runMembers: [member] });
          const unknown = await world.verify(run, requested);
          expect([member, verdict(unknown)]).toEqual([member, stopped('T27', 'error', 'api-incomplete')]);
          expect(unknown.outputs['reason']).toContain(member);
          const asked = await world.tryRequest({ run: requested.runId });
          expect([member, verdict(asked)]).toEqual([member, stopped('T27', 'error', 'api-incomplete')]);
        }
        expect(world.states(requested)).toEqual(['pending']);

        world.github.lacking({ runMembers: [], runDetails: true });
        expect(verdict(await world.verify(run, requested))).toEqual(APPROVED);
      }),
    2 * MINUTE,
  );

  it.concurrent(
    'T29: a token that cannot read the default branch does not make an environment free',
    () =>
      withWorld({}, async (world) => {
        const { runId } = world.push();
        const verify = (environment: string, env: Readonly<Record<string, string>> = {}) =>
          world.step(runId, { mode: 'verify', environment }, { env });
        const blind = { actions: 'read', deployments: 'write' } as const;
        world.github.permissions(blind);
        for (const environment of ['production', 'unlisted']) {
          expect(verdict(await verify(environment))).toEqual(stopped('T29', 'error', 'policy-unreadable'));
        }
        const refused = await world.tryRequest({ run: runId, through: 'bundle' });
        expect(verdict(refused)).toEqual(stopped('T29', 'error', 'policy-unreadable'));

        // GitHub may also say that there is no such file.
        world.github.permissions({ ...blind, contents: 'read' });
        await hiding(world, '/contents', async (env) => {
          expect(verdict(await verify('unlisted', env))).toEqual(stopped('T29', 'error', 'policy-unreadable'));
        });
        // Where the branch can be read and has no policy, that is so.
        await hiding(world, '/contents/.github', async (env) => {
          expect(verdict(await verify('unlisted', env))).toEqual([0, 'not-required', 'not-required']);
        });
        expect(verdict(await verify('unlisted'))).toEqual([0, 'not-required', 'not-required']);
        expect(verdict(await verify('production'))).toEqual([1, 'config-error', 'request-missing']);
        const insisting = { mode: 'verify', environment: 'unlisted', 'require-approval': 'true' };
        expect(verdict(await world.step(runId, insisting))).toEqual([1, 'config-error', 'policy-missing']);
        expect(world.github.deployments()).toEqual([]);
      }),
    2 * MINUTE,
  );
});
