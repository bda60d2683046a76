import { describe, expect, it } from '@jest/globals';
import { CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { ECSClient, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { VERSION } from '@platform-actions/action-kit';
import { fakeRunner } from '@platform-actions/action-kit/testing';
import { awsInputs, awsSession, errorName, isThrottle, isTransient } from '../src/index.js';
import { POLICIES } from '../src/session.js';
import { jsonError, type Answer, type AwsServer, type Seen } from './aws-server.js';
import { awsPerTest, describeOrders } from './support.js';

const KEYS = {
  AWS_ACCESS_KEY_ID: 'AKIAEXAMPLEKEY000001',
  AWS_SECRET_ACCESS_KEY: 'static-secret-0123456789-0123456789-abcd',
};
const updateOrders = () => new UpdateServiceCommand({ service: 'orders' });

const startServer = awsPerTest();

async function serve(answer: (seen: Seen, earlier: number) => Answer): Promise<AwsServer> {
  const server = await startServer(answer);
  Object.assign(process.env, KEYS);
  return server;
}

function open(inputs: Record<string, string> = { 'aws-region': 'eu-west-1' }, policies = POLICIES) {
  const runner = fakeRunner(inputs);
  return { runner, session: awsSession(runner, runner.inputs(awsInputs), 'ecs-deploy', policies) };
}

describe('a session', () => {
  it('signs for its region, at the endpoint of the environment, under its own user agent', async () => {
    const { seen } = await serve(() => ({}));
    const { session } = open();
    await session.client(ECSClient, 'poll').send(describeOrders());
    expect(seen).toHaveLength(1);
    expect(seen[0]!.headers.authorization).toContain('/eu-west-1/ecs/aws4_request');
    expect(seen[0]!.headers['user-agent']).toMatch(new RegExp(` platform-actions/${VERSION} ecs-deploy$`));
  });

  it("prefers a service's own endpoint", async () => {
    const { seen, url } = await serve(() => ({}));
    process.env['AWS_ENDPOINT_URL_ECS'] = url;
    process.env['AWS_ENDPOINT_URL'] = 'http://127.0.0.1:1';
    await open().session.client(ECSClient, 'poll').send(describeOrders());
    expect(seen).toHaveLength(1);
  });

  it('counts requests by service and operation over all of its clients', async () => {
    await serve(() => ({}));
    const { session } = open();
    expect([session.calls.total(), session.calls.byOperation()]).toEqual([0, {}]);
    const ecs = session.client(ECSClient, 'poll');
    await ecs.send(describeOrders());
    await ecs.send(describeOrders());
    await session.client(CloudWatchClient, 'change').send(new PutMetricDataCommand({ Namespace: 'CI/CD' }));
    expect(session.calls.byOperation()).toEqual({ 'CloudWatch.PutMetricData': 1, 'ECS.DescribeServices': 2 });
    expect(session.calls.total()).toBe(3);
  });

  it('masks the keys of the default chain once, but no stand-in such as test', async () => {
    await serve(() => ({}));
    const { runner, session } = open();
    const ecs = session.client(ECSClient, 'poll');
    await ecs.send(describeOrders());
    await ecs.send(describeOrders());
    expect(runner.masked).toEqual([KEYS.AWS_ACCESS_KEY_ID, KEYS.AWS_SECRET_ACCESS_KEY]);

    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' });
    const other = open();
    await other.session.client(ECSClient, 'poll').send(describeOrders());
    expect(other.runner.masked).toEqual([]);
  });

  it('says what to give where there are no credentials', async () => {
    const { seen } = await serve(() => ({}));
    for (const name of Object.keys(KEYS)) Reflect.deleteProperty(process.env, name);
    const thrown: unknown = await open()
      .session.client(ECSClient, 'change')
      .send(describeOrders())
      .catch((e: unknown) => e);
    expect(thrown).toMatchObject({
      name: 'UserError',
      message: expect.stringMatching(/^No AWS credentials.*role-to-assume.*id-token: write.*AWS_ACCESS_KEY_ID/),
    });
    expect(seen).toHaveLength(0);
  });
});

describe('a client for changes', () => {
  it('tries again when throttled, and counts every attempt', async () => {
    const { seen } = await serve((_, earlier) =>
      earlier < 1
        ? jsonError('ThrottlingException', 'Rate exceeded')
        : { body: '{"service":{"serviceName":"orders"}}' },
    );
    const { session } = open();
    const ecs = session.client(ECSClient, 'change');
    const { service } = await ecs.send(updateOrders());
    expect(service?.serviceName).toBe('orders');
    expect(seen[1]!.headers['amz-sdk-request']).toBe('attempt=2; max=8');
    expect(await ecs.config.retryStrategy()).toMatchObject({ mode: 'adaptive' });
    expect(session.calls.byOperation()).toEqual({ 'ECS.UpdateService': 2 });
  });

  it('tries again after a 5xx, as often as its policy says', async () => {
    await serve(() => jsonError('ServerException', 'no', 500));
    const { session } = open(undefined, { ...POLICIES, change: { ...POLICIES.change, maxAttempts: 3 } });
    const thrown: unknown = await session
      .client(ECSClient, 'change')
      .send(updateOrders())
      .catch((e: unknown) => e);
    expect(isTransient(thrown)).toBe(true);
    expect(session.calls.total()).toBe(3);
  });

  it('does not repeat what AWS refused', async () => {
    await serve(() => jsonError('AccessDeniedException', 'no'));
    const { session } = open();
    await expect(session.client(ECSClient, 'change').send(updateOrders())).rejects.toThrow('no');
    expect(session.calls.total()).toBe(1);
  });
});

describe('a client for polls', () => {
  it.each([
    ['a throttle', jsonError('ThrottlingException', 'Rate exceeded'), { throttle: true, transient: false }],
    ['a 5xx', jsonError('ServerException', 'no', 500), { throttle: false, transient: true }],
    [
      'a gateway that answers HTML',
      { status: 502, body: '<html>Bad gateway</html>' },
      { throttle: false, transient: true },
    ],
  ])('asks once on %s', async (_, answer, expected) => {
    await serve(() => answer);
    const { session } = open();
    const thrown: unknown = await session
      .client(ECSClient, 'poll')
      .send(describeOrders())
      .catch((e: unknown) => e);
    expect({ throttle: isThrottle(thrown), transient: isTransient(thrown) }).toEqual(expected);
    expect(session.calls.total()).toBe(1);
  });

  it.each(['before-headers', 'in-headers', 'in-body'] as const)('gives up on a server that hangs %s', async (hang) => {
    await serve(() => ({ hang }));
    const { session } = open(undefined, { ...POLICIES, poll: { ...POLICIES.poll, answerMs: 100 } });
    const thrown: unknown = await session
      .client(ECSClient, 'poll')
      .send(describeOrders())
      .catch((e: unknown) => e);
    expect(errorName(thrown)).toBe('TimeoutError');
    expect(isTransient(thrown)).toBe(true);
  });
});
