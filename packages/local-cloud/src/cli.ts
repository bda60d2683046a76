import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { scenarioOf } from './ecs/scenario.js';
import { startLocalCloud, type LocalCloud } from './local-cloud.js';

const USAGE = `Usage: npm run -s local-cloud -- [options]

  --port N          listen on this port of 127.0.0.1 (default: a free one)
  --speed N         N seconds of cloud time in a second (default 1)
  --seed SERVICE    put up a running service of that name; may be repeated
  --cluster NAME    the cluster of the seeded services (default: default)
  --image IMAGE     the image of the seeded services (default: one pinned by digest)
  --desired-count N how many tasks the seeded services run (default 2)
  --scenario NAME   what the next rollouts of the seeded services do (default healthy)
  --bucket NAME     make a bucket of that name; may be repeated
  --site NAME       make a bucket of that name, and a distribution in front of it
  --keyless         print the runner's OIDC endpoint instead of keys
  --detach          print the environment and leave the cloud running in the background:
                    eval "$(npm run -s local-cloud -- --seed orders-api --detach)"
  --help
`;

const OPTIONS = {
  port: { type: 'string', default: '0' },
  speed: { type: 'string', default: '1' },
  seed: { type: 'string', multiple: true },
  cluster: { type: 'string', default: 'default' },
  image: { type: 'string' },
  'desired-count': { type: 'string', default: '2' },
  scenario: { type: 'string', default: 'healthy' },
  bucket: { type: 'string', multiple: true },
  site: { type: 'string' },
  keyless: { type: 'boolean', default: false },
  detach: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

type Values = ReturnType<typeof parse>;

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS }).values;
}

/** stdout carries only what a shell may evaluate; people read stderr. */
async function main(args: readonly string[]): Promise<void> {
  const values = parse(args);
  if (values.help) process.stderr.write(USAGE);
  else if (values.detach) await detach(args.filter((argument) => argument !== '--detach'));
  else await serve(values);
}

async function serve(values: Values): Promise<void> {
  const desiredCount = wholeNumber('--desired-count', values['desired-count']);
  const speed = Number(values.speed);
  if (!(speed > 0)) throw new Error(`--speed must be a number above 0, not '${values.speed}'.`);
  const port = wholeNumber('--port', values.port);
  const scenario = scenarioOf(values.scenario);
  const cloud = await startLocalCloud({ port, speed });
  const stop = (): void => {
    void cloud.stop().finally(() => process.exit());
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    for (const bucket of [...(values.bucket ?? []), ...(values.site ? [values.site] : [])])
      cloud.s3.createBucket(bucket);
    if (values.site) await cloud.cloudfront.createDistribution({ bucket: values.site });
    for (const service of values.seed ?? []) {
      cloud.seedService({
        service,
        cluster: values.cluster,
        desiredCount,
        ...(values.image && { image: values.image }),
      });
      cloud.scenario(service, scenario);
    }
  } catch (error) {
    await cloud.stop();
    throw error;
  }
  const kind = values.keyless ? 'keyless' : 'keys';
  const environment = {
    ...cloud.environment(kind),
    LOCAL_CLOUD_ROLE_ARN: cloud.roleArn,
    LOCAL_CLOUD_GITHUB_TOKEN: cloud.github.token,
    LOCAL_CLOUD_PID: String(process.pid),
    ...siteEnvironment(cloud),
  };
  const lines = Object.entries(environment).map(([name, value]) => `export ${name}='${value}'`);
  process.stderr.write(introduction(cloud, values));
  process.stdout.write(`${lines.join('\n')}\n`);
}

function siteEnvironment({ cloudfront }: LocalCloud): Record<string, string> {
  const [site] = cloudfront.distributions();
  return site ? { LOCAL_CLOUD_DISTRIBUTION_ID: site.id, LOCAL_CLOUD_SITE_URL: site.siteUrl } : {};
}

function introduction(cloud: LocalCloud, values: Values): string {
  const seeded = (values.seed ?? []).map(
    (service) => `, service ${service} in cluster ${values.cluster} (${values.scenario})`,
  );
  return [
    `Local cloud at ${cloud.url}: ECS, CloudWatch, Logs, STS, S3, CloudFront in ${cloud.region}, account ${cloud.account}${seeded.join('')}.`,
    `Role to assume: ${cloud.roleArn}`,
    ...cloud.cloudfront.distributions().map(({ id, siteUrl }) => `Site: ${siteUrl} (distribution ${id})`),
    `Steer it: curl ${cloud.url}/_local-cloud/services (also calls, faults, scenarios, buckets, distributions, github/runs, github/deployments)`,
    `Stop it: ${process.stdout.isTTY ? 'Ctrl-C' : `kill ${process.pid}`}`,
    '',
  ].join('\n');
}

/** Starts a copy of this process that outlives it, passes its lines on, and leaves. A copy that fails says why itself. */
async function detach(args: readonly string[]): Promise<void> {
  const script = fileURLToPath(import.meta.url);
  const child = spawn(process.execPath, [...process.execArgv, script, ...args], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stderr.pipe(process.stderr);
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => {
      process.exitCode = 2;
      resolve();
    });
    child.stdout.once('data', (lines: Buffer) => {
      process.stdout.write(lines);
      resolve();
    });
  });
  child.removeAllListeners();
  child.unref();
  child.stdout.destroy();
  child.stderr.destroy();
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new Error(`${option} must be a whole number, not '${text}'.`);
  return Number(text);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  process.exitCode = 2;
});
