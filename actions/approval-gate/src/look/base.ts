import {
  deploymentStatuses,
  explained,
  listWorkflowRuns,
  permissionRemedy,
  readDeployment,
} from '@platform-actions/github';
import type { Gate } from '../gate.js';
import type { Rule, Run, Subject } from '../model.js';
import { leastPeople, ruleSha256, tighten } from '../policy/tighten.js';
import { parseCode, parseTitle } from '../request/code.js';
import { stateOf } from '../request/state.js';
import { APPROVAL_TASK, requestCode, subjectOf } from '../request/subject.js';
import { lookOn } from './branch.js';

/**
 * Where the change that is to be approved begins. `first`: nothing was ever approved for the environment. `unknown`:
 * something may have been, and it is not to be found.
 */
export type Base =
  { readonly kind: 'last-approval'; readonly sha: string } | { readonly kind: 'first' } | { readonly kind: 'unknown' };

/** Requests that are looked at, newest first: each takes two calls. */
const LOOKED_AT = 20;
/** Older approvals are not looked for. */
const DAYS = 90;
const PAGE = 100;

/**
 * The commit of the last approved deployment into an environment that succeeded. Only runs of the default branch's own
 * workflow count: who changes it on a branch, or gives a tag the branch's name, must not choose where a change begins. Nor
 * does a status alone, which whoever may write deployments can add: as many people as the rule asks for have approved.
 */
export async function findBase(gate: Gate, environment: string, rule: Rule, defaultBranch: string): Promise<Base> {
  const { gh, repository, inputs, runner } = gate;
  const since = (gh.serverTime() ?? runner.clock.now()) - DAYS * 86_400_000;
  const list = await listWorkflowRuns(gh, repository, inputs.approveWorkflow, { createdSince: since });
  const runs = list === 'unchanged' ? [] : list.runs;
  const votes = approvalsByCode(runs.filter((run) => isGreenVote(run, defaultBranch)));
  let isComplete = runs.length < PAGE && votes.size <= LOOKED_AT;
  for (const [code, approvals] of [...votes].slice(0, LOOKED_AT)) {
    const found = await deployedSubject(gate, code, environment);
    if (found === undefined) continue;
    const isTrue = found !== 'gone' && (await voters(gate, approvals, defaultBranch)) >= needed(found, rule);
    if (isTrue) return { kind: 'last-approval', sha: found.sha };
    isComplete = false;
  }
  return { kind: isComplete && !(await wasDeployed(gate, environment)) ? 'first' : 'unknown' };
}

/** How many people have approved by code of the default branch: there, a vote that does not count is no green run. */
async function voters(gate: Gate, approvals: readonly Run[], defaultBranch: string): Promise<number> {
  const shas = [...new Set(approvals.map(({ headSha }) => headSha))];
  const places = await Promise.all(shas.map((sha) => lookOn(gate, sha, defaultBranch)));
  const onBranch = new Set(shas.filter((_, index) => places[index]?.on));
  return new Set(approvals.flatMap(({ headSha, actor }) => (onBranch.has(headSha) && actor ? [actor.id] : []))).size;
}

/** How many had to approve a request; of one that was made under another rule that is not known any more. */
function needed({ ruleSha256: madeUnder, tightening }: Subject, rule: Rule): number {
  return madeUnder === ruleSha256(rule) ? leastPeople(tighten(rule, tightening)) : 1;
}

/** Whether a request was used, whatever became of the runs of its votes: whoever may write can delete those. */
async function wasDeployed({ gh, repository }: Gate, environment: string): Promise<boolean> {
  const parameters = { ...repository, environment, task: APPROVAL_TASK, per_page: LOOKED_AT };
  const { data } = await explained(
    gh.request('GET /repos/{owner}/{repo}/deployments', parameters),
    `The deployments into ${environment} could not be read`,
    permissionRemedy('deployments: read'),
  );
  for (const { id } of data) {
    if (stateOf(await deploymentStatuses(gh, repository, Number(id))).used !== undefined) return true;
  }
  return data.length === LOOKED_AT;
}

function isGreenVote({ conclusion, event, headBranch }: Run, defaultBranch: string): boolean {
  return conclusion === 'success' && event === 'workflow_dispatch' && headBranch === defaultBranch;
}

/** The approvals of each request, newest first, as the runs are listed. */
function approvalsByCode(runs: readonly Run[]): ReadonlyMap<string, readonly Run[]> {
  const byCode = new Map<string, Run[]>();
  for (const run of runs) {
    const title = parseTitle(run.title);
    if (title?.choice === 'approve') byCode.set(title.code, [...(byCode.get(title.code) ?? []), run]);
  }
  return byCode;
}

/** What a request brought into the environment; `undefined` where it did not; `gone` where nobody can tell. */
async function deployedSubject(
  { gh, repository }: Gate,
  code: string,
  environment: string,
): Promise<Subject | 'gone' | undefined> {
  const id = parseCode(code)?.deploymentId;
  const deployment = id === undefined ? undefined : await readDeployment(gh, repository, id);
  if (deployment === undefined) return 'gone';
  if (deployment.environment.toLowerCase() !== environment.toLowerCase()) return undefined;
  const subject = subjectOf(deployment);
  if (subject === undefined || requestCode(subject) !== code) return undefined;
  const { used } = stateOf(await deploymentStatuses(gh, repository, deployment.id));
  return used === undefined ? undefined : subject;
}
