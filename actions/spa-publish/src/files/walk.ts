import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isInside } from '@platform-actions/action-kit';

/** A file of the build as it lies on the disk. */
export interface FoundFile {
  /** Relative to the source, `/` between folders, NFC. */
  readonly path: string;
  /** Absolute. */
  readonly file: string;
}

export interface Walk {
  readonly files: readonly FoundFile[];
  /** What cannot be published whatever its class: `path: why`. */
  readonly problems: readonly string[];
}

/**
 * Every file below a folder, by path. Links are followed as long as they stay inside of it.
 *
 * @param source real path of the folder.
 */
export function walk(source: string): Walk {
  const [files, problems]: [FoundFile[], string[]] = [[], []];
  visit({ source, files, problems }, '', source, [source]);
  return { files: files.sort((one, other) => (one.path < other.path ? -1 : 1)), problems };
}

interface Visit {
  readonly source: string;
  readonly files: FoundFile[];
  readonly problems: string[];
}

function visit(walk: Visit, folder: string, real: string, above: readonly string[]): void {
  for (const entry of readdirSync(real, { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (path === '.git') walk.problems.push('.git: a repository is no build; give the folder that the build writes');
    else if (entry.isDirectory()) visit(walk, path, join(real, entry.name), [...above, join(real, entry.name)]);
    else if (entry.isFile()) add(walk, path, join(real, entry.name));
    else if (entry.isSymbolicLink()) follow(walk, path, join(real, entry.name), above);
    else walk.problems.push(`${path}: it is neither a file nor a folder`);
  }
}

function add({ files }: Visit, path: string, file: string): void {
  files.push({ path: path.normalize('NFC'), file });
}

function follow(walk: Visit, path: string, link: string, above: readonly string[]): void {
  const real = realOf(link);
  if (real === undefined) walk.problems.push(`${path}: a link to nothing`);
  else if (!isInside(walk.source, real)) walk.problems.push(`${path}: a link that leads out of the source, to ${real}`);
  else if (statSync(real).isFile()) add(walk, path, real);
  else if (above.includes(real)) walk.problems.push(`${path}: a link to a folder that it lies in`);
  else visit(walk, path, real, [...above, real]);
}

function realOf(link: string): string | undefined {
  try {
    return realpathSync(link);
  } catch {
    return undefined;
  }
}
