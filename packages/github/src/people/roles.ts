import { capitalised } from '@platform-actions/action-kit';
import { accountOf, accountOrNull, answerOf, answersOf } from '../answer.js';
import type { GitHub } from '../client.js';
import type { Repository } from '../context.js';
import { answeredStatus } from '../errors.js';
import { IncompleteAnswerError } from '../incomplete.js';
import { pages } from '../paging.js';
import { explained, explainRefusal } from '../refusal.js';
import { personByLogin } from './lookup.js';
import type { Account } from './person.js';

/** Somebody's role in a repository: `read`, `triage`, `write`, `maintain`, `admin`, or the name of a custom one. */
export interface PersonRole {
  readonly person: Account;
  readonly role: string;
}

const REMEDY =
  "The job's own token may ask that in its repository; another token needs `metadata: read` and, of a person, write access.";

/**
 * The role that a login has in a repository now. It is GitHub's `role_name`: `permission` calls maintain `write` and
 * triage `read`. A login can be renamed and taken by another person, so compare the id.
 *
 * @returns undefined where nobody has that login, or the person has no access.
 * @throws UserError where the token may not ask; IncompleteAnswerError; Error where GitHub does not answer.
 */
export async function roleOf(gh: GitHub, repository: Repository, login: string): Promise<PersonRole | undefined> {
  const doing = `The role of ${login} could not be read`;
  const what = `the role of ${login}`;
  try {
    const route = 'GET /repos/{owner}/{repo}/collaborators/{username}/permission';
    const answer = answerOf((await gh.request(route, { ...repository, username: login })).data, what);
    if (answer.text('permission') === 'none') return undefined;
    const role = answer.text('role_name');
    const person = accountOrNull(answer, 'user');
    if (role === '' || !person) throw new IncompleteAnswerError(what, [person ? 'role_name' : 'user']);
    return { person, role };
  } catch (error) {
    // The same answer comes for a repository that the token may not ask about.
    if (answeredStatus(error) === 404 && !(await personByLogin(gh, login))) return undefined;
    throw explainRefusal(error, doing, REMEDY);
  }
}

/**
 * Everybody with access to a repository: by invitation, team or organisation.
 *
 * @throws UserError where the token may not ask; IncompleteAnswerError; Error where GitHub does not answer.
 */
export async function collaborators(gh: GitHub, repository: Repository): Promise<readonly PersonRole[]> {
  const what = `the people with access to ${repository.owner}/${repository.repo}`;
  const read = async (): Promise<readonly PersonRole[]> => {
    const people: PersonRole[] = [];
    for await (const { data } of pages(gh, 'GET /repos/{owner}/{repo}/collaborators', { ...repository })) {
      for (const each of answersOf(data, what)) people.push({ person: accountOf(each), role: each.text('role_name') });
    }
    return people;
  };
  return explained(read(), `${capitalised(what)} could not be read`, REMEDY);
}

/** GitHub's own roles, weakest first. */
export const ROLES = ['read', 'triage', 'write', 'maintain', 'admin'] as const;

/** Whether a role is the wanted one or a stronger one. A custom role is only ever itself. */
export function atLeast(role: string, wanted: string): boolean {
  const [has, needs] = [rank(role), rank(wanted)];
  return has === -1 || needs === -1 ? role === wanted : has >= needs;
}

function rank(role: string): number {
  return (ROLES as readonly string[]).indexOf(role);
}
