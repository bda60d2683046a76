import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { FaultEffect } from '@platform-actions/local-cloud';
import { COMMENT_LIMIT, upsertComment, type CommentRequest } from '../src/index.js';
import { startGitHub, type TestGitHub } from './support.js';

const MARKER = '<!-- platform-actions scan-image orders-api -->';
const BOT = { login: 'github-actions[bot]', type: 'Bot' } as const;
const PERSON = { login: 'mallory', type: 'User' } as const;

let test: TestGitHub;

beforeEach(async () => {
  test = await startGitHub();
  test.cloud.github.openPull();
});

afterEach(async () => {
  await test.stop();
});

function upsert(body: string, options: Partial<CommentRequest> & { token?: string; pull?: object } = {}) {
  const { token, pull = {}, ...request } = options;
  const { github } = test.cloud;
  const context = test.context(github.pullRequestRun({ ...github.openPull({ number: 1 }), ...pull }));
  return upsertComment(test.client(token), context, { marker: MARKER, body, onlyUpdate: false, ...request });
}

function seed(body: string, author: { login: string; type: 'Bot' | 'User' } = BOT): number {
  return test.cloud.github.addComment({ issue: 1, body, author });
}

function bodies(): readonly string[] {
  return test.cloud.github.comments(1).map(({ body }) => body);
}

function operations(): readonly string[] {
  return test.cloud.calls().map(({ operation }) => operation.replace('GitHub.', ''));
}

