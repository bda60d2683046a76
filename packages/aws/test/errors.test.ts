import { describe, expect, it } from '@jest/globals';
import { CancelledError, messageChain, UserError } from '@platform-actions/action-kit';
import { explainAwsError, isAccessDenied, isThrottle, isTransient, missingPermission } from '../src/index.js';

const SERVICE = 'arn:aws:ecs:eu-west-1:123456789012:service/main/orders';
const CALLER = 'User: arn:aws:sts::123456789012:assumed-role/deploy/org-orders-1';
const SCP = 'arn:aws:organizations::987654321098:policy/o-1/service_control_policy/p-1';

function awsError(name: string, message: string, extra: object = {}): Error {
  return Object.assign(new Error(message), { name, $metadata: { httpStatusCode: 400, requestId: 'r-1' }, ...extra });
}
const denied = (message: string, name = 'AccessDeniedException') => awsError(name, message);
const explain = (thrown: unknown): Error =>
  explainAwsError(thrown, 'updating the service orders', { region: 'eu-west-1' });
const allow = (Action: string, Resource: string, more = {}) =>
  JSON.stringify({ Effect: 'Allow', Action, Resource, ...more });

describe('a denied call', () => {
  const UPDATE = `${CALLER} is not authorized to perform: ecs:UpdateService on resource: ${SERVICE}`;
  const LOGS = 'arn:aws:logs:eu-west-1:123456789012:log-group:/ecs/orders:log-stream:app/1';
  const ROLE = 'arn:aws:iam::123456789012:role/task';

  it.each([
    [
      'ECS',
      denied(`${UPDATE} because no identity-based policy allows the ecs:UpdateService action`),
      'ecs:UpdateService',
      SERVICE,
      ['a policy of the role deploy'],
    ],
    ['ECS of old', denied(UPDATE), 'ecs:UpdateService', SERVICE, ['a policy of the role deploy']],
    [
      'CloudWatch',
      denied(
        `User: arn:aws:iam::123456789012:user/ci is not authorized to perform: cloudwatch:PutMetricData because no identity-based policy allows the cloudwatch:PutMetricData action`,
        'AccessDenied',
      ),
      'cloudwatch:PutMetricData',
      '*',
      ['a policy of the user ci'],
    ],
    [
      'Logs',
      denied(
        `${CALLER} is not authorized to perform: logs:GetLogEvents on resource: ${LOGS} because no session policy allows the logs:GetLogEvents action`,
      ),
      'logs:GetLogEvents',
      LOGS,
      ['The session policy does not allow it'],
    ],
    [
      'STS',
      denied('Not authorized to perform sts:AssumeRoleWithWebIdentity', 'AccessDenied'),
      'sts:AssumeRoleWithWebIdentity',
      '*',
      ['the credentials may not call'],
    ],
    [
      'KMS',
      denied(
        `${CALLER} is not authorized to perform: kms:Decrypt on the resource associated with this ciphertext because the resource does not exist`,
      ),
      'kms:Decrypt',
      '*',
      [],
    ],
    ['an old ClientException', denied(`${UPDATE}.`, 'ClientException'), 'ecs:UpdateService', SERVICE, []],
    [
      'a boundary',
      denied(`${UPDATE} because no permissions boundary allows the ecs:UpdateService action`),
      'ecs:UpdateService',
      SERVICE,
      ['The permissions boundary does not allow it and has to'],
    ],
    [
      'an SCP that does not allow',
      denied(`${UPDATE} because no service control policy allows the ecs:UpdateService action`),
      'ecs:UpdateService',
      SERVICE,
      ['service control policy (kept by the administrators'],
    ],
    [
      'an SCP that denies',
      denied(`${UPDATE} with an explicit deny in a service control policy: ${SCP}`),
      'ecs:UpdateService',
      SERVICE,
      [`explicit Deny in the service control policy ${SCP} (kept`, 'no Allow overrides'],
    ],
    [
      'an explicit deny of its own',
      denied(`${UPDATE} with an explicit deny in an identity-based policy`),
      'ecs:UpdateService',
      SERVICE,
      ['explicit Deny in the identity-based policy forbids'],
    ],
  ])('of %s tells action, resource and statement', (_, error, action, resource, said) => {
    expect(isAccessDenied(error)).toBe(true);
    expect(missingPermission(error)).toEqual({ action, resource });
    const explained = explain(error);
    expect(explained).toBeInstanceOf(UserError);
    expect(explained.cause).toBe(error);
    for (const part of [
      `may not call ${action}`,
      allow(action, resource),
      'While updating the service orders: ',
      ...said,
    ]) {
      expect(explained.message).toContain(part);
    }
  });

  it('of S3, which quotes, is allowed for all objects of the bucket', () => {
    const key = 'arn:aws:s3:::shop-web/_spa/bodies/1-0';
    const error = denied(
      `${CALLER} is not authorized to perform: s3:PutObject on resource: "${key}" because no identity-based policy allows the s3:PutObject action`,
      'AccessDenied',
    );
    expect(missingPermission(error)).toEqual({ action: 's3:PutObject', resource: key });
    expect(explain(error).message).toContain(`on ${key}. Add this statement`);
    expect(explain(error).message).toContain(allow('s3:PutObject', 'arn:aws:s3:::shop-web/*'));
  });

  it('of iam:PassRole gets the condition that ties it to ECS tasks', () => {
    const error = denied(
      `${CALLER} is not authorized to perform: iam:PassRole on resource: ${ROLE} because no identity-based policy allows the iam:PassRole action`,
    );
    const Condition = { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } };
    expect(explain(error).message).toContain(allow('iam:PassRole', ROLE, { Condition }));
  });

  it('that does not say for what is still one, with its own words', () => {
    const error = denied(
      'You are not authorized to perform this operation. Encoded authorization failure message: abc',
      'UnauthorizedOperation',
    );
    expect(isAccessDenied(error)).toBe(true);
    expect(missingPermission(error)).toBeUndefined();
    expect(explain(error).message).toMatch(/did not say for which action.*abc.*decode-authorization-message/);
  });

  it('is no throttle and not transient', () => {
    expect([isThrottle(denied(UPDATE)), isTransient(denied(UPDATE))]).toEqual([false, false]);
  });
});

