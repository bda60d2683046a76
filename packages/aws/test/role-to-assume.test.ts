import { describe, expect, it } from '@jest/globals';
import { CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { ECSClient } from '@aws-sdk/client-ecs';
import { UserError } from '@platform-actions/action-kit';
import { fakeClock, fakeRunner } from '@platform-actions/action-kit/testing';
import { awsInputs, awsSession } from '../src/index.js';
import { SECRET, stsCredentials, stsError, type Answer, type AwsServer } from './aws-server.js';
import { awsPerTest, describeOrders } from './support.js';

const STS = 'AssumeRoleWithWebIdentity';
const ROLE = 'arn:aws:iam::123456789012:role/ci/deploy';
const CLAIMS = {
  iss: 'https://token.actions.githubusercontent.com',
  aud: 'sts.amazonaws.com',
  sub: 'repo:org/orders-api:environment:production',
  job_workflow_ref: 'org/platform-actions/.github/workflows/deploy.yml@refs/tags/v1',
};
const TOKEN = `e30.${Buffer.from(JSON.stringify(CLAIMS)).toString('base64url')}.c2ln`;
const OIDC = { ACTIONS_ID_TOKEN_REQUEST_URL: 'http://127.0.0.1/token?v=1', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'runner' };
const MINUTE = 60_000;

const startServer = awsPerTest();
let server: AwsServer;

/** A job with a role to assume; `sts` answers the call of that number. */
async function job(sts: (number: number) => Answer = stsCredentials, inputs: Record<string, string> = {}) {
  server = await startServer(({ operation }, earlier) => (operation === STS ? sts(earlier + 1) : {}));
  const clock = fakeClock();
  const audiences: string[] = [];
  const idToken = (audience: string): Promise<string> => {
    audiences.push(audience);
    return Promise.resolve(TOKEN);
  };
  let warn: (message: string) => void = () => undefined;
  const warned = new Promise<string>((resolve) => (warn = resolve));
  const log = {
    ...fakeRunner().log,
    warning: (message: string) => {
      warn(message);
    },
  };
  const env = { ...OIDC, GITHUB_REPOSITORY: 'org/orders-api', GITHUB_RUN_ID: '1000', GITHUB_RUN_ATTEMPT: '2' };
  const runner = fakeRunner(
    { 'aws-region': 'eu-west-1', 'role-to-assume': ROLE, ...inputs },
    { env, clock, idToken, log },
  );
  const session = awsSession(runner, runner.inputs(awsInputs), 'ecs-deploy');
  return { runner, clock, audiences, warned, session, ecs: session.client(ECSClient, 'poll') };
}

/** Calls until the background renewal has come to its end. */
async function untilKeyIs(ecs: ECSClient, keyId: string): Promise<void> {
  while (keyIdsUsed().at(-1) !== keyId) await ecs.send(describeOrders());
}

const keyIdsUsed = (): string[] =>
  server.seen.flatMap(({ headers }) => /Credential=(\w+)\//.exec(headers.authorization ?? '')?.[1] ?? []);

describe('role-to-assume', () => {
  it('asks STS once for two clients that start at the same time', async () => {
    const { session, ecs, audiences } = await job();
    const metrics = session.client(CloudWatchClient, 'change');
    await Promise.all([
      ecs.send(describeOrders()),
      ecs.send(describeOrders()),
      metrics.send(new PutMetricDataCommand({ Namespace: 'CI/CD' })),
    ]);
    await metrics.send(new PutMetricDataCommand({ Namespace: 'CI/CD' }));
    expect(server.count(STS)).toBe(1);
    expect(session.calls.byOperation()).toEqual({
      'CloudWatch.PutMetricData': 2,
      'ECS.DescribeServices': 2,
      'STS.AssumeRoleWithWebIdentity': 1,
    });
    expect(new Set(keyIdsUsed())).toEqual(new Set(['ASIAEXAMPLEKEY000001']));
    expect(audiences).toEqual(['sts.amazonaws.com']);
  });

  it('shows STS the token unsigned, for the role, the run and the duration', async () => {
    const { ecs } = await job(stsCredentials, { 'role-duration-seconds': '900' });
    await ecs.send(describeOrders());
    const { headers, body } = server.seen[0]!;
    expect(Object.fromEntries(new URLSearchParams(body))).toMatchObject({
      Action: STS,
      RoleArn: ROLE,
      RoleSessionName: 'org-orders-api-1000-2',
      DurationSeconds: '900',
      WebIdentityToken: TOKEN,
    });
    expect(headers.authorization).toBeUndefined();
    expect(headers['user-agent']).toMatch(/ platform-actions\/\S+ ecs-deploy$/);
  });

  it('takes the given session name, and the audience of China', async () => {
    const { ecs, audiences } = await job(stsCredentials, {
      'aws-region': 'cn-north-1',
      'role-to-assume': 'arn:aws-cn:iam::123456789012:role/deploy',
      'role-session-name': 'release@1',
    });
    await ecs.send(describeOrders());
    expect(audiences).toEqual(['sts.amazonaws.com.cn']);
    expect(new URLSearchParams(server.seen[0]!.body).get('RoleSessionName')).toBe('release@1');
  });

  it('masks the credentials and keeps them out of the environment', async () => {
    const { runner, ecs } = await job();
    const before = JSON.stringify(process.env);
    await ecs.send(describeOrders());
    expect(runner.masked).toEqual(['ASIAEXAMPLEKEY000001', `${SECRET}1`, 'sts-session-token-1']);
    expect(JSON.stringify(process.env)).toBe(before);
    expect(before).not.toContain(SECRET);
  });

  it('has masked them when the first request goes out', async () => {
    const { runner, session, ecs } = await job();
    const maskedAtRequest: number[] = [];
    ecs.middlewareStack.add(
      (next) => (args) => {
        maskedAtRequest.push(runner.masked.length);
        return next(args);
      },
      { step: 'deserialize' },
    );
    await ecs.send(describeOrders());
    expect(maskedAtRequest).toEqual([3]);
    expect(session.calls.total()).toBe(2);
  });

  it('renews 5 minutes before the end, with a new token, holds nobody up and masks the new ones', async () => {
    const { runner, clock, ecs, audiences } = await job();
    await ecs.send(describeOrders());
    await clock.sleep(54 * MINUTE);
    await ecs.send(describeOrders());
    expect(server.count(STS)).toBe(1);
    await clock.sleep(MINUTE);
    await Promise.all([ecs.send(describeOrders()), ecs.send(describeOrders())]);
    await untilKeyIs(ecs, 'ASIAEXAMPLEKEY000002');
    expect(server.count(STS)).toBe(2);
    expect(audiences).toHaveLength(2);
    expect(runner.masked).toContain(`${SECRET}2`);
  });

  it('waits for new ones where the old have ended', async () => {
    const { clock, ecs } = await job();
    await ecs.send(describeOrders());
    await clock.sleep(60 * MINUTE);
    await Promise.all([ecs.send(describeOrders()), ecs.send(describeOrders())]);
    expect(keyIdsUsed()).toEqual(['ASIAEXAMPLEKEY000001', 'ASIAEXAMPLEKEY000002', 'ASIAEXAMPLEKEY000002']);
  });

  it('works on with credentials that are still good when renewing fails, and says so', async () => {
    const { clock, ecs, warned, audiences } = await job((number) =>
      number === 1 ? stsCredentials(1) : stsError('AccessDenied', `Not authorized to perform sts:${STS}`),
    );
    await ecs.send(describeOrders());
    await clock.sleep(56 * MINUTE);
    await Promise.all([ecs.send(describeOrders()), ecs.send(describeOrders())]);
    expect(await warned).toMatch(/could not be renewed yet; the present ones are still good.*trust policy/);
    expect(new Set(keyIdsUsed())).toEqual(new Set(['ASIAEXAMPLEKEY000001']));
    await ecs.send(describeOrders());
    expect(audiences).toHaveLength(2);
    await clock.sleep(MINUTE);
    await ecs.send(describeOrders());
    expect(audiences).toHaveLength(3);
    await clock.sleep(5 * MINUTE);
    await expect(ecs.send(describeOrders())).rejects.toThrow(UserError);
  });

  it('asks anew after a first failure', async () => {
    const { ecs } = await job((number) => (number === 1 ? stsError('AccessDenied', 'no') : stsCredentials(number)));
    await expect(ecs.send(describeOrders())).rejects.toThrow(UserError);
    await ecs.send(describeOrders());
    expect(server.count(STS)).toBe(2);
  });

  it.each([
    ['AccessDenied', 403, `Not authorized to perform sts:${STS}`, ['trust policy', ROLE, ...Object.values(CLAIMS)]],
    [
      'InvalidIdentityToken',
      400,
      'No OpenIDConnect provider found in your account for https://token.actions.githubusercontent.com',
      ['identity provider', CLAIMS.iss],
    ],
    [
      'ValidationError',
      400,
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
      ['"role-duration-seconds" is 3600', ROLE],
    ],
    ['ExpiredTokenException', 400, 'Token expired', ['assuming the role', 'expired']],
  ])('explains %s of STS without the token', async (code, status, text, said) => {
    const { ecs } = await job(() => stsError(code, text, status));
    const thrown: unknown = await ecs.send(describeOrders()).catch((e: unknown) => e);
    expect(thrown).toBeInstanceOf(UserError);
    const { message, cause } = thrown as UserError;
    for (const part of said) expect(message).toContain(part);
    expect(message).not.toContain(TOKEN);
    expect((cause as Error).message).toBe(text);
    expect(server.count('DescribeServices')).toBe(0);
  });
});

describe('a role that cannot work', () => {
  const openWith = (inputs: Record<string, string>, env: Record<string, string>) => () => {
    const runner = fakeRunner({ 'aws-region': 'eu-west-1', 'role-to-assume': ROLE, ...inputs }, { env });
    return awsSession(runner, runner.inputs(awsInputs), 'ecs-deploy');
  };

  it.each([{}, { ACTIONS_ID_TOKEN_REQUEST_URL: 'http://127.0.0.1' }, { ...OIDC, ACTIONS_ID_TOKEN_REQUEST_URL: '' }])(
    'is refused at once without the permission for a token: %j',
    (env) => {
      expect(openWith({}, env)).toThrow(UserError);
      expect(openWith({}, env)).toThrow(/permissions: id-token: write.*reusable workflow.*fork/);
    },
  );

  it('is refused at once in another partition', () => {
    expect(openWith({ 'aws-region': 'us-gov-west-1' }, OIDC)).toThrow(
      /"role-to-assume" is "arn:aws:iam::123456789012:role\/ci\/deploy".*us-gov-west-1 belongs to aws-us-gov/,
    );
  });
});
