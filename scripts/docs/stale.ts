import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../build/files.js';

/** The paths whose file is not as expected: changed, missing, or a page of `action-docs/` that nothing gives any more. */
export function staleDocuments(root: string, expected: ReadonlyMap<string, string>): string[] {
  const isStale = (path: string, text: string) =>
    !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== text;
  const changed = [...expected].filter(([path, text]) => isStale(path, text)).map(([path]) => path);
  const pages = listFiles(join(root, 'action-docs')).map((path) => `action-docs/${path}`);
  return [...changed, ...pages.filter((path) => !expected.has(path))].sort();
}
