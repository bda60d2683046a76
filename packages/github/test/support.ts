import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeRunner, type FakeRunner } from '@platform-actions/action-kit/testing';
import { manualClock, startLocalCloud, type GitHubRun, type LocalCloud } from '@platform-actions/local-cloud';
import { eventContext, githubClient, PATIENCE, type EventContext, type GitHub } from '../src/index.js';

/** Waits of milliseconds in place of seconds. */
export const QUICK = { ...PATIENCE, unitMs: 1, timeoutMs: 2000 };

/** A GitHub whose time moves only by the client's own waiting, and how a job reaches it. */
export interface TestGitHub {
  readonly cloud: LocalCloud;
  readonly folder: string;
  /** A client with the job's token, or another. */
  client(token?: string): GitHub & { readonly runner: FakeRunner };
  context(run: GitHubRun): EventContext;
  stop(): Promise<void>;
}

export async function startGitHub(): Promise<TestGitHub> {
  const clock = manualClock();
  const cloud = await startLocalCloud({ clock });
  const folder = mkdtempSync(join(tmpdir(), 'github-'));
  const runnerClock = {
    now: () => clock.now(),
    sleep: async (ms: number, signal?: AbortSignal) => {
      signal?.throwIfAborted();
      clock.advance(ms / 1000);
      await Promise.resolve();
    },
  };
  return {
    cloud,
    folder,
    client: (token = cloud.github.token) => {
      const runner = fakeRunner({}, { env: cloud.environment(), clock: runnerClock });
      return { ...githubClient(runner, token, QUICK), runner };
    },
    context: ({ env, payload }) => {
      const path = join(folder, 'event.json');
      writeFileSync(path, JSON.stringify(payload));
      return eventContext({ env: { ...env, GITHUB_EVENT_PATH: path } });
    },
    stop: async () => {
      rmSync(folder, { recursive: true, force: true });
      await cloud.stop();
    },
  };
}
