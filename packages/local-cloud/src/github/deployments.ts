import { isList, isObject, optionalBoolean, optionalText, texts } from '../core/input.js';
import type { Json } from '../core/types.js';
import { ancestry } from './ancestry.js';
import { accountOf } from './accounts.js';
import { DEPLOYMENT_STATES, type Deployment, type DeploymentStatusState } from './deployment-state.js';
import { deploymentView, statusView } from './deployment-views.js';
import { GitHubError, notFound, validationFailed } from './errors.js';
import { pageOf } from './paging.js';
import { resolveCommit } from './state.js';
import type { GitHubAnswer, GitHubCall } from './types.js';

const MAX_DESCRIPTION = 140;

/** `POST …/deployments`. There are no commit statuses here: a required context is one that is missing. */
export function createDeployment(call: GitHubCall): GitHubAnswer {
  const { repository, state, body } = call;
  const ref = optionalText(body, 'ref');
  if (ref === undefined) throw new GitHubError(422, 'Invalid request.\n\n"ref" wasn\'t supplied.');
  const commit = resolveCommit(repository, ref);
  if (!commit) throw new GitHubError(422, `No ref found for: ${ref}`);
  if (optionalBoolean(body, 'auto_merge') !== false && isBehind(call, ref)) {
    return { status: 202, body: { message: `Auto-merged ${repository.defaultBranch} into ${ref} on deployment.` } };
  }
  const missing = texts(body, 'required_contexts');
  if (missing.length > 0) throw new GitHubError(409, `Conflict: Commit status checks failed for ${ref}.`);
  const environment = optionalText(body, 'environment') ?? 'production';
  const deployment: Deployment = {
    id: state.nextId(),
    sha: commit.sha,
    ref,
    task: optionalText(body, 'task') ?? 'deploy',
    environment,
    payload: payloadOf(body['payload']),
    description: optionalText(body, 'description') ?? null,
    transient: optionalBoolean(body, 'transient_environment') ?? false,
    production: optionalBoolean(body, 'production_environment') ?? environment === 'production',
    creator: accountOf(state.accounts, call.identity.login, call.identity.type),
    createdAt: state.clock.now(),
    statuses: [],
  };
  repository.deployments.push(deployment);
  return { status: 201, body: deploymentView(call, deployment) };
}

/** Whether it is a branch that lacks commits of the default branch: GitHub merges those first. */
function isBehind({ repository }: GitHubCall, ref: string): boolean {
  const branch = repository.refs.get(`refs/heads/${ref}`);
  const [mine, theirs] = [resolveCommit(repository, branch ?? ''), resolveCommit(repository, repository.defaultBranch)];
  return mine !== undefined && theirs !== undefined && !ancestry(repository, mine).has(theirs.sha);
}

function payloadOf(payload: Json | undefined): Json {
  if (payload === undefined || payload === null) return '';
  if (isObject(payload) || typeof payload === 'string') return payload;
  throw new GitHubError(
    422,
    `Invalid request.\n\nFor 'payload', ${isList(payload) ? 'an array' : 'it'} is not an object.`,
  );
}

export function listDeployments(call: GitHubCall): GitHubAnswer {
  const { repository, query } = call;
  const wanted = (['sha', 'ref', 'task', 'environment'] as const).map((name) => [name, query.get(name)] as const);
  const found = repository.deployments.filter((deployment) =>
    wanted.every(([name, value]) => value === null || value === 'none' || deployment[name] === value),
  );
  const { items, headers } = pageOf(found.reverse(), call);
  return { status: 200, headers, body: items.map((deployment) => deploymentView(call, deployment)) };
}

export function getDeployment(call: GitHubCall): GitHubAnswer {
  return { status: 200, body: deploymentView(call, deploymentOf(call)) };
}

/** Newest first. */
export function listStatuses(call: GitHubCall): GitHubAnswer {
  const deployment = deploymentOf(call);
  const { items, headers } = pageOf([...deployment.statuses].reverse(), call);
  return { status: 200, headers, body: items.map((status) => statusView(call, deployment, status)) };
}

export function addStatus(call: GitHubCall): GitHubAnswer {
  const { body } = call;
  const deployment = deploymentOf(call);
  const given = optionalText(body, 'state');
  const known = DEPLOYMENT_STATES.find((name) => name === given);
  if (known === undefined)
    throw validationFailed('DeploymentStatus', 'state', 'custom', 'state is not included in the list');
  const description = optionalText(body, 'description') ?? '';
  if (Array.from(description).length > MAX_DESCRIPTION) {
    const message = `description is too long (maximum is ${MAX_DESCRIPTION} characters)`;
    throw validationFailed('DeploymentStatus', 'description', 'custom', message);
  }
  const status = add(call, deployment, known, {
    description,
    logUrl: optionalText(body, 'log_url') ?? optionalText(body, 'target_url') ?? '',
    environmentUrl: optionalText(body, 'environment_url') ?? '',
    environment: optionalText(body, 'environment') ?? deployment.environment,
  });
  if (known === 'success' && optionalBoolean(body, 'auto_inactive') !== false) retire(call, deployment);
  return { status: 201, body: statusView(call, deployment, status) };
}

interface Details {
  readonly description: string;
  readonly logUrl: string;
  readonly environmentUrl: string;
  readonly environment: string;
}

function add({ state, identity }: GitHubCall, deployment: Deployment, name: DeploymentStatusState, details: Details) {
  const status = {
    id: state.nextId(),
    state: name,
    ...details,
    creator: accountOf(state.accounts, identity.login, identity.type),
    createdAt: state.clock.now(),
  };
  deployment.statuses.push(status);
  return status;
}

/** What stood in that environment before is inactive now, save production and what is transient. */
function retire(call: GitHubCall, deployment: Deployment): void {
  for (const prior of call.repository.deployments) {
    if (prior === deployment || prior.transient || prior.production) continue;
    if (prior.environment !== deployment.environment || prior.createdAt > deployment.createdAt) continue;
    if (prior.statuses.at(-1)?.state !== 'success') continue;
    add(call, prior, 'inactive', { description: '', logUrl: '', environmentUrl: '', environment: prior.environment });
  }
}

function deploymentOf({ repository, path }: GitHubCall): Deployment {
  const found = repository.deployments.find(({ id }) => String(id) === path['deployment_id']);
  if (!found) throw notFound();
  return found;
}
