import type { GitHub } from './client.js';
import type { EventContext } from './context.js';
import { answeredStatus, githubSaid, isRequestError, type RequestError } from './errors.js';

export interface CommentRequest {
  /** A hidden comment that tells this one from others: `<!-- platform-actions scan-image orders-api -->`. */
  readonly marker: string;
  /** Markdown; the marker is put at its start unless it stands there. */
  readonly body: string;
  /** Writes no new comment where there is none yet. */
  readonly onlyUpdate: boolean;
}

export interface CommentResult {
  readonly status: 'created' | 'updated' | 'unchanged' | 'skipped';
  /** The comment's page. */
  readonly url?: string;
  /** Why it was skipped, and how to mend it. Holds GitHub's words: foreign text. */
  readonly reason?: string;
}

/** What GitHub takes as a comment, in characters. */
export const COMMENT_LIMIT = 65_536;

const PAGE_SIZE = 100;
/** 20,000 comments; GitHub locks an issue at 2,500. */
const MAX_PAGES = 200;
const TRIES = 3;

/** A comment as much as is needed of it. */
interface Comment {
  readonly id: number;
  readonly body?: string | undefined;
  readonly html_url: string;
  readonly user: { readonly login: string; readonly type: string } | null;
}

interface Thread {
  readonly owner: string;
  readonly repo: string;
  readonly issue_number: number;
}

/**
 * Keeps one comment on the pull request up to date. It is found by its marker at the very start, among the comments of
 * bots and of the token's own user: one that quotes the marker, or whose author copied it, is never touched. Of several
 * (two runs at once) the oldest is kept and the others are removed. A missing permission is a reason and no throw.
 *
 * @throws Error where the marker is no HTML comment; the signal's reason when the job is cancelled.
 */
export async function upsertComment(
  gh: GitHub,
  context: EventContext,
  request: CommentRequest,
): Promise<CommentResult> {
  const { marker, onlyUpdate } = request;
  if (!/^<!--[^<>]*-->$/.test(marker)) throw new Error(`The marker ${JSON.stringify(marker)} is no HTML comment.`);
  const body = request.body.startsWith(marker) ? request.body : `${marker}\n${request.body}`;
  const { pullRequest, repository } = context;
  if (!pullRequest) return { status: 'skipped', reason: 'This run belongs to no pull request.' };
  if (body.length > COMMENT_LIMIT) {
    return {
      status: 'skipped',
      reason: `The comment has ${body.length} characters and GitHub takes ${COMMENT_LIMIT}.`,
    };
  }
  const thread = { ...repository, issue_number: pullRequest.number };
  try {
    return await write(gh, thread, { marker, body, onlyUpdate });
  } catch (error) {
    if (!isRequestError(error)) throw error;
    return { status: 'skipped', reason: refusal(error, pullRequest.fromFork) };
  }
}

/** A POST without an answer may have been carried out, so it is not repeated before another look at the thread. */
async function write(gh: GitHub, thread: Thread, request: CommentRequest): Promise<CommentResult> {
  for (let tries = 1; ; tries += 1) {
    const [first, ...others] = await ownComments(gh, thread, request.marker);
    if (first) return update(gh, thread, request.body, first, others);
    if (request.onlyUpdate)
      return { status: 'skipped', reason: 'There is no comment yet, and nothing that needs one.' };
    try {
      return await create(gh, thread, request.body);
    } catch (error) {
      if (tries === TRIES || !isUnclear(error)) throw error;
      await gh.clock.sleep(tries * 1000, gh.signal);
    }
  }
}

async function create(gh: GitHub, thread: Thread, body: string): Promise<CommentResult> {
  const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
  const { data } = await gh.request(route, { ...thread, body, request: { retries: 0 } });
  return { status: 'created', url: data.html_url };
}

async function update(
  gh: GitHub,
  { owner, repo }: Thread,
  body: string,
  { id, body: before = '', html_url: url }: Comment,
  duplicates: readonly Comment[],
): Promise<CommentResult> {
  const unchanged = sameText(before, body);
  const route = '/repos/{owner}/{repo}/issues/comments/{comment_id}' as const;
  if (!unchanged) await gh.request(`PATCH ${route}`, { owner, repo, comment_id: id, body });
  for (const { id: comment_id } of duplicates) {
    // Whoever was quicker has removed it; a duplicate that stays is mended by the next run.
    await gh.request(`DELETE ${route}`, { owner, repo, comment_id }).catch(unlessCancelled);
  }
  return { status: unchanged ? 'unchanged' : 'updated', url };
}

function unlessCancelled(error: unknown): void {
  if (!isRequestError(error)) throw error;
}

/** GitHub gives line ends back as it likes, and without the last one. */
function sameText(one: string, other: string): boolean {
  const plain = (text: string): string => text.replace(/\r\n/g, '\n').trimEnd();
  return plain(one) === plain(other);
}

/** Oldest first. */
async function ownComments(gh: GitHub, thread: Thread, marker: string): Promise<readonly Comment[]> {
  const marked: Comment[] = [];
  for await (const comment of comments(gh, thread)) if (comment.body?.startsWith(marker)) marked.push(comment);
  const byPeople = marked.filter(({ user }) => user?.type !== 'Bot');
  const me = byPeople.length === 0 ? undefined : await ownLogin(gh);
  return marked
    .filter(({ user }) => user?.type === 'Bot' || (me !== undefined && user?.login === me))
    .sort((a, b) => a.id - b.id);
}

async function* comments(gh: GitHub, thread: Thread): AsyncGenerator<Comment> {
  const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const { data, headers } = await gh.request(route, { ...thread, per_page: PAGE_SIZE, page });
    yield* data as readonly Comment[];
    if (!headers.link?.includes('rel="next"')) return;
  }
}

/** Who a personal token belongs to; the job's own token belongs to nobody, which GitHub answers with 403. */
async function ownLogin(gh: GitHub): Promise<string | undefined> {
  try {
    return (await gh.request('GET /user', {})).data.login;
  } catch (error) {
    unlessCancelled(error);
    return undefined;
  }
}

function isUnclear(error: unknown): boolean {
  if (!isRequestError(error)) return false;
  const status = answeredStatus(error);
  return status === undefined || status >= 500;
}

function refusal(error: RequestError, fromFork: boolean): string {
  const said = `GitHub answered ${githubSaid(error)}.`;
  switch (answeredStatus(error)) {
    case 401:
      return `${said} The input github-token is empty or its token has expired.`;
    case 403:
    case 404:
      return fromFork
        ? `${said} A pull request from a fork gets a token that may only read.`
        : `${said} Give the job \`permissions: pull-requests: write\`; a run that Dependabot started has a token that may only read.`;
    default:
      return `The comment could not be written: ${githubSaid(error)}.`;
  }
}
