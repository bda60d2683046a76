import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { UserError } from '@platform-actions/action-kit';
import {
  atLeast,
  collaborators,
  lastPusher,
  personByLogin,
  readCodeOwners,
  readRepository,
  roleOf,
  ROLES,
  teamIsVisible,
  teamMembers,
  teamMembership,
} from '../src/index.js';
import { fakeGitHub, REPOSITORY } from './fake-github.js';
import { startGitHub, type TestGitHub } from './support.js';

let test: TestGitHub;

beforeEach(async () => {
  test = await startGitHub();
});

afterEach(async () => {
  await test.stop();
});

function github() {
  return test.cloud.github;
}

/** A client that may see teams, as an App's token lets. */
function teamClient() {
  github().addToken('ghs_app', { login: 'app[bot]', type: 'Bot', permissions: { members: 'read' } });
  return test.client('ghs_app');
}

describe('roleOf', () => {
  it.each([
    ['read', 'read'],
    ['triage', 'read'],
    ['write', 'write'],
    ['maintain', 'write'],
    ['admin', 'admin'],
    ['release-manager', 'write'],
  ])('gives the role %s, which GitHub also calls the permission %s', async (role) => {
    const { id } = github().user('alice', { role });
    const found = await roleOf(test.client(), REPOSITORY, 'ALICE');
    expect(found).toEqual({ person: { id, login: 'alice', type: 'User' }, role });
    expect(test.cloud.calls()).toHaveLength(1);
  });

  it('gives none to somebody without access, and to nobody', async () => {
    github().user('alice');
    expect(await roleOf(test.client(), REPOSITORY, 'alice')).toBeUndefined();
    expect(await roleOf(test.client(), REPOSITORY, 'nobody')).toBeUndefined();
  });

  it('gives read to everybody in a public repository', async () => {
    github().seedRepository({ private: false });
    github().user('alice');
    expect((await roleOf(test.client(), REPOSITORY, 'alice'))?.role).toBe('read');
  });

  it('tells whoever took a login from whoever had it', async () => {
    const before = github().user('alice', { role: 'admin' });
    github().rename('alice', 'alicia');
    const after = github().user('alice', { role: 'write' });
    expect(await roleOf(test.client(), REPOSITORY, 'alice')).toMatchObject({ person: { id: after.id }, role: 'write' });
    expect(await roleOf(test.client(), REPOSITORY, 'alicia')).toMatchObject({
      person: { id: before.id },
      role: 'admin',
    });
  });

  it.each([
    ['access-denied', UserError],
    ['expired-token', UserError],
    ['server-error', Error],
    ['throttle', Error],
  ] as const)('is no decision on a fault: %s', async (kind, type) => {
    github().user('alice', { role: 'admin' });
    test.cloud.faults.add({ operation: 'GitHub.*', kind });
    const error = await roleOf(test.client(), REPOSITORY, 'alice').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(type);
    expect(error instanceof UserError).toBe(type === UserError);
  });
});

describe('atLeast', () => {
  it('orders the roles of GitHub', () => {
    const table = ROLES.map((role) => ROLES.filter((wanted) => atLeast(role, wanted)).length);
    expect(table).toEqual([1, 2, 3, 4, 5]);
  });

  it.each([
    ['release-manager', 'release-manager', true],
    ['release-manager', 'read', false],
    ['admin', 'release-manager', false],
    ['Release-Manager', 'release-manager', false],
    ['Admin', 'admin', false],
    ['Admin', 'read', false],
    ['', 'read', false],
    ['write', 'push', false],
  ])('%s is at least %s: %s', (role, wanted, expected) => {
    expect(atLeast(role, wanted)).toBe(expected);
  });
});

describe('collaborators', () => {
  it('lists all of 120, with their roles', async () => {
    for (let number = 0; number < 120; number += 1) {
      github().user(`user-${number}`, { role: number % 2 === 0 ? 'maintain' : 'triage' });
    }
    const people = await collaborators(test.client(), REPOSITORY);
    expect(people).toHaveLength(120);
    expect(people[1]).toMatchObject({ person: { login: 'user-1', type: 'User' }, role: 'triage' });
    expect(new Set(people.map(({ person }) => person.id)).size).toBe(120);
    expect(test.cloud.calls()).toHaveLength(2);
  });

  it('is no decision where the token may not ask', async () => {
    test.cloud.faults.add({ operation: 'GitHub.*', kind: 'access-denied' });
    await expect(collaborators(test.client(), REPOSITORY)).rejects.toThrow('metadata: read');
  });
});

