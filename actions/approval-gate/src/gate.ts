import type { Runner } from '@platform-actions/action-kit';
import { eventContext, type GitHub, type Repository } from '@platform-actions/github';
import type { Effects } from './effects.js';
import { evidenceLog, type EvidenceLog } from './evidence.js';
import type { Inputs } from './inputs.js';

/** One step of this action: what it was given, whom it asks, what it has found out. */
export interface Gate {
  readonly runner: Runner;
  readonly inputs: Inputs;
  readonly effects: Effects;
  /** With the job's token. */
  readonly gh: GitHub;
  readonly repository: Repository;
  /** `https://github.com` */
  readonly serverUrl: string;
  readonly evidence: EvidenceLog;
}

/** @throws UserError where the environment is not a runner's. */
export function openGate(runner: Runner, inputs: Inputs, effects: Effects): Gate {
  const { repository, serverUrl } = eventContext(runner);
  if (inputs.appPrivateKey !== undefined) runner.mask(inputs.appPrivateKey);
  const gh = effects.github(runner, inputs.githubToken ?? '');
  const evidence = evidenceLog(runner.log);
  if (inputs.environment !== undefined) evidence.add({ environment: inputs.environment });
  return { runner, inputs, effects, gh, repository, serverUrl, evidence };
}
