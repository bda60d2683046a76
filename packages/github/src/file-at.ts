import { UserError } from '@platform-actions/action-kit';
import type { GitHub } from './client.js';
import type { Repository } from './context.js';
import { answeredStatus } from './errors.js';
import { explainRefusal } from './refusal.js';

/** A commit or branch that files are read of; without `ref`, GitHub reads the default branch. */
export interface Place {
  readonly ref?: string;
  /** For people: `main at 1a2b3c4`. */
  readonly label: string;
}

/** A file as it was at a place. */
export interface FileAt {
  readonly text: string;
  /** The blob's. */
  readonly sha: string | undefined;
}

const MAX_BYTES = 1024 * 1024;
const REMEDY = 'Give the job `permissions: contents: read`, and check that the commit or branch still exists.';

/**
 * A file as a commit or branch has it.
 *
 * @returns undefined where that place can be read and has no such file.
 * @throws UserError where the token may not read the place, the path is no plain UTF-8 file, or it exceeds 1 MiB; Error
 *   where GitHub does not answer. Not being able to look is never taken for there being no file.
 */
export async function readFileAt(
  gh: GitHub,
  repository: Repository,
  place: Place,
  path: string,
): Promise<FileAt | undefined> {
  const answer = await contents(gh, repository, place, path);
  return answer === undefined ? undefined : fileOf(answer, `${path} of ${place.label}`);
}

async function contents(gh: GitHub, repository: Repository, place: Place, path: string): Promise<unknown> {
  const doing = `${path} of ${place.label} could not be read`;
  try {
    return await get(gh, repository, place, path);
  } catch (error) {
    if (answeredStatus(error) !== 404) throw explainRefusal(error, doing, REMEDY);
  }
  // GitHub answers 404 also for what a token may not see: only a place that can be read has no such file.
  try {
    await get(gh, repository, place, '');
    return undefined;
  } catch (error) {
    throw explainRefusal(error, doing, REMEDY);
  }
}

async function get(gh: GitHub, repository: Repository, { ref }: Place, path: string): Promise<unknown> {
  const parameters = { ...repository, path, ...(ref !== undefined && { ref }) };
  return (await gh.request('GET /repos/{owner}/{repo}/contents/{path}', parameters)).data;
}

function fileOf(answer: unknown, place: string): FileAt {
  if (Array.isArray(answer)) throw notAFile(place, 'a directory');
  const { type, size, encoding, content, sha } = answer as Readonly<Record<string, unknown>>;
  if (type !== 'file') throw notAFile(place, type === 'symlink' ? 'a symbolic link' : `a ${String(type)}`);
  if (typeof size !== 'number' || size > MAX_BYTES)
    throw new UserError(`${place} has ${String(size)} bytes; 1 MiB is the limit.`);
  if (encoding !== 'base64' || typeof content !== 'string') throw new Error(`${place} came without its content.`);
  const bytes = Buffer.from(content, 'base64');
  if (bytes.byteLength !== size) throw new Error(`${place} came with ${bytes.byteLength} of its ${size} bytes.`);
  return { text: utf8(bytes, place), sha: typeof sha === 'string' ? sha : undefined };
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
