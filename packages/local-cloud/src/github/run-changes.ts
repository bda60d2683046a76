import { optionalBoolean, optionalObject, optionalText } from '../core/input.js';
import type { Json } from '../core/types.js';
import { accountOf } from './accounts.js';
import { dispatch } from './dispatch.js';
import { GitHubError } from './errors.js';
import { runOf } from './run-answers.js';
import { currentAttempt } from './run-state.js';
import { beginAttempt } from './runs.js';
import type { GitHubAnswer, GitHubCall } from './types.js';
import { repositoryUrl } from './views.js';

/** `POST …/dispatches`: nothing, or the run where that is asked for. */
export function dispatchWorkflow(call: GitHubCall): GitHubAnswer {
  const { state, repository, identity, body, path } = call;
  const ref = optionalText(body, 'ref');
  if (ref === undefined) throw new GitHubError(422, 'Invalid request.\n\n"ref" wasn\'t supplied.');
  if ('return_run_details' in body && state.lacking.runDetails) {
    throw new GitHubError(422, 'Invalid request.\n\n"return_run_details" is not a permitted key.');
  }
  const inputs = Object.entries(optionalObject(body, 'inputs') ?? {}).map(([name, value]) => [name, textOf(value)]);
  const run = dispatch(state, repository, {
    workflow: path['workflow_id'] ?? '',
    ref,
    inputs: Object.fromEntries(inputs) as Record<string, string>,
    actor: accountOf(state.accounts, identity.login, identity.type),
  });
  if (!optionalBoolean(body, 'return_run_details')) return { status: 204 };
  return {
    status: 200,
    body: {
      workflow_run_id: run.id,
      run_url: `${repositoryUrl(call)}/actions/runs/${run.id}`,
      html_url: `https://github.com/${repository.owner}/${repository.name}/actions/runs/${run.id}`,
    },
  };
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Runs all jobs again, or those that failed: what an attempt's jobs do is not played here. */
export function rerunRun(call: GitHubCall): GitHubAnswer {
  const { state, identity } = call;
  const run = runOf(call);
  if (currentAttempt(run).status !== 'completed') {
    throw new GitHubError(403, 'This workflow run cannot be rerun because it is already running');
  }
  beginAttempt(state, run, accountOf(state.accounts, identity.login, identity.type));
  return { status: 201, body: {} };
}