describe('an AWS error that the user can mend', () => {
  it.each([
    ['ExpiredTokenException', 'The security token included in the request is expired', /have expired.*role-to-assume/],
    ['ExpiredToken', 'The provided token has expired.', /have expired/],
    [
      'InvalidClientTokenId',
      'The security token included in the request is invalid.',
      /does not know these credentials.*AWS_SESSION_TOKEN.*eu-west-1/,
    ],
    [
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
      /does not know these credentials/,
    ],
    ['SignatureDoesNotMatch', 'Signature expired: 20260101T000000Z', /signature.*AWS_SECRET_ACCESS_KEY.*clock/],
    ['InvalidSignatureException', 'The request signature we calculated does not match', /signature/],
    [
      'ClusterNotFoundException',
      'Cluster not found.',
      /not found in the region eu-west-1.*Cluster not found.*"aws-region"/,
    ],
    ['ResourceNotFoundException', 'The specified log group does not exist.', /log group does not exist/],
  ])('%s is a UserError that says how', (name, text, message) => {
    const error = awsError(name, text);
    const explained = explain(error);
    expect(explained).toBeInstanceOf(UserError);
    expect(explained.message).toMatch(message);
    expect(explained.cause).toBe(error);
    expect(missingPermission(error)).toBeUndefined();
  });
});

