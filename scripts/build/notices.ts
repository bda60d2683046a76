import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package whose code is in the bundle. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** The SPDX expression of its package.json. */
  readonly license: string;
  /** Licence and notice files, in one. */
  readonly text: string;
}

const RULE = '-'.repeat(80);
const NO_TEXT = 'It ships no licence file of its own: the text of the licence named above applies.';

/**
 * The folders of the installed packages that the given modules come from, sorted. Workspaces are no third parties: their
 * real paths lie outside of `node_modules`, so they drop out by themselves.
 */
export function packageFolders(modules: Iterable<string>): string[] {
  const folders = new Set<string>();
  for (const path of modules) {
    const folder = /^.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+/.exec(path)?.[0];
    if (folder !== undefined) folders.add(folder);
  }
  return [...folders].sort();
}

/** @throws Error where a package states no licence: it must not be shipped unseen. */
export function readPackage(folder: string): BundledPackage {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Partial<BundledPackage>;
  const { name = folder, version = '', license } = manifest;
  if (typeof license !== 'string') throw new Error(`${folder}: the bundled package "${name}" states no licence.`);
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)(\.(md|txt))?$/i.test(file));
  const texts = files.sort().map((file) =>
    readFileSync(join(folder, file), 'utf8')
      .replaceAll('\r\n', '\n')
      .replace(/^\s*\n|\s+$/g, ''),
  );
  return { name, version, license, text: texts.join('\n\n') };
}

/** The text of THIRD-PARTY-NOTICES: each licence text once, above it every package that is under it. */
export function noticesText(packages: readonly BundledPackage[]): string {
  const byText = new Map<string, { headings: Set<string>; text: string }>();
  for (const { name, version, license, text } of packages) {
    const key = text.replace(/\s+/g, ' ').trim();
    const block = byText.get(key) ?? { headings: new Set(), text };
    byText.set(key, { ...block, headings: block.headings.add(`${name} ${version} (${license})`) });
  }
  const blocks = [...byText.values()].map(({ headings, text }) =>
    [...[...headings].sort(), '', text || NO_TEXT, ''].join('\n'),
  );
  return ['The files in dist/ contain code of these packages, under these licences.\n', ...blocks.sort()].join(
    `${RULE}\n`,
  );
}
