import { capitalised } from '@platform-actions/action-kit';
import { answerOf, type Answer } from '../answer.js';
import type { GitHub } from '../client.js';
import type { Repository } from '../context.js';
import { hasNext, PAGE_SIZE } from '../paging.js';
import { explained, permissionRemedy } from '../refusal.js';
import { runOf } from './run-of.js';
import type { WorkflowRun } from './workflow-run.js';

/**
 * A workflow run as its newest attempt left it, or as one attempt did.
 *
 * @throws UserError where GitHub does not show the run: its cause tells a run that is gone (`answeredStatus(error)`
 *   is 404) from one that the token may not read; IncompleteAnswerError where it leaves out who started it, its title or
 *   its attempt; Error where GitHub does not answer.
 */
export async function readRun(gh: GitHub, repository: Repository, id: number, attempt?: number): Promise<WorkflowRun> {
  const what = attempt === undefined ? `workflow run ${id}` : `attempt ${attempt} of workflow run ${id}`;
  const route = '/repos/{owner}/{repo}/actions/runs/{run_id}' as const;
  const call =
    attempt === undefined
      ? gh.request(`GET ${route}`, { ...repository, run_id: id })
      : gh.request(`GET ${route}/attempts/{attempt_number}`, { ...repository, run_id: id, attempt_number: attempt });
  const { data } = await explained(
    call,
    `${capitalised(what)} could not be read`,
    `${permissionRemedy('actions: read')} A run that was deleted is not found either.`,
  );
  return runOf(answerOf(data, what));
}

/** Runs of a workflow. */
export interface RunList {
  /** Newest first, each once: all since `createdSince`, and those older that came with them. */
  readonly runs: readonly WorkflowRun[];
  /** To ask with again; none where the list took several pages, as it names the first alone. */
  readonly etag: string | undefined;
}

/** How far back to list runs, and what is known already. */
export interface RunListQuery {
  /** Milliseconds since the epoch: how far back the list must reach. */
  readonly createdSince: number;
  /** Of the last answer. */
  readonly etag?: string | undefined;
}

/** How often a list that shrank while it was read is read again. */
const TRIES = 3;

/**
 * The runs of a workflow, asked for without a filter: GitHub cuts a filtered list at 1,000.
 *
 * @param workflowFile its name in `.github/workflows`: `approve.yml`.
 * @returns `unchanged` where the list is as it was when `etag` was given (which takes nothing of the rate limit).
 * @throws UserError where GitHub knows no such workflow, or the token may not read runs; IncompleteAnswerError as
 *   `readRun`; Error where GitHub does not answer, or runs are deleted faster than the list is read.
 */
export async function listWorkflowRuns(
  gh: GitHub,
  repository: Repository,
  workflowFile: string,
  query: RunListQuery,
): Promise<RunList | 'unchanged'> {
  const what = `the runs of ${workflowFile}`;
  const doing = `The runs of the workflow .github/workflows/${workflowFile} could not be read`;
  const remedy = `${permissionRemedy('actions: read')} The file must stand on the default branch.`;
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const list = await explained(
      readList(gh, { ...repository, workflow_id: workflowFile }, query, what),
      doing,
      remedy,
    );
    if (list !== 'shrunk') return list;
  }
  throw new Error(`${doing}: runs are deleted while the list is read.`);
}

async function readList(
  gh: GitHub,
  workflow: Repository & { readonly workflow_id: string },
  { createdSince, etag }: RunListQuery,
  what: string,
): Promise<RunList | 'unchanged' | 'shrunk'> {
  const route = 'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs';
  const runs = new Map<number, WorkflowRun>();
  let total = 0;
  for (let page = 1; ; page += 1) {
    const parameters = { ...workflow, per_page: PAGE_SIZE, page };
    const answer = await gh.requestIfChanged(route, parameters, page === 1 ? etag : undefined);
    if (answer === 'unchanged') return answer;
    const list = answerOf(answer.data, what);
    const count = list.integer('total_count');
    // Runs that move up into a page which was read already would never be seen.
    if (count < total) return 'shrunk';
    total = count;
    const found = list.list('workflow_runs').map((run: Answer) => runOf(run));
    for (const run of found) runs.set(run.id, run);
    const reached = found.some(({ createdAt }) => createdAt < createdSince);
    if (reached || !hasNext(answer.headers.link)) {
      return { runs: [...runs.values()], etag: page === 1 ? answer.headers.etag : undefined };
    }
  }
}
