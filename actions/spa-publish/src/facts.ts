import type { Env, Runner } from '@platform-actions/action-kit';
import { eventContext, type EventContext } from '@platform-actions/github';
import type { Effects } from './effects.js';
import type { ReleaseFacts } from './release/release-id.js';

/** What the running job is about; `undefined` outside of GitHub. */
export function eventOf(runner: Pick<Runner, 'env'>): EventContext | undefined {
  return (runner.env['GITHUB_REPOSITORY'] ?? '') === '' ? undefined : eventContext(runner);
}

/** The commit that a build is made from: of a pull request its head, since the merge commit is nobody's. */
export function commitOf(event: EventContext | undefined): string {
  return event?.pullRequest?.headSha ?? event?.sha ?? '';
}

/** Address of the run, or who publishes by hand. */
export function runOf(env: Env, event: EventContext | undefined): string {
  const [id, attempt] = [countOf(env['GITHUB_RUN_ID']), countOf(env['GITHUB_RUN_ATTEMPT'])];
  if (event === undefined || id === 0) return `by hand (${env['USER'] ?? env['USERNAME'] ?? 'unknown'})`;
  const { owner, repo } = event.repository;
  return `${event.serverUrl}/${owner}/${repo}/actions/runs/${id}${attempt > 1 ? `/attempts/${attempt}` : ''}`;
}

/** What a release of this run is made from. The commit's time comes from the event, else from the checkout. */
export async function releaseFacts(
  runner: Runner,
  event: EventContext | undefined,
  effects: Pick<Effects, 'commitTime'>,
): Promise<ReleaseFacts> {
  const commit = commitOf(event);
  const known = commit === event?.sha ? event.commitTime : undefined;
  const commitTime = commit === '' ? 0 : (known ?? (await effects.commitTime(runner, commit)) ?? 0);
  const { env } = runner;
  return {
    commit,
    commitTime,
    runId: countOf(env['GITHUB_RUN_ID']),
    attempt: countOf(env['GITHUB_RUN_ATTEMPT']),
    run: runOf(env, event),
  };
}

function countOf(text = ''): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : 0;
}
