import { setImmediate } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import type { Ending, WorkflowEvent } from '../../scripts/local-run/stage.js';
import { openApprovalStage, type ApprovalStage } from './support/approval-stage.js';
import { describeEngines } from './support/engines.js';
import { keeper } from './support/resources.js';

const CODE = /^[1-9]\d*-[a-z2-7]{26}$/;
const NEW_DIGEST = `sha256:${'2b'.repeat(32)}`;
const OTHER_DIGEST = `sha256:${'3c'.repeat(32)}`;

/** A workflow of the calling repository that deploys on its own, with a request that somebody else asked for. */
const SHORT_CUT = `
on:
  workflow_dispatch:
    inputs:
      request: { type: string }
      digest: { type: string }
permissions: {}
jobs:
  deploy:
    permissions: { actions: read, contents: read, deployments: write, id-token: write }
    uses: org/platform-actions/.github/workflows/deploy.yml@v1
    with:
      service: orders-api
      cluster: production
      image-repository: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders-api
      image-digest: \${{ inputs.digest }}
      request: \${{ inputs.request }}
      task-definition: task-definition.json
      environment: production
      aws-region: eu-west-1
      role-to-assume: arn:aws:iam::123456789012:role/orders-api-deploy
`;

/** Two people have to approve. */
const POLICY_OF_TWO = `
version: 1
environments:
  production: { required: 2, approvers: [role:maintain] }
`;

/** GitHub's own reviewers decide. */
const POLICY_OF_REVIEWERS = `
version: 1
environments:
  production: { via: environment, approvers: [role:maintain] }
`;

/** What a job behind the pipeline gets of it. */
const AFTER = `
  after:
    needs: backend
    if: \${{ !failure() }}
    runs-on: ubuntu-latest
    permissions: {}
    steps:
      - env:
          OUTCOME: \${{ needs.backend.outputs.outcome }}
          CODE: \${{ needs.backend.outputs.request-code }}
        run: printf 'pipeline=%s\\ncode=%s\\n' "$OUTCOME" "$CODE" >> "$GITHUB_OUTPUT"
`;

