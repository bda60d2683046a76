import type { Account, Person } from '../people/person.js';
import type { Commit } from './commit.js';
import { coAuthorTrailers, noreplyMail, type Credit } from './trailers.js';

/** Who made some commits. Each list names a person once. */
export interface CommitPeople {
  readonly authors: readonly Person[];
  /** Without GitHub itself, which commits for whoever merges or edits on the web. */
  readonly committers: readonly Person[];
  readonly coAuthors: readonly Person[];
  /** Co-authors of whom only the login is known: `personByLogin` finds the id. */
  readonly coAuthorLogins: readonly string[];
  /** Names and mails of people that GitHub knows no account for: `Ann <ann@example.org>`. Foreign text. */
  readonly unknown: readonly string[];
}

/** The account that commits for whoever merges or edits on github.com. */
const WEB_FLOW = { id: 19_864_447, login: 'web-flow' };

/**
 * Who made the commits: authors, committers, and co-authors by the trailers, wherever in a message they stand. A mail that
 * GitHub knows from one of the commits counts in all trailers. It is made up of what the commits claim, so it is good for
 * excluding people, never for trusting them.
 *
 * @param host of the addresses that GitHub gives people; another one on a GitHub Enterprise Server
 */
export function commitPeople(commits: readonly Commit[], host = 'github.com'): CommitPeople {
  const byMail = new Map(commits.flatMap(knownMails));
  const find = (credit: Credit): Found => whoIs(credit, byMail, host);
  const people = { authors: found(), committers: found(), coAuthors: found() };
  for (const commit of commits) {
    add(people.authors, commit.author ?? find({ name: commit.authorName, mail: commit.authorEmail }));
    if (!isGitHubItself(commit, host)) {
      add(people.committers, commit.committer ?? find({ name: commit.committerName, mail: commit.committerEmail }));
    }
    for (const credit of coAuthorTrailers(commit.message)) add(people.coAuthors, find(credit));
  }
  const lists = [people.authors, people.committers, people.coAuthors];
  const logins = people.coAuthors.logins;
  // GitHub resolves the address of an author itself, so one by login alone is nobody's any more.
  const gone = [people.authors, people.committers].flatMap(({ logins }) => [...logins.values()]);
  return {
    authors: [...people.authors.people.values()],
    committers: [...people.committers.people.values()],
    coAuthors: [...people.coAuthors.people.values()],
    coAuthorLogins: [...logins.values()],
    unknown: [...new Set([...lists.flatMap(({ unknown }) => [...unknown]), ...gone])],
  };
}

/** A person, a login without an id, or the words of a commit about somebody. */
type Found = Person | { readonly login: string } | string;

interface Gathered {
  readonly people: Map<number, Person>;
  readonly logins: Map<string, string>;
  readonly unknown: Set<string>;
}

function found(): Gathered {
  return { people: new Map(), logins: new Map(), unknown: new Set() };
}

function add({ people, logins, unknown }: Gathered, who: Found): void {
  if (typeof who === 'string') unknown.add(who);
  else if ('id' in who) people.set(who.id, { id: who.id, login: who.login });
  else logins.set(who.login.toLowerCase(), who.login);
}

function knownMails({ author, authorEmail, committer, committerEmail }: Commit): readonly [string, Account][] {
  const known: [string, Account | null][] = [
    [authorEmail.toLowerCase(), author],
    [committerEmail.toLowerCase(), committer],
  ];
  return known.filter((pair): pair is [string, Account] => pair[0] !== '' && pair[1] !== null);
}

function whoIs({ name, mail }: Credit, byMail: ReadonlyMap<string, Person>, host: string): Found {
  const known = byMail.get(mail.toLowerCase());
  if (known) return known;
  const noreply = noreplyMail(mail, host);
  if (noreply) return noreply.id === undefined ? { login: noreply.login } : { id: noreply.id, login: noreply.login };
  return [name, mail === '' ? '' : `<${mail}>`].filter((part) => part !== '').join(' ') || 'somebody without a name';
}

function isGitHubItself({ committer, committerEmail }: Commit, host: string): boolean {
  if (committer === null) return committerEmail.toLowerCase() === `noreply@${host}`;
  return host === 'github.com' ? committer.id === WEB_FLOW.id : committer.login === WEB_FLOW.login;
}
