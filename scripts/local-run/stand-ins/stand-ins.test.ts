import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { runTool } from '@platform-actions/action-kit';
import { startLocalCloud, type LocalCloud } from '@platform-actions/local-cloud';
import { releaseTree } from '../../release-tree/tree.js';
import { standIns } from './index.js';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = resolve(HERE, '../../..');

let root: string;
let cloud: LocalCloud;
beforeEach(async () => {
  cloud = await startLocalCloud();
  for (const id of [1, 2]) cloud.github.run({ id, workflow: '.github/workflows/backend.yml' });
  root = mkdtempSync(join(tmpdir(), 'stand-ins-'));
  for (const folder of ['shelf', 'workspace/dist/.vite', 'workspace/dist/assets']) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  for (const file of ['index.html', '.vite/manifest.json', 'assets/a.js']) {
    writeFileSync(join(root, 'workspace/dist', file), file);
  }
});
afterEach(async () => {
  rmSync(root, { recursive: true, force: true });
  await cloud.stop();
});

/** Runs a stand-in as act does. */
async function run(name: string, inputs: Readonly<Record<string, string>>, runId = '1') {
  const given = Object.entries(inputs).map(([input, value]) => [`INPUT_${input.toUpperCase()}`, value] as const);
  const workspace = join(root, 'workspace');
  const runner = { GITHUB_WORKSPACE: workspace, GITHUB_RUN_ID: runId, GITHUB_OUTPUT: join(root, 'output') };
  const env = {
    ...{ ...Object.fromEntries(given), ...runner },
    ...{ PATH: process.env['PATH'] ?? '', RUNNER_TEMP: root },
    ...{ LOCAL_RUN_SHELF: join(root, 'shelf'), LOCAL_RUN_CLOUD: cloud.url },
    LOCAL_RUN_REPOSITORY: join(root, 'repository'),
  };
  const args = [join(HERE, name, 'index.mjs')];
  const { exitCode, stdout } = await runTool({
    ...{ command: process.execPath, args, env, cwd: workspace, timeoutSeconds: 30 },
  });
  return { exitCode, stdout };
}

describe('artifacts', () => {
  it('go from one job to the next, with what starts with a dot where it is asked for', async () => {
    const inputs = { name: 'site', path: 'dist', 'include-hidden-files': 'true' };
    expect((await run('upload-artifact', inputs)).exitCode).toBe(0);
    expect((await run('download-artifact', { name: 'site', path: 'got' })).exitCode).toBe(0);
    const got = readdirSync(join(root, 'workspace/got'), { recursive: true }).map(String);
    expect(got.sort()).toEqual(['.vite', '.vite/manifest.json', 'assets', 'assets/a.js', 'index.html']);
  });

  it('lose what starts with a dot otherwise, as on GitHub', async () => {
    await run('upload-artifact', { name: 'site', path: 'dist', 'include-hidden-files': 'false' });
    await run('download-artifact', { name: 'site', path: 'got' });
    expect(existsSync(join(root, 'workspace/got/.vite'))).toBe(false);
    expect(existsSync(join(root, 'workspace/got/index.html'))).toBe(true);
  });

  it('may be one file, from wherever it is', async () => {
    writeFileSync(join(root, 'request.json'), '{}');
    expect((await run('upload-artifact', { name: 'request', path: join(root, 'request.json') })).exitCode).toBe(0);
    await run('download-artifact', { name: 'request', path: 'got' });
    expect(readFileSync(join(root, 'workspace/got/request.json'), 'utf8')).toBe('{}');
  });

  it("are listed by GitHub's API, as of their run", async () => {
    await run('upload-artifact', { name: 'site', path: 'dist' }, '2');
    expect(cloud.github.artifacts(1)).toEqual([]);
    expect(cloud.github.artifacts(2).map(({ name }) => name)).toEqual(['site']);
  });

  it('are refused of a run that GitHub does not know', async () => {
    const { exitCode, stdout } = await run('upload-artifact', { name: 'site', path: 'dist' }, '3');
    expect(stdout).toMatch(/^::error::The local cloud does not take the artifact: .*3/);
    expect(exitCode).toBe(1);
  });

  it.each([
    ['a folder that is not there', 'upload-artifact', { name: 'site', path: 'build' }, 'no file or folder build'],
    ['a folder without files', 'upload-artifact', { name: 'site', path: '.' }, 'No files'],
    ['an artifact that is not there', 'download-artifact', { name: 'other', path: 'got' }, 'no artifact other'],
  ])('do not come of %s', async (_, name, inputs, message) => {
    rmSync(join(root, 'workspace/dist'), { recursive: true });
    const { exitCode, stdout } = await run(name, inputs);
    expect(stdout).toContain(message);
    expect(exitCode).toBe(1);
  });

  it('belong to one run, and have one upload', async () => {
    const inputs = { name: 'site', path: 'dist' };
    expect((await run('upload-artifact', inputs)).exitCode).toBe(0);
    expect((await run('upload-artifact', inputs)).exitCode).toBe(1);
    expect((await run('download-artifact', { name: 'site', path: 'got' }, '2')).exitCode).toBe(1);
  });
});

describe('checkout', () => {
  it('takes the files of the commit that is named, and leaves the repository as it is', async () => {
    const repository = join(root, 'repository');
    const git = (...args: string[]): string =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], {
        ...{ cwd: repository, encoding: 'utf8' },
      }).trim();
    mkdirSync(repository);
    git('init', '--quiet');
    for (const text of ['one', 'two']) {
      writeFileSync(join(repository, 'page.txt'), text);
      git('add', '--all');
      git('commit', '--quiet', '--message', text);
    }
    const { exitCode } = await run('checkout', { ref: git('rev-parse', 'HEAD~1') });
    expect(exitCode).toBe(0);
    expect(readFileSync(join(root, 'workspace/page.txt'), 'utf8')).toBe('one');
    expect(git('status', '--porcelain')).toBe('');
    expect((await run('checkout', { ref: '0'.repeat(40) })).stdout).toMatch(/^::error::0+ cannot be checked out: /);
  });
});

describe('setup-node', () => {
  const major = process.version.slice(1).split('.')[0] ?? '';

  it.each([
    ['that the workflow asks for', major, /^Node\.js v/],
    ['of another version', '12', /^::notice::.*asks for 12\./],
  ])('says that it takes the Node.js %s', async (_, version, said) => {
    expect((await run('setup-node', { 'node-version': version })).stdout).toMatch(said);
    expect(readFileSync(join(root, 'output'), 'utf8')).toBe(`node-version=${process.version}\n`);
  });
});

describe('standIns', () => {
  it('has a folder with an action for every action of GitHub that a pipeline uses', () => {
    const tree = releaseTree(
      ROOT,
      { repository: 'org/platform-actions', ref: 'v1' },
      process.env['PLATFORM_ACTIONS_DIST'],
    );
    const found = standIns(tree);
    const workflows = [...tree].flatMap(([path, text]) => (/workflows\/\w+\.yml$/.test(path) ? [text] : []));
    const references = workflows.flatMap((text) => text.match(/\bactions\/[\w-]+@[0-9a-f]{40}/g) ?? []);
    expect(Object.keys(found).sort()).toEqual([...new Set(references)].sort());
    for (const folder of Object.values(found)) expect(existsSync(join(folder, 'action.yml'))).toBe(true);
  });
});
