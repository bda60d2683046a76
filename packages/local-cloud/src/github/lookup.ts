import { accountOf, type Member } from './accounts.js';
import type { Deployment } from './deployment-state.js';
import type { Run } from './run-state.js';
import type { GitHubState, Repository } from './state.js';

export const DEFAULT_REPOSITORY = 'org/orders-api';

/** How tests name things. Each throws an Error that says what there is not. */
export function repositoryOf(state: GitHubState, name = DEFAULT_REPOSITORY): Repository {
  const found = state.repositories.get(name.toLowerCase());
  if (!found) throw new Error(`There is no repository '${name}'; put one up with seedRepository.`);
  return found;
}

export function runOf(state: GitHubState, id: number): { readonly repository: Repository; readonly run: Run } {
  for (const repository of state.repositories.values()) {
    const run = repository.runs.find((each) => each.id === id);
    if (run) return { repository, run };
  }
  throw new Error(`There is no run ${id}.`);
}

export function deploymentOf(
  state: GitHubState,
  id: number,
): { readonly repository: Repository; readonly deployment: Deployment } {
  for (const repository of state.repositories.values()) {
    const deployment = repository.deployments.find((each) => each.id === id);
    if (deployment) return { repository, deployment };
  }
  throw new Error(`There is no deployment ${id}.`);
}

export function memberOf(state: GitHubState, login = 'octocat'): Member {
  return accountOf(state.accounts, login);
}

export function shaOf(repository: Repository, branch = repository.defaultBranch): string {
  const sha = repository.refs.get(`refs/heads/${branch}`) ?? repository.refs.get(`refs/tags/${branch}`);
  if (sha === undefined) throw new Error(`The branch '${branch}' does not exist.`);
  return sha;
}

/** Takes an item out of a list that others hold too. */
export function remove<Item>(list: Item[], item: Item): void {
  const index = list.indexOf(item);
  if (index >= 0) list.splice(index, 1);
}
