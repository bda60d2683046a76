import { toError } from '@platform-actions/action-kit';
import {
  commitPeople,
  commitsBetween,
  newestCommits,
  type Commit,
  type RepositoryFacts,
} from '@platform-actions/github';
import type { Gate } from '../gate.js';
import type { Subject } from '../model.js';
import type { Changes } from '../result.js';
import { homeUrl, hostOf } from '../urls.js';
import { findBase } from './base.js';
import type { LiveRule } from './policy.js';

/** What a request would deploy. */
export interface Change {
  readonly since: Changes['since'];
  readonly baseSha: string | null;
  /** Whose people are excluded; newest last. */
  readonly commits: readonly Commit[];
}

export interface Deploying {
  readonly environment: string;
  readonly live: Pick<LiveRule, 'rule'>;
  readonly facts: RepositoryFacts;
  readonly sha: string;
}

/** How many commits are looked at where it is not known which of them were deployed before. */
const WINDOW = 250;

/**
 * The commits since the last approved deployment. At the first one, the newest change alone; where an earlier one may
 * have been and is not to be found, the newest commits, so that nobody's change slips through.
 *
 * @throws TruncatedCompareError where GitHub does not list all commits.
 */
export async function readChange(gate: Gate, { environment, live, facts, sha }: Deploying): Promise<Change> {
  const { gh, repository, evidence } = gate;
  // GitHub's own reviewers approve without a request, so there is none to begin from.
  const base =
    live.rule.via === 'environment'
      ? ({ kind: 'first' } as const)
      : await findBase(gate, environment, live.rule, facts.defaultBranch);
  if (base.kind === 'last-approval') {
    const { commits } = await commitsBetween(gh, repository, base.sha, sha);
    return { since: 'last-approval', baseSha: base.sha, commits };
  }
  if (base.kind === 'first') {
    return { since: 'first', baseSha: null, commits: await newestCommits(gh, repository, sha, 1) };
  }
  evidence.warn(
    `An earlier approved deployment into ${environment} was not found: whoever made one of the newest ${WINDOW} commits is excluded.`,
  );
  const newest = await newestCommits(gh, repository, sha, WINDOW);
  return { since: 'window', baseSha: null, commits: newest.toReversed() };
}

/** The commits of a request, for a voter to see. What cannot be had is only not shown. */
export async function showChange(gate: Gate, { baseSha, sha }: Pick<Subject, 'baseSha' | 'sha'>): Promise<void> {
  if (baseSha === null) return;
  try {
    const { commits } = await commitsBetween(gate.gh, gate.repository, baseSha, sha);
    tellChange(gate, { since: 'last-approval', baseSha, commits }, sha);
  } catch (thrown) {
    gate.gh.signal.throwIfAborted();
    gate.evidence.warn(`The commits of the request are not shown: ${toError(thrown).message}`);
  }
}

/** Hands the commits to the report. */
export function tellChange(gate: Gate, { since, baseSha, commits }: Change, sha: string): void {
  const home = homeUrl(gate);
  gate.evidence.add({
    changes: {
      since,
      baseSha,
      compareUrl: baseSha === null ? undefined : `${home}/compare/${baseSha}...${sha}`,
      commits: commits.map((commit) => ({
        sha: commit.sha,
        title: commit.message.split('\n', 1)[0] ?? '',
        author: commit.author?.login ?? commit.authorName,
        url: `${home}/commit/${commit.sha}`,
      })),
      unknownPeople: commitPeople(commits, hostOf(gate)).unknown,
    },
  });
}
