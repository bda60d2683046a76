import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { UserError } from '@platform-actions/action-kit';
import { appToken, teamMembership } from '../src/index.js';
import { REPOSITORY } from './fake-github.js';
import { startGitHub, type TestGitHub } from './support.js';

/** Of the kinds that GitHub and openssl write. */
const KEYS: Record<'pkcs1' | 'pkcs8' | 'other' | 'elliptic', string> = {
  pkcs1: '',
  pkcs8: '',
  other: '',
  elliptic: '',
};
let publicKey = '';
let test: TestGitHub;

beforeAll(() => {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  KEYS.pkcs1 = pair.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
  KEYS.pkcs8 = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  KEYS.other = other.export({ type: 'pkcs1', format: 'pem' }).toString();
  const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  KEYS.elliptic = elliptic.export({ type: 'pkcs8', format: 'pem' }).toString();
});

beforeEach(async () => {
  test = await startGitHub();
  test.cloud.github.app({ id: 7, publicKey, permissions: { members: 'read', contents: 'write' } });
  test.cloud.github.team('release', { members: { alice: 'active' } });
});

afterEach(async () => {
  await test.stop();
});

async function tokenFor(privateKey: string, appId = '7') {
  return appToken(test.client(), REPOSITORY, { appId, privateKey });
}

async function refusal(privateKey: string, appId?: string): Promise<Error> {
  const error = await tokenFor(privateKey, appId).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  return error as UserError;
}

describe('appToken', () => {
  it('gets a token that sees teams and can do nothing else, in two calls', async () => {
    const gh = test.client();
    const token = await appToken(gh, REPOSITORY, { appId: '7', privateKey: KEYS.pkcs1 });
    expect(test.cloud.calls().map(({ operation }) => operation)).toEqual([
      'GitHub.GetRepositoryInstallation',
      'GitHub.CreateInstallationToken',
    ]);
    const asApp = gh.as(token);
    expect(await teamMembership(asApp, 'org', 'release', 'alice')).toBe('active');
    expect(test.cloud.calls()[1]!.input).toMatchObject({ permissions: { members: 'read' } });
    await expect(asApp.request('GET /repos/{owner}/{repo}/commits', REPOSITORY)).rejects.toThrow();
    expect(gh.runner.masked).toEqual(expect.arrayContaining([token]));
    expect(asApp.calls.total()).toBe(4);
    expect(gh.calls.total()).toBe(4);
  });

  it.each([
    ['PKCS#8', () => KEYS.pkcs8],
    ['CRLF', () => KEYS.pkcs1.replace(/\n/g, '\r\n')],
    ['line ends that are written out', () => KEYS.pkcs1.replace(/\n/g, '\\n')],
    ['no line end', () => KEYS.pkcs1.trimEnd()],
    ['line ends around it', () => `\n${KEYS.pkcs8}\n\n`],
  ])('takes a key with %s', async (_, key) => {
    expect(await tokenFor(key())).toMatch(/^ghs_/);
  });

  it('asks with the time of GitHub, whatever the clock of the runner says', async () => {
    const gh = test.client();
    await gh.request('GET /repos/{owner}/{repo}', REPOSITORY);
    const late = { ...gh, clock: { ...gh.clock, now: () => gh.clock.now() + 3_600_000 } };
    expect(await appToken(late, REPOSITORY, { appId: '7', privateKey: KEYS.pkcs1 })).toMatch(/^ghs_/);
  });

  it.each([
    ['no key', () => ''],
    ['text', () => 'secret words'],
    ['half a key', () => KEYS.pkcs1.slice(0, 400)],
    ['a public key', () => publicKey],
    ['a key of another kind', () => KEYS.elliptic],
    [
      'a key that is encrypted',
      () => '-----BEGIN ENCRYPTED PRIVATE KEY-----\nc2VjcmV0\n-----END ENCRYPTED PRIVATE KEY-----',
    ],
  ])('refuses %s, and shows nothing of it', async (_, key) => {
    const { message } = await refusal(key());
    expect(message).toContain('The input app-private-key is no RSA key in PEM form');
    expect(message).not.toContain('secret');
    expect(test.cloud.calls()).toEqual([]);
  });

  it.each([
    ['the key of another App', () => KEYS.other, '7'],
    ['an App that GitHub does not know', () => KEYS.pkcs1, '8'],
  ])('says that id and key do not fit together: %s', async (_, key, appId) => {
    expect((await refusal(key(), appId)).message).toMatch(/app-id and app-private-key must be of the same App/);
  });

  it('says where the App is to be installed', async () => {
    test.cloud.github.seedRepository({ repository: 'elsewhere/orders-api' });
    const asked = appToken(
      test.client(),
      { owner: 'elsewhere', repo: 'orders-api' },
      { appId: '7', privateKey: KEYS.pkcs1 },
    );
    await expect(asked).rejects.toThrow('Install it on elsewhere/orders-api.');
  });

  it('names the permission that the App lacks', async () => {
    test.cloud.github.app({ id: 9, publicKey, permissions: { contents: 'read' } });
    expect((await refusal(KEYS.pkcs1, '9')).message).toContain('Members: Read-only');
  });

  it.each(['GitHub.GetRepositoryInstallation', 'GitHub.CreateInstallationToken'])(
    'is no fault of the App where GitHub is down: %s',
    async (operation) => {
      test.cloud.faults.add({ operation, kind: 'server-error' });
      const error = await tokenFor(KEYS.pkcs1).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: 'Error', message: expect.stringContaining('502') });
    },
  );
});
