import { capitalised } from '@platform-actions/action-kit';
import { answerOf, answersOf, type Answer } from '../answer.js';
import type { GitHub } from '../client.js';
import type { Repository } from '../context.js';
import { answeredStatus } from '../errors.js';
import { IncompleteAnswerError } from '../incomplete.js';
import { pages } from '../paging.js';
import { explained, explainRefusal, permissionRemedy } from '../refusal.js';
import { DEPLOYMENT_STATES, type Deployment, type DeploymentState, type DeploymentStatus } from './deployment.js';

/** A deployment to be made. */
export interface NewDeployment {
  readonly sha: string;
  readonly environment: string;
  readonly task: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly description?: string;
}

/** A status to be added. */
export interface NewDeploymentStatus {
  readonly state: DeploymentState;
  /** 140 characters at most. */
  readonly description: string;
  /** The page of the run. */
  readonly logUrl?: string;
}

const READ = permissionRemedy('deployments: read');
const WRITE = permissionRemedy('deployments: write');

/**
 * Makes a deployment of exactly that commit: GitHub merges nothing and asks for no checks. After an answer that was lost
 * there may be two; the one that is given back is the one to use.
 *
 * @throws UserError where the token may not write deployments; IncompleteAnswerError; Error where GitHub does not answer.
 */
export async function createDeployment(
  gh: GitHub,
  repository: Repository,
  { sha, environment, task, payload, description }: NewDeployment,
): Promise<Deployment> {
  const what = `the new deployment into ${environment}`;
  const { data } = await explained(
    gh.request('POST /repos/{owner}/{repo}/deployments', {
      ...repository,
      ref: sha,
      environment,
      task,
      payload,
      auto_merge: false,
      required_contexts: [],
      ...(description !== undefined && { description }),
    }),
    `No deployment into ${environment} could be made`,
    `${WRITE} The commit must still exist.`,
  );
  return deploymentOf(answerOf(data, what));
}

/**
 * A deployment by its id.
 *
 * @returns undefined where the token can read deployments and there is none of that id: a 404 alone proves nothing.
 * @throws UserError where the token may not read deployments; IncompleteAnswerError; Error where GitHub does not answer.
 */
export async function readDeployment(gh: GitHub, repository: Repository, id: number): Promise<Deployment | undefined> {
  const doing = `Deployment ${id} could not be read`;
  try {
    const route = 'GET /repos/{owner}/{repo}/deployments/{deployment_id}';
    const { data } = await gh.request(route, { ...repository, deployment_id: id });
    return deploymentOf(answerOf(data, `deployment ${id}`));
  } catch (error) {
    if (answeredStatus(error) !== 404) throw explainRefusal(error, doing, READ);
  }
  await explained(gh.request('GET /repos/{owner}/{repo}/deployments', { ...repository, per_page: 1 }), doing, READ);
  return undefined;
}

/**
 * All statuses of a deployment, oldest first.
 *
 * @throws UserError where there is no such deployment or the token may not read it; IncompleteAnswerError; Error where
 *   GitHub does not answer.
 */
export async function deploymentStatuses(
  gh: GitHub,
  repository: Repository,
  id: number,
): Promise<readonly DeploymentStatus[]> {
  const what = `the statuses of deployment ${id}`;
  const read = async (): Promise<readonly DeploymentStatus[]> => {
    const statuses = new Map<number, DeploymentStatus>();
    const route = 'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses';
    for await (const { data } of pages(gh, route, { ...repository, deployment_id: id })) {
      for (const status of answersOf(data, what).map(statusOf)) statuses.set(status.id, status);
    }
    return [...statuses.values()].sort((a, b) => a.id - b.id);
  };
  return explained(read(), `${capitalised(what)} could not be read`, READ);
}

/**
 * Adds a status. Other deployments into the environment stay as they are.
 *
 * @throws UserError where the token may not write deployments; IncompleteAnswerError; Error where GitHub does not answer.
 */
export async function addDeploymentStatus(
  gh: GitHub,
  repository: Repository,
  id: number,
  { state, description, logUrl }: NewDeploymentStatus,
): Promise<DeploymentStatus> {
  const route = 'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses';
  const { data } = await explained(
    gh.request(route, {
      ...repository,
      deployment_id: id,
      state,
      description,
      auto_inactive: false,
      ...(logUrl !== undefined && { log_url: logUrl }),
    }),
    `Deployment ${id} got no status ${state}`,
    WRITE,
  );
  return statusOf(answerOf(data, `the new status of deployment ${id}`));
}

function deploymentOf(answer: Answer): Deployment {
  return {
    id: answer.integer('id'),
    environment: answer.text('environment'),
    sha: answer.text('sha'),
    task: answer.text('task'),
    payload: payloadOf(answer.raw('payload')),
    createdAt: answer.time('created_at'),
  };
}

/** Some servers give a payload back as the text of its JSON. */
function payloadOf(payload: unknown): unknown {
  if (typeof payload !== 'string') return payload;
  try {
    return JSON.parse(payload);
  } catch {
    return payload;
  }
}

function statusOf(answer: Answer): DeploymentStatus {
  const id = answer.integer('id');
  const state = DEPLOYMENT_STATES.find((known) => known === answer.text('state'));
  if (state === undefined) throw new IncompleteAnswerError(`deployment status ${id}`, ['state']);
  return {
    id,
    state,
    description: answer.textOrEmpty('description'),
    logUrl: answer.textOrEmpty('log_url'),
    createdAt: answer.time('created_at'),
  };
}
