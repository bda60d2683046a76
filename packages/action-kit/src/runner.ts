import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as core from '@actions/core';
import { systemClock, type Clock } from './clock.js';
import { readInputs, type InputSpec, type InputValues } from './inputs/index.js';
import { runnerLog, type Log } from './log.js';
import { stateStore, type StateStore } from './state.js';

export type Env = Readonly<Record<string, string | undefined>>;

/** Everything that an action gets from the GitHub runner, as one value that a test can replace. */
export interface Runner {
  readonly env: Env;
  readonly log: Log;
  readonly state: StateStore;
  readonly clock: Clock;
  /** Aborted with a CancelledError when the job is cancelled. */
  readonly signal: AbortSignal;
  /** The checkout of the calling repository. */
  readonly workspace: string;
  /** A directory of this step alone, outside the workspace; the runner removes it after the job. */
  readonly tempDir: string;
  inputs<S extends InputSpec>(spec: S): InputValues<S>;
  /** Hides a value in every log line from now on. */
  mask(secret: string): void;
  /** An OIDC token of this job. Throws where the job lacks `id-token: write`. */
  idToken(audience: string): Promise<string>;
}

/** The runner of this process. */
export function processRunner(actionName: string, signal: AbortSignal): Runner {
  const env = process.env;
  const tempDir = join(env['RUNNER_TEMP'] ?? tmpdir(), 'platform-actions', `${actionName}-${randomUUID()}`);
  mkdirSync(tempDir, { recursive: true, mode: 0o700 });
  return {
    env,
    log: runnerLog,
    state: stateStore(core.saveState, core.getState),
    clock: systemClock,
    signal,
    workspace: env['GITHUB_WORKSPACE'] ?? process.cwd(),
    tempDir,
    inputs: (spec) => readInputs(spec, core.getInput),
    mask: core.setSecret,
    idToken: (audience) => core.getIDToken(audience),
  };
}
