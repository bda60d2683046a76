import { spawnSync } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import { spawnAction } from '@platform-actions/action-kit/testing';
import { run, watch, type Cost } from '../measure.js';

export interface Upload {
  /** The folder to publish. */
  readonly source: string;
  readonly bucket: string;
  /** Region, endpoint and keys of the cloud. */
  readonly env: Readonly<Record<string, string>>;
}

/** A way to bring a folder into a bucket. */
export interface Candidate {
  readonly name: string;
  /** Why it cannot run here; `undefined` where it can. */
  readonly missing?: string;
  /** It only knows how to fill an empty bucket. */
  readonly coldOnly?: true;
  readonly publish: (upload: Upload) => Promise<Cost>;
}

const ours: Candidate = {
  name: 'spa-publish',
  publish: async ({ source, bucket, env }) => {
    let watcher: ReturnType<typeof watch> | undefined;
    const inputs = { source: basename(source), bucket, 'github-token': '' };
    const { exitCode, stdout } = await spawnAction('spa-publish', inputs, {
      env: { ...env, GITHUB_WORKSPACE: dirname(source) },
      onStart: (pid) => (watcher = watch(pid)),
    });
    const cost = watcher?.stop();
    if (exitCode !== 0 || cost === undefined) throw new Error(`spa-publish failed: ${stdout.slice(-2000)}`);
    return cost;
  },
};

/** Nothing of this machine's settings for AWS, such as another certificate bundle, may reach a candidate. */
function alone(env: Upload['env']): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env };
}

/** The program where it is installed, with its version; else why it is missing. */
function installed(command: string, args: readonly string[]): { missing?: string } {
  return spawnSync(command, [...args]).status === 0 ? {} : { missing: `there is no \`${command}\` on the PATH` };
}

const awsSync: Candidate = {
  name: 'aws s3 sync --delete',
  ...installed('aws', ['--version']),
  publish: ({ source, bucket, env }) =>
    run('aws', ['s3', 'sync', source, `s3://${bucket}`, '--delete', '--only-show-errors'], alone(env)),
};

/** The flags that make rclone compare contents by one listing and send no needless request; new buckets take no other ACL. */
const TUNED = [
  '--s3-acl',
  'bucket-owner-full-control',
  '--checksum',
  '--fast-list',
  '--s3-no-head',
  '--s3-no-check-bucket',
  '--transfers',
  '128',
];

const rclone: Candidate = {
  name: 'rclone sync, tuned',
  ...installed('rclone', ['version']),
  publish: ({ source, bucket, env }) => {
    const endpoint = ['--s3-endpoint', env['AWS_ENDPOINT_URL'] ?? ''];
    const remote = ['--s3-provider', 'Other', '--s3-env-auth', '--s3-region', env['AWS_REGION'] ?? '', ...endpoint];
    return run('rclone', ['sync', source, `:s3:${bucket}`, '--config', '/dev/null', ...remote, ...TUNED], alone(env));
  },
};

const sdk: Candidate = {
  name: 'PUTs by the SDK alone, 128 sockets',
  coldOnly: true,
  publish: ({ source, bucket, env }) =>
    run(process.execPath, [join(import.meta.dirname, 'sdk-upload.mjs'), source, bucket], alone(env)),
};

export const CANDIDATES: readonly Candidate[] = [ours, awsSync, rclone, sdk];
