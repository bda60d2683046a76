import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { replaceTree } from '../../scripts/build/files.js';
import { checkedTarballSize, TARBALL_BUDGET } from '../../scripts/release-tree/size.js';
import { releaseTree } from '../../scripts/release-tree/tree.js';
import { ownPath, usesOf } from '../../scripts/release-tree/uses.js';
import { actionNames, root } from './support/repository.js';

const tree = releaseTree(root);
const pinned = releaseTree(root, { repository: 'acme/delivery', ref: 'v9' });
const workflowPaths = [...tree.keys()].filter((path) => /^(\.github\/)?workflows\//.test(path));

describe('the release tree', () => {
  it('holds what a consumer needs', () => {
    const documents = ['README.md', 'CHANGELOG.md', 'SECURITY.md', 'LICENSE', 'THIRD-PARTY-NOTICES', 'action.yml'];
    const ofActions = actionNames.flatMap((name) => [
      `${name}/action.yml`,
      `actions/${name}/action.yml`,
      `actions/${name}/README.md`,
      `action-docs/${name}.md`,
      `dist/${name}/index.js`,
    ]);
    const ofPipelines = ['approve', 'backend', 'frontend'].flatMap((name) => [
      `.github/workflows/${name}.yml`,
      `workflows/${name}.yml`,
      `action-docs/workflows/${name}.md`,
    ]);
    const expected = [...documents, ...ofActions, ...ofPipelines, 'dist/index.js', 'dist/package.json'];
    expect(expected.filter((path) => !tree.has(path))).toEqual([]);
  });

  it('holds no sources, tests or workflows of this repository alone', () => {
    const unwanted = /(^|\/)(src|test|examples|packages|scripts|node_modules)\/|\.ts$|package-lock|(ci|release)\.yml$/;
    expect([...tree.keys()].filter((path) => unwanted.test(path))).toEqual([]);
  });

  it.each(actionNames)('starts %s from both of its folders', (name) => {
    for (const dir of [name, `actions/${name}`]) {
      const { runs } = parse(tree.get(`${dir}/action.yml`) ?? '') as { runs: { main: string; post?: string } };
      const entries = [runs.main, ...(runs.post === undefined ? [] : [runs.post])];
      expect(entries.map((entry) => posix.join(dir, entry)).filter((path) => !tree.has(path))).toEqual([]);
    }
  });

  it.each(workflowPaths)('resolves every reference of %s to itself', (path) => {
    const own = usesOf(tree.get(path) ?? '').flatMap((uses) => ownPath(uses) ?? []);
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter((target) => !resolves(target))).toEqual([]);
  });

  it('fits the budget', () => {
    const dir = mkdtempSync(join(tmpdir(), 'release-tree-'));
    try {
      replaceTree(dir, tree, 'dist/index.js');
      expect(checkedTarballSize(dir)).toBeLessThanOrEqual(TARBALL_BUDGET);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});

describe('the pinned release tree', () => {
  it.each(workflowPaths)('names this repository in full in %s', (path) => {
    const references = usesOf(pinned.get(path) ?? '').filter((uses) => !/^actions\//.test(uses));
    expect(references).toHaveLength(usesOf(tree.get(path) ?? '').filter((uses) => ownPath(uses)).length);
    for (const uses of references) {
      const target = /^acme\/delivery\/(.+)@v9$/.exec(uses)?.[1] ?? `none in ${uses}`;
      expect(pinned.has(target) || pinned.has(`${target}/action.yml`)).toBe(true);
    }
  });

  it('differs from the plain one in nothing else', () => {
    const withoutUses = (text = '') => text.replace(/uses: .*/g, '');
    const changed = [...tree].filter(([path, text]) => withoutUses(text) !== withoutUses(pinned.get(path)));
    expect(changed).toEqual([]);
    expect([...pinned.keys()]).toEqual([...tree.keys()]);
  });
});

function resolves(target: string): boolean {
  return tree.has(target) || tree.has(`${target}/action.yml`);
}
