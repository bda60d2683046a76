import { describe, expect, it } from '@jest/globals';
import { ownPath, usesOf } from '../../scripts/release-tree/uses.js';
import { workflow, workflows, type Job, type Step } from './support/repository.js';

const REQUEST_CODE = '${{ steps.request.outputs.request-code }}';

describe('deploy.yml', () => {
  const deploy = part('deploy.yml', 'deploy');

  it('verifies before anything else, whatever it is called with', () => {
    const [verify] = deploy.steps ?? [];
    expect(ownPath(verify?.uses ?? '')).toBe('actions/approval-gate');
    expect(verify?.if).toBeUndefined();
    expect(verify?.with).toMatchObject({
      mode: 'verify',
      environment: '${{ inputs.environment }}',
      request: '${{ inputs.request }}',
      'require-approval': '${{ inputs.require-approval }}',
    });
  });

  it('verifies the very digest that it deploys, and the commit that it checks out', () => {
    const [verify, checkout, ecs] = deploy.steps ?? [];
    expect(verify?.with?.['image-digests']).toBe('${{ inputs.image-digest }}');
    expect(ecs?.with?.['image']).toBe('${{ inputs.image-repository }}@${{ inputs.image-digest }}');
    expect(verify?.with?.['subject-sha']).toBe('${{ inputs.sha || github.sha }}');
    expect(checkout?.with?.['ref']).toBe(verify?.with?.['subject-sha']);
  });

  it('gives no step a way around a refusal', () => {
    const withCondition = (deploy.steps ?? []).filter(({ if: condition }) => condition !== undefined);
    expect(withCondition.map(({ if: condition }) => condition)).toEqual([
      "inputs.task-definition != ''",
      "${{ always() && steps.deploy.outcome != 'skipped' }}",
    ]);
  });
});

describe('backend.yml', () => {
  const request = part('backend.yml', 'request');
  const deploy = part('backend.yml', 'deploy');

  it('asks after every check, and never for a pull request', () => {
    expect(request.needs).toEqual(['sast', 'scan']);
    expect(request.if).toContain('!failure() && !cancelled()');
    expect(request.if).toContain("!startsWith(github.event_name, 'pull_request')");
  });

  it('asks for what it would deploy', () => {
    expect(gateOf(request)?.with).toMatchObject({ mode: 'request', 'subject-sha': '${{ github.sha }}' });
    for (const name of ['environment', 'approve-workflow', 'dry-run']) {
      expect([name, gateOf(request)?.with?.[name]]).toEqual([name, deploy.with?.[name]]);
    }
    expect(gateOf(request)?.with?.['image-digests']).toBe(deploy.with?.['image-digest']);
  });

  it("keeps a request as an artifact of this run under the request's code, at once", () => {
    const [ask, keep, ...others] = request.steps ?? [];
    expect(others).toEqual([]);
    expect(ask?.id).toBe('request');
    expect(keep?.uses).toMatch(/^actions\/upload-artifact@/);
    expect(keep?.if).toBe("steps.request.outputs.outcome == 'pending'");
    expect(keep?.with).toMatchObject({
      name: `approval-request-${REQUEST_CODE}`,
      path: '${{ steps.request.outputs.request-file }}',
      'if-no-files-found': 'error',
    });
  });

  it('deploys at once only where no approval is needed', () => {
    expect(deploy.needs).toEqual(['sast', 'scan', 'request']);
    expect(deploy.if).toBe(
      `\${{ !failure() && !cancelled() && contains(fromJSON('["not-required", "planned"]'), needs.request.outputs.outcome) }}`,
    );
    expect(deploy.with).not.toHaveProperty('request');
  });
});

describe('approve.yml', () => {
  const record = part('approve.yml', 'record');
  const deploy = part('approve.yml', 'deploy');

  it('records first, and deploys only what is approved', () => {
    expect(gateOf(record)?.with).toMatchObject({ mode: 'record', environment: '${{ inputs.environment }}' });
    expect(deploy.needs).toBe('record');
    expect(deploy.if).toBe("${{ needs.record.outputs.outcome == 'approved' }}");
    expect(ownPath(deploy.uses ?? '')).toBe('.github/workflows/deploy.yml');
  });

  it('takes commit and digest from the request, not from whoever starts it', () => {
    expect(deploy.with).toMatchObject({
      request: '${{ inputs.request }}',
      'require-approval': true,
      sha: '${{ needs.record.outputs.subject-sha }}',
      'image-digest': '${{ needs.record.outputs.image-digests }}',
    });
    const { text } = workflow('.github/workflows/approve.yml');
    expect(text).not.toMatch(/^ {6}(sha|image-digest):$/m);
  });

  it('runs no shell, which the words of a person could reach', () => {
    expect(record.steps?.filter(({ run }) => run !== undefined)).toEqual([]);
  });
});

describe('the caller of approve.yml', () => {
  const caller = workflow('workflows/approve.yml');
  const given = (name: string): unknown => Object.values(workflow(`workflows/${name}`).jobs).at(-1)?.with;

  it('is started by a person alone', () => {
    expect(caller.on).toHaveProperty('workflow_dispatch');
    expect(Object.keys(caller.on as object)).toEqual(['workflow_dispatch']);
  });

  it('has a name of nothing but the decision and the code', () => {
    expect(caller['run-name']).toBe('approval/v1 ${{ inputs.decision }} ${{ inputs.request }}');
  });

  it('lets the votes on a request wait for each other, and drops none', () => {
    expect(caller.concurrency).toEqual({
      group: 'approval-${{ inputs.request }}',
      'cancel-in-progress': false,
      queue: 'max',
    });
  });

  it('deploys to where backend.yml does', () => {
    const { request, decision, comment, ...target } = given('approve.yml') as Record<string, unknown>;
    expect([request, decision, comment]).toEqual([
      '${{ inputs.request }}',
      '${{ inputs.decision }}',
      '${{ inputs.comment }}',
    ]);
    expect(given('backend.yml')).toMatchObject(target);
  });
});

describe('the gate', () => {
  it('gets the same app in every job, so that a team counts everywhere', () => {
    const gates = workflows.flatMap(({ jobs }) => Object.values(jobs)).flatMap((job) => gateOf(job) ?? []);
    expect(gates.map(({ with: inputs }) => inputs?.['mode'])).toEqual(['record', 'request', 'verify']);
    for (const { with: inputs } of gates) {
      expect(inputs).toMatchObject({
        'approve-workflow': '${{ inputs.approve-workflow }}',
        'app-id': '${{ inputs.approval-app-id }}',
        'app-private-key': '${{ secrets.approval-app-private-key }}',
      });
    }
  });

  it('stands in pipelines only where no code of the repository ran before it', () => {
    const jobs = workflows
      .filter(({ text }) => usesOf(text).some(isGate))
      .flatMap(({ jobs: all }) => Object.values(all));
    const firstSteps = jobs.filter((job) => gateOf(job) !== undefined).map(({ steps = [] }) => steps[0]?.uses ?? '');
    expect(firstSteps.map(isGate)).toEqual([true, true, true]);
  });
});

function part(file: string, job: string): Job {
  const found = workflow(`.github/workflows/${file}`).jobs[job];
  if (found === undefined) throw new Error(`${file} has no job ${job}`);
  return found;
}

function gateOf({ steps = [] }: Job): Step | undefined {
  return steps.find(({ uses = '' }) => isGate(uses));
}

function isGate(uses: string): boolean {
  return ownPath(uses) === 'actions/approval-gate';
}
