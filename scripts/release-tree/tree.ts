import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { findActions } from '../build/actions.js';
import { readTree } from '../build/files.js';
import { pinUses, rootCopyOf, type Pin } from './uses.js';

const ROOT_FILES = ['README.md', 'CHANGELOG.md', 'SECURITY.md', 'LICENSE', 'THIRD-PARTY-NOTICES', 'action.yml'];

/** Whether a workflow can be called by other repositories. */
export function isReusable(workflow: string): boolean {
  const { on } = parse(workflow) as { on?: unknown };
  return typeof on === 'object' && on !== null && 'workflow_call' in on;
}

/** The text of each YAML file of a folder by file name, sorted. */
export function readWorkflows(dir: string): Map<string, string> {
  const names = readdirSync(dir).filter((name) => name.endsWith('.yml'));
  return new Map(names.sort().map((name) => [name, readFileSync(join(dir, name), 'utf8')]));
}

/**
 * What a release holds, by path: action.yml files (also one folder below the root, for `uses: org/repo/<name>@ref`),
 * READMEs, bundles, reusable workflows, callers and documents; no sources, tests or examples.
 *
 * @param pin writes references to this repository's own actions and workflows out as `owner/repo/…@ref`.
 * @param dist the folder of the bundles.
 * @throws Error where an action has no bundle.
 */
export function releaseTree(root: string, pin?: Pin, dist = join(root, 'dist')): Map<string, string> {
  const tree = new Map<string, string>();
  const take = (path: string) => tree.set(path, readFileSync(join(root, path), 'utf8'));
  for (const name of ROOT_FILES) if (existsSync(join(root, name))) take(name);
  for (const [path, text] of readTree(dist)) tree.set(`dist/${path}`, text);
  for (const [path, text] of readTree(join(root, 'action-docs'))) tree.set(`action-docs/${path}`, text);
  for (const { name } of findActions(root)) {
    if (!tree.has(`dist/${name}/index.js`)) throw new Error(`dist/${name}/index.js is missing: run "npm run build".`);
    take(`actions/${name}/action.yml`);
    if (existsSync(join(root, 'actions', name, 'README.md'))) take(`actions/${name}/README.md`);
    tree.set(`${name}/action.yml`, rootCopyOf(tree.get(`actions/${name}/action.yml`) ?? ''));
  }
  for (const [path, text] of workflows(root)) tree.set(path, pin === undefined ? text : pinUses(text, pin));
  return tree;
}

function workflows(root: string): [string, string][] {
  const reusable = [...readWorkflows(join(root, '.github/workflows'))].filter(([, text]) => isReusable(text));
  return [
    ...reusable.map(([name, text]): [string, string] => [`.github/workflows/${name}`, text]),
    ...[...readWorkflows(join(root, 'workflows'))].map(([name, text]): [string, string] => [`workflows/${name}`, text]),
  ];
}
