import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { messageChain, toError, UserError, type Runner } from '@platform-actions/action-kit';
import { extractFile } from './archive.js';
import { download, publicAddress } from './download.js';
import {
  chooseArchive,
  exactVersion,
  parseChecksum,
  refuseKnownBad,
  type Archive,
  type Platform,
  type ToolLocks,
  type ToolName,
} from './lock.js';
import { TOOL_LOCKS } from './pinned.js';
import { fileSha256, probeVersion, requireExecutable, sha256 } from './probe.js';

export interface ToolOptions {
  /** An exact version; default: the lock's. */
  readonly version?: string | undefined;
  /** A program that is there already, absolute or relative to the workspace. Nothing is downloaded then. */
  readonly toolPath?: string | undefined;
  /** SHA-256 of the archive, for a version outside the lock; of the program itself where `toolPath` is given. */
  readonly checksum?: string | undefined;
  /** Where archives come from instead, with `{version}` and `{asset}`. */
  readonly mirrorUrl?: string | undefined;
  /** The value of the header Authorization for the mirror. */
  readonly mirrorAuth?: string | undefined;
}

export interface AcquiredTool {
  readonly path: string;
  readonly version: string;
  /** SHA-256 of the program that will run, 64 hex digits. */
  readonly sha256?: string;
  readonly origin: 'tool-path' | 'cache' | 'download' | 'path' | 'venv';
}

/** What acquiring needs beyond the runner; replaced in tests. */
export interface ToolEffects {
  readonly platform: Platform;
  readonly locks: ToolLocks;
  readonly download: typeof download;
}

export const realToolEffects: ToolEffects = {
  platform: `${process.platform}-${process.arch}`,
  locks: TOOL_LOCKS,
  download,
};

const MAX_ARCHIVE_BYTES = 300_000_000;
const MAX_UNPACKED_BYTES = 1_000_000_000;

/**
 * A scanner that may be run: the one that `toolPath` names, or the one of the lock, out of the runner's tool cache or
 * downloaded. Its archive is checked against the reviewed hash before it is unpacked, and what the cache keeps is that
 * archive: other jobs may write there, so it is checked again and unpacked anew into the step's own folder every time.
 *
 * @throws UserError where an input is wrong or a hash does not match; DownloadError where the network does not deliver.
 */
export async function acquireTool(
  name: ToolName,
  options: ToolOptions,
  runner: Runner,
  effects: ToolEffects = realToolEffects,
): Promise<AcquiredTool> {
  if (options.mirrorAuth !== undefined) runner.mask(options.mirrorAuth);
  if (options.toolPath !== undefined) return existingTool(name, options.toolPath, options, runner);
  const lock = effects.locks[name];
  const archive = chooseArchive(name, lock, options, effects.platform);
  const { bytes, origin } = await fetchArchive(name, archive, options, runner, effects);
  const path = join(runner.tempDir, 'tools', `${name}-${archive.version}-${randomUUID()}`, lock.executable);
  const program = unpack(name, archive, bytes, lock.executable);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, program, { mode: 0o700 });
  const version = await probeVersion(name, path, runner);
  if (version !== archive.version) {
    throw new UserError(`The archive of ${name} ${archive.version} holds ${name} ${version}: is "checksum" another's?`);
  }
  return report({ path, version, sha256: sha256(program), origin }, name, runner);
}

/** The program that `tool-path` names, after it said its version. @throws UserError where it is not what was asked for. */
export async function existingTool(
  name: string,
  toolPath: string,
  options: Pick<ToolOptions, 'version' | 'checksum'>,
  runner: Runner,
): Promise<AcquiredTool> {
  const wanted = options.version === undefined ? undefined : exactVersion(name, options.version);
  const path = resolve(runner.workspace, toolPath);
  requireExecutable(path, 'tool-path');
  const hash = fileSha256(path);
  // Before it is run for the first time.
  if (options.checksum !== undefined && parseChecksum(options.checksum) !== hash) {
    throw new UserError(`"tool-path" is ${path} with SHA-256 ${hash}, but "checksum" is ${options.checksum}.`);
  }
  const version = await probeVersion(name, path, runner);
  refuseKnownBad(name, version);
  if (wanted !== undefined && version !== wanted) {
    throw new UserError(`"tool-path" is ${name} ${version}, but "engine-version" asks for ${wanted}.`);
  }
  return report({ path, version, sha256: hash, origin: 'tool-path' }, name, runner);
}

