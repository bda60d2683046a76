import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import ncc, { type BundledModule } from '@vercel/ncc';
import { findActions } from './actions.js';
import { ENTRY_DIR, entrySource, entryTsconfig, stubs } from './entry.js';
import { noticesText, packageFolders, readPackage } from './notices.js';

export interface Build {
  /** Content of `dist/` by relative path. */
  readonly dist: ReadonlyMap<string, string>;
  /** Content of THIRD-PARTY-NOTICES. */
  readonly notices: string;
}

/**
 * Builds the shared bundle of every action. Nothing is written but the generated entry below `.local/`.
 *
 * @param root the repository, which must be the working directory too: ncc resolves its settings from there.
 * @throws Error where an action has no source or does not compile.
 */
export async function buildBundle(root: string): Promise<Build> {
  const actions = findActions(root);
  for (const { name } of actions) {
    const source = join('actions', name, 'src', 'action.ts');
    if (!existsSync(join(root, source)))
      throw new Error(`actions/${name}/action.yml stands, but ${source} is missing.`);
  }
  const entry = writeEntry(root, entrySource(actions.map(({ name }) => name)));
  const bundle = await ncc(entry, { filename: 'index.js', esm: true, cache: false, quiet: true }).catch(
    (error: unknown) => {
      throw new Error(`The actions do not compile.\n${stripVTControlCharacters(String(error))}`);
    },
  );
  const dist = new Map([['index.js', bundle.code]]);
  for (const [path, { source }] of Object.entries(bundle.assets)) dist.set(path, source.toString());
  for (const action of actions) for (const [path, text] of stubs(action)) dist.set(path, text);
  const folders = packageFolders(resources(bundle.stats.compilation.modules));
  return { dist: sortedLf(dist), notices: noticesText(folders.map(readPackage)) };
}

function writeEntry(root: string, source: string): string {
  const dir = join(root, ENTRY_DIR);
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'tsconfig.json'), entryTsconfig());
  writeFileSync(join(dir, 'entry.ts'), source);
  return join(dir, 'entry.ts');
}

function* resources(modules: Iterable<BundledModule>): Generator<string> {
  for (const module of modules) {
    if (module.resource !== undefined) yield module.resource;
    if (module.modules !== undefined) yield* resources(module.modules);
  }
}

/** Git stores dist with LF: bytes with CRLF would differ from a fresh clone's. */
function sortedLf(files: ReadonlyMap<string, string>): Map<string, string> {
  const entries = [...files].map(([path, text]) => [path, text.replaceAll('\r\n', '\n')] as const);
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
