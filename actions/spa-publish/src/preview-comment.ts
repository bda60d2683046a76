import { CancelledError, code, escapeMarkdown, messageChain, toError } from '@platform-actions/action-kit';
import type { CommentRequest, CommentResult, EventContext } from '@platform-actions/github';
import { commitOf } from './facts.js';
import type { ModeResult } from './mode-result.js';
import type { Inputs } from './inputs.js';

type Asked = Pick<Inputs, 'mode' | 'comment' | 'dryRun' | 'bucket' | 'prefix' | 'siteUrl' | 'githubToken'>;

/** Writes the comment; `undefined` where there is no token to write it with. */
export type WriteComment = ((comment: CommentRequest) => Promise<CommentResult>) | undefined;

/**
 * Tells the pull request where its preview is, in one comment that every run brings up to date, and at its end that it
 * is gone. The preview does not depend on it.
 *
 * @returns why there is no comment, where there should be one. @throws CancelledError
 */
export async function commentOnPreview(
  inputs: Asked,
  finding: ModeResult,
  event: EventContext | undefined,
  write: WriteComment,
): Promise<string | undefined> {
  if (!isWanted(inputs, event)) return undefined;
  const why = event?.pullRequest === undefined ? 'this run belongs to no pull request' : undefined;
  if (why !== undefined || write === undefined) return refusal(why ?? 'the input github-token is empty');
  const isClosing = inputs.mode === 'preview-close';
  try {
    const body = isClosing ? closedText(finding) : openText(inputs, finding, commitOf(event));
    const { status, reason } = await write({ marker: markerOf(inputs), body, onlyUpdate: isClosing });
    return status === 'skipped' && !isClosing ? refusal(reason ?? 'GitHub refused it') : undefined;
  } catch (thrown) {
    const error = toError(thrown);
    if (error instanceof CancelledError) throw error;
    return refusal(messageChain(error));
  }
}

/** With `auto` where the token may: GitHub gives the pull request of a fork one that only reads. */
function isWanted({ mode, comment, dryRun }: Asked, event: EventContext | undefined): boolean {
  if (dryRun || comment === 'false' || (mode !== 'preview' && mode !== 'preview-close')) return false;
  return comment === 'true' || event?.pullRequest?.fromFork === false;
}

/** One comment per site: a repository may have several. */
function markerOf({ bucket, prefix }: Asked): string {
  return `<!-- platform-actions spa-publish ${bucket}/${prefix} -->`;
}

function openText({ siteUrl }: Asked, { ok, reason, live }: ModeResult, commit: string): string {
  const of = commit === '' ? 'this pull request' : code(commit.slice(0, 7));
  const release = live === undefined ? '' : `\n\nRelease ${code(live)}`;
  if (!ok) return `### Preview\n\nThe preview of ${of} is not as it should be. ${escapeMarkdown(reason)}${release}`;
  const place = siteUrl === undefined ? escapeMarkdown(reason) : `<${siteUrl}>`;
  return `### Preview\n\n${place} shows ${of}.${release}`;
}

function closedText({ ok, reason }: ModeResult): string {
  return ok ? '### Preview\n\nThe preview is gone.' : `### Preview\n\nThe preview stays. ${escapeMarkdown(reason)}`;
}

function refusal(why: string): string {
  return `No comment was written: ${why.replace(/\.$/, '')}.`;
}
