import type { JsonObject } from '../core/types.js';
import { accountOf } from './accounts.js';
import { notFound } from './errors.js';
import { pageOf } from './paging.js';
import { teamView } from './people-views.js';
import type { Environment } from './settings-state.js';
import type { GitHubAnswer, GitHubCall } from './types.js';
import { isoTime, nodeId, repositoryUrl, userView } from './views.js';

export function listEnvironments(call: GitHubCall): GitHubAnswer {
  const all = [...call.repository.environments.values()];
  const { items, headers } = pageOf(all, call);
  const environments = items.map((environment) => environmentView(call, environment));
  return { status: 200, headers, body: { total_count: all.length, environments } };
}

export function getEnvironment(call: GitHubCall): GitHubAnswer {
  return { status: 200, body: environmentView(call, environmentOf(call)) };
}

/** Patterns of branches that may deploy; there are none where any or every protected one may. */
export function listBranchPolicies(call: GitHubCall): GitHubAnswer {
  const { id, branches } = environmentOf(call);
  const patterns = typeof branches === 'string' ? [] : branches;
  const { items, headers } = pageOf(
    patterns.map((name, index) => ({ id: id + index, node_id: nodeId('DBP', id + index), name, type: 'branch' })),
    call,
  );
  return { status: 200, headers, body: { total_count: patterns.length, branch_policies: items } };
}

function environmentOf({ repository, path }: GitHubCall): Environment {
  const found = repository.environments.get((path['environment_name'] ?? '').toLowerCase());
  if (!found) throw notFound();
  return found;
}

function environmentView(call: GitHubCall, environment: Environment): JsonObject {
  const { id, name, createdAt, branches, adminsMayBypass } = environment;
  const { owner, name: repository } = call.repository;
  const web = `https://github.com/${owner}/${repository}`;
  return {
    id,
    node_id: nodeId('EN', id),
    name,
    url: `${repositoryUrl(call)}/environments/${encodeURIComponent(name)}`,
    html_url: `${web}/deployments/activity_log?environments_filter=${encodeURIComponent(name)}`,
    created_at: isoTime(createdAt),
    updated_at: isoTime(createdAt),
    can_admins_bypass: adminsMayBypass,
    protection_rules: protectionRules(call, environment),
    deployment_branch_policy:
      branches === 'all'
        ? null
        : { protected_branches: branches === 'protected', custom_branch_policies: branches !== 'protected' },
  };
}

function protectionRules(call: GitHubCall, environment: Environment): readonly JsonObject[] {
  const { id, waitTimer, reviewers, preventSelfReview, branches } = environment;
  const rule = (number: number): JsonObject => ({ id: id * 10 + number, node_id: nodeId('GA', id * 10 + number) });
  const reviewed = {
    prevent_self_review: preventSelfReview,
    reviewers: reviewers.flatMap((name) => reviewerView(call, name)),
  };
  return [
    ...(waitTimer > 0 ? [{ ...rule(1), type: 'wait_timer', wait_timer: waitTimer }] : []),
    ...(reviewers.length > 0 ? [{ ...rule(2), type: 'required_reviewers', ...reviewed }] : []),
    ...(branches === 'all' ? [] : [{ ...rule(3), type: 'branch_policy' }]),
  ];
}

function reviewerView(call: GitHubCall, name: string): readonly JsonObject[] {
  const [kind, of = ''] = name.split(':');
  if (kind === 'user') return [{ type: 'User', reviewer: userView(accountOf(call.state.accounts, of), call.apiUrl) }];
  const team = call.state.teams.find(({ slug }) => slug === of);
  return team ? [{ type: 'Team', reviewer: teamView(call, team) }] : [];
}
