import type { Log } from '@platform-actions/action-kit';
import type { GitHub } from './client.js';
import type { EventContext } from './context.js';
import { answeredStatus, githubSaid, isRequestError } from './errors.js';

/**
 * How one commit stands to another, its base: `ahead` has all of the base's history and more, `behind` is part of that
 * history, `diverged` is neither; `unknown` where GitHub does not say.
 */
export type CommitRelation = 'ahead' | 'behind' | 'diverged' | 'identical' | 'unknown';

/**
 * Asks GitHub how a commit stands to a base, in one call. An answer that is not to be had, for want of a permission or of
 * one of the commits, is `unknown` and a line in the log.
 *
 * @throws the signal's reason when the job is cancelled.
 */
export async function compareCommits(
  gh: GitHub,
  { repository }: Pick<EventContext, 'repository'>,
  log: Pick<Log, 'info'>,
  base: string,
  head: string,
): Promise<CommitRelation> {
  try {
    const basehead = `${base}...${head}`;
    // Of the commits between the two, which GitHub lists, one is enough.
    const parameters = { ...repository, basehead, per_page: 1 };
    const { data } = await gh.request('GET /repos/{owner}/{repo}/compare/{basehead}', parameters);
    return data.status;
  } catch (error) {
    if (!isRequestError(error)) throw error;
    const commits = `${head.slice(0, 7)} and ${base.slice(0, 7)}`;
    const hint = [401, 403, 404].includes(answeredStatus(error) ?? 0) ? ' It takes `permissions: contents: read`.' : '';
    log.info(`GitHub does not compare the commits ${commits}: ${githubSaid(error)}.${hint}`);
    return 'unknown';
  }
}
