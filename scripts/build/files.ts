import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** Every file below a folder by its relative path with `/`, sorted; empty where the folder does not exist. */
export function listFiles(dir: string): string[] {
  if (!existsSync(dir)) return [];
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  return files.map((file) => relative(dir, file).split(sep).join('/')).sort();
}

/** Reads every file below a folder as text. */
export function readTree(dir: string): Map<string, string> {
  return new Map(listFiles(dir).map((path) => [path, readFileSync(join(dir, path), 'utf8')]));
}

/**
 * Replaces a folder's content by the given files.
 *
 * @param mark a file that a former result holds: a folder with other content is not wiped.
 * @throws Error where the folder holds something else.
 */
export function replaceTree(dir: string, files: ReadonlyMap<string, string | Buffer>, mark: string): void {
  const found = existsSync(dir) ? readdirSync(dir) : [];
  if (found.length > 0 && (!existsSync(join(dir, mark)) || found.includes('.git'))) {
    throw new Error(`${dir} is not empty and holds no former result (no ${mark}): give an empty or a new folder.`);
  }
  for (const name of found) rmSync(join(dir, name), { recursive: true });
  for (const [path, content] of files) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), content);
  }
}

/** What must change in `actual` to become `expected`: one line per file, empty where they are the same. */
export function treeDifferences(expected: ReadonlyMap<string, string>, actual: ReadonlyMap<string, string>): string[] {
  const lines: string[] = [];
  for (const [path, text] of expected) {
    const found = actual.get(path);
    if (found === undefined) lines.push(`missing: ${path}`);
    else if (found !== text) lines.push(`differs: ${path}`);
  }
  for (const path of actual.keys()) if (!expected.has(path)) lines.push(`not built any more: ${path}`);
  return lines.sort();
}
