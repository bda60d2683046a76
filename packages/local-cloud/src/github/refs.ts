import type { JsonObject } from '../core/types.js';
import { fullCommitView } from './commit-views.js';
import { GitHubError, notFound } from './errors.js';
import type { Activity } from './settings-state.js';
import type { GitHubAnswer, GitHubCall } from './types.js';
import { rulesOf } from './rules.js';
import { isoTime, repositoryUrl, nodeId, userView } from './views.js';

/** `GET …/branches/{branch}`: whether it is protected, but not by what. */
export function getBranch(call: GitHubCall): GitHubAnswer {
  const { repository, path } = call;
  const name = path['branch'] ?? '';
  const commit = repository.commits.get(repository.refs.get(`refs/heads/${name}`) ?? '');
  if (!commit) throw new GitHubError(404, 'Branch not found');
  const isProtected = repository.protections.has(name) || rulesOf(repository, name).length > 0;
  const url = `${repositoryUrl(call)}/branches/${encodeURIComponent(name)}`;
  const checks = { enforcement_level: 'off', contexts: [], checks: [] };
  return {
    status: 200,
    body: {
      name,
      commit: fullCommitView(call, commit),
      _links: { self: url, html: `https://github.com/${repository.owner}/${repository.name}/tree/${name}` },
      protected: isProtected,
      protection: { enabled: repository.protections.has(name), required_status_checks: checks },
      protection_url: `${url}/protection`,
    },
  };
}

export function getRef(call: GitHubCall): GitHubAnswer {
  const ref = `refs/${call.path['ref'] ?? ''}`;
  const sha = call.repository.refs.get(ref);
  if (sha === undefined) throw notFound();
  return { status: 200, body: refView(call, ref, sha) };
}

/** Refs that start with the given one. */
export function listMatchingRefs(call: GitHubCall): GitHubAnswer {
  const prefix = `refs/${call.path['ref'] ?? ''}`;
  const found = [...call.repository.refs].filter(([ref]) => ref.startsWith(prefix)).sort();
  return { status: 200, body: found.map(([ref, sha]) => refView(call, ref, sha)) };
}

function refView(call: GitHubCall, ref: string, sha: string): JsonObject {
  const git = `${repositoryUrl(call)}/git`;
  return {
    ref,
    node_id: `REF_${Buffer.from(ref).toString('base64url')}`,
    url: `${git}/${ref}`,
    object: { type: 'commit', sha, url: `${git}/commits/${sha}` },
  };
}

const DEFAULT_PAGE = 30;
const MAX_PAGE = 100;

/** `GET …/activity`: pushes, newest first, in pages that follow a cursor. */
export function listActivity(call: GitHubCall): GitHubAnswer {
  const { repository, query, apiUrl, path, state } = call;
  const [ref, type, actor] = [query.get('ref'), query.get('activity_type'), query.get('actor')?.toLowerCase()];
  const actorOf = ({ actorId }: Activity) => state.accounts.find(({ id }) => id === actorId);
  const found = repository.activities.filter(
    (activity) =>
      (ref === null || activity.ref === (ref.startsWith('refs/') ? ref : `refs/heads/${ref}`)) &&
      (type === null || activity.type === type) &&
      (actor === undefined || actorOf(activity)?.login.toLowerCase() === actor),
  );
  if (query.get('direction') !== 'asc') found.reverse();
  const cursor = query.get('after');
  const start = cursor === null ? 0 : found.findIndex(({ id }) => String(id) === cursor) + 1;
  const size = Math.min(Number(query.get('per_page') ?? DEFAULT_PAGE) || DEFAULT_PAGE, MAX_PAGE);
  const items = found.slice(start, start + size);
  const last = items.at(-1);
  const parameters = new URLSearchParams(query);
  parameters.set('after', String(last?.id));
  const next = `<${apiUrl}${path['*'] ?? ''}?${parameters.toString()}>; rel="next"`;
  return {
    status: 200,
    headers: last && start + size < found.length ? { link: next } : {},
    body: items.map((activity) => {
      const account = actorOf(activity);
      const { id, before, after, type: kind, at } = activity;
      return {
        id,
        node_id: nodeId('PSH', id),
        ...{ before, after, ref: activity.ref, activity_type: kind },
        timestamp: isoTime(at),
        actor: account ? userView(account, apiUrl) : null,
      };
    }),
  };
}
