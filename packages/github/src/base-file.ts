import { UserError } from '@platform-actions/action-kit';
import type { GitHub } from './client.js';
import type { EventContext } from './context.js';
import { answeredStatus, githubSaid, isRequestError } from './errors.js';

export interface BaseFile {
  readonly text: string;
  /** Where it was read, for people: `main at 1a2b3c4`. */
  readonly ref: string;
}

/** The commit or branch that a change is judged by; without `ref`, GitHub reads the default branch. */
interface Base {
  readonly ref?: string;
  readonly label: string;
}

const MAX_BYTES = 1024 * 1024;

/**
 * A file as the branch has it that a change is judged by, never as the change itself has it: on a pull request the base
 * commit, in a merge queue the commit that it merges into, on the default branch the running commit, anywhere else the
 * default branch.
 *
 * @returns undefined where the branch can be read and has no such file.
 * @throws UserError where the token may not read the branch, the path is no plain UTF-8 file, or it exceeds 1 MiB; Error
 *   where GitHub does not answer. Not being able to look is never taken for there being no file.
 */
export async function readFileOfBase(gh: GitHub, context: EventContext, path: string): Promise<BaseFile | undefined> {
  const base = baseOf(context);
  const answer = await contents(gh, context, base, path);
  if (answer === undefined) return undefined;
  return { text: fileText(answer, path, base), ref: base.label };
}

function baseOf({ pullRequest, mergeBaseSha, ref, sha, defaultBranch }: EventContext): Base {
  if (pullRequest) return { ref: pullRequest.baseSha, label: labelOf(pullRequest.baseRef, pullRequest.baseSha) };
  if (mergeBaseSha !== undefined)
    return { ref: mergeBaseSha, label: `the merge queue's base ${mergeBaseSha.slice(0, 7)}` };
  if (defaultBranch === undefined) return { label: 'the default branch' };
  if (ref === `refs/heads/${defaultBranch}` && sha !== '') return { ref: sha, label: labelOf(defaultBranch, sha) };
  return { label: `the default branch ${defaultBranch}` };
}

function labelOf(branch: string, sha: string): string {
  return `${branch} at ${sha.slice(0, 7)}`;
}

async function contents(gh: GitHub, context: EventContext, base: Base, path: string): Promise<unknown> {
  try {
    return await get(gh, context, base, path);
  } catch (error) {
    if (answeredStatus(error) !== 404) throw explain(error, path, base);
  }
  // GitHub answers 404 also for what a token may not see: only a branch that can be read has no such file.
  try {
    await get(gh, context, base, '');
    return undefined;
  } catch (error) {
    throw explain(error, path, base);
  }
}

async function get(gh: GitHub, { repository }: EventContext, { ref }: Base, path: string): Promise<unknown> {
  const parameters = { ...repository, path, ...(ref !== undefined && { ref }) };
  return (await gh.request('GET /repos/{owner}/{repo}/contents/{path}', parameters)).data;
}

function explain(error: unknown, path: string, { label }: Base): unknown {
  const status = answeredStatus(error);
  if (!isRequestError(error) || status === undefined || status >= 500 || status === 429) {
    return isRequestError(error)
      ? new Error(`${path} of ${label} could not be read: ${githubSaid(error)}.`, { cause: error })
      : error;
  }
  const remedy =
    status === 401
      ? 'The input github-token holds a token that GitHub does not accept: leave it at its default, or renew it.'
      : 'Give the job `permissions: contents: read`, and check that the commit or branch still exists.';
  return new UserError(`${path} of ${label} could not be read: GitHub answered ${githubSaid(error)}. ${remedy}`);
}

function fileText(answer: unknown, path: string, { label }: Base): string {
  const place = `${path} of ${label}`;
  if (Array.isArray(answer)) throw notAFile(place, 'a directory');
  const { type, size, encoding, content } = answer as Readonly<Record<string, unknown>>;
  if (type !== 'file') throw notAFile(place, type === 'symlink' ? 'a symbolic link' : `a ${String(type)}`);
  if (typeof size !== 'number' || size > MAX_BYTES)
    throw new UserError(`${place} has ${String(size)} bytes; 1 MiB is the limit.`);
  if (encoding !== 'base64' || typeof content !== 'string') throw new Error(`${place} came without its content.`);
  const bytes = Buffer.from(content, 'base64');
  if (bytes.byteLength !== size) throw new Error(`${place} came with ${bytes.byteLength} of its ${size} bytes.`);
  return utf8(bytes, place);
}

function notAFile(place: string, what: string): UserError {
  return new UserError(`${place} is ${what}; it must be a plain file.`);
}

function utf8(bytes: Uint8Array, place: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UserError(`${place} is not UTF-8 text.`);
  }
}