describe('a team', () => {
  beforeEach(() => {
    github().team('release', { members: { alice: 'active', bob: 'pending' } });
  });

  it.each([
    ['alice', 'active', 1],
    ['ALICE', 'active', 1],
    ['bob', 'pending', 1],
    ['cleo', 'none', 2],
  ])('tells that %s is %s, in %d calls', async (login, membership, calls) => {
    github().user('cleo');
    expect(await teamMembership(teamClient(), 'org', 'release', login)).toBe(membership);
    expect(test.cloud.calls()).toHaveLength(calls);
  });

  it('is seen with the permission, and not with the token of the job', async () => {
    expect(await teamIsVisible(teamClient(), 'org', 'release')).toBe(true);
    expect(await teamIsVisible(teamClient(), 'org', 'unheard-of')).toBe(false);
    expect(await teamIsVisible(test.client(), 'org', 'release')).toBe(false);
  });

  it.each(['alice', 'cleo'])('that is not seen says nothing of %s', async (login) => {
    const error = await teamMembership(test.client(), 'org', 'release', login).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ message: expect.stringMatching(/org\/release.*app-id.*Members: read/) });
    await expect(teamMembers(test.client(), 'org', 'release')).rejects.toThrow('Members: read');
  });

  it('is no decision where GitHub is down', async () => {
    test.cloud.faults.add({ operation: 'GitHub.*', kind: 'server-error' });
    for (const asked of [
      teamIsVisible(teamClient(), 'org', 'release'),
      teamMembership(teamClient(), 'org', 'release', 'alice'),
      teamMembers(teamClient(), 'org', 'release'),
    ]) {
      const error = await asked.catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: 'Error', message: expect.stringContaining('502') });
    }
  });

  it.each([31, 100, 120])('lists all of its %d active members', async (count) => {
    const members = Array.from({ length: count }, (_, number) => [`member-${number}`, 'active'] as const);
    github().team('release', { members: { ...Object.fromEntries(members), late: 'pending' } });
    const found = await teamMembers(teamClient(), 'org', 'release');
    expect(found.map(({ login }) => login).sort()).toEqual(members.map(([login]) => login).sort());
  });
});

describe('personByLogin', () => {
  it('finds who has a login now', async () => {
    const { id } = github().user('alice');
    github().rename('alice', 'alicia');
    expect(await personByLogin(test.client(), 'Alicia')).toEqual({ id, login: 'alicia', type: 'User' });
    expect(await personByLogin(test.client(), 'alice')).toBeUndefined();
  });

  it('is no decision where GitHub is down', async () => {
    test.cloud.faults.add({ operation: 'GitHub.*', kind: 'server-error' });
    await expect(personByLogin(test.client(), 'alice')).rejects.toThrow('alice could not be looked up');
  });
});

describe('lastPusher', () => {
  it('finds who pushed a commit, or merged it', async () => {
    const [bob, cleo] = [github().user('bob'), github().user('cleo')];
    const pushed = github().commit({ author: 'alice', pusher: 'bob' });
    const pull = github().openPull({ author: 'alice' });
    const merged = github().mergePull(pull.number, { by: 'cleo', method: 'squash' });
    const side = github().commit({ ref: 'side', pusher: 'dan' });
    expect((await lastPusher(test.client(), REPOSITORY, 'main', pushed))?.id).toBe(bob.id);
    expect((await lastPusher(test.client(), REPOSITORY, 'main', merged))?.id).toBe(cleo.id);
    expect(await lastPusher(test.client(), REPOSITORY, 'main', side)).toBeUndefined();
  });

  it('looks through the pages, which have no numbers', async () => {
    const first = github().commit({ pusher: 'bob' });
    for (let number = 0; number < 120; number += 1) github().commit({ pusher: 'alice' });
    expect((await lastPusher(test.client(), REPOSITORY, 'main', first))?.login).toBe('bob');
    expect(test.cloud.calls()).toHaveLength(2);
  });

  it('does not know of an account that is gone', async () => {
    const data = [{ after: 'a', actor: null }];
    const gh = fakeGitHub({ 'GET /repos/{owner}/{repo}/activity': () => ({ data }) });
    expect(await lastPusher(gh, REPOSITORY, 'main', 'a')).toBeUndefined();
  });

  it('names the permission', async () => {
    github().permissions({});
    await expect(lastPusher(test.client(), REPOSITORY, 'main', 'a')).rejects.toThrow('contents: read');
  });
});

describe('readCodeOwners', () => {
  it.each([
    [['docs/CODEOWNERS', 'CODEOWNERS', '.github/CODEOWNERS'], '.github/CODEOWNERS'],
    [['docs/CODEOWNERS', 'CODEOWNERS'], 'CODEOWNERS'],
    [['docs/CODEOWNERS'], 'docs/CODEOWNERS'],
  ])('takes of %j the first that counts', async (paths, path) => {
    github().commit({ files: { 'a.txt': 'a', ...Object.fromEntries(paths.map((each) => [each, `* @${each}`])) } });
    expect(await readCodeOwners(test.client(), REPOSITORY)).toMatchObject({ path });
  });

  it('knows none where the default branch has none, and does not guess', async () => {
    expect(await readCodeOwners(test.client(), REPOSITORY)).toBeUndefined();
    github().permissions({});
    await expect(readCodeOwners(test.client(), REPOSITORY)).rejects.toThrow('contents: read');
  });
});

describe('readRepository', () => {
  it('gives id, default branch and owner, and refuses what is not seen', async () => {
    github().seedRepository({ defaultBranch: 'trunk' });
    expect(await readRepository(test.client(), { owner: 'ORG', repo: 'Orders-API' })).toEqual({
      id: expect.any(Number),
      defaultBranch: 'trunk',
      owner: 'org',
    });
    await expect(readRepository(test.client(), { owner: 'org', repo: 'none' })).rejects.toThrow(UserError);
  });
});
