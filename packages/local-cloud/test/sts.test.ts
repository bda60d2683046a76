import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AssumeRoleWithWebIdentityCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { startTestCloud, type TestCloud } from './support.js';

let test: TestCloud;

beforeEach(async () => {
  test = await startTestCloud();
});

afterEach(async () => {
  await test.stop();
});

async function askForToken(audience = 'sts.amazonaws.com', bearer?: string): Promise<Response> {
  const environment = test.cloud.environment('keyless');
  const authorization = `Bearer ${bearer ?? environment['ACTIONS_ID_TOKEN_REQUEST_TOKEN']!}`;
  return fetch(`${environment['ACTIONS_ID_TOKEN_REQUEST_URL']!}&audience=${audience}`, { headers: { authorization } });
}

async function token(audience?: string): Promise<string> {
  return ((await (await askForToken(audience)).json()) as { value: string }).value;
}

async function assume(WebIdentityToken: string, input: object = {}) {
  const request = { RoleArn: test.cloud.roleArn, RoleSessionName: 'deploy-1', WebIdentityToken, ...input };
  return test.sts.send(new AssumeRoleWithWebIdentityCommand(request));
}

describe('the OIDC endpoint of the runner', () => {
  it('gives a token with claims as GitHub makes them', async () => {
    test.cloud.oidc.claim({ repository: 'org/carts', environment: 'production' });
    const payload = (await token()).split('.')[1]!;
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({
      iss: 'https://token.actions.githubusercontent.com',
      aud: 'sts.amazonaws.com',
      sub: 'repo:org/carts:environment:production',
      repository: 'org/carts',
      repository_owner: 'org',
      ref: 'refs/heads/main',
      environment: 'production',
      job_workflow_ref: 'org/platform-actions/.github/workflows/deploy.yml@refs/tags/v1',
    });
  });

  it.each([
    ['a pull request', { event_name: 'pull_request' }, 'pull_request'],
    ['a push', { ref: 'refs/heads/next' }, 'ref:refs/heads/next'],
    ['a pull request in an environment', { event_name: 'pull_request', environment: 'qa' }, 'environment:qa'],
  ])('names in the subject what the job is about: %s', async (_, claims, subject) => {
    test.cloud.oidc.claim({ repository: 'org/carts', ...claims });
    const payload = (await token()).split('.')[1]!;
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({
      sub: `repo:org/carts:${subject}`,
    });
  });

  it('asks for its bearer token', async () => {
    expect((await askForToken('sts.amazonaws.com', 'wrong')).status).toBe(401);
  });
});

describe('AssumeRoleWithWebIdentity', () => {
  it('gives credentials that name the caller', async () => {
    const { Credentials, AssumedRoleUser } = await assume(await token(), { DurationSeconds: 900 });
    const lifetime = Credentials!.Expiration!.getTime() - Date.now();
    expect(lifetime).toBeGreaterThan(890_000);
    expect(lifetime).toBeLessThanOrEqual(900_000);
    const sts = new STSClient({
      ...test.config,
      credentials: {
        accessKeyId: Credentials!.AccessKeyId!,
        secretAccessKey: Credentials!.SecretAccessKey!,
        sessionToken: Credentials!.SessionToken!,
      },
    });
    const identity = await sts.send(new GetCallerIdentityCommand({}));
    sts.destroy();
    expect(identity.Arn).toBe('arn:aws:sts::123456789012:assumed-role/platform-actions-deploy/deploy-1');
    expect(identity.Arn).toBe(AssumedRoleUser!.Arn);
  });

  it('knows the temporary keys it gave out, and no others', async () => {
    const credentials = { accessKeyId: 'ASIAUNKNOWN', secretAccessKey: 'x', sessionToken: 'x' };
    const sts = new STSClient({ ...test.config, credentials });
    await expect(sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
    });
    sts.destroy();
  });

  it("holds the token against the role's trust condition", async () => {
    test.cloud.trust(test.cloud.roleArn, {
      subject: 'repo:org/orders-api:*',
      jobWorkflowRef: 'org/platform-actions/.github/workflows/deploy.yml@*',
    });
    await expect(assume(await token())).resolves.toBeDefined();
    test.cloud.oidc.claim({ repository: 'somebody/else' });
    await expect(assume(await token())).rejects.toMatchObject({
      name: 'AccessDenied',
      message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    });
    test.cloud.oidc.claim({ job_workflow_ref: 'org/orders-api/.github/workflows/mine.yml@refs/heads/main' });
    await expect(assume(await token())).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it('refuses what is no good', async () => {
    const good = await token();
    const [head, , signature] = good.split('.');
    const forged = [head, Buffer.from('{"aud":"sts.amazonaws.com","exp":9999999999}').toString('base64url'), signature];
    await expect(assume('not-a-token')).rejects.toMatchObject({ name: 'InvalidIdentityTokenException' });
    await expect(assume(forged.join('.'))).rejects.toMatchObject({ name: 'InvalidIdentityTokenException' });
    await expect(assume(await token('https://github.com/org'))).rejects.toThrow('Incorrect token audience');
    await expect(assume(good, { RoleArn: 'deploy' })).rejects.toMatchObject({ name: 'ValidationError' });
    await expect(assume(good, { RoleSessionName: 'a b' })).rejects.toMatchObject({ name: 'ValidationError' });
    await expect(assume(good, { DurationSeconds: 60 })).rejects.toThrow('must be at least 900');
    await expect(assume(good, { DurationSeconds: 7200 })).rejects.toThrow('exceeds the MaxSessionDuration');
    test.cloud.trust(test.cloud.roleArn, { maxSessionSeconds: 7200 });
    await expect(assume(good, { DurationSeconds: 7200 })).resolves.toBeDefined();
  });
});
