import { describe, expect, it } from '@jest/globals';
import { CancelledError } from '@platform-actions/action-kit';
import type { CommentRequest, CommentResult, EventContext } from '@platform-actions/github';
import type { ModeResult } from '../src/mode-result.js';
import { commentOnPreview, type WriteComment } from '../src/preview-comment.js';

const PULL = { number: 7, headSha: 'ab'.repeat(20), baseRef: 'main', baseSha: 'cd'.repeat(20), fromFork: false };
const PUSH: EventContext = {
  repository: { owner: 'org', repo: 'shop' },
  eventName: 'push',
  sha: 'ef'.repeat(20),
  ref: 'refs/heads/main',
  serverUrl: 'https://github.com',
};
const EVENT: EventContext = { ...PUSH, eventName: 'pull_request', ref: 'refs/pull/7/merge', pullRequest: PULL };
const INPUTS = {
  mode: 'preview',
  comment: 'auto',
  dryRun: false,
  bucket: 'previews',
  prefix: 'pr-7/',
  siteUrl: 'https://preview.example.com/pr-7/',
  githubToken: 't',
} as const;
const PUBLISHED: ModeResult = { outcome: 'published', ok: true, reason: 'Published.', live: 'r-2' };

/** GitHub, with what was written there. */
function gitHub(answer: CommentResult | Error = { status: 'created' }) {
  const written: CommentRequest[] = [];
  const write: WriteComment = (comment) => {
    written.push(comment);
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { written, write };
}

describe('commentOnPreview', () => {
  it('says where the preview is, of which commit, under a marker of that site', async () => {
    const { written, write } = gitHub();
    expect(await commentOnPreview(INPUTS, PUBLISHED, EVENT, write)).toBeUndefined();
    expect(written).toEqual([
      {
        marker: '<!-- platform-actions spa-publish previews/pr-7/ -->',
        body: '### Preview\n\n<https://preview.example.com/pr-7/> shows <code>abababa</code>.\n\nRelease <code>r-2</code>',
        onlyUpdate: false,
      },
    ]);
  });

  it('does not praise a preview that failed, and shows its reason as text', async () => {
    const { written, write } = gitHub();
    const failed: ModeResult = { outcome: 'failed', ok: false, reason: 'A <script> is gone.' };
    await commentOnPreview(INPUTS, failed, EVENT, write);
    expect(written[0]?.body).toContain('not as it should be');
    expect(written[0]?.body).not.toMatch(/<script>|example\.com/);
  });

  it.each([
    ['is gone', true, /preview is gone/],
    ['stays', false, /preview stays\. Denied/],
  ])('says at the end that the preview %s, and begins no comment for it', async (_name, ok, text) => {
    const { written, write } = gitHub({ status: 'skipped', reason: 'There is no comment yet.' });
    const finding: ModeResult = { outcome: ok ? 'published' : 'failed', ok, reason: 'Denied.' };
    expect(await commentOnPreview({ ...INPUTS, mode: 'preview-close' }, finding, EVENT, write)).toBeUndefined();
    expect(written).toMatchObject([{ onlyUpdate: true, body: expect.stringMatching(text) }]);
  });

  it.each([
    ['it is switched off', { comment: 'false' }, EVENT],
    ['nothing was changed', { dryRun: true }, EVENT],
    ['production is published', { mode: 'publish' }, EVENT],
    ['the run belongs to no pull request', {}, PUSH],
    ['there is no event', {}, undefined],
    ['the pull request comes from a fork', {}, { ...EVENT, pullRequest: { ...PULL, fromFork: true } }],
  ] as const)('writes nothing and says nothing where %s', async (_name, changes, event) => {
    const { written, write } = gitHub();
    expect(await commentOnPreview({ ...INPUTS, ...changes }, PUBLISHED, event, write)).toBeUndefined();
    expect(written).toEqual([]);
  });

  it.each([
    ['the run belongs to no pull request', 'true', PUSH, gitHub().write, /belongs to no pull request/],
    ['there is no token', 'auto', EVENT, undefined, /github-token is empty/],
    ['GitHub refuses', 'auto', EVENT, gitHub({ status: 'skipped', reason: 'pull-requests: write.' }).write, /write\.$/],
    ['GitHub cannot be reached', 'auto', EVENT, gitHub(new Error('ECONNREFUSED')).write, /ECONNREFUSED/],
  ] as const)('gives a reason and no more where %s', async (_name, comment, event, write, reason) => {
    expect(await commentOnPreview({ ...INPUTS, comment }, PUBLISHED, event, write)).toMatch(reason);
  });

  it('ends with the job', async () => {
    const { write } = gitHub(new CancelledError('SIGTERM'));
    await expect(commentOnPreview(INPUTS, PUBLISHED, EVENT, write)).rejects.toThrow(CancelledError);
  });
});
