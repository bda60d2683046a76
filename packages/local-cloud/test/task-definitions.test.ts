import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  DeregisterTaskDefinitionCommand,
  DescribeTaskDefinitionCommand,
  ListTaskDefinitionsCommand,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
} from '@aws-sdk/client-ecs';
import { startTestCloud, type TestCloud } from './support.js';

let test: TestCloud;

beforeEach(async () => {
  test = await startTestCloud();
});

afterEach(async () => {
  await test.stop();
});

const SMALLEST: RegisterTaskDefinitionCommandInput = {
  family: 'orders',
  containerDefinitions: [{ name: 'app', image: 'orders:1', memory: 128 }],
};
const FARGATE: RegisterTaskDefinitionCommandInput = {
  ...SMALLEST,
  requiresCompatibilities: ['FARGATE'],
  networkMode: 'awsvpc',
  cpu: '.25 vCPU',
  memory: '1GB',
};

async function register(input: unknown) {
  return test.ecs.send(new RegisterTaskDefinitionCommand(input as RegisterTaskDefinitionCommandInput));
}

it('adds what ECS adds', async () => {
  const { taskDefinition } = await register({
    ...FARGATE,
    containerDefinitions: [{ name: 'app', image: 'orders:1', portMappings: [{ containerPort: 8080 }] }],
  });
  expect(taskDefinition).toMatchObject({
    status: 'ACTIVE',
    revision: 1,
    cpu: '256',
    memory: '1024',
    volumes: [],
    placementConstraints: [],
    compatibilities: ['EC2', 'FARGATE'],
    registeredAt: expect.any(Date),
    containerDefinitions: [
      {
        cpu: 0,
        essential: true,
        environment: [],
        mountPoints: [],
        volumesFrom: [],
        systemControls: [],
        portMappings: [{ containerPort: 8080, hostPort: 8080, protocol: 'tcp' }],
      },
    ],
  });
});

it('keeps meaningful empties', async () => {
  const container = { name: 'app', image: 'orders:1', memory: 1, command: [], environment: [{ name: 'A', value: '' }] };
  const { taskDefinition } = await register({ ...SMALLEST, containerDefinitions: [container] });
  expect(taskDefinition!.containerDefinitions![0]).toMatchObject({
    command: [],
    environment: [{ name: 'A', value: '' }],
  });
});

describe('refuses', () => {
  const container = SMALLEST.containerDefinitions![0]!;
  it.each([
    ['no container', { containerDefinitions: [] }, /Container list cannot be empty/],
    ['no family', { family: '' }, /family should not be null/],
    ['a container without image', { containerDefinitions: [{ name: 'app', memory: 1 }] }, /Container\.image/],
    ['a container without memory', { containerDefinitions: [{ name: 'app', image: 'a' }] }, /memoryReservation/],
    ['a container twice', { containerDefinitions: [container, container] }, /not unique/],
    ['nothing essential', { containerDefinitions: [{ ...container, essential: false }] }, /any essential container/],
    ['Fargate in bridge mode', { ...FARGATE, networkMode: 'bridge' }, /only supports network mode 'awsvpc'/],
    ['Fargate without cpu', { ...FARGATE, cpu: undefined }, /No Fargate configuration/],
    ['a number for cpu', { cpu: 256 }, /NUMBER_VALUE can not be converted to a String/],
    [
      'text for an interval',
      { containerDefinitions: [{ ...container, healthCheck: { command: ['CMD', 'true'], interval: '30' } }] },
      /STRING_VALUE can not be converted to an Integer/,
    ],
  ])('%s', async (_what, change, message) => {
    await expect(register({ ...SMALLEST, ...change })).rejects.toThrow(message);
  });
});

it('deregistered revisions are INACTIVE: described, not listed, not meant by the family alone', async () => {
  await register(SMALLEST);
  await register(SMALLEST);
  const { taskDefinition } = await test.ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'orders:2' }));
  expect(taskDefinition!.status).toBe('INACTIVE');
  const byFamily = await test.ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'orders' }));
  expect(byFamily.taskDefinition!.revision).toBe(1);
  const listed = await test.ecs.send(new ListTaskDefinitionsCommand({ familyPrefix: 'orders' }));
  expect(listed.taskDefinitionArns).toHaveLength(1);
  const inactive = new ListTaskDefinitionsCommand({ familyPrefix: 'orders', status: 'INACTIVE', sort: 'DESC' });
  expect((await test.ecs.send(inactive)).taskDefinitionArns![0]).toMatch(/orders:2$/);
  await expect(test.ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'orders' }))).rejects.toMatchObject({
    name: 'ClientException',
  });
});
