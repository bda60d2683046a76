import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CancelledError, VERSION } from '@platform-actions/action-kit';
import { fakeRunner } from '@platform-actions/action-kit/testing';
import { answeredStatus, githubClient, githubSaid, isRequestError } from '../src/index.js';
import { QUICK, startGitHub, type TestGitHub } from './support.js';

const ROUTE = 'GET /repos/{owner}/{repo}';
const REPOSITORY = { owner: 'org', repo: 'orders-api' };

let test: TestGitHub;

beforeEach(async () => {
  test = await startGitHub();
});

afterEach(async () => {
  await test.stop();
});

describe('the client', () => {
  it('calls the API of the job with its token, says who it is, and counts', async () => {
    const gh = test.client();
    expect((await gh.request(ROUTE, REPOSITORY)).data.full_name).toBe('org/orders-api');
    expect(gh.runner.masked).toEqual([test.cloud.github.token]);
    expect(test.cloud.calls()).toMatchObject([
      {
        operation: 'GitHub.GetRepository',
        principal: 'github-actions[bot]',
        userAgent: expect.stringMatching(new RegExp(`^platform-actions/${VERSION} `)),
      },
    ]);
    expect(gh.calls.byOperation()).toEqual({ [ROUTE]: 1 });
  });

  it('passes the orchestration id on', async () => {
    const env = { ...test.cloud.environment(), ACTIONS_ORCHESTRATION_ID: 'run 7/job\r\n' };
    await githubClient(fakeRunner({}, { env }), test.cloud.github.token).request(ROUTE, REPOSITORY);
    expect(test.cloud.calls()[0]!.userAgent).toMatch(/ actions_orchestration_id\/run_7_job /);
  });

  it('reads what is public without a token', async () => {
    test.cloud.github.seedRepository({ private: false });
    const gh = test.client('');
    expect((await gh.request(ROUTE, REPOSITORY)).status).toBe(200);
    expect(gh.runner.masked).toEqual([]);
  });

  it.each([
    ['a 502', { kind: 'server-error', times: 2 }],
    ['a lost connection', { kind: 'drop', times: 2 }],
    ['the secondary limit', { kind: 'throttle', retryAfterSeconds: 2, times: 2 }],
  ] as const)('tries again after %s', async (_, fault) => {
    test.cloud.faults.add({ operation: 'GitHub.*', ...fault });
    const gh = test.client();
    expect((await gh.request(ROUTE, REPOSITORY)).status).toBe(200);
    expect(gh.calls.total()).toBe(3);
    expect(test.cloud.calls('GitHub.GetRepository')).toHaveLength(3);
  });

  it('gives up after three more tries', async () => {
    test.cloud.faults.add({ operation: 'GitHub.*', kind: 'server-error' });
    const gh = test.client();
    const error = await gh.request(ROUTE, REPOSITORY).catch((thrown: unknown) => thrown);
    expect(isRequestError(error) && githubSaid(error)).toBe('502 Server Error');
    expect(gh.calls.total()).toBe(4);
  });

  it('says so, and waits no hour, where the limit lifts late', async () => {
    test.cloud.github.rateLimit({ remaining: 0, resetsInSeconds: 1800 });
    const gh = test.client();
    const error = await gh.request(ROUTE, REPOSITORY).catch((thrown: unknown) => thrown);
    expect(answeredStatus(error)).toBe(403);
    expect(gh.calls.total()).toBe(1);
    expect(gh.runner.lines.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/^GitHub's hourly limit is reached; it lifts in 30 min/),
    );
  });

  it.each([
    ['401', { kind: 'expired-token' }, '401 Bad credentials'],
    ['403', { kind: 'access-denied' }, '403 Resource not accessible by integration'],
  ] as const)('does not repeat what got a %s', async (_, fault, said) => {
    test.cloud.faults.add({ operation: 'GitHub.*', ...fault });
    const gh = test.client();
    const error = await gh.request(ROUTE, REPOSITORY).catch((thrown: unknown) => thrown);
    expect(isRequestError(error) && githubSaid(error)).toBe(said);
    expect(gh.calls.total()).toBe(1);
  });

  it('ends a request that gets no answer', async () => {
    test.cloud.faults.add({ operation: 'GitHub.*', kind: 'latency', milliseconds: 5000, times: 4 });
    const runner = fakeRunner({}, { env: test.cloud.environment() });
    const gh = githubClient(runner, test.cloud.github.token, { ...QUICK, timeoutMs: 20 });
    const error = await gh.request(ROUTE, REPOSITORY).catch((thrown: unknown) => thrown);
    expect(isRequestError(error)).toBe(true);
    expect(answeredStatus(error)).toBeUndefined();
    expect(gh.calls.total()).toBe(4);
  });

  it('ends at once when the job is cancelled, also while it waits for a limit', async () => {
    test.cloud.faults.add({ operation: 'GitHub.*', kind: 'throttle', retryAfterSeconds: 900 });
    const cancel = new AbortController();
    const runner = fakeRunner({}, { env: test.cloud.environment(), signal: cancel.signal });
    const gh = githubClient(runner, test.cloud.github.token, { ...QUICK, longestWait: 7200 });
    const asked = gh.request(ROUTE, REPOSITORY);
    setTimeout(() => {
      cancel.abort(new CancelledError('SIGINT'));
    }, 50);
    await expect(asked).rejects.toThrow(CancelledError);
    await expect(gh.request(ROUTE, REPOSITORY)).rejects.toThrow(CancelledError);
  });

  it.each(['ftp://example.org', 'nonsense'])('refuses %s as the API', (url) => {
    const runner = fakeRunner({}, { env: { GITHUB_API_URL: url } });
    expect(() => githubClient(runner, '')).toThrow(`GITHUB_API_URL is '${url}'`);
  });
});