describe('upsertComment', () => {
  it('creates, then updates, then has nothing to do', async () => {
    expect(await upsert('one')).toMatchObject({ status: 'created', url: expect.stringContaining('#issuecomment-') });
    expect(await upsert('two')).toMatchObject({ status: 'updated' });
    expect(await upsert('two\n')).toMatchObject({ status: 'unchanged' });
    expect(bodies()).toEqual([`${MARKER}\ntwo`]);
    expect(operations()).toEqual([
      ...['ListIssueComments', 'CreateIssueComment'],
      ...['ListIssueComments', 'UpdateIssueComment'],
      'ListIssueComments',
    ]);
  });

  it('puts no second marker before one that stands', async () => {
    await upsert(`${MARKER}\r\none`);
    expect(bodies()).toEqual([`${MARKER}\r\none`]);
    expect(await upsert(`${MARKER}\none`)).toMatchObject({ status: 'unchanged' });
  });

  it('finds its comment on the last page of 250', async () => {
    for (let index = 0; index < 249; index += 1) seed(`comment ${index}`, PERSON);
    const id = seed(`${MARKER}\nold`);
    expect(await upsert('new')).toMatchObject({ status: 'updated' });
    expect(test.cloud.calls('GitHub.ListIssueComments').map(({ input }) => input['page'])).toEqual(['1', '2', '3']);
    expect(test.cloud.calls('GitHub.UpdateIssueComment')).toMatchObject([{ input: { comment_id: String(id) } }]);
    expect(bodies()).toHaveLength(250);
  });

  it.each([
    ['of a person who copied it', `${MARKER}\nAll is well`, PERSON],
    ['of a bot that quotes it', `> ${MARKER}\nsee there`, BOT],
    ['of a bot with another marker', '<!-- platform-actions scan-image orders -->\nx', BOT],
  ])('never touches a comment %s', async (_, body, author) => {
    seed(body, author);
    expect(await upsert('ours')).toMatchObject({ status: 'created' });
    expect(bodies()).toEqual([body, `${MARKER}\nours`]);
  });

  it("updates a person's own comment with that person's token, and nobody else's", async () => {
    const permissions = { contents: 'read', issues: 'write' } as const;
    test.cloud.github.addToken('ghp_mine', { login: 'alice', type: 'User', permissions });
    seed(`${MARKER}\ncopied`, PERSON);
    expect(await upsert('one', { token: 'ghp_mine' })).toMatchObject({ status: 'created' });
    expect(await upsert('two', { token: 'ghp_mine' })).toMatchObject({ status: 'updated' });
    expect(bodies()).toEqual([`${MARKER}\ncopied`, `${MARKER}\ntwo`]);
  });

  it('with onlyUpdate writes no first comment', async () => {
    expect(await upsert('one', { onlyUpdate: true })).toMatchObject({ status: 'skipped' });
    expect(bodies()).toEqual([]);
    seed(`${MARKER}\nold`);
    expect(await upsert('one', { onlyUpdate: true })).toMatchObject({ status: 'updated' });
  });

  it('keeps the oldest of several and removes the others', async () => {
    const [first] = [seed(`${MARKER}\na`), seed('between', PERSON), seed(`${MARKER}\nb`), seed(`${MARKER}\nc`)];
    expect(await upsert('new')).toMatchObject({ status: 'updated' });
    expect(test.cloud.github.comments(1)).toMatchObject([
      { id: first, body: `${MARKER}\nnew` },
      { body: 'between', author: 'mallory' },
    ]);
  });

  it('succeeds where another run removes the same duplicate first', async () => {
    seed(`${MARKER}\na`);
    seed(`${MARKER}\nb`);
    test.cloud.faults.add({ operation: 'GitHub.DeleteIssueComment', kind: 'server-error', status: 404 });
    expect(await upsert('new')).toMatchObject({ status: 'updated' });
  });

  it('leaves one comment when two runs write at once, after the next run at the latest', async () => {
    await Promise.all([upsert('same'), upsert('same')]);
    await upsert('same');
    expect(bodies()).toEqual([`${MARKER}\nsame`]);
  });

  it.each([
    ['before it was written', 'before'],
    ['after it was written', 'after'],
  ] as const)('writes one comment when the answer is lost %s', async (_, when) => {
    test.cloud.faults.add({ operation: 'GitHub.CreateIssueComment', kind: 'server-error', when, times: 1 });
    const { status } = await upsert('one');
    expect(['created', 'unchanged']).toContain(status);
    expect(bodies()).toEqual([`${MARKER}\none`]);
  });

  it('takes a comment of exactly the limit and skips a longer one', async () => {
    const room = COMMENT_LIMIT - MARKER.length - 1;
    expect(await upsert('x'.repeat(room))).toMatchObject({ status: 'created' });
    expect(await upsert('x'.repeat(room + 1))).toEqual({
      status: 'skipped',
      reason: 'The comment has 65537 characters and GitHub takes 65536.',
    });
  });

  const degraded: [string, () => unknown, RegExp][] = [
    [
      'a job without pull-requests: write',
      () => {
        test.cloud.github.permissions({ 'pull-requests': 'read' });
      },
      /^GitHub answered 403 Resource not accessible by integration\. Give the job `permissions: pull-requests: write`/,
    ],
    [
      'a fork',
      () => {
        test.cloud.github.permissions({});
        return { pull: { head: { ref: 'x', sha: 'a'.repeat(40), repository: 'somebody/orders-api' } } };
      },
      /403 .* A pull request from a fork gets a token that may only read\.$/,
    ],
    ['a token that has expired', () => ({ token: 'ghs_old' }), /401 Bad credentials\. The input github-token is empty/],
    ['no token', () => ({ token: '' }), /404 Not Found\. Give the job/],
    ['another pull request', () => ({ pull: { number: 99 } }), /404 Not Found/],
    [
      'a locked thread',
      () => {
        test.cloud.github.openPull({ number: 2, locked: true });
        return { pull: { number: 2 } };
      },
      /403 Unable to create comment because issue is locked\./,
    ],
    ['what GitHub takes for spam', failing({ kind: 'server-error', status: 422, message: 'Spam' }), /: 422 Spam\.$/],
    ['an outage', failing({ kind: 'server-error' }), /^The comment could not be written: 502 Server Error\.$/],
    ['a lost connection', failing({ kind: 'drop' }), /^The comment could not be written: no answer/],
  ];
  it.each(degraded)('skips, and says how to mend it, for %s', async (_, prepare, reason) => {
    const result = await upsert('one', prepare() ?? {});
    expect(result.status).toBe('skipped');
    expect(result.reason).toMatch(reason);
    expect(bodies()).toEqual([]);
  });

  it('skips where there is no pull request', async () => {
    const context = test.context(test.cloud.github.pushRun());
    const result = await upsertComment(test.client(), context, { marker: MARKER, body: 'x', onlyUpdate: false });
    expect(result).toEqual({ status: 'skipped', reason: 'This run belongs to no pull request.' });
    expect(operations()).toEqual([]);
  });

  it.each(['scan-image', '<!-- a --><b>', ''])('refuses %j as a marker', async (marker) => {
    await expect(upsert('one', { marker })).rejects.toThrow('is no HTML comment');
  });
});

function failing(effect: FaultEffect) {
  return (): void => {
    test.cloud.faults.add({ operation: 'GitHub.CreateIssueComment', ...effect });
  };
}
