import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { UserError } from '@platform-actions/action-kit';
import type { Entry, Fault } from '@platform-actions/local-cloud';
import { readFileOfBase } from '../src/index.js';
import { startGitHub, type TestGitHub } from './support.js';

const POLICY = '.github/security-policy.yml';

let test: TestGitHub;

beforeEach(async () => {
  test = await startGitHub();
  test.cloud.github.seedRepository({ files: { [POLICY]: 'fail-on: high # ä\n' } });
});

afterEach(async () => {
  await test.stop();
});

/** Reads the policy in a run on a pull request. */
async function read(path = POLICY, token?: string) {
  const pull = test.cloud.github.openPull();
  return readFileOfBase(test.client(token), test.context(test.cloud.github.pullRequestRun(pull)), path);
}

describe('readFileOfBase', () => {
  it.each(['pull_request', 'pull_request_target'] as const)(
    'on %s ignores what the pull request says',
    async (event) => {
      const { github } = test.cloud;
      const pull = github.openPull({ files: { [POLICY]: 'fail-on: none\n' } });
      const context = test.context(github.pullRequestRun(pull, { event }));
      expect(await readFileOfBase(test.client(), context, POLICY)).toEqual({
        text: 'fail-on: high # ä\n',
        ref: `main at ${pull.base.sha.slice(0, 7)}`,
      });
      expect(test.cloud.calls()).toMatchObject([{ operation: 'GitHub.GetContent', input: { ref: pull.base.sha } }]);
    },
  );

  it('on another base reads that one', async () => {
    const { github } = test.cloud;
    github.commit({ ref: 'release', files: { [POLICY]: 'release\n' } });
    const context = test.context(github.pullRequestRun(github.openPull({ base: 'release' })));
    expect((await readFileOfBase(test.client(), context, POLICY))?.text).toBe('release\n');
  });

  it('on the default branch reads the running commit, whatever came after it', async () => {
    const context = test.context(test.cloud.github.pushRun());
    test.cloud.github.commit({ files: { [POLICY]: 'later\n' } });
    expect((await readFileOfBase(test.client(), context, POLICY))?.text).toBe('fail-on: high # ä\n');
  });

  it('on any other branch reads the default branch', async () => {
    test.cloud.github.commit({ ref: 'feature', files: { [POLICY]: 'fail-on: none\n' } });
    const context = test.context(test.cloud.github.pushRun({ branch: 'feature' }));
    expect(await readFileOfBase(test.client(), context, POLICY)).toEqual({
      text: 'fail-on: high # ä\n',
      ref: 'the default branch main',
    });
  });

  it('on a pull request whose payload is lost reads the default branch, never the change', async () => {
    const pull = test.cloud.github.openPull({ files: { [POLICY]: 'fail-on: none\n' } });
    const { env } = test.cloud.github.pullRequestRun(pull);
    const found = await readFileOfBase(test.client(), test.context({ env, payload: {} }), POLICY);
    expect(found).toEqual({ text: 'fail-on: high # ä\n', ref: 'the default branch' });
  });

  it('in a merge queue reads what it merges into', async () => {
    const { env, payload } = test.cloud.github.pushRun();
    const base = test.cloud.github.commit({ ref: 'queue-base', files: { [POLICY]: 'base\n' } });
    const context = test.context({ env, payload: { ...payload, merge_group: { base_sha: base } } });
    expect((await readFileOfBase(test.client(), context, POLICY))?.text).toBe('base\n');
  });

  it('gives undefined where the branch has no such file', async () => {
    expect(await read('.github/other.yml')).toBeUndefined();
    expect(test.cloud.calls().map(({ status }) => status)).toEqual([404, 200]);
  });

  it('follows a link inside the repository, as GitHub does', async () => {
    test.cloud.github.commit({ files: { [POLICY]: { symlink: '../policy.yml' }, 'policy.yml': 'linked\n' } });
    expect((await read())?.text).toBe('linked\n');
  });

  const refused: [string, Entry, string][] = [
    ['a link that leads out', { symlink: '/etc/passwd' }, 'is a symbolic link; it must be a plain file'],
    ['a submodule', { submodule: 'https://example.org/x.git' }, 'is a submodule; it must be a plain file'],
    ['a file above the limit', 'x'.repeat(1024 * 1024 + 1), 'has 1048577 bytes; 1 MiB is the limit'],
    ['what is no UTF-8', new Uint8Array([0x66, 0xff, 0xfe]), 'is not UTF-8 text'],
  ];
  it.each(refused)('refuses %s', async (_, entry, message) => {
    test.cloud.github.commit({ files: { [POLICY]: entry } });
    await expect(read()).rejects.toThrow(message);
    await expect(read()).rejects.toThrow(UserError);
  });

  it('takes a file of exactly the limit', async () => {
    test.cloud.github.commit({ files: { [POLICY]: 'x'.repeat(1024 * 1024) } });
    expect((await read())?.text).toHaveLength(1024 * 1024);
  });

  it('refuses a directory', async () => {
    await expect(read('.github')).rejects.toThrow('is a directory; it must be a plain file');
  });

  const denied: [string, () => string | undefined, RegExp][] = [
    [
      'a job without contents: read',
      () => {
        test.cloud.github.permissions({ 'pull-requests': 'write' });
        return undefined;
      },
      /403 Resource not accessible by integration\. Give the job `permissions: contents: read`/,
    ],
    ['no token in a private repository', () => '', /404 Not Found\. Give the job `permissions: contents: read`/],
    ['a token that has expired', () => 'ghs_old', /401 Bad credentials\. The input github-token/],
  ];
  it.each(denied)('never takes %s for there being no policy', async (_, prepare, message) => {
    const token = prepare();
    await expect(read(POLICY, token)).rejects.toThrow(message);
    await expect(read(POLICY, token)).rejects.toThrow(UserError);
  });

  it('says so where the base is gone', async () => {
    const run = test.cloud.github.pullRequestRun(test.cloud.github.openPull());
    test.cloud.github.seedRepository();
    await expect(readFileOfBase(test.client(), test.context(run), POLICY)).rejects.toThrow(
      'No commit found for the ref',
    );
  });

  const broken: [string, Fault, RegExp][] = [
    [
      'an outage',
      { operation: 'GitHub.*', kind: 'server-error', status: 503 },
      /could not be read: 503 Server Error\.$/,
    ],
    ['a lost connection', { operation: 'GitHub.*', kind: 'drop' }, /could not be read: no answer /],
    [
      'an outage during the second look',
      { operation: 'GitHub.GetContent', kind: 'server-error', skip: 1 },
      /could not be read: 502/,
    ],
  ];
  it.each(broken)('throws no UserError for %s', async (_, fault, message) => {
    test.cloud.github.commit({ files: {} });
    test.cloud.faults.add(fault);
    const error = await read().catch((thrown: unknown) => thrown);
    expect((error as Error).message).toMatch(message);
    expect(error).not.toBeInstanceOf(UserError);
  });
});
