import { capitalised, UserError } from '@platform-actions/action-kit';
import { accountOf, answerOf, answersOf } from '../answer.js';
import type { GitHub } from '../client.js';
import { answeredStatus } from '../errors.js';
import { IncompleteAnswerError } from '../incomplete.js';
import { pages } from '../paging.js';
import { explained, explainRefusal, faultOf } from '../refusal.js';
import type { Person } from './person.js';

/** `pending`: invited, and has not accepted. */
export type TeamMembership = 'active' | 'pending' | 'none';

const REMEDY =
  "The job's own token sees no teams: give the inputs app-id and app-private-key of a GitHub App that is installed on the organisation with the organisation permission `Members: read`, and check that the team exists.";

/**
 * Whether the token can see a team. GitHub answers one that it cannot see and one that does not exist alike.
 *
 * @throws UserError for a token that GitHub does not accept; Error where GitHub does not answer.
 */
export async function teamIsVisible(gh: GitHub, organisation: string, slug: string): Promise<boolean> {
  try {
    await gh.request('GET /orgs/{org}/teams/{team_slug}', { org: organisation, team_slug: slug });
    return true;
  } catch (error) {
    if (isHidden(error)) return false;
    throw explainRefusal(error, `The team ${organisation}/${slug} could not be looked up`, REMEDY);
  }
}

/**
 * Whether somebody belongs to a team, or to a team below it, now.
 *
 * @throws UserError where the token cannot see the team, so that `none` always means not a member; IncompleteAnswerError;
 *   Error where GitHub does not answer.
 */
export async function teamMembership(
  gh: GitHub,
  organisation: string,
  slug: string,
  login: string,
): Promise<TeamMembership> {
  const doing = `Whether ${login} belongs to the team ${organisation}/${slug} could not be told`;
  try {
    const route = 'GET /orgs/{org}/teams/{team_slug}/memberships/{username}';
    const { data } = await gh.request(route, { org: organisation, team_slug: slug, username: login });
    const state = answerOf(data, `${login} in the team ${organisation}/${slug}`).text('state');
    if (state === 'active' || state === 'pending') return state;
    throw new IncompleteAnswerError(`${login} in the team ${organisation}/${slug}`, ['state']);
  } catch (error) {
    // The same answer comes for a team that the token cannot see.
    if (answeredStatus(error) !== 404) throw explainRefusal(error, doing, REMEDY);
    if (await teamIsVisible(gh, organisation, slug)) return 'none';
    throw new UserError(`${doing}: the token cannot see the team. ${REMEDY}`, { cause: error });
  }
}

/**
 * The active members of a team and of the teams below it.
 *
 * @throws UserError where the token cannot see the team; IncompleteAnswerError; Error where GitHub does not answer.
 */
export async function teamMembers(gh: GitHub, organisation: string, slug: string): Promise<readonly Person[]> {
  const what = `the members of the team ${organisation}/${slug}`;
  const read = async (): Promise<readonly Person[]> => {
    const members = new Map<number, Person>();
    const parameters = { org: organisation, team_slug: slug };
    for await (const { data } of pages(gh, 'GET /orgs/{org}/teams/{team_slug}/members', parameters)) {
      for (const { id, login } of answersOf(data, what).map(accountOf)) members.set(id, { id, login });
    }
    return [...members.values()];
  };
  return explained(read(), `${capitalised(what)} could not be read`, REMEDY);
}

function isHidden(error: unknown): boolean {
  return faultOf(error) === 'refused' && [403, 404].includes(answeredStatus(error) ?? 0);
}