function report(tool: AcquiredTool, name: string, { log }: Runner): AcquiredTool {
  const from = {
    'tool-path': 'tool-path',
    cache: 'the tool cache',
    download: 'its release',
    path: 'PATH',
    venv: 'pip',
  };
  log.info(`${name} ${tool.version} from ${from[tool.origin]}, SHA-256 ${tool.sha256 ?? 'unknown'}`);
  return tool;
}

async function fetchArchive(
  name: string,
  archive: Archive,
  options: ToolOptions,
  runner: Runner,
  effects: ToolEffects,
): Promise<{ bytes: Buffer; origin: 'cache' | 'download' }> {
  const place = cachePlace(archive, runner);
  const kept = place === undefined ? undefined : readKept(place, archive, runner);
  if (kept !== undefined) return { bytes: kept, origin: 'cache' };
  runner.log.info(`Downloading ${name} ${archive.version} from ${publicAddress(archive.url)}`);
  const request = { url: archive.url, authorization: mirrorAuthorization(options), maxBytes: MAX_ARCHIVE_BYTES };
  const bytes = await effects.download(request, runner);
  refuseOtherBytes(name, archive, bytes);
  if (place !== undefined) keep(place, bytes, runner);
  return { bytes, origin: 'download' };
}

/** The secret goes to the mirror that it is for, never to the default address, and never in clear over a network. */
function mirrorAuthorization({ mirrorUrl, mirrorAuth }: ToolOptions): string | undefined {
  if (mirrorAuth === undefined) return undefined;
  if (mirrorUrl === undefined) throw new UserError('"mirror-auth" is given without "mirror-url", which it is for.');
  const { protocol, hostname } = new URL(mirrorUrl);
  if (protocol === 'https:' || ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)) return mirrorAuth;
  throw new UserError(`"mirror-url" is ${publicAddress(mirrorUrl)}: "mirror-auth" is sent over https only.`);
}

function cachePlace({ sha256: hash, asset }: Archive, { env }: Runner): string | undefined {
  const root = env['RUNNER_TOOL_CACHE'];
  return root ? join(root, 'platform-actions', `${hash.slice(0, 16)}-${asset}`) : undefined;
}

function readKept(place: string, archive: Archive, { log }: Runner): Buffer | undefined {
  let bytes;
  try {
    bytes = readFileSync(place);
  } catch {
    return undefined;
  }
  const found = sha256(bytes);
  if (found === archive.sha256) return bytes;
  log.warning(
    `${place} in the tool cache was changed: its SHA-256 is ${found}, not ${archive.sha256}. It is not used but ` +
      'downloaded anew. Another job on this runner may have written to it: find out which.',
  );
  return undefined;
}

/** Appears complete or not at all: of two steps at once the later one replaces the same bytes by the same. */
function keep(place: string, bytes: Buffer, { log }: Runner): void {
  const unfinished = `${place}.${randomUUID()}`;
  try {
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(unfinished, bytes);
    renameSync(unfinished, place);
  } catch (error) {
    if (existsSync(unfinished)) rmSync(unfinished);
    log.info(`The tool cache cannot be written to, so the next step downloads again: ${messageChain(toError(error))}`);
  }
}

function refuseOtherBytes(name: string, archive: Archive, bytes: Buffer): void {
  const found = sha256(bytes);
  if (found === archive.sha256) return;
  throw new UserError(
    `${publicAddress(archive.url)} is not the ${name} ${archive.version} that was reviewed and was not unpacked.\n` +
      `Expected SHA-256: ${archive.sha256}\nFound SHA-256:    ${found} (${bytes.length} bytes)\n` +
      'Either a mirror or proxy answered with something else, such as a login page, or the release was replaced after ' +
      'the review. Do not paste the found hash into "checksum" before you know which.',
  );
}

function unpack(name: string, archive: Archive, bytes: Buffer, executable: string): Buffer {
  try {
    return extractFile(bytes, executable, MAX_UNPACKED_BYTES);
  } catch (cause) {
    const why = messageChain(toError(cause));
    throw new UserError(`${archive.asset} has the expected SHA-256 but is no archive of ${name}: ${why}.`, { cause });
  }
}