// Whatever a test does, nothing goes to AWS before the gate has let it through.
describeEngines(['act'], 'approval of a deployment, through the workflows', () => {
  const keep = keeper();
  const open = async (files?: Readonly<Record<string, string>>): Promise<ApprovalStage> =>
    keep(await openApprovalStage(files));

  it('request, approve by another, deploy, and never again with the same request', async () => {
    const on = await open();
    await on.stage.commit('Look at what the pipeline gives', {
      '.github/workflows/backend.yml': (before) => before.trimEnd() + AFTER,
    });
    const request = await on.request();
    expect(request).toMatch(CODE);
    expect(on.stage.outputs()).toContainEqual({ pipeline: 'awaiting-approval', code: request });
    expect(on.states()).toEqual(['pending']);
    expect(on.awsCalls()).toEqual([]);

    await on.vote('mona', request, 'approve', 'success');
    expect(on.gate()).toMatchObject({ outcome: 'approved', approvers: 'mona', votes: '1', missing: '0' });
    expect(on.running()).toEqual([NEW_DIGEST]);
    expect(on.states()).toEqual(['pending', 'in_progress', 'success']);

    const before = on.awsCalls().length;
    await on.vote('mona', request, 'approve', 'failure');
    expect(on.gate()).toMatchObject({ outcome: 'expired', 'reason-code': 'already-used' });
    expect(on.awsCalls()).toHaveLength(before);
  });

  it('of two approvals the second one deploys; the first one ends green', async () => {
    const on = await open({ '.github/approval-policy.yml': POLICY_OF_TWO });
    on.cloud.github.user('hubot', { role: 'maintain' });
    const request = await on.request();
    await on.vote('mona', request, 'approve', 'success');
    expect(on.gate()).toMatchObject({ outcome: 'pending', votes: '1', missing: '1' });
    await on.vote('mona', request, 'approve', 'success');
    expect(on.gate()).toMatchObject({ outcome: 'pending', votes: '1', missing: '1' });
    expect(on.states()).toEqual(['pending']);
    expect(on.awsCalls()).toEqual([]);

    await on.vote('hubot', request, 'approve', 'success');
    expect(on.gate()).toMatchObject({ outcome: 'approved', approvers: 'mona\nhubot' });
    expect(on.running()).toEqual([NEW_DIGEST]);
  });

  it('a deployment that fails does not use the approval up', async () => {
    const on = await open();
    const request = await on.request();
    on.cloud.scenario('orders-api', 'image-pull-failure');
    await on.vote('mona', request, 'approve', 'failure');
    expect(on.gate()).toMatchObject({ outcome: 'approved' });
    expect(on.running()).not.toContain(NEW_DIGEST);
    expect(on.states()).toEqual(['pending', 'in_progress']);

    on.cloud.scenario('orders-api', 'healthy');
    await on.vote('mona', request, 'approve', 'success');
    expect(on.running()).toEqual([NEW_DIGEST]);
    expect(on.states()).toEqual(['pending', 'in_progress', 'in_progress', 'success']);
  });

  it('deny, for good', async () => {
    const on = await open();
    on.cloud.github.user('hubot', { role: 'maintain' });
    const request = await on.request();
    await on.vote('mona', request, 'deny', 'failure');
    expect(on.gate()).toMatchObject({ outcome: 'denied', 'reason-code': 'denied' });
    expect(on.states()).toEqual(['pending', 'failure']);

    await on.vote('hubot', request, 'approve', 'failure');
    expect(on.gate()).toMatchObject({ outcome: 'denied' });
    expect(on.awsCalls()).toEqual([]);
  });

  it('expire: an approval that comes too late deploys nothing', async () => {
    const on = await open();
    const request = await on.request();
    on.advance(24);
    await on.vote('mona', request, 'approve', 'failure');
    expect(on.gate()).toMatchObject({ outcome: 'expired', 'reason-code': 'request-expired' });
    expect(on.awsCalls()).toEqual([]);
  });

  it('a digest that was changed after the approval is refused; the approved one is not', async () => {
    const on = await open({ '.github/workflows/short-cut.yml': SHORT_CUT });
    const request = await on.request();
    const inputs = { request, decision: 'approve' };
    // A vote of a team whose approve.yml records alone.
    on.cloud.github.dispatch({ workflow: 'approve.yml', actor: 'mona', inputs, conclusion: 'success' });

    const shortCut = (digest: string): WorkflowEvent => ({
      ...{ name: 'workflow_dispatch', workflow: 'short-cut.yml', inputs: { request, digest } },
    });
    await on.run(shortCut(OTHER_DIGEST), 'failure');
    expect(on.gate()).toMatchObject({ outcome: 'subject-mismatch', 'reason-code': 'digests-differ' });
    expect(on.states()).toEqual(['pending']);
    expect(on.awsCalls()).toEqual([]);

    await on.run(shortCut(NEW_DIGEST), 'success');
    expect(on.gate()).toMatchObject({ outcome: 'approved', approvers: 'mona' });
    expect(on.running()).toEqual([NEW_DIGEST]);
  });

  it('deploy.yml without a request is refused where the environment needs an approval', async () => {
    const on = await open({ '.github/workflows/short-cut.yml': SHORT_CUT });
    const event = { name: 'workflow_dispatch', workflow: 'short-cut.yml', inputs: { digest: NEW_DIGEST } } as const;
    await on.run(event, 'failure');
    expect(on.gate()).toMatchObject({ outcome: 'config-error', 'reason-code': 'request-missing' });
    expect(on.awsCalls()).toEqual([]);
  });

  it("with GitHub's own reviewers, the review of the author does not count either", async () => {
    const on = await open({ '.github/approval-policy.yml': POLICY_OF_REVIEWERS });
    const reviewedBy = async (user: string, expected: Ending): Promise<void> => {
      const { github } = on.cloud;
      const before = github.runs().length;
      const over = new AbortController();
      const running = on.run(on.pipeline, expected).finally(() => {
        over.abort();
      });
      while (!over.signal.aborted && github.runs().length === before) await setImmediate();
      github.review(github.runs().at(-1)?.id ?? 0, { user, state: 'approved', environments: ['production'] });
      await running;
    };
    await reviewedBy('octocat', 'failure');
    expect(on.gate()).toMatchObject({ votes: '0' });
    expect(on.awsCalls()).toEqual([]);

    await reviewedBy('mona', 'success');
    expect(on.gate()).toMatchObject({ outcome: 'approved', approvers: 'mona' });
    expect(on.running()).toEqual([NEW_DIGEST]);
  });

  it('a dry run asks for nothing and shows what would be deployed', async () => {
    const on = await open();
    await on.stage.commit('Try it dry', {
      '.github/workflows/backend.yml': (before) => before.replace(/^( +)service: .*$/m, '$&\n$1dry-run: true'),
    });
    await on.run(on.pipeline, 'success');
    const outcomes = on.stage.outputs().flatMap(({ outcome = [] }) => outcome);
    expect(outcomes.filter((outcome) => outcome === 'planned').length).toBeGreaterThanOrEqual(3);
    expect(on.cloud.github.deployments()).toEqual([]);
    expect(on.awsCalls().filter((call) => call === 'ECS.UpdateService')).toEqual([]);
  });
});
