import { plural } from '@platform-actions/action-kit';
import type { LocalCloud } from '@platform-actions/local-cloud';
import type { Check, Observation } from './report/model.js';
import type { Outputs, Stage, Story, WorkflowEvent } from './stage.js';

/** Where the example keeps the approval policy, as every repository does. */
export const APPROVAL_POLICY = '.github/approval-policy.yml';

/** Who wrote the commit and asks for its deployment, and who did neither. Both may approve, as far as roles go. */
const AUTHOR = 'octocat';
const COLLEAGUE = 'mona';

/** The people of the repository. */
export function seedPeople({ github }: LocalCloud): void {
  github.user(AUTHOR, { role: 'admin' });
  github.user(COLLEAGUE, { role: 'maintain' });
}

/** The pipeline stops before production; its author may not let it pass, a second person may. */
export function approvalStory(pipeline: WorkflowEvent, digest: string): Story {
  return async (stage) => {
    if (!(await stage.run(pipeline, `backend.yml, started by ${AUTHOR}`))) return;
    const { 'request-code': request = '' } = outputsOf(stage);
    stage.observe({
      title: 'The pipeline is green and waits for an approval, on no runner',
      checks: [
        gives(stage, { outcome: 'pending', 'reason-code': 'requested' }),
        { what: 'It gives the code of a request', ok: request !== '', detail: request },
        hasArtifact(stage, `approval-request-${request}`),
        ...untouched(stage, ['pending']),
      ],
    });

    const vote = (actor: string): WorkflowEvent => ({
      ...{ name: 'workflow_dispatch', workflow: 'approve.yml', actor },
      inputs: { request, decision: 'approve', comment: 'Seen and checked' },
    });
    if (!(await stage.run(vote(AUTHOR), `approve.yml, started by ${AUTHOR} too`, 'failure'))) return;
    stage.observe({
      title: 'The approval of the author does not count',
      checks: [
        gives(stage, { outcome: 'refused', 'reason-code': 'excluded-requester' }),
        ...untouched(stage, ['pending']),
      ],
    });

    if (!(await stage.run(vote(COLLEAGUE), `approve.yml, started by ${COLLEAGUE}`))) return;
    stage.observe(deployed(stage, digest));
  };
}

function deployed(stage: Stage, digest: string): Observation {
  const [service, cluster] = [stage.settings.of('service'), stage.settings.of('cluster')];
  const running = stage.cloud.ecs.tasks(service, cluster).filter(({ lastStatus }) => lastStatus === 'RUNNING');
  const digests = [...new Set(running.flatMap(({ containers }) => containers.map(({ imageDigest }) => imageDigest)))];
  return {
    title: `With the approval of ${COLLEAGUE} it is deployed, and the approval is used up`,
    checks: [
      gives(stage, { outcome: 'approved', approvers: COLLEAGUE }),
      { what: 'ECS runs the approved digest', ok: digests.join() === digest, detail: digests.join(', ') },
      statuses(stage, ['pending', 'in_progress', 'success']),
    ],
  };
}

/** No call to AWS, and the request's state as it was. */
function untouched(stage: Stage, states: readonly string[]): Check[] {
  const calls = ['ECS', 'STS'].flatMap((service) => stage.cloud.calls(service));
  const detail = plural(calls.length, 'call');
  return [
    { what: 'No role was assumed and ECS was not called', ok: calls.length === 0, detail },
    statuses(stage, states),
  ];
}

function statuses({ cloud, settings }: Stage, expected: readonly string[]): Check {
  const states = cloud.github
    .deployments(settings.environment)
    .map(({ statuses: all }) => all.map(({ state }) => state));
  const detail = states.map((each) => each.join(' → ')).join('; ') || 'no deployment';
  return { what: 'The deployment on GitHub', ok: detail === expected.join(' → '), detail };
}

function hasArtifact({ cloud, repository }: Stage, name: string): Check {
  const run = cloud.github.runs(repository).at(-1);
  const names = run === undefined ? [] : cloud.github.artifacts(run.id).map((artifact) => artifact.name);
  return { what: 'Its run keeps the request', ok: names.includes(name), detail: names.join(', ') || 'no artifact' };
}

function gives(stage: Stage, expected: Outputs): Check {
  const found = outputsOf(stage);
  const ok = Object.entries(expected).every(([name, value]) => found[name] === value);
  return { what: `The gate says ${Object.values(expected).join(', ')}`, ok, detail: found['reason'] ?? 'nothing' };
}

/** Of the last step that decided on an approval. */
function outputsOf(stage: Stage): Outputs {
  return stage.outputs().findLast((outputs) => 'reason-code' in outputs) ?? {};
}
