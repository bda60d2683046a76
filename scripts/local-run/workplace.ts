import { isUtf8 } from 'node:buffer';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { runTool, UserError } from '@platform-actions/action-kit';

/** The folders of one run; `remove` deletes them. */
export interface Workplace {
  /** The release tree. */
  readonly tree: string;
  /** The checkout of the calling repository. */
  readonly repository: string;
  /** The home of act and of every step. */
  readonly home: string;
  /** What steps and the actions that stand in for GitHub's own leave for later jobs. */
  readonly shelf: string;
  remove(): void;
}

export interface Consumer {
  /** The application's sources. */
  readonly example: string;
  /** Files of it that are not taken, by their paths in the repository. */
  readonly leftOut: readonly string[];
  /** The file name of the caller workflow, and its text. */
  readonly caller: string;
  readonly workflow: string;
  /** Further files, by their paths in the repository. */
  readonly files: Readonly<Record<string, string>>;
  /** `owner/name` on github.com. */
  readonly repository: string;
}

/** New texts of files by their paths in the repository, each made of the old one. */
export type Edits = Readonly<Record<string, (before: string) => string>>;

const NOT_COPIED = new Set(['.venv', '__pycache__', '.pytest_cache', 'node_modules', 'dist']);

/** Makes the folders of one run in the system's temporary folder. */
export function createWorkplace(): Workplace {
  const root = mkdtempSync(join(tmpdir(), 'platform-actions-'));
  const folder = (name: string): string => join(root, name);
  for (const name of ['repository', 'home', 'shelf']) mkdirSync(folder(name));
  return {
    tree: folder('tree'),
    repository: folder('repository'),
    home: folder('home'),
    shelf: folder('shelf'),
    remove: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/**
 * Makes the repository of an application that uses the pipeline: its sources and the caller workflow in one commit on
 * main, with the remote from which act reads the repository's name.
 *
 * @returns the commit's hash.
 */
export async function createConsumer(place: Workplace, consumer: Consumer): Promise<string> {
  const { example, leftOut } = consumer;
  const isTaken = (path: string): boolean =>
    !NOT_COPIED.has(basename(path)) && !leftOut.includes(relative(example, path));
  cpSync(example, place.repository, { recursive: true, filter: isTaken });
  const files = { ...consumer.files, [`.github/workflows/${consumer.caller}`]: consumer.workflow };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(place.repository, path)), { recursive: true });
    writeFileSync(join(place.repository, path), text);
  }
  const git = gitIn(place);
  await git('init', '--quiet', '--initial-branch=main');
  await git('remote', 'add', 'origin', `https://github.com/${consumer.repository}.git`);
  return commitAll(place, `Add ${basename(consumer.example)} and its pipeline`);
}

/**
 * Changes files of the calling repository in one commit.
 *
 * @returns the commit's hash.
 * @throws Error where an edit leaves its file as it was.
 */
export async function commitEdits(place: Workplace, message: string, edits: Edits): Promise<string> {
  for (const [path, edit] of Object.entries(edits)) {
    const file = join(place.repository, path);
    const before = readFileSync(file, 'utf8');
    const after = edit(before);
    if (after === before) throw new Error(`${path} has nothing that "${message}" changes.`);
    writeFileSync(file, after);
  }
  return commitAll(place, message);
}

/** The calling repository's last commit: its message, and every file by its path, as text where it is text. */
export async function lastCommit(
  place: Workplace,
): Promise<{ readonly message: string; readonly files: Readonly<Record<string, string | Uint8Array>> }> {
  const git = gitIn(place);
  const message = (await git('log', '-1', '--format=%B')).trim();
  const paths = (await git('ls-files', '-z')).split('\0').filter((path) => path !== '');
  const files = paths.map((path) => [path, textOrBytes(readFileSync(join(place.repository, path)))]);
  return { message, files: Object.fromEntries(files) as Record<string, string | Uint8Array> };
}

function textOrBytes(bytes: Buffer): string | Uint8Array {
  return isUtf8(bytes) ? bytes.toString('utf8') : bytes;
}

/** Writes an event's payload where steps can read it, and gives the path. */
export function writePayload({ shelf }: Workplace, payload: Readonly<Record<string, unknown>>): string {
  const file = join(shelf, 'event.json');
  writeFileSync(file, JSON.stringify(payload));
  return file;
}

async function commitAll(place: Workplace, message: string): Promise<string> {
  const git = gitIn(place);
  await git('add', '--all');
  await git('commit', '--quiet', '--message', message);
  return (await git('rev-parse', 'HEAD')).trim();
}

/** git without the user's settings: no signing, no hooks, no name of theirs. */
function gitIn({ repository, home }: Workplace): (...args: string[]) => Promise<string> {
  const identity = ['-c', 'user.name=Octo Cat', '-c', 'user.email=octocat@users.noreply.github.com'];
  const env = { PATH: process.env['PATH'] ?? '', HOME: home, GIT_CONFIG_NOSYSTEM: '1' };
  return async (...args) => {
    const run = await runTool({
      command: 'git',
      args: [...identity, ...args],
      env,
      cwd: repository,
      timeoutSeconds: 60,
    });
    if (run.exitCode === 0) return run.stdout;
    throw new UserError(`git ${args.join(' ')} failed in ${repository}: ${run.stderr.trim()}`);
  };
}
