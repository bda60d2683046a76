import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { findActions } from './actions.js';
import { entrySource, stubs } from './entry.js';
import { readTree, replaceTree, treeDifferences } from './files.js';
import { noticesText, packageFolders, readPackage } from './notices.js';

const REPO = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'build-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

describe('findActions', () => {
  it('finds folders with an action.yml, sorted, and whether they have a post step', () => {
    put('actions/beta/action.yml', actionYml('beta'));
    put('actions/alpha/action.yml', `${actionYml('alpha')}  post: ../../dist/alpha/post.js\n`);
    put('actions/notes/README.md', '');
    expect(findActions(dir)).toEqual([
      { name: 'alpha', hasPost: true },
      { name: 'beta', hasPost: false },
    ]);
  });

  it.each([
    [
      'another bundle',
      actionYml('gamma'),
      'actions/beta/action.yml: "runs.main" is "../../dist/gamma/index.js", must be',
    ],
    ['an old Node', actionYml('beta').replace('node24', 'node20'), '"runs.using" is "node20", must be "node24"'],
    ['no runs', 'name: beta\n', '"runs.using" is missing'],
  ])('refuses %s', (_, text, message) => {
    put('actions/beta/action.yml', text);
    expect(() => findActions(dir)).toThrow(message);
  });
});

describe('entry', () => {
  it('imports every action lazily', () => {
    expect(entrySource(['ecs-deploy', 'report-metric']).match(/await import\('[^']+'\)/g)).toEqual([
      "await import('../../actions/ecs-deploy/src/action.js')",
      "await import('../../actions/report-metric/src/action.js')",
    ]);
  });

  it('gives a stub per step', () => {
    expect([...stubs({ name: 'a', hasPost: false }).keys()]).toEqual(['a/index.js']);
    expect(stubs({ name: 'a', hasPost: true }).get('a/post.js')).toBe(
      "import { post } from '../index.js';\n\nawait post('a');\n",
    );
  });
});

describe('build command', () => {
  it('says which action has no source', () => {
    put('actions/beta/action.yml', actionYml('beta'));
    const tsx = join(REPO, 'node_modules/tsx/dist/cli.mjs');
    const run = spawnSync(process.execPath, [tsx, join(REPO, 'scripts/build/main.ts')], { cwd: dir, encoding: 'utf8' });
    expect(run.stderr).toContain('actions/beta/action.yml stands, but actions/beta/src/action.ts is missing.');
    expect(run.status).toBe(1);
    expect(existsSync(join(dir, 'dist'))).toBe(false);
  });
});

describe('treeDifferences', () => {
  it.each([
    ['nothing', { a: '1' }, []],
    ['a changed file', { a: '2' }, ['differs: a']],
    ['a missing file', {}, ['missing: a']],
    ['a file too many', { a: '1', b: '' }, ['not built any more: b']],
  ])('names %s', (_, actual, expected) => {
    expect(treeDifferences(new Map([['a', '1']]), new Map(Object.entries(actual)))).toEqual(expected);
  });
});

describe('replaceTree', () => {
  it('replaces a former result whole', () => {
    replaceTree(
      dir,
      new Map([
        ['index.js', 'a'],
        ['old/chunk.js', 'b'],
      ]),
      'index.js',
    );
    replaceTree(
      dir,
      new Map([
        ['index.js', 'c'],
        ['x/index.js', 'd'],
      ]),
      'index.js',
    );
    expect(Object.fromEntries(readTree(dir))).toEqual({ 'index.js': 'c', 'x/index.js': 'd' });
  });

  it.each([['notes.txt'], ['.git/HEAD']])('leaves a folder alone that holds %s', (file) => {
    put(file, 'mine');
    if (file.startsWith('.git')) put('index.js', '');
    expect(() => {
      replaceTree(dir, new Map(), 'index.js');
    }).toThrow('is not empty');
    expect(readFileSync(join(dir, file), 'utf8')).toBe('mine');
  });
});

describe('notices', () => {
  it('takes the innermost installed package of each module, never a workspace', () => {
    const modules = [
      '/r/node_modules/@aws-sdk/core/dist/index.js',
      '/r/node_modules/@aws-sdk/core/dist/other.js?x',
      '/r/node_modules/a/node_modules/b/index.js',
      '/r/packages/action-kit/src/log.ts',
    ];
    expect(packageFolders(modules)).toEqual(['/r/node_modules/@aws-sdk/core', '/r/node_modules/a/node_modules/b']);
  });

  it('prints a licence once for all packages under it, and says where there is none', () => {
    const base = { version: '1.0.0', license: 'MIT' };
    const text = noticesText([
      { ...base, name: 'b', text: 'Free  for\nall' },
      { ...base, name: 'a', text: 'Free for all' },
      { ...base, name: 'c', text: '' },
    ]);
    expect(text.match(/Free\s+for\s+all/g)).toHaveLength(1);
    expect(text).toContain('a 1.0.0 (MIT)\nb 1.0.0 (MIT)\n');
    expect(text).toContain('c 1.0.0 (MIT)\n\nIt ships no licence file');
  });

  it('refuses a package without a licence', () => {
    put('package.json', '{"name":"x","version":"1.0.0"}');
    expect(() => readPackage(dir)).toThrow('the bundled package "x" states no licence');
  });
});

function put(path: string, text: string): void {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), text);
}

function actionYml(name: string): string {
  return `name: ${name}\nruns:\n  using: node24\n  main: ../../dist/${name}/index.js\n`;
}
