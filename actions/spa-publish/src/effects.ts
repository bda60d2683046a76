import { runTool, scrubbedEnv, type Runner } from '@platform-actions/action-kit';
import { awsSession, type AwsInputValues, type AwsSession } from '@platform-actions/aws';
import { cloudFront, type CloudFront } from './cdn/cloudfront.js';
import type { ObjectStore, SiteHttp } from './ports.js';
import { siteHttp } from './probe/http.js';
import { s3Store } from './store/s3-store.js';

/** What reaches out of the process; a test replaces it. */
export interface Effects {
  session(runner: Runner, inputs: AwsInputValues): AwsSession;
  store(runner: Runner, session: AwsSession, options: { bucket: string; concurrency: number }): ObjectStore;
  cloudFront(runner: Runner, session: AwsSession): CloudFront;
  http(runner: Runner): SiteHttp;
  /** When a commit of the checkout was made, in seconds since the epoch; `undefined` where Git does not say. */
  commitTime(runner: Runner, commit: string): Promise<number | undefined>;
}

const GIT_SECONDS = 10;

export const realEffects: Effects = {
  session: (runner, inputs) => awsSession(runner, inputs, 'spa-publish'),
  store: ({ clock, signal }, session, options) => s3Store(session, { ...options, clock, signal }),
  cloudFront: ({ clock, log, signal }, session) => cloudFront(session, { clock, log, signal, random: Math.random }),
  http: ({ signal }) => siteHttp(signal),
  commitTime,
};

async function commitTime({ env, workspace, signal }: Runner, commit: string): Promise<number | undefined> {
  try {
    const { exitCode, stdout } = await runTool({
      command: 'git',
      // A checkout made by another user, as in a container, is refused otherwise; reading one commit runs nothing of it.
      args: ['-c', 'safe.directory=*', '-C', workspace, 'show', '-s', '--format=%ct', commit, '--'],
      env: scrubbedEnv(env),
      timeoutSeconds: GIT_SECONDS,
      signal,
    });
    return exitCode === 0 && /^\d+\s*$/.test(stdout) ? Number(stdout) : undefined;
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}
