import { UserError } from '@platform-actions/action-kit';
import { readRun, runsOnGitHubHosted } from '@platform-actions/github';
import type { Gate } from '../gate.js';
import type { Rule, Run } from '../model.js';
import { Refusal } from '../outcomes.js';

/**
 * The id of the running run, as the runner says.
 *
 * @throws UserError where it says none.
 */
export function ownRunId({ runner }: Pick<Gate, 'runner'>): number {
  const given = runner.env['GITHUB_RUN_ID'] ?? '';
  if (/^[1-9]\d{0,15}$/.test(given)) return Number(given);
  throw new UserError(`GITHUB_RUN_ID is '${given}' and must be the id of a run, as a GitHub runner sets it.`);
}

/**
 * The running run, as GitHub knows it.
 *
 * @param listed the same run out of a list, which saves a call.
 * @throws Refusal `run-differs` where GitHub knows another attempt, commit, event or repository of it, or has seen its end.
 */
export async function readOwnRun(gate: Gate, listed?: Run): Promise<Run> {
  const { gh, repository, runner } = gate;
  const { env } = runner;
  // A list may lag behind a run that has just begun.
  const isFresh = listed?.status === 'in_progress' && String(listed.attempt) === env['GITHUB_RUN_ATTEMPT'];
  const run = isFresh ? listed : await readRun(gh, repository, ownRunId(gate));
  const said: readonly (readonly [string, string | undefined, string])[] = [
    ['attempt', env['GITHUB_RUN_ATTEMPT'], String(run.attempt)],
    ['commit', env['GITHUB_SHA'], run.headSha],
    ['event', env['GITHUB_EVENT_NAME'], run.event],
    ['repository', env['GITHUB_REPOSITORY_ID'] ?? String(run.repositoryId), String(run.repositoryId)],
    ['conclusion', 'none', run.conclusion ?? 'none'],
  ];
  const differing = said.filter(([, ofRunner, ofGitHub]) => ofRunner !== ofGitHub);
  if (differing.length === 0) return run;
  const list = differing.map(([what, ours, theirs]) => `${what} ${ours ?? 'unset'} here, ${theirs} there`).join('; ');
  throw new Refusal('error', 'run-differs', `What this runner says of run ${run.id} is not what GitHub says: ${list}.`);
}

/** @throws Refusal `self-hosted-runner` where the rule asks for GitHub's own runners and the run has others. */
export async function requireRunner({ gh, repository }: Gate, rule: Rule, run: Run): Promise<void> {
  if (!rule.hostedRunnersOnly) return;
  if (await runsOnGitHubHosted(gh, repository, run.id, run.attempt)) return;
  throw new Refusal(
    'refused',
    'self-hosted-runner',
    'The policy asks for GitHub’s own runners for this environment, and a job of this run is on another one.',
  );
}
