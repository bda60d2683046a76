import { findAccount } from './accounts.js';
import { notFound } from './errors.js';
import { resolveCommit, type GitHubState, type Repository } from './state.js';
import type { GitHubAnswer, GitHubCall } from './types.js';

const PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];
const OWNER = /^(?:@[\w.-]+(?:\/[\w.-]+)?|[^@\s]+@[^@\s]+\.[^@\s]+)$/;

interface Problem {
  readonly line: number;
  readonly column: number;
  readonly kind: string;
  readonly source: string;
  readonly suggestion: string | null;
  readonly message: string;
  readonly path: string;
}

/** `GET …/codeowners/errors`: owners that are no names, and those that may not write. */
export function listCodeOwnersErrors(call: GitHubCall): GitHubAnswer {
  const { repository, state, query } = call;
  const tree = resolveCommit(repository, query.get('ref') ?? repository.defaultBranch)?.tree ?? {};
  const path = PLACES.find((place) => typeof tree[place] === 'string');
  const text = path === undefined ? undefined : tree[path];
  if (path === undefined || typeof text !== 'string') throw notFound();
  const errors = text.split(/\r?\n/).flatMap((source, index) => {
    const [, ...owners] = source
      .replace(/(^|\s)#.*$/, '')
      .trim()
      .split(/\s+/);
    return owners.flatMap((owner) => {
      const problem = problemOf(state, repository, owner);
      return problem ? [{ ...problem, line: index + 1, column: source.indexOf(owner) + 1, source, path }] : [];
    });
  });
  return { status: 200, body: { errors: errors.map((error: Problem) => ({ ...error })) } };
}

function problemOf(state: GitHubState, repository: Repository, owner: string) {
  if (!OWNER.test(owner)) {
    return {
      kind: 'Invalid owner',
      suggestion: null,
      message: `Invalid owner: '${owner}' is no @user, @org/team or address`,
    };
  }
  if (isKnown(state, repository, owner)) return undefined;
  const suggestion = `make sure ${owner} exists and has write access to the repository`;
  return { kind: 'Unknown owner', suggestion, message: `Unknown owner: ${suggestion}` };
}

function isKnown(state: GitHubState, repository: Repository, owner: string): boolean {
  if (!owner.startsWith('@')) return true;
  const [name = '', slug] = owner.slice(1).split('/');
  if (slug !== undefined) return state.teams.some((team) => team.organisation === name && team.slug === slug);
  const role = repository.roles.get(findAccount(state.accounts, name)?.id ?? -1);
  return role !== undefined && !['read', 'triage'].includes(role);
}
