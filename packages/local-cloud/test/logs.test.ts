import { afterEach, beforeEach, expect, it } from '@jest/globals';
import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { deploy, startTestCloud, type TestCloud } from './support.js';

let test: TestCloud;
const stream = { logGroupName: '/ecs/orders', logStreamName: 'orders/app/1' };

beforeEach(async () => {
  test = await startTestCloud();
  await test.logs.send(new CreateLogGroupCommand({ logGroupName: stream.logGroupName }));
  await test.logs.send(new CreateLogStreamCommand(stream));
});

afterEach(async () => {
  await test.stop();
});

async function put(...messages: string[]): Promise<void> {
  const logEvents = messages.map((message, index) => ({ message, timestamp: test.clock.now() + index }));
  await test.logs.send(new PutLogEventsCommand({ ...stream, logEvents }));
}

async function get(input: object) {
  const answer = await test.logs.send(new GetLogEventsCommand({ ...stream, ...input }));
  return { ...answer, lines: answer.events!.map(({ message }) => message) };
}

it('gives the head, the tail, and pages both ways until the token stays the same', async () => {
  await put('a', 'b', 'c', 'd', 'e');
  expect((await get({ limit: 2 })).lines).toEqual(['d', 'e']);
  const first = await get({ limit: 2, startFromHead: true });
  expect(first.lines).toEqual(['a', 'b']);
  const second = await get({ limit: 3, nextToken: first.nextForwardToken });
  expect(second.lines).toEqual(['c', 'd', 'e']);
  const end = await get({ nextToken: second.nextForwardToken });
  expect([end.lines, end.nextForwardToken]).toEqual([[], second.nextForwardToken]);
  expect((await get({ limit: 2, nextToken: second.nextBackwardToken })).lines).toEqual(['a', 'b']);
  await expect(get({ nextToken: 'x' })).rejects.toMatchObject({ name: 'InvalidParameterException' });
});

it('keeps to the asked time, its end excluded', async () => {
  await put('a', 'b', 'c');
  const now = test.clock.now();
  expect((await get({ startTime: now + 1, endTime: now + 2 })).lines).toEqual(['b']);
});

it('refuses what is not there, there already, or out of order', async () => {
  await expect(test.logs.send(new CreateLogStreamCommand(stream))).rejects.toMatchObject({
    name: 'ResourceAlreadyExistsException',
  });
  await expect(get({ logStreamName: 'none' })).rejects.toThrow('The specified log stream does not exist.');
  await expect(get({ logGroupName: 'none' })).rejects.toThrow('The specified log group does not exist.');
  const logEvents = [2, 1].map((timestamp) => ({ timestamp, message: 'x' }));
  await expect(test.logs.send(new PutLogEventsCommand({ ...stream, logEvents }))).rejects.toThrow('chronological');
});

it('describes groups and streams', async () => {
  await put('hello');
  await test.logs.send(new CreateLogStreamCommand({ ...stream, logStreamName: 'orders/app/2' }));
  const groups = await test.logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: '/ecs/' }));
  expect(groups.logGroups).toMatchObject([{ logGroupName: '/ecs/orders', storedBytes: 5 }]);
  const { logGroupName } = stream;
  const newest = { logGroupName, orderBy: 'LastEventTime' as const, descending: true, limit: 1 };
  const page = await test.logs.send(new DescribeLogStreamsCommand(newest));
  expect(page.logStreams!.map(({ logStreamName }) => logStreamName)).toEqual(['orders/app/1']);
  const rest = await test.logs.send(new DescribeLogStreamsCommand({ ...newest, nextToken: page.nextToken }));
  expect(rest.logStreams!.map(({ logStreamName }) => logStreamName)).toEqual(['orders/app/2']);
});

it('filters by plain words, and refuses patterns it would get wrong', async () => {
  await put('order 1 shipped', 'order 2 failed', 'cart failed');
  const filter = async (filterPattern: string) =>
    test.logs.send(new FilterLogEventsCommand({ logGroupName: stream.logGroupName, filterPattern }));
  expect((await filter('order failed')).events!.map(({ message }) => message)).toEqual(['order 2 failed']);
  expect((await filter('"cart failed"')).events).toHaveLength(1);
  await expect(filter('{ $.level = "error" }')).rejects.toMatchObject({ name: 'InvalidParameterException' });
});

it('has the lines of a healthy task, in the stream of its container', async () => {
  test.cloud.seedService({ service: 'carts', container: 'web', desiredCount: 1 });
  const id = await deploy(test.ecs, 'carts');
  test.clock.advance(60);
  const task = test.cloud.ecs.tasks('carts').find(({ startedBy }) => startedBy === id)!;
  const log = await get({ logGroupName: '/ecs/carts', logStreamName: `carts/web/${task.id}` });
  expect(log.lines).toEqual(['Starting application', 'Listening on port 8080']);
});
