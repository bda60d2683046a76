import { createSign, generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { rest } from './github-support.js';
import { startTestCloud, type TestCloud } from './support.js';

const APP = 'ghs_of_app';
let test: TestCloud;

beforeEach(async () => {
  test = await startTestCloud();
  const permissions = { members: 'read' } as const;
  test.cloud.github.addToken(APP, { login: 'app[bot]', type: 'Bot', permissions, installation: true });
});

afterEach(async () => {
  await test.stop();
});

const get = (path: string, token?: string) => rest(test, path, token === undefined ? {} : { token });

describe("people of the local cloud's GitHub", () => {
  it('keep their id when they are renamed, and whoever takes the old login is somebody else', async () => {
    const { github } = test.cloud;
    const { id } = github.user('alice', { role: 'write' });
    github.rename('alice', 'alicia');
    expect((await get('/users/ALICIA')).body).toMatchObject({ id, login: 'alicia' });
    expect((await get('/users/alice')).status).toBe(404);
    expect((await get(`/user/${id}`)).body).toMatchObject({ login: 'alicia' });
    expect(github.user('alice').id).not.toBe(id);
    expect((await get('/collaborators/alicia/permission')).body).toMatchObject({ role_name: 'write', user: { id } });
    expect(() => {
      github.rename('alicia', 'Alice');
    }).toThrow("'Alice' is taken.");
  });

  it.each([
    ['admin', 'admin'],
    ['maintain', 'write'],
    ['write', 'write'],
    ['triage', 'read'],
    ['read', 'read'],
    ['release-manager', 'write'],
  ])('have the role %s, which the old permission calls %s', async (role, permission) => {
    test.cloud.github.user('alice', { role });
    expect((await get('/collaborators/alice/permission')).body).toMatchObject({ permission, role_name: role });
  });

  it('have nothing in a private repository without a role, and read a public one', async () => {
    const { github } = test.cloud;
    github.user('alice', { role: 'write' });
    github.user('alice', { role: 'none' });
    expect((await get('/collaborators/alice/permission')).body).toMatchObject({ permission: 'none' });
    expect((await get('/collaborators/ghost/permission')).body).toMatchObject({ message: 'ghost is not a user' });
    github.seedRepository({ private: false });
    expect((await get('/collaborators/alice/permission')).body).toMatchObject({ permission: 'read' });
  });

  it('are listed by pages, and by what they may', async () => {
    const { github } = test.cloud;
    for (let index = 0; index < 120; index += 1)
      github.user(`user-${index}`, { role: index < 5 ? 'maintain' : 'read' });
    const logins = async (query: string) => ((await get(`/collaborators${query}`)).body as { login: string }[]).length;
    expect([await logins(''), await logins('?per_page=100&page=2')]).toEqual([30, 20]);
    expect([await logins('?permission=push'), await logins('?permission=admin')]).toEqual([5, 0]);
  });

  it('are in teams that only some tokens see', async () => {
    const { github } = test.cloud;
    const members = Array.from({ length: 120 }, (_, index) => [`user-${index}`, 'active'] as const);
    github.team('release', { members: { ...Object.fromEntries(members), carol: 'pending' } });
    const team = '/orgs/org/teams/release';
    for (const path of [team, `${team}/members`, `${team}/memberships/user-1`])
      expect([(await get(path)).status, (await get(path, APP)).status]).toEqual([404, 200]);
    const page = await get(`${team}/members?per_page=100&page=2`, APP);
    expect(page.body).toHaveLength(20);
    expect((await get(`${team}/memberships/CAROL`, APP)).body).toMatchObject({ state: 'pending' });
    expect((await get(`${team}/memberships/user-1`, APP)).body).toMatchObject({ state: 'active' });
    expect((await get(`${team}/memberships/mallory`, APP)).status).toBe(404);
    github.addToken('ghs_less', { login: 'app[bot]', type: 'Bot', permissions: {}, installation: true });
    expect((await get(team, 'ghs_less')).status).toBe(403);
  });
});

describe("apps of the local cloud's GitHub", () => {
  const pair = (): { publicKey: string; privateKey: string } =>
    generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
  const { publicKey, privateKey } = pair();
  const jwt = (claims: object = {}, key = privateKey, alg = 'RS256'): string => {
    const now = test.clock.now() / 1000;
    const parts = [
      { alg, typ: 'JWT' },
      { iss: '7', iat: now - 60, exp: now + 540, ...claims },
    ];
    const text = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    return `${text}.${createSign('RSA-SHA256').update(text).sign(key, 'base64url')}`;
  };
  const mint = async (body?: object) => {
    const installed = await get('/repos/org/orders-api/installation', jwt());
    const { id } = installed.body as { id: number };
    const path = `/app/installations/${id}/access_tokens`;
    return rest(test, path, { method: 'POST', token: jwt(), ...(body && { body }) });
  };

  beforeEach(() => {
    test.cloud.github.app({ id: 7, publicKey, permissions: { members: 'read', contents: 'write' } });
    test.cloud.github.team('release', { members: {} });
  });

  it('get a token for an hour with what they ask for', async () => {
    const { body } = await mint({ permissions: { members: 'read' } });
    expect(body).toMatchObject({ permissions: { members: 'read' }, expires_at: '2026-01-15T10:00:00Z' });
    const { token } = body as { token: string };
    expect((await get('/orgs/org/teams/release', token)).status).toBe(200);
    expect((await get('/contents/README.md', token)).status).toBe(403);
    test.clock.advance(3599);
    expect((await get('/orgs/org/teams/release', token)).status).toBe(200);
    test.clock.advance(1);
    expect((await get('/orgs/org/teams/release', token)).status).toBe(401);
  });

  it('get no more than their installation has', async () => {
    expect((await mint({ permissions: { members: 'write' } })).status).toBe(422);
    expect((await mint({ permissions: { administration: 'read' } })).status).toBe(422);
    expect((await mint()).body).toMatchObject({ permissions: { members: 'read', contents: 'write' } });
  });

  it('see only the repositories that they are installed on, and do nothing else with a JWT', async () => {
    test.cloud.github.seedRepository({ repository: 'other/shop' });
    expect((await get('/repos/other/shop/installation', jwt())).status).toBe(404);
    expect((await get('/contents/README.md', jwt())).status).toBe(403);
    expect((await get('/app', jwt())).body).toMatchObject({ id: 7 });
    expect((await get('/app')).status).toBe(401);
  });

  it.each([
    ['of another app', () => jwt({ iss: '8' }), 'could not be decoded'],
    ['signed by another key', () => jwt({}, pair().privateKey), 'could not be decoded'],
    ['of another algorithm', () => jwt({}, privateKey, 'none'), 'could not be decoded'],
    ['that is no document', () => 'a.b.c', 'could not be decoded'],
    ['from the future', () => jwt({ iat: test.clock.now() / 1000 + 60 }), "'Issued at' claim"],
    ['that is over', () => jwt({ exp: test.clock.now() / 1000 }), "'Expiration time' claim"],
    ['for more than ten minutes', () => jwt({ exp: test.clock.now() / 1000 + 601 }), 'too far in the future'],
    ['without an end', () => jwt({ exp: undefined }), "Missing 'exp' claim"],
  ])('are refused with a JWT %s', async (_, token, message) => {
    expect(await get('/repos/org/orders-api/installation', token())).toMatchObject({
      status: 401,
      body: { message: expect.stringContaining(message) },
    });
  });
});
