import { randomBytes } from 'node:crypto';
import type { ReleaseHead } from '../model.js';

/** What a release is made from, as far as it is known; each may be empty or 0. */
export interface ReleaseFacts {
  /** 40 hex digits. */
  readonly commit: string;
  /** Seconds since the epoch. */
  readonly commitTime: number;
  readonly runId: number;
  readonly attempt: number;
  /** Address of the run, or who publishes by hand. */
  readonly run: string;
}

/**
 * The head of a new release. Its id says when, by which run and from which commit: `20261121T101500Z-123-1-ab12cd3`.
 * Outside of Git, random digits stand for the commit's.
 *
 * @param now milliseconds since the epoch.
 * @param id in place of a made one.
 */
export function releaseHead(facts: ReleaseFacts, now: number, id?: string): ReleaseHead {
  const { commit, commitTime, runId, attempt, run } = facts;
  const time = `${new Date(now).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
  const suffix = commit === '' ? randomBytes(4).toString('hex').slice(0, 7) : commit.slice(0, 7);
  return {
    id: id ?? [time, runId, attempt, suffix].join('-'),
    order: { commitTime, run: runId, attempt },
    commit,
    run,
  };
}
