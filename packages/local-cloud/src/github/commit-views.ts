import { createHash } from 'node:crypto';
import type { JsonObject } from '../core/types.js';
import { changedFiles } from './changes.js';
import type { Commit, Signature } from './state.js';
import type { GitHubCall } from './types.js';
import { isoTime, repositoryUrl, userView } from './views.js';

const WEB = 'https://github.com';

type Place = Pick<GitHubCall, 'repository' | 'apiUrl'>;

export function commitView(place: Place, { sha, parents, at, message, author, committer }: Commit): JsonObject {
  const { repository, apiUrl } = place;
  const api = repositoryUrl(place);
  const html = (id: string): string => `${WEB}/${repository.owner}/${repository.name}/commit/${id}`;
  const url = (id: string): string => `${api}/commits/${id}`;
  const tree = createHash('sha1').update(sha).digest('hex');
  const signed = ({ name, email }: Signature): JsonObject => ({ name, email, date: isoTime(at) });
  return {
    url: url(sha),
    sha,
    node_id: `C_${sha}`,
    html_url: html(sha),
    comments_url: `${url(sha)}/comments`,
    commit: {
      url: `${api}/git/commits/${sha}`,
      author: signed(author),
      committer: signed(committer),
      message,
      comment_count: 0,
      tree: { sha: tree, url: `${api}/git/trees/${tree}` },
      verification: { verified: false, reason: 'unsigned', payload: null, signature: null, verified_at: null },
    },
    author: author.account ? userView(author.account, apiUrl) : null,
    committer: committer.account ? userView(committer.account, apiUrl) : null,
    parents: parents.map((parent) => ({ sha: parent, url: url(parent), html_url: html(parent) })),
  };
}

/** A commit with what it changed. */
export function fullCommitView(place: Place, commit: Commit): JsonObject {
  const before = place.repository.commits.get(commit.parents[0] ?? '');
  const files = changedFiles(place, before?.tree ?? {}, commit);
  const changes = files.length;
  return { ...commitView(place, commit), stats: { additions: changes, deletions: 0, total: changes }, files };
}
