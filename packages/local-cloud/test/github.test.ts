import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { rest as send, type RestOptions } from './github-support.js';
import { startTestCloud, type TestCloud } from './support.js';

let test: TestCloud;

beforeEach(async () => {
  test = await startTestCloud();
});

afterEach(async () => {
  await test.stop();
});

const rest = (path: string, options?: RestOptions) => send(test, path, options);

describe("the local cloud's GitHub", () => {
  it('is in the environment, and its calls are among the recorded ones', async () => {
    expect(test.cloud.environment()).toMatchObject({ GITHUB_API_URL: test.cloud.url });
    expect(test.cloud.environment('keyless')).toMatchObject({ GITHUB_API_URL: test.cloud.url });
    await rest('/pulls/7');
    expect(test.cloud.calls()).toEqual([
      {
        operation: 'GitHub.GetPullRequest',
        at: test.clock.now(),
        status: 404,
        error: 'Not Found',
        requestBytes: 0,
        responseBytes: expect.any(Number),
        input: { owner: 'org', repo: 'orders-api', pull_number: '7' },
        userAgent: expect.any(String),
        principal: 'github-actions[bot]',
      },
    ]);
  });

  it('leaves signed requests to AWS, and what it does not have is a 404', async () => {
    const signed = { authorization: 'AWS4-HMAC-SHA256 Credential=AKIA/20260115/eu-central-1/s3/aws4_request, x' };
    expect(await rest('', { headers: signed })).toMatchObject({
      status: 403,
      body: expect.stringContaining('<Code>AccessDenied</Code>'),
    });
    expect(test.cloud.calls('GitHub')).toEqual([]);
    expect(await rest('/nothing')).toMatchObject({ status: 404, body: { message: 'Not Found' } });
    expect(test.cloud.calls('GitHub')).toMatchObject([{ operation: 'GitHub.UnknownRoute' }]);
  });

  it('counts down the hourly limit in its headers and refuses at its end', async () => {
    test.cloud.github.rateLimit({ remaining: 2, resetsInSeconds: 60 });
    const first = await rest('');
    expect(first.headers.get('x-ratelimit-remaining')).toBe('1');
    expect(Number(first.headers.get('x-ratelimit-reset'))).toBeGreaterThan(Date.now() / 1000);
    await rest('');
    const third = await rest('');
    expect(third).toMatchObject({ status: 403, body: { message: expect.stringContaining('API rate limit exceeded') } });
    expect(third.headers.get('x-ratelimit-remaining')).toBe('0');
    test.cloud.github.rateLimit({ remaining: 0, resetsInSeconds: 0 });
    expect((await rest('')).status).toBe(200);
  });

  it('tells pages by Link', async () => {
    const { number } = test.cloud.github.openPull();
    const author = { login: 'octocat', type: 'User' } as const;
    for (let index = 0; index < 65; index += 1)
      test.cloud.github.addComment({ issue: number, body: `${index}`, author });
    const url = `${test.cloud.url}/repos/org/orders-api/issues/${number}/comments`;
    const pages = [];
    for (const query of ['', '?page=2', '?page=3', '?per_page=1000', '?per_page=x&page=-1', '?page=9']) {
      const { headers, body } = await rest(`/issues/${number}/comments${query}`);
      pages.push({ items: (body as unknown[]).length, link: headers.get('link')?.replaceAll(url, '') });
    }
    expect(pages).toEqual([
      { items: 30, link: '<?page=2>; rel="next", <?page=3>; rel="last"' },
      {
        items: 30,
        link: '<?page=1>; rel="prev", <?page=3>; rel="next", <?page=3>; rel="last", <?page=1>; rel="first"',
      },
      { items: 5, link: '<?page=2>; rel="prev", <?page=1>; rel="first"' },
      { items: 65, link: undefined },
      { items: 30, link: '<?per_page=x&page=2>; rel="next", <?per_page=x&page=3>; rel="last"' },
      { items: 0, link: '<?page=8>; rel="prev", <?page=1>; rel="first"' },
    ]);
  });

  it('gives files by branch, tag, commit and full ref, and raw where that is asked for', async () => {
    const sha = test.cloud.github.commit({ ref: 'release/1', files: { 'a b.txt': 'release' } });
    test.cloud.github.commit({ ref: 'refs/tags/v1', files: { 'a b.txt': 'tag' } });
    const raw = { accept: 'application/vnd.github.raw+json' };
    const texts = [];
    for (const ref of ['release/1', 'heads/release/1', 'refs/heads/release/1', sha, 'v1']) {
      texts.push((await rest(`/contents/a%20b.txt?ref=${ref}`, { headers: raw })).body);
    }
    expect(texts).toEqual(['release', 'release', 'release', 'release', 'tag']);
    expect((await rest('/contents/a%20b.txt')).status).toBe(404);
  });

  it('takes a commit that was made elsewhere, with the files of the one before', async () => {
    const before = test.cloud.github.commit({ files: { 'a.txt': 'kept' } });
    const sha = 'ab'.repeat(20);
    expect(test.cloud.github.commit({ sha })).toBe(sha);
    expect((await rest(`/compare/${before}...${sha}`)).body).toMatchObject({ status: 'ahead', ahead_by: 1 });
    const raw = { accept: 'application/vnd.github.raw+json' };
    expect((await rest('/contents/a.txt', { headers: raw })).body).toBe('kept');
  });

  it.each([
    ['a comment', '/issues/1/comments', { body: 'x' }, { 'pull-requests': 'read' }],
    ['a SARIF file', '/code-scanning/sarifs', {}, { 'security-events': 'read' }],
  ] as const)('lets nobody write %s without the permission', async (_, path, body, permissions) => {
    test.cloud.github.openPull();
    test.cloud.github.permissions(permissions);
    expect(await rest(path, { method: 'POST', body })).toMatchObject({
      status: 403,
      body: { message: 'Resource not accessible by integration', status: '403' },
    });
    expect(test.cloud.github.comments(1)).toEqual([]);
  });

  it('shows private repositories to nobody without a token, and public ones to everybody', async () => {
    expect((await rest('/contents/README.md', { token: '' })).status).toBe(404);
    test.cloud.github.seedRepository({ private: false });
    expect((await rest('/contents/README.md', { token: '' })).status).toBe(200);
    test.cloud.github.openPull();
    expect((await rest('/issues/1/comments', { token: '', method: 'POST', body: { body: 'x' } })).status).toBe(401);
  });

  it('processes SARIF files in the time of the cloud', async () => {
    const { github } = test.cloud;
    github.codeScanning({ processingSeconds: 20 });
    const sarif = gzipSync('{"version":"2.1.0","runs":[]}').toString('base64');
    const body = { commit_sha: 'a'.repeat(40), ref: 'refs/heads/main', sarif };
    const sent = await rest('/code-scanning/sarifs', { method: 'POST', body });
    expect(sent.status).toBe(202);
    const { id } = sent.body as { id: string };
    const states = [];
    for (const seconds of [0, 19, 1]) {
      test.clock.advance(seconds);
      states.push((await rest(`/code-scanning/sarifs/${id}`)).body);
    }
    expect(states).toMatchObject([
      { processing_status: 'pending' },
      { processing_status: 'pending' },
      { processing_status: 'complete', analyses_url: expect.stringContaining(id) },
    ]);
    expect(github.sarifs()).toMatchObject([{ id, status: 'complete', sarif: { version: '2.1.0', runs: [] } }]);
  });

  it.each([
    ['no JSON', '{', 'invalid JSON'],
    ['another version', '{"version":"2.0.0","runs":[]}', 'Unsupported SARIF version'],
    ['runs that are no list', '{"version":"2.1.0","runs":7}', 'runs is not a list'],
    ['too many runs', JSON.stringify({ version: '2.1.0', runs: Array.from({ length: 21 }, () => ({})) }), 'more runs'],
  ])('fails the processing of %s', async (_, text, message) => {
    const body = { commit_sha: 'a'.repeat(40), ref: 'refs/heads/main', sarif: gzipSync(text).toString('base64') };
    await rest('/code-scanning/sarifs', { method: 'POST', body });
    test.clock.advance(10);
    expect(test.cloud.github.sarifs()).toMatchObject([
      { status: 'failed', errors: expect.arrayContaining([expect.stringContaining(message)]) },
    ]);
  });

  it.each([
    ['no JSON', '{', 400],
    ['no object', '[]', 400],
    ['a body of another type', { body: 7 }, 422],
  ])('refuses %s', async (_, body, status) => {
    test.cloud.github.openPull();
    expect((await rest('/issues/1/comments', { method: 'POST', body })).status).toBe(status);
  });

  it.each([
    [{ kind: 'throttle', retryAfterSeconds: 7 }, 403, 'You have exceeded a secondary rate limit'],
    [{ kind: 'server-error' }, 502, 'Server Error'],
    [{ kind: 'server-error', status: 503, message: 'Down' }, 503, 'Down'],
    [{ kind: 'access-denied' }, 403, 'Resource not accessible'],
    [{ kind: 'expired-token' }, 401, 'Bad credentials'],
  ] as const)('fails by %j', async (effect, status, message) => {
    test.cloud.faults.add({ operation: 'GitHub.CreateIssueComment', ...effect });
    test.cloud.github.openPull();
    const answer = await rest('/issues/1/comments', { method: 'POST', body: { body: 'x' } });
    expect(answer).toMatchObject({ status, body: { message: expect.stringContaining(message) } });
    expect(answer.headers.get('retry-after')).toBe(effect.kind === 'throttle' ? '7' : null);
    expect(test.cloud.github.comments(1)).toEqual([]);
  });

  it.each(['server-error', 'drop'] as const)('loses an answer after the work is done by %s', async (kind) => {
    test.cloud.faults.add({ operation: 'GitHub.CreateIssueComment', kind, when: 'after' });
    test.cloud.github.openPull();
    await rest('/issues/1/comments', { method: 'POST', body: { body: 'x' } }).catch(() => undefined);
    expect(test.cloud.github.comments(1)).toMatchObject([{ body: 'x' }]);
  });

  it('makes the environment and the payload of a run', () => {
    const { github } = test.cloud;
    const pull = github.openPull({ fork: 'somebody/orders-api', head: 'patch-1' });
    expect(github.pullRequestRun(pull)).toMatchObject({
      env: { GITHUB_SHA: pull.mergeSha, GITHUB_REF: 'refs/pull/1/merge', GITHUB_BASE_REF: 'main' },
      payload: { pull_request: { head: { sha: pull.head.sha, repo: { full_name: 'somebody/orders-api' } } } },
    });
    expect(github.pullRequestRun(pull, { event: 'pull_request_target' }).env).toMatchObject({
      GITHUB_SHA: pull.base.sha,
      GITHUB_REF: 'refs/heads/main',
    });
    expect(github.pushRun().env).toMatchObject({ GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main' });
    expect(() => github.pushRun({ branch: 'nothing' })).toThrow("The branch 'nothing' does not exist.");
    expect(() => github.comments(1, 'org/nothing')).toThrow("There is no repository 'org/nothing'");
  });
});
