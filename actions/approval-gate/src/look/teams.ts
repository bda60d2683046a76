import {
  appToken,
  faultOf,
  teamMembers,
  teamMembership,
  type GitHub,
  type Person,
  type TeamMembership,
} from '@platform-actions/github';
import type { Gate } from '../gate.js';
import type { Approver } from '../model.js';
import { Refusal } from '../outcomes.js';

type Team = Extract<Approver, { kind: 'team' }>;

/** Looks at teams, with the token of the app where one is given: the job's own token cannot see any. */
export interface Teams {
  /** @throws Refusal `team-invisible`. */
  membership(team: Team, login: string): Promise<TeamMembership>;
  /** @throws Refusal `team-invisible`. */
  members(team: Team): Promise<readonly Person[]>;
}

/** Asks nobody before the first look. */
export function openTeams(gate: Pick<Gate, 'gh' | 'repository' | 'inputs'>): Teams {
  const { repository } = gate;
  let access: Promise<GitHub> | undefined;
  const look = async <T>(team: Team, ask: (gh: GitHub, organisation: string) => Promise<T>): Promise<T> => {
    try {
      return await ask(await (access ??= teamAccess(gate)), team.organisation ?? repository.owner);
    } catch (error) {
      if (!(error instanceof Error) || faultOf(error) !== 'refused') throw error;
      throw new Refusal('config-error', 'team-invisible', error.message, { cause: error });
    }
  };
  return {
    membership: (team, login) => look(team, (gh, organisation) => teamMembership(gh, organisation, team.slug, login)),
    members: (team) => look(team, (gh, organisation) => teamMembers(gh, organisation, team.slug)),
  };
}

async function teamAccess({ gh, repository, inputs }: Pick<Gate, 'gh' | 'repository' | 'inputs'>): Promise<GitHub> {
  const { appId, appPrivateKey } = inputs;
  if (appId === undefined || appPrivateKey === undefined) return gh;
  return gh.as(await appToken(gh, repository, { appId, privateKey: appPrivateKey }));
}
