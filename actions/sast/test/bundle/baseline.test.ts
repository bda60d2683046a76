import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runWith, semgrepReport, type Run } from './harness.js';

let folder = '';
const git = (...args: string[]): string => {
  const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim();
};
const write = (text: string): void => {
  writeFileSync(join(folder, 'main.py'), text);
};
const run = (ref: string, scanned = ['main.py']): Promise<Run> =>
  runWith({ report: semgrepReport({ scanned }) }, { 'baseline-ref': ref }, { env: { GITHUB_WORKSPACE: folder } });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sast-repository-'));
  git('init', '--quiet', '--initial-branch=main');
  write('a = 1\n');
  git('add', '.');
  git('commit', '--quiet', '-m', 'First');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('baseline-ref', () => {
  it('names the commit where the branches parted, not the newest of the other', async () => {
    const parted = git('rev-parse', 'HEAD');
    git('switch', '--quiet', '-c', 'feature');
    write('a = 2\n');
    git('commit', '--quiet', '-am', 'Change');
    git('switch', '--quiet', 'main');
    writeFileSync(join(folder, 'other.py'), '');
    git('add', '.');
    git('commit', '--quiet', '-m', 'Meanwhile');
    git('switch', '--quiet', 'feature');
    const step = await run('main');
    expect(step.outputs['outcome']).toBe('passed');
    expect(step.call?.args).toContain(`--baseline-commit=${parted}`);
    expect(step.result).toMatchObject({ baseline: parted });
  });

  it('finds a branch that only the remote has', async () => {
    git('update-ref', 'refs/remotes/origin/release', 'HEAD');
    write('a = 2\n');
    git('commit', '--quiet', '-am', 'Change');
    const step = await run('release');
    expect(step.call?.args.some((arg) => arg.startsWith('--baseline-commit='))).toBe(true);
  });

  it('that is this commit: everything counts, since nothing would be new', async () => {
    const step = await run('main');
    expect(step.outputs['outcome']).toBe('passed');
    expect(step.call?.args.some((arg) => arg.startsWith('--baseline-commit='))).toBe(false);
    expect(step.stdout).toContain('every finding counts');
  });

  it('a change that touches no code is green, and says so', async () => {
    git('switch', '--quiet', '-c', 'docs');
    writeFileSync(join(folder, 'README.md'), 'Read me.');
    git('add', '.');
    git('commit', '--quiet', '-m', 'Docs');
    const step = await run('main', []);
    expect(step.outputs['outcome']).toBe('passed');
    expect(step.stdout).toContain('No file that the rules look at has changed');
  });

  it.each([
    ['an unknown reference', 'nowhere', () => undefined, 'fetch-depth: 0'],
    [
      'changed files',
      'main',
      () => {
        write('a = 3\n');
      },
      'tracked files were changed by earlier steps',
    ],
    [
      'no common history',
      'orphan',
      () => {
        git('switch', '--quiet', '--orphan', 'orphan');
        git('commit', '--quiet', '--allow-empty', '-m', 'Other');
        git('switch', '--quiet', 'main');
      },
      'no common history',
    ],
  ])('%s: red before anything is scanned', async (_, ref, prepare, message) => {
    git('commit', '--quiet', '--allow-empty', '-m', 'Second');
    prepare();
    const step = await run(ref);
    expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'config-error' } });
    expect(step.outputs['reason']).toContain(message);
    expect(step.call).toBeUndefined();
  });

  it('outside of a checkout: says what is missing', async () => {
    rmSync(join(folder, '.git'), { recursive: true });
    const step = await run('main');
    expect(step.outputs).toMatchObject({ outcome: 'config-error' });
    expect(step.outputs['reason']).toContain('actions/checkout');
  });
});
