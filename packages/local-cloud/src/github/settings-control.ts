import { repositoryOf } from './lookup.js';
import type { EnvironmentSeed, OidcSeed, ProtectionSeed, RulesetSeed } from './seeds.js';
import type { Protection } from './settings-state.js';
import type { GitHubState, Lacking } from './state.js';

/** The settings of a repository that decide who gets around what. */
export interface SettingsControl {
  /** Protects a branch, the default one where none is named. */
  protection(seed?: ProtectionSeed): void;
  environment(name: string, seed?: EnvironmentSeed): void;
  /** Adds a ruleset, of the default branch where nothing else is said, and gives its id. */
  ruleset(seed: RulesetSeed): number;
  /** Sets how the repository's OIDC tokens name their subject. */
  oidcSubject(seed: OidcSeed): void;
  /** Makes it an older GitHub Enterprise Server. */
  lacking(lacking: Partial<Lacking>): void;
}

const UNPROTECTED: Protection = {
  requiredApprovals: 0,
  requireCodeOwnerReviews: false,
  dismissStaleReviews: false,
  requireLastPushApproval: false,
  enforceAdmins: false,
  allowForcePushes: false,
  allowDeletions: false,
};

export function settingsControl(state: GitHubState): SettingsControl {
  return {
    protection: ({ repository: name, branch, ...protection } = {}) => {
      const repository = repositoryOf(state, name);
      repository.protections.set(branch ?? repository.defaultBranch, { ...UNPROTECTED, ...protection });
    },
    environment: (name, { repository, ...seed } = {}) => {
      repositoryOf(state, repository).environments.set(name.toLowerCase(), {
        id: state.nextId(),
        name,
        reviewers: [],
        preventSelfReview: false,
        waitTimer: 0,
        adminsMayBypass: true,
        branches: 'all',
        createdAt: state.clock.now(),
        ...seed,
      });
    },
    ruleset: ({ repository, ...seed }) => {
      const made = {
        id: state.nextId(),
        name: 'ruleset',
        target: 'branch',
        enforcement: 'active',
        include: ['~DEFAULT_BRANCH'],
        exclude: [],
        bypassActors: [],
        createdAt: state.clock.now(),
        ...seed,
      } as const;
      repositoryOf(state, repository).rulesets.push(made);
      return made.id;
    },
    oidcSubject: ({ repository, ...seed }) => {
      const found = repositoryOf(state, repository);
      found.oidcSubject = { ...found.oidcSubject, ...seed };
    },
    lacking: (lacking) => {
      state.lacking = { ...state.lacking, ...lacking };
    },
  };
}