describe('an AWS error of the world', () => {
  const network = (code: string, extra: object) => Object.assign(new Error(code), { code, ...extra });
  it.each([
    [
      'a throttle',
      awsError('ThrottlingException', 'Rate exceeded', { $metadata: { attempts: 8 } }),
      /throttled the call \(ThrottlingException, 8 attempts\)/,
      { throttle: true, transient: false },
    ],
    [
      'a throttle of RegisterTaskDefinition',
      awsError('ClientException', 'Too many concurrent attempts to create a new revision of the specified family.'),
      /throttled/,
      { throttle: true, transient: false },
    ],
    [
      'HTTP 429',
      awsError('Other', 'slow', { $metadata: { httpStatusCode: 429 } }),
      /throttled/,
      { throttle: true, transient: false },
    ],
    [
      'a quota',
      awsError('LimitExceededException', 'The limit for the resource was exceeded.'),
      /LimitExceededException \(HTTP 400, request r-1\)/,
      { throttle: false, transient: false },
    ],
    [
      'a 503',
      awsError('ServiceUnavailable', 'no', { $metadata: { httpStatusCode: 503 } }),
      /ServiceUnavailable \(HTTP 503\)/,
      { throttle: false, transient: true },
    ],
    [
      'a 501',
      awsError('Odd', 'no', { $metadata: { httpStatusCode: 501 } }),
      /Odd \(HTTP 501\)/,
      { throttle: false, transient: true },
    ],
    [
      'a wrong region',
      network('ENOTFOUND', { hostname: 'ecs.eu-wst-1.amazonaws.com' }),
      /no host ecs\.eu-wst-1\.amazonaws\.com.*"aws-region" \(eu-west-1\)/,
      { throttle: false, transient: true },
    ],
    [
      'nobody there',
      network('ECONNREFUSED', { address: '127.0.0.1', port: 4566 }),
      /nothing listens at 127\.0\.0\.1:4566.*AWS_ENDPOINT_URL/,
      { throttle: false, transient: true },
    ],
    [
      'nobody there, on two addresses',
      network('ECONNREFUSED', { errors: [{ address: '::1', port: 4566 }] }),
      /nothing listens at ::1:4566/,
      { throttle: false, transient: true },
    ],
    [
      'a reset',
      network('ECONNRESET', {}),
      /connection to AWS failed \(ECONNRESET\)/,
      { throttle: false, transient: true },
    ],
    [
      'a certificate',
      network('SELF_SIGNED_CERT_IN_CHAIN', {}),
      /certificate.*NODE_EXTRA_CA_CERTS/,
      { throttle: false, transient: false },
    ],
    [
      'a time-out',
      Object.assign(new Error('slow'), { name: 'TimeoutError' }),
      /connection to AWS failed \(TimeoutError\)/,
      { throttle: false, transient: true },
    ],
    [
      'any other answer',
      awsError('InvalidParameterException', 'bad subnet'),
      /InvalidParameterException \(HTTP 400, request r-1\)/,
      { throttle: false, transient: false },
    ],
    ['a bug', new TypeError('x is undefined'), /the call failed/, { throttle: false, transient: false }],
  ])('%s keeps its cause and its kind', (_, error, message, kind) => {
    const explained = explain(error);
    expect(explained).not.toBeInstanceOf(UserError);
    expect(explained.message).toMatch(message);
    expect(messageChain(explained)).toContain(error.message);
    expect({ throttle: isThrottle(error), transient: isTransient(error) }).toEqual(kind);
    expect({ throttle: isThrottle(explained), transient: isTransient(explained) }).toEqual(kind);
  });

  it.each(['a string', 42, null, undefined, { code: 7 }])('is made of %p, too', (thrown) => {
    expect(explain(thrown)).toBeInstanceOf(Error);
    expect([isAccessDenied(thrown), isThrottle(thrown), isTransient(thrown)]).toEqual([false, false, false]);
  });

  it.each([new UserError('No AWS credentials'), new CancelledError('SIGINT')])('is not made of %s', (error) => {
    expect(explain(error)).toBe(error);
  });

  it('is not what a mistake has as its cause', () => {
    expect(isTransient(new UserError('No AWS credentials', { cause: network('ETIMEDOUT', {}) }))).toBe(false);
  });
});
