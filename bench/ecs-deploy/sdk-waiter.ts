/**
 * Deploys as a script around the SDK does, and as most actions do: register, update, wait with the SDK's own waiter, at
 * the delays that the official action sets (from 15 s, growing to 600 s).
 */
import {
  DescribeTaskDefinitionCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
  waitUntilServicesStable,
} from '@aws-sdk/client-ecs';

const [cluster = '', service = '', image = ''] = process.argv.slice(2);
const client = new ECSClient({});
const { taskDefinition } = await client.send(new DescribeTaskDefinitionCommand({ taskDefinition: service }));
const registered = await client.send(
  new RegisterTaskDefinitionCommand({
    ...taskDefinition,
    family: taskDefinition?.family,
    containerDefinitions: taskDefinition?.containerDefinitions?.map((container) => ({ ...container, image })),
  }),
);
const arn = registered.taskDefinition?.taskDefinitionArn;
await client.send(
  new UpdateServiceCommand({ cluster, service, ...(arn === undefined ? {} : { taskDefinition: arn }) }),
);
await waitUntilServicesStable(
  { client, maxWaitTime: 1800, minDelay: 15, maxDelay: 600 },
  { cluster, services: [service] },
);
