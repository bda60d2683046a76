import { accountOf, findAccount, type Member } from './accounts.js';
import { memberOf, repositoryOf } from './lookup.js';
import type { AppSeed, TeamSeed, UserSeed } from './seeds.js';
import type { GitHubState } from './state.js';

/** People, teams and apps. */
export interface PeopleControl {
  /** Somebody of that login, who is made where there is nobody; sets the role in the repository. */
  user(login: string, seed?: UserSeed): Member;
  /** Gives somebody another login; the id stays, and the old login is free. */
  rename(login: string, to: string): void;
  /** Puts up a team, in place of the one of that name. */
  team(slug: string, seed: TeamSeed): void;
  /** Installs an app. */
  app(seed: AppSeed): void;
}

export function peopleControl(state: GitHubState): PeopleControl {
  return {
    user: (login, { type, role, repository } = {}) => {
      const member = accountOf(state.accounts, login, type);
      const { roles } = repositoryOf(state, repository);
      if (role === 'none') roles.delete(member.id);
      else if (role !== undefined) roles.set(member.id, role);
      return member;
    },
    rename: (login, to) => {
      const member = findAccount(state.accounts, login);
      if (!member) throw new Error(`There is nobody called '${login}'.`);
      const holder = findAccount(state.accounts, to);
      if (holder && holder !== member) throw new Error(`'${to}' is taken.`);
      member.login = to;
    },
    team: (slug, { organisation = 'org', members }) => {
      const index = state.teams.findIndex((team) => team.organisation === organisation && team.slug === slug);
      if (index >= 0) state.teams.splice(index, 1);
      accountOf(state.accounts, organisation, 'Organization');
      const byId = Object.entries(members).map(([login, standing]) => [memberOf(state, login).id, standing] as const);
      state.teams.push({ id: state.nextId(), organisation, slug, members: new Map(byId) });
    },
    app: ({ slug = 'platform-actions', owner = 'org', ...seed }) => {
      state.apps.push({ ...seed, slug, owner, installationId: state.nextId() });
    },
  };
}
