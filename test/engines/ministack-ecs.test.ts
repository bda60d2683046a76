import {
  CreateClusterCommand,
  CreateServiceCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import { beforeAll, expect, it } from '@jest/globals';
import { spawnAction, type SpawnedAction } from '@platform-actions/action-kit/testing';
import { sdkConfig, startMinistack, type Cloud } from './support/clouds.js';
import { startDocker, type Docker } from './support/docker.js';
import { describeEngines } from './support/engines.js';
import { eventually, freePort } from './support/processes.js';
import { keeper } from './support/resources.js';

/** Serves its name over HTTP, and ends when it is asked to: process 1 ignores signals for which it has no handler. */
const server = (port: number, version: string): string =>
  `echo ${version} > /www/index.html
trap 'kill $!; exit 0' TERM
httpd -f -p 127.0.0.1:${port} -h /www &
echo ${version} listens
wait`;

const CRASHES = `echo "cannot reach the database" >&2
exit 2`;

describeEngines(['docker', 'python-tools'], 'ecs-deploy on real containers', () => {
  const keep = keeper();
  let docker: Docker;
  let cloud: Cloud;
  let port: number;
  let images: { first: string; second: string; crashing: string };

  beforeAll(async () => {
    docker = keep(await startDocker());
    cloud = keep(await startMinistack({ DOCKER_HOST: docker.host }));
    port = await freePort();
    images = {
      first: await docker.image('first', server(port, 'first')),
      second: await docker.image('second', server(port, 'second')),
      crashing: await docker.image('crashing', CRASHES),
    };
    await createService(cloud, definition(images.first, cloud));
    await serves(port, 'first');
  });

  function deploy(what: Readonly<Record<string, string>>): Promise<SpawnedAction> {
    const waiting = { 'poll-interval': '1', 'wait-for-rollback': '60s', timeout: '120s' };
    const inputs = { cluster: 'shop', service: 'orders', ...waiting, ...what };
    const workspace = { 'task-definition.json': JSON.stringify(definition('set-by-the-pipeline', cloud)) };
    return spawnAction('ecs-deploy', inputs, { env: cloud.environment, workspace });
  }

  it('ships a revision that then answers', async () => {
    const { exitCode, outputs } = await deploy({ 'task-definition': 'task-definition.json', image: images.second });
    expect(outputs).toMatchObject({ outcome: 'succeeded', 'rollback-status': 'none' });
    expect(outputs['task-definition-arn']).toMatch(/task-definition\/orders:2$/);
    expect(exitCode).toBe(0);
    await serves(port, 'second');
  });

  it('says that a revision that crashes was rolled back, and the one before answers again', async () => {
    const { exitCode, outputs } = await deploy({ 'task-definition': 'task-definition.json', image: images.crashing });
    expect(outputs).toMatchObject({ outcome: 'rolled-back', 'rollback-status': 'succeeded' });
    expect(outputs['rolled-back-to']).toMatch(/task-definition\/orders:2$/);
    expect(outputs['reason']).toContain('circuit breaker was triggered');
    expect(exitCode).toBe(1);
    await serves(port, 'second');
    expect(await containersThatExited(docker, 2)).toBeGreaterThanOrEqual(3);
  });

  it('goes back to an existing revision', async () => {
    const first = 'arn:aws:ecs:eu-central-1:000000000000:task-definition/orders:1';
    const { exitCode, outputs } = await deploy({ 'task-definition-arn': first });
    expect(outputs).toMatchObject({ outcome: 'succeeded', 'task-definition-arn': first });
    expect(exitCode).toBe(0);
    await serves(port, 'first');
  });
});

/** A task definition that the caller writes. Without a bridge the containers share the host's network. */
function definition(image: string, { region }: Cloud) {
  return {
    family: 'orders',
    networkMode: 'host' as const,
    containerDefinitions: [
      {
        name: 'app',
        image,
        essential: true,
        memory: 64,
        logConfiguration: {
          logDriver: 'awslogs' as const,
          options: { 'awslogs-group': '/ecs/orders', 'awslogs-region': region, 'awslogs-stream-prefix': 'app' },
        },
      },
    ],
  };
}

async function createService(cloud: Cloud, taskDefinition: ReturnType<typeof definition>): Promise<void> {
  const ecs = new ECSClient(sdkConfig(cloud));
  await ecs.send(new CreateClusterCommand({ clusterName: 'shop' }));
  await ecs.send(new RegisterTaskDefinitionCommand(taskDefinition));
  const service = { cluster: 'shop', serviceName: 'orders', taskDefinition: 'orders', desiredCount: 1 };
  // One at a time: two containers cannot have the same port of the host.
  const deploymentConfiguration = {
    minimumHealthyPercent: 0,
    maximumPercent: 100,
    deploymentCircuitBreaker: { enable: true, rollback: true },
  };
  await ecs.send(new CreateServiceCommand({ ...service, launchType: 'EC2', deploymentConfiguration }));
}

async function serves(port: number, version: string): Promise<void> {
  const get = async (): Promise<string> => (await fetch(`http://127.0.0.1:${port}/`)).text();
  await eventually(async () => (await get()).trim() === version, 30_000, `${version} to answer on port ${port}`);
}

/** How many containers ended with this exit code. */
async function containersThatExited(docker: Docker, exitCode: number): Promise<number> {
  const ids = await docker.docker('ps', '--all', '--quiet', '--filter', `exited=${exitCode}`);
  return ids.split('\n').filter((id) => id !== '').length;
}
