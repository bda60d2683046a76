import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { releaseTree } from '../../release-tree/tree.js';
import { standIns } from './index.js';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = resolve(HERE, '../../..');

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stand-ins-'));
  for (const folder of ['shelf', 'workspace/dist/.vite', 'workspace/dist/assets']) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  for (const file of ['index.html', '.vite/manifest.json', 'assets/a.js']) {
    writeFileSync(join(root, 'workspace/dist', file), file);
  }
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Runs a stand-in as act does. */
function run(name: string, inputs: Readonly<Record<string, string>>, runId = '1') {
  const given = Object.entries(inputs).map(([input, value]) => [`INPUT_${input.toUpperCase()}`, value] as const);
  const workspace = join(root, 'workspace');
  const runner = { GITHUB_WORKSPACE: workspace, GITHUB_RUN_ID: runId, GITHUB_OUTPUT: join(root, 'output') };
  const env = { ...Object.fromEntries(given), ...runner, LOCAL_RUN_SHELF: join(root, 'shelf') };
  return spawnSync(process.execPath, [join(HERE, name, 'index.mjs')], { cwd: workspace, env, encoding: 'utf8' });
}

describe('artifacts', () => {
  it('go from one job to the next, with what starts with a dot where it is asked for', () => {
    expect(run('upload-artifact', { name: 'site', path: 'dist', 'include-hidden-files': 'true' }).status).toBe(0);
    expect(run('download-artifact', { name: 'site', path: 'got' }).status).toBe(0);
    const got = readdirSync(join(root, 'workspace/got'), { recursive: true }).map(String);
    expect(got.sort()).toEqual(['.vite', '.vite/manifest.json', 'assets', 'assets/a.js', 'index.html']);
  });

  it('lose what starts with a dot otherwise, as on GitHub', () => {
    run('upload-artifact', { name: 'site', path: 'dist', 'include-hidden-files': 'false' });
    run('download-artifact', { name: 'site', path: 'got' });
    expect(existsSync(join(root, 'workspace/got/.vite'))).toBe(false);
    expect(existsSync(join(root, 'workspace/got/index.html'))).toBe(true);
  });

  it.each([
    ['a folder that is not there', 'upload-artifact', { name: 'site', path: 'build' }, 'no folder build'],
    ['a folder without files', 'upload-artifact', { name: 'site', path: '.' }, 'No files'],
    ['an artifact that is not there', 'download-artifact', { name: 'other', path: 'got' }, 'no artifact other'],
  ])('do not come of %s', (_, name, inputs, message) => {
    rmSync(join(root, 'workspace/dist'), { recursive: true });
    const { status, stdout } = run(name, inputs);
    expect(stdout).toContain(message);
    expect(status).toBe(1);
  });

  it('belong to one run, and have one upload', () => {
    const inputs = { name: 'site', path: 'dist' };
    expect([run('upload-artifact', inputs), run('upload-artifact', inputs)].map(({ status }) => status)).toEqual([
      0, 1,
    ]);
    expect(run('download-artifact', { name: 'site', path: 'got' }, '2').status).toBe(1);
  });
});

describe('setup-node', () => {
  const major = process.version.slice(1).split('.')[0] ?? '';

  it.each([
    ['that the workflow asks for', major, /^Node\.js v/],
    ['of another version', '12', /^::notice::.*asks for 12\./],
  ])('says that it takes the Node.js %s', (_, version, said) => {
    expect(run('setup-node', { 'node-version': version }).stdout).toMatch(said);
    expect(readFileSync(join(root, 'output'), 'utf8')).toBe(`node-version=${process.version}\n`);
  });
});

describe('standIns', () => {
  it('has a folder with an action for every action of GitHub that a pipeline uses, but checkout', () => {
    const tree = releaseTree(ROOT, { repository: 'org/platform-actions', ref: 'v1' });
    const found = standIns(tree);
    const workflows = [...tree].flatMap(([path, text]) => (/workflows\/\w+\.yml$/.test(path) ? [text] : []));
    const references = workflows.flatMap((text) => text.match(/\bactions\/[\w-]+@[0-9a-f]{40}/g) ?? []);
    const wanted = references.filter((reference) => !reference.startsWith('actions/checkout@'));
    expect(Object.keys(found).sort()).toEqual([...new Set(wanted)].sort());
    for (const folder of Object.values(found)) expect(existsSync(join(folder, 'action.yml'))).toBe(true);
  });
});
