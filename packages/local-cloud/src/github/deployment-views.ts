import type { JsonObject } from '../core/types.js';
import type { Deployment, DeploymentStatus } from './deployment-state.js';
import type { GitHubCall } from './types.js';
import { isoTime, nodeId, repositoryUrl, userView } from './views.js';

export function deploymentView(call: GitHubCall, deployment: Deployment): JsonObject {
  const { id, sha, ref, task, environment, payload, description, creator, createdAt } = deployment;
  const url = `${repositoryUrl(call)}/deployments/${id}`;
  const newest = deployment.statuses.at(-1)?.createdAt ?? createdAt;
  return {
    url,
    id,
    node_id: nodeId('DE', id),
    ...{ sha, ref, task, payload, description },
    original_environment: environment,
    environment,
    creator: userView(creator, call.apiUrl),
    created_at: isoTime(createdAt),
    updated_at: isoTime(newest),
    statuses_url: `${url}/statuses`,
    repository_url: repositoryUrl(call),
    transient_environment: deployment.transient,
    production_environment: deployment.production,
    performed_via_github_app: null,
  };
}

export function statusView(call: GitHubCall, deployment: Deployment, status: DeploymentStatus): JsonObject {
  const { id, state, description, environment, logUrl, environmentUrl, creator, createdAt } = status;
  const url = `${repositoryUrl(call)}/deployments/${deployment.id}`;
  return {
    url: `${url}/statuses/${id}`,
    id,
    node_id: nodeId('DES', id),
    ...{ state, description, environment },
    creator: userView(creator, call.apiUrl),
    target_url: logUrl,
    log_url: logUrl,
    environment_url: environmentUrl,
    created_at: isoTime(createdAt),
    updated_at: isoTime(createdAt),
    deployment_url: url,
    repository_url: repositoryUrl(call),
    performed_via_github_app: null,
  };
}
