import { accountOf, type Answer } from '../answer.js';
import type { Account } from '../people/person.js';

/** A commit as GitHub tells of it. Whoever makes a commit writes what names and mails he likes into it. */
export interface Commit {
  readonly sha: string;
  /** Foreign text. */
  readonly message: string;
  /** Whom GitHub takes the author's mail for; `null` where it knows nobody by it. */
  readonly author: Account | null;
  readonly committer: Account | null;
  /** Empty where GitHub does not tell. Foreign text, as the names. */
  readonly authorName: string;
  readonly authorEmail: string;
  readonly committerName: string;
  readonly committerEmail: string;
}

/** @throws IncompleteAnswerError where the answer is not about a commit. */
export function commitOf(answer: Answer): Commit {
  const commit = answer.object('commit');
  const [author, committer] = [signature(commit, 'author'), signature(commit, 'committer')];
  return {
    sha: answer.text('sha'),
    message: commit.text('message'),
    author: account(answer, 'author'),
    committer: account(answer, 'committer'),
    authorName: author.name,
    authorEmail: author.email,
    committerName: committer.name,
    committerEmail: committer.email,
  };
}

function signature(commit: Answer, name: string): { readonly name: string; readonly email: string } {
  const by = commit.objectOrNull(name);
  return { name: by?.textOrEmpty('name') ?? '', email: by?.textOrEmpty('email') ?? '' };
}

/** GitHub writes nobody as null or as an empty object. */
function account(answer: Answer, name: string): Account | null {
  const by = answer.objectOrNull(name);
  return by === null || by.raw('id') === undefined ? null : accountOf(by);
}
