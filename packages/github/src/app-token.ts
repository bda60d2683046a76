import { UserError } from '@platform-actions/action-kit';
import githubAppJwt from 'universal-github-app-jwt';
import { answerOf } from './answer.js';
import type { GitHub } from './client.js';
import type { Repository } from './context.js';
import { answeredStatus, githubSaid, isRequestError } from './errors.js';
import { explained, explainRefusal, faultOf } from './refusal.js';

/** A GitHub App's own credentials. */
export interface AppCredentials {
  /** The App's id, or its client id. */
  readonly appId: string;
  /** PEM, as GitHub gives it. A secret. */
  readonly privateKey: string;
}

const MEMBERS =
  'Give the App the organisation permission `Members: Read-only`, and have an owner of the organisation accept it.';

/**
 * A token of the App's installation on the repository, which may read the members of the organisation's teams and nothing
 * else. It ends after an hour; `gh.as(token)` calls with it.
 *
 * @throws UserError where the key is none, GitHub does not know the App, it is not installed on the repository or may not
 *   read members; IncompleteAnswerError; Error where GitHub does not answer.
 */
export async function appToken(gh: GitHub, repository: Repository, app: AppCredentials): Promise<string> {
  const asApp = gh.as(await signedClaim(gh, app));
  const installation = await installationOf(asApp, repository, app.appId);
  const { data } = await explained(
    asApp.request('POST /app/installations/{installation_id}/access_tokens', {
      installation_id: installation,
      permissions: { members: 'read' },
    }),
    `The App ${app.appId} got no token that may read teams`,
    MEMBERS,
  );
  const answer = answerOf(data, `the token of the App ${app.appId}`);
  const members = answer.object('permissions').textOrEmpty('members');
  if (members === '') throw new UserError(`The App ${app.appId} got a token that may not read teams. ${MEMBERS}`);
  return answer.text('token');
}

/** GitHub refuses a claim whose time is not its own, so its clock counts where it is known. */
async function signedClaim(gh: GitHub, { appId, privateKey }: AppCredentials): Promise<string> {
  const now = Math.floor((gh.serverTime() ?? gh.clock.now()) / 1000);
  try {
    return (await githubAppJwt({ id: appId, privateKey, now })).token;
  } catch {
    // What the libraries say could hold a part of the key.
    throw new UserError(
      'The input app-private-key is no RSA key in PEM form. Give the whole file that GitHub made for the App, from `-----BEGIN` to the last `-----`.',
    );
  }
}

async function installationOf(asApp: GitHub, repository: Repository, appId: string): Promise<number> {
  const name = `${repository.owner}/${repository.repo}`;
  try {
    const { data } = await asApp.request('GET /repos/{owner}/{repo}/installation', { ...repository });
    return answerOf(data, `the installation of the App ${appId}`).integer('id');
  } catch (error) {
    if (!isRequestError(error) || faultOf(error) !== 'refused') {
      throw explainRefusal(error, `The App ${appId} could not be looked up on ${name}`, '');
    }
    const remedy =
      answeredStatus(error) === 404
        ? `Install it on ${name}.`
        : 'The inputs app-id and app-private-key must be of the same App, and the key must not have been deleted.';
    throw new UserError(
      `The App ${appId} could not be looked up on ${name}: GitHub answered ${githubSaid(error)}. ${remedy}`,
      { cause: error },
    );
  }
}
