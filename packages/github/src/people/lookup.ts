import { accountOf, answerOf } from '../answer.js';
import type { GitHub } from '../client.js';
import { answeredStatus } from '../errors.js';
import { explainRefusal } from '../refusal.js';
import type { Account } from './person.js';

/**
 * Who has a login now. A login can be renamed, and taken by somebody else after that.
 *
 * @returns undefined where nobody has it: accounts are public, so a 404 says that.
 * @throws UserError where GitHub refuses the question; IncompleteAnswerError; Error where it does not answer.
 */
export async function personByLogin(gh: GitHub, login: string): Promise<Account | undefined> {
  try {
    const { data } = await gh.request('GET /users/{username}', { username: login });
    return accountOf(answerOf(data, `the account ${login}`));
  } catch (error) {
    if (answeredStatus(error) === 404) return undefined;
    throw explainRefusal(error, `The account ${login} could not be looked up`, 'Any token may ask for an account.');
  }
}
