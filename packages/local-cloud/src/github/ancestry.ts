import type { Commit, Repository } from './state.js';

/** A commit and all that came before it, nearest first. */
export function ancestry(repository: Repository, commit: Commit): ReadonlyMap<string, Commit> {
  const found = new Map<string, Commit>();
  for (let next = [commit]; next.length > 0;) {
    const fresh = next.filter(({ sha }) => !found.has(sha));
    for (const each of fresh) found.set(each.sha, each);
    next = fresh.flatMap(({ parents }) => parents.flatMap((sha) => repository.commits.get(sha) ?? []));
  }
  return found;
}
