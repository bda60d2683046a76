import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { eventContext } from '../src/index.js';

const [SHA, HEAD, BASE] = ['a'.repeat(40), 'b'.repeat(40), 'c'.repeat(40)];
const ENV = {
  GITHUB_REPOSITORY: 'org/orders-api',
  GITHUB_EVENT_NAME: 'pull_request',
  GITHUB_SHA: SHA,
  GITHUB_REF: 'refs/pull/7/merge',
  GITHUB_SERVER_URL: 'https://github.example:8443',
};
const PULL = {
  number: 7,
  head: { sha: HEAD, repo: { full_name: 'org/orders-api' } },
  base: { sha: BASE, ref: 'main', repo: { full_name: 'org/orders-api' } },
};
const BARE = {
  repository: { owner: 'org', repo: 'orders-api' },
  eventName: 'pull_request',
  sha: SHA,
  ref: 'refs/pull/7/merge',
  serverUrl: 'https://github.example:8443',
};

let path: string;

beforeEach(() => {
  path = join(mkdtempSync(join(tmpdir(), 'event-')), 'event.json');
});

afterEach(() => {
  rmSync(join(path, '..'), { recursive: true, force: true });
});

function contextOf(payload: string, env: Record<string, string | undefined> = {}) {
  writeFileSync(path, payload);
  return eventContext({ env: { ...ENV, GITHUB_EVENT_PATH: path, ...env } });
}

describe('eventContext', () => {
  it('reads a pull request', () => {
    const payload = { pull_request: PULL, repository: { default_branch: 'main' } };
    expect(contextOf(JSON.stringify(payload))).toEqual({
      ...BARE,
      defaultBranch: 'main',
      pullRequest: { number: 7, headSha: HEAD, baseRef: 'main', baseSha: BASE, fromFork: false },
    });
  });

  it.each([
    [
      'of the running commit',
      { id: SHA, timestamp: '2026-11-21T10:15:00+01:00' },
      Date.UTC(2026, 10, 21, 9, 15) / 1000,
    ],
    ['of another commit', { id: HEAD, timestamp: '2026-11-21T10:15:00+01:00' }, undefined],
    ['that is none', { id: SHA, timestamp: 'yesterday' }, undefined],
  ])('reads the commit time of a push %s', (_, head_commit, expected) => {
    expect(contextOf(JSON.stringify({ head_commit })).commitTime).toBe(expected);
  });

  it.each([
    ['in another repository', { full_name: 'somebody/orders-api' }],
    ['in one that is gone', null],
  ])('sees a head %s as a fork', (_, repo) => {
    const payload = { pull_request: { ...PULL, head: { sha: HEAD, repo } } };
    expect(contextOf(JSON.stringify(payload)).pullRequest?.fromFork).toBe(true);
  });

  it('reads a merge queue', () => {
    expect(contextOf(JSON.stringify({ merge_group: { base_sha: BASE } })).mergeBaseSha).toBe(BASE);
  });

  it.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['other types', '{"pull_request":"x","repository":7,"merge_group":[]}'],
    ['a number that is none', JSON.stringify({ pull_request: { ...PULL, number: '7; rm -rf /' } })],
    ['a negative number', JSON.stringify({ pull_request: { ...PULL, number: -1 } })],
    ['a commit that is none', JSON.stringify({ pull_request: { ...PULL, head: { sha: '../../x' } } })],
    ['a branch that is none', JSON.stringify({ pull_request: { ...PULL, base: { ...PULL.base, ref: 'a b' } } })],
    ['a default branch that is none', JSON.stringify({ repository: { default_branch: 'a\nb' } })],
    ['a prototype', '{"__proto__":{"pull_request":{}}}'],
  ])('takes %s for a payload that says nothing', (_, payload) => {
    expect(contextOf(payload)).toEqual(BARE);
  });

  it('does without a payload, a commit and a server', () => {
    const env = { GITHUB_REPOSITORY: 'org/orders-api', GITHUB_SHA: 'main', GITHUB_SERVER_URL: 'javascript:alert(1)' };
    expect(eventContext({ env: { ...env, GITHUB_EVENT_PATH: '/nonexistent' } })).toEqual({
      repository: BARE.repository,
      eventName: '',
      sha: '',
      ref: '',
      serverUrl: 'https://github.com',
    });
  });

  it.each([undefined, '', 'org', 'org/a/b', 'org/..', 'org/a b', '../x'])(
    'refuses %s as a repository',
    (repository) => {
      expect(() => contextOf('{}', { GITHUB_REPOSITORY: repository })).toThrow('must be owner/name');
    },
  );

  it('takes any JSON', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const context = contextOf(`{"pull_request":${json},"repository":${json},"merge_group":${json}}`);
        expect(context).toMatchObject(BARE);
      }),
      { numRuns: 200 },
    );
  });
});
