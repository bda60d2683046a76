import type { Runner } from '@platform-actions/action-kit';
import { githubClient, type GitHub } from '@platform-actions/github';

/** What reaches out of the process; a test replaces it. */
export interface Effects {
  github(runner: Runner, token: string): GitHub;
  /** In [0, 1). */
  random(): number;
}

export const realEffects: Effects = {
  github: (runner, token) => githubClient(runner, token),
  random: Math.random,
};
