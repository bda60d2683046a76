import { commitPeople, lastPusher, personByLogin, pullsOf, type CommitPeople } from '@platform-actions/github';
import type { Gate } from '../gate.js';
import { EXCLUSIONS, type Excluded, type Exclusion, type Person, type Rule, type Run } from '../model.js';
import { hostOf } from '../urls.js';
import type { Change } from './changes.js';

/** Whose change it is: what the people who are excluded are looked up by. */
export interface Origin {
  /** The requesting run and its earlier attempts. */
  readonly attempts: readonly [Run, ...Run[]];
  readonly sha: string;
  /** The branch that has the commit. */
  readonly branch: string;
  readonly change: Change;
}

/** Commits, and co-authors of whom only a login is known, that are looked up one by one. */
const LOOKED_UP = 50;

/**
 * Everybody whose approval does not count for a change by the rule, each once, with the first reason in the order of
 * `EXCLUSIONS`.
 */
export async function findExcluded(
  gate: Gate,
  { exclude }: Pick<Rule, 'exclude'>,
  origin: Origin,
): Promise<Excluded[]> {
  const made = commitPeople(origin.change.commits, hostOf(gate));
  const look: Readonly<Record<Exclusion, () => Promise<readonly (Person | null | undefined)[]>>> = {
    requester: () => Promise.resolve(origin.attempts.flatMap(({ actor, triggeringActor }) => [actor, triggeringActor])),
    committers: () => Promise.resolve([...made.authors, ...made.committers]),
    'co-authors': () => coAuthors(gate, made),
    'pr-author': () => pullAuthors(gate, origin),
    'last-pusher': async () => [await pusher(gate, origin)],
  };
  const excluded = new Map<number, Excluded>();
  for (const because of EXCLUSIONS.filter((each) => exclude.includes(each))) {
    for (const person of await look[because]()) {
      if (person && !excluded.has(person.id)) excluded.set(person.id, { id: person.id, login: person.login, because });
    }
  }
  return [...excluded.values()];
}

async function coAuthors(
  { gh, evidence }: Gate,
  { coAuthors: known, coAuthorLogins }: CommitPeople,
): Promise<Person[]> {
  if (coAuthorLogins.length > LOOKED_UP) {
    evidence.warn(`Of ${coAuthorLogins.length} co-authors, ${LOOKED_UP} were looked up.`);
  }
  const found = await Promise.all(coAuthorLogins.slice(0, LOOKED_UP).map((login) => personByLogin(gh, login)));
  return [...known, ...found.filter((person) => person !== undefined)];
}

async function pullAuthors({ gh, repository, evidence }: Gate, { sha, change }: Origin): Promise<(Person | null)[]> {
  const shas = [...new Set([sha, ...change.commits.map((commit) => commit.sha).reverse()])];
  if (shas.length > LOOKED_UP) {
    evidence.warn(`The pull requests of the newest ${LOOKED_UP} of ${shas.length} commits were looked up.`);
  }
  const pulls = await Promise.all(shas.slice(0, LOOKED_UP).map((one) => pullsOf(gh, repository, one)));
  return pulls.flat().map(({ author }) => author);
}

/** The run of a push is its pusher's, also when somebody else starts it again. */
async function pusher({ gh, repository }: Gate, { attempts, sha, branch }: Origin): Promise<Person | null | undefined> {
  const [run] = attempts;
  return run.event === 'push' && run.headSha === sha ? run.actor : lastPusher(gh, repository, branch, sha);
}
