import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { LocalCloud, ServiceSeed } from '@platform-actions/local-cloud';

const ROOT = resolve(import.meta.dirname, '../..');

/** One process of a candidate; a list of them runs in turn, until one fails. */
export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** A way to deploy an image to a service and to wait for the verdict. */
export interface Candidate {
  readonly name: string;
  /** Why it cannot run here; `undefined` where it can. */
  readonly missing?: string;
  readonly commands: (cloud: LocalCloud, seed: ServiceSeed, image: string) => Command[];
  /** What it said, from its exit code and its outputs. */
  readonly verdict: (exitCode: number | null, outputs: string) => string;
}

const passOrFail = (exitCode: number | null): string => (exitCode === 0 ? 'pass' : 'fail');

const ours: Candidate = {
  name: 'ecs-deploy',
  commands: (cloud, seed, image) => {
    const dir = mkdtempSync(join(tmpdir(), 'bench-'));
    for (const file of ['output', 'state', 'summary']) writeFileSync(join(dir, file), '');
    return [
      {
        command: process.execPath,
        args: [join(ROOT, 'dist/ecs-deploy/index.js')],
        env: {
          ...cloud.environment(),
          RUNNER_TEMP: dir,
          GITHUB_WORKSPACE: dir,
          GITHUB_OUTPUT: join(dir, 'output'),
          GITHUB_STATE: join(dir, 'state'),
          GITHUB_STEP_SUMMARY: join(dir, 'summary'),
          INPUT_CLUSTER: seed.cluster,
          INPUT_SERVICE: seed.service,
          INPUT_IMAGE: image,
        },
      },
    ];
  },
  verdict: (exitCode, outputs) => `${passOrFail(exitCode)}: ${/^outcome<<.*\n(.*)$/m.exec(outputs)?.[1] ?? '?'}`,
};

const sdkWaiter: Candidate = {
  name: 'SDK waiter',
  commands: (cloud, seed, image) => [
    {
      command: process.execPath,
      args: ['--import', 'tsx', join(import.meta.dirname, 'sdk-waiter.ts'), seed.cluster, seed.service, image],
      env: cloud.environment(),
    },
  ],
  verdict: passOrFail,
};

const awsCli: Candidate = {
  name: 'AWS CLI',
  ...(spawnSync('aws', ['--version']).status === 0 ? {} : { missing: 'there is no `aws` on the PATH' }),
  commands: (cloud, seed, image) => {
    const aws = (...args: string[]): Command => ({
      command: 'aws',
      args: ['ecs', ...args, '--output', 'json'],
      env: { ...cloud.environment(), AWS_DEFAULT_REGION: cloud.region },
    });
    const definition = withImage(cloud.ecs.service(seed.service).taskDefinition.document, image);
    const service = ['--cluster', seed.cluster, '--service', seed.service];
    return [
      aws('register-task-definition', '--cli-input-json', JSON.stringify(definition)),
      aws('update-service', ...service, '--task-definition', seed.family),
      aws('wait', 'services-stable', '--cluster', seed.cluster, '--services', seed.service),
    ];
  },
  verdict: passOrFail,
};

/** The members of a described task definition that matter here, with another image. */
function withImage(document: Readonly<Record<string, unknown>>, image: string): Record<string, unknown> {
  const { family, networkMode, requiresCompatibilities, cpu, memory, executionRoleArn, containerDefinitions } =
    document;
  const containers = containerDefinitions as readonly object[];
  return {
    ...{ family, networkMode, requiresCompatibilities, cpu, memory, executionRoleArn },
    containerDefinitions: containers.map((container) => ({ ...container, image })),
  };
}

export const CANDIDATES: readonly Candidate[] = [ours, sdkWaiter, awsCli];

/** What a candidate wrote as its outputs, where it wrote any. */
export function outputsOf({ env }: Command): string {
  const file = env['GITHUB_OUTPUT'];
  return file === undefined ? '' : readFileSync(file, 'utf8');
}
