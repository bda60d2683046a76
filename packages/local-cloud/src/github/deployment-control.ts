import type { DeploymentStatus, Deployment } from './deployment-state.js';
import { deploymentOf, memberOf, remove, repositoryOf, shaOf } from './lookup.js';
import type { DeploymentSeed, StatusSeed } from './seeds.js';
import type { GitHubState } from './state.js';

/** Deployments and their statuses. */
export interface DeploymentControl {
  /** Deployments in the order in which they were made, all or those into one environment. */
  deployments(environment?: string, repository?: string): readonly Deployment[];
  /** Makes one, as whoever may write deployments can, and gives its id. */
  deployment(seed: DeploymentSeed): number;
  /** Adds a status, as whoever may write deployments can. */
  addDeploymentStatus(deployment: number, status: StatusSeed): void;
  deleteDeployment(id: number): void;
}

export function deploymentControl(state: GitHubState): DeploymentControl {
  return {
    deployments: (environment, repository) =>
      repositoryOf(state, repository).deployments.filter(
        (each) => environment === undefined || sameName(each.environment, environment),
      ),
    deployment: (seed) => {
      const repository = repositoryOf(state, seed.repository);
      const sha = seed.sha ?? shaOf(repository);
      const made: Deployment = {
        id: state.nextId(),
        sha,
        ref: sha,
        task: seed.task ?? 'deploy',
        environment: seed.environment,
        payload: seed.payload ?? '',
        description: null,
        transient: false,
        production: seed.environment === 'production',
        creator: memberOf(state, seed.creator ?? 'github-actions[bot]'),
        createdAt: seed.createdAt ?? state.clock.now(),
        statuses: [],
      };
      repository.deployments.push(made);
      return made.id;
    },
    addDeploymentStatus: (id, status) => {
      const { deployment } = deploymentOf(state, id);
      deployment.statuses.push(statusOf(state, deployment, status));
    },
    deleteDeployment: (id) => {
      const { repository, deployment } = deploymentOf(state, id);
      remove(repository.deployments, deployment);
    },
  };
}

/** GitHub compares the names of environments without case. */
export function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function statusOf(state: GitHubState, { environment }: Deployment, seed: StatusSeed): DeploymentStatus {
  return {
    id: state.nextId(),
    state: seed.state,
    description: seed.description ?? '',
    logUrl: seed.logUrl ?? '',
    environmentUrl: '',
    environment,
    creator: memberOf(state, seed.creator ?? 'github-actions[bot]'),
    createdAt: state.clock.now(),
  };
}
