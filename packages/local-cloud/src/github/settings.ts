import type { JsonObject } from '../core/types.js';
import { GitHubError, notFound } from './errors.js';
import { may } from './identify.js';
import { pageOf } from './paging.js';
import { rulesOf } from './rules.js';
import type { Ruleset } from './settings-state.js';
import type { GitHubAnswer, GitHubCall } from './types.js';
import { isoTime, nodeId, repositoryUrl } from './views.js';

/** Classic protection; rulesets are told elsewhere. */
export function getBranchProtection(call: GitHubCall): GitHubAnswer {
  const { repository, path } = call;
  const branch = path['branch'] ?? '';
  if (!repository.refs.has(`refs/heads/${branch}`)) throw new GitHubError(404, 'Branch not found');
  const protection = repository.protections.get(branch);
  if (!protection) throw new GitHubError(404, 'Branch not protected');
  const url = `${repositoryUrl(call)}/branches/${encodeURIComponent(branch)}/protection`;
  const reviewed = protection.requiredApprovals > 0 || protection.requireCodeOwnerReviews;
  const reviews = {
    url: `${url}/required_pull_request_reviews`,
    dismiss_stale_reviews: protection.dismissStaleReviews,
    require_code_owner_reviews: protection.requireCodeOwnerReviews,
    required_approving_review_count: protection.requiredApprovals,
    require_last_push_approval: protection.requireLastPushApproval,
  };
  return {
    status: 200,
    body: {
      url,
      ...(reviewed && { required_pull_request_reviews: reviews }),
      required_signatures: { url: `${url}/required_signatures`, enabled: false },
      enforce_admins: { url: `${url}/enforce_admins`, enabled: protection.enforceAdmins },
      required_linear_history: { enabled: false },
      allow_force_pushes: { enabled: protection.allowForcePushes },
      allow_deletions: { enabled: protection.allowDeletions },
      block_creations: { enabled: false },
      required_conversation_resolution: { enabled: false },
      lock_branch: { enabled: false },
      allow_fork_syncing: { enabled: false },
    },
  };
}

/** Rules of rulesets that are in force, whichever they are of. */
export function listBranchRules(call: GitHubCall): GitHubAnswer {
  const { repository, path } = call;
  const all = rulesOf(repository, path['branch'] ?? '').map(({ rule, ruleset }) => ({
    ...rule,
    ruleset_source_type: 'Repository',
    ruleset_source: `${repository.owner}/${repository.name}`,
    ruleset_id: ruleset.id,
  }));
  const { items, headers } = pageOf(all, call);
  return { status: 200, headers, body: items };
}

export function listRulesets(call: GitHubCall): GitHubAnswer {
  const { items, headers } = pageOf(call.repository.rulesets, call);
  return { status: 200, headers, body: items.map((ruleset) => summary(call, ruleset)) };
}

/** Who may get around it is told to those who administer the repository. */
export function getRuleset(call: GitHubCall): GitHubAnswer {
  const ruleset = call.repository.rulesets.find(({ id }) => String(id) === call.path['ruleset_id']);
  if (!ruleset) throw notFound();
  const { include, exclude, rules, bypassActors } = ruleset;
  return {
    status: 200,
    body: {
      ...summary(call, ruleset),
      conditions: { ref_name: { include, exclude } },
      rules: rules.map((rule) => ({ ...rule })),
      ...(may(call.identity, 'administration', 'write') && { bypass_actors: bypassActors }),
      current_user_can_bypass: 'never',
    },
  };
}

function summary(call: GitHubCall, { id, name, target, enforcement, createdAt }: Ruleset): JsonObject {
  const { repository } = call;
  const fullName = `${repository.owner}/${repository.name}`;
  return {
    ...{ id, name, target, enforcement },
    source_type: 'Repository',
    source: fullName,
    node_id: nodeId('RRS', id),
    _links: {
      self: { href: `${repositoryUrl(call)}/rulesets/${id}` },
      html: { href: `https://github.com/${fullName}/rules/${id}` },
    },
    created_at: isoTime(createdAt),
    updated_at: isoTime(createdAt),
  };
}

export function getOidcSubject({ repository }: GitHubCall): GitHubAnswer {
  const { useDefault, claims, immutable } = repository.oidcSubject;
  return {
    status: 200,
    body: {
      use_default: useDefault,
      ...(!useDefault && { include_claim_keys: claims }),
      use_immutable_subject: immutable,
    },
  };
}
