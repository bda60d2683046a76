import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CancelledError } from '@platform-actions/action-kit';
import type { FaultEffect, Pull } from '@platform-actions/local-cloud';
import { uploadSarif } from '../src/index.js';
import { startGitHub, type TestGitHub } from './support.js';

const run = (id: string): object => ({ tool: { driver: { name: 'trivy' } }, automationDetails: { id }, results: [] });
const SARIF = JSON.stringify({ version: '2.1.0', runs: [run('image/')] });

let test: TestGitHub;
let pull: Pull;

beforeEach(async () => {
  test = await startGitHub();
  pull = test.cloud.github.openPull();
});

afterEach(async () => {
  await test.stop();
});

function upload(options: { sarif?: string; waitSeconds?: number; token?: string; event?: 'pull_request_target' } = {}) {
  const { sarif = SARIF, waitSeconds = 60, token, event } = options;
  const context = test.context(test.cloud.github.pullRequestRun(pull, event && { event }));
  return uploadSarif(test.client(token), context, { sarif, category: 'image', waitSeconds });
}

describe('uploadSarif', () => {
  it('puts the file on the merge commit and waits until it is processed', async () => {
    expect(await upload()).toEqual({
      status: 'uploaded',
      url: 'https://github.com/org/orders-api/security/code-scanning?query=is%3Aopen%20pr%3A1',
      reason: 'GitHub processed the analysis image.',
    });
    expect(test.cloud.github.sarifs()).toMatchObject([
      { commitSha: pull.mergeSha, ref: 'refs/pull/1/merge', sarif: JSON.parse(SARIF) as unknown, status: 'complete' },
    ]);
    expect(test.cloud.calls().map(({ operation }) => operation)).toEqual([
      'GitHub.UploadSarif',
      'GitHub.GetSarif',
      'GitHub.GetSarif',
    ]);
  });

  it('on pull_request_target puts it on the head, so that the base keeps its alerts', async () => {
    await upload({ event: 'pull_request_target' });
    expect(test.cloud.github.sarifs()).toMatchObject([{ commitSha: pull.head.sha, ref: 'refs/pull/1/head' }]);
  });

  it('on a push puts it on the branch', async () => {
    const context = test.context(test.cloud.github.pushRun());
    const result = await uploadSarif(test.client(), context, { sarif: SARIF, category: 'image', waitSeconds: 9 });
    expect(result.url).toMatch(/\?query=is%3Aopen%20ref%3Arefs%2Fheads%2Fmain$/);
    expect(test.cloud.github.sarifs()).toMatchObject([{ commitSha: context.sha, ref: 'refs/heads/main' }]);
  });

  it('stops waiting when the time is up, with longer and longer pauses', async () => {
    test.cloud.github.codeScanning({ processingSeconds: 3600 });
    expect(await upload({ waitSeconds: 40 })).toMatchObject({
      status: 'uploaded',
      reason: 'GitHub took the analysis image and is still processing it after 40 s.',
    });
    const [first, ...looks] = test.cloud.calls().map(({ at }) => at / 1000);
    expect(looks.map((at) => at - first!)).toEqual([1, 3, 7, 15, 30, 40]);
  });

  it('does not look where it is told not to wait', async () => {
    expect(await upload({ waitSeconds: 0 })).toMatchObject({ status: 'uploaded' });
    expect(test.cloud.calls()).toHaveLength(1);
  });

  it('goes on waiting when a look fails', async () => {
    test.cloud.faults.add({ operation: 'GitHub.GetSarif', kind: 'access-denied', times: 1 });
    expect(await upload()).toMatchObject({ status: 'uploaded', reason: 'GitHub processed the analysis image.' });
  });

  it('tells why GitHub rejected it', async () => {
    test.cloud.github.codeScanning({ failWith: ['locationFromSarifResult: expected artifact location', 'and more'] });
    expect(await upload()).toEqual({
      status: 'skipped',
      reason: 'GitHub rejected the analysis image: locationFromSarifResult: expected artifact location; and more.',
    });
  });

  it.each([
    ['two runs of one category', [run('image/a'), run('image/b')], 'multiple runs with the same category'],
    ['a run without results', [{ tool: { driver: { name: 'trivy' } } }], 'Missing results'],
  ])('has %s rejected, as on GitHub', async (_, runs, message) => {
    const result = await upload({ sarif: JSON.stringify({ version: '2.1.0', runs }) });
    expect(result).toMatchObject({ status: 'skipped', reason: expect.stringContaining(message) });
  });

  const degraded: [string, () => unknown, RegExp][] = [
    [
      'a job without security-events: write',
      () => {
        test.cloud.github.permissions({ 'security-events': 'read' });
      },
      /^GitHub answered 403 Resource not accessible by integration\. Give the job `permissions: security-events: write`/,
    ],
    [
      'a pull request from a fork',
      () => {
        test.cloud.github.permissions({});
        pull = test.cloud.github.openPull({ fork: 'somebody/orders-api' });
      },
      /403 .*A pull request from a fork gets a token that may only read\.$/,
    ],
    [
      'a repository without the licence',
      () => {
        test.cloud.github.codeScanning({ state: 'no-licence' });
      },
      /403 Code Security must be enabled .*\. Enable GitHub Code Security in the settings/,
    ],
    [
      'code scanning switched off',
      () => {
        test.cloud.github.codeScanning({ state: 'disabled' });
      },
      /403 Code scanning is not enabled .* Enable code scanning in the settings/,
    ],
    ['a token that has expired', () => 'ghs_old', /401 Bad credentials\. The input github-token is empty or/],
    ['no token', () => '', /404 Not Found\. Code scanning is not available here, or the token may not see/],
    ['an outage', failing({ kind: 'server-error' }), /^The SARIF file could not be uploaded: 502 Server Error\.$/],
    ['a limit', failing({ kind: 'throttle', retryAfterSeconds: 999 }), /403 You have exceeded a secondary rate limit/],
    ['a lost connection', failing({ kind: 'drop' }), /^The SARIF file could not be uploaded: no answer/],
  ];
  it.each(degraded)('skips, and says how to mend it, for %s', async (_, prepare, reason) => {
    const token = prepare();
    const result = await upload(typeof token === 'string' ? { token } : {});
    expect(result.status).toBe('skipped');
    expect(result.reason).toMatch(reason);
    expect(result.url).toBeUndefined();
  });

  it('does not send what GitHub would not take', async () => {
    const result = await upload({ sarif: randomBytes(11_000_000).toString('base64') });
    expect(result.status).toBe('skipped');
    expect(result.reason).toMatch(/^The SARIF file has 1\d\.\d MB compressed and GitHub takes 10 MB/);
    expect(test.cloud.calls()).toEqual([]);
  });

  it('needs a commit', async () => {
    const { payload } = test.cloud.github.pushRun();
    const context = test.context({ env: { GITHUB_REPOSITORY: 'org/orders-api' }, payload });
    const result = await uploadSarif(test.client(), context, { sarif: SARIF, category: 'image', waitSeconds: 1 });
    expect(result.reason).toContain('The commit of this run is not known');
  });

  it('ends when the job is cancelled', async () => {
    test.cloud.github.codeScanning({ processingSeconds: 3600 });
    const context = test.context(test.cloud.github.pushRun());
    const cancel = new AbortController();
    const gh = { ...test.client(), signal: cancel.signal };
    const asked = uploadSarif(gh, context, { sarif: SARIF, category: 'image', waitSeconds: 1e6 });
    setTimeout(() => {
      cancel.abort(new CancelledError('SIGTERM'));
    }, 100);
    await expect(asked).rejects.toThrow(CancelledError);
  });
});

function failing(effect: FaultEffect) {
  return (): void => {
    test.cloud.faults.add({ operation: 'GitHub.UploadSarif', ...effect });
  };
}
