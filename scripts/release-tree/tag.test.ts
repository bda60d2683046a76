import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from '@jest/globals';

const SCRIPTS = dirname(fileURLToPath(import.meta.url));
const IDENTITY = ['-c', 'user.name=t', '-c', 'user.email=t@example.org'];

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tag-'));
  git(dir, 'init', '--quiet', '--bare', 'origin.git');
  git(dir, 'clone', '--quiet', 'origin.git', 'checkout');
  put('checkout/package.json', '{\n  "version": "1.2.3"\n}\n');
  put('checkout/src/code.ts', '');
  put('checkout/.github/workflows/ci.yml', 'ci');
  put('checkout/.github/workflows/deploy.yml', 'as on main');
  put('checkout/.gitignore', 'dist/\n');
  git(join(dir, 'checkout'), 'add', '--all');
  git(join(dir, 'checkout'), ...IDENTITY, 'commit', '--quiet', '--message', 'Code');
  put('tree/dist/index.js', 'bundle');
  put('tree/action.yml', '');
  put('tree/.github/workflows/deploy.yml', 'pinned');
  execFileSync('tar', ['-czf', join(dir, 'tree.tar.gz'), '-C', join(dir, 'tree'), '.']);
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

it('tags the tree on top of the checkout, workflow files as they are there', () => {
  expect(script('tag.sh', '1.2.3', '../tree.tar.gz').status).toBe(0);
  const files = git(join(dir, 'origin.git'), 'ls-tree', '-r', '--name-only', 'v1.2.3').trim().split('\n');
  expect(files).toEqual(['.github/workflows/ci.yml', '.github/workflows/deploy.yml', 'action.yml', 'dist/index.js']);
  expect(git(join(dir, 'origin.git'), 'show', 'v1.2.3:.github/workflows/deploy.yml')).toBe('as on main');
  expect(git(join(dir, 'origin.git'), 'rev-parse', 'v1.2.3^')).toBe(git(join(dir, 'checkout'), 'rev-parse', 'HEAD'));
});

it('gives the same commit when it is repeated, and leaves the checkout alone', () => {
  script('tag.sh', '1.2.3', '../tree.tar.gz');
  const first = git(join(dir, 'origin.git'), 'rev-parse', 'v1.2.3');
  git(join(dir, 'checkout'), 'tag', '--delete', 'v1.2.3');
  expect(script('tag.sh', '1.2.3', '../tree.tar.gz').status).toBe(0);
  expect(git(join(dir, 'origin.git'), 'rev-parse', 'v1.2.3')).toBe(first);
  expect(git(join(dir, 'checkout'), 'status', '--porcelain')).toBe('');
});

it.each([
  ['v1.2.3', 'must be X.Y.Z'],
  ['1.2', 'must be X.Y.Z'],
  ['1.2.4', 'package.json does not say version 1.2.4'],
])('refuses version %s', (version, message) => {
  const run = script('tag.sh', version, '../tree.tar.gz');
  expect(run.stderr).toContain(message);
  expect(run.status).toBe(1);
  expect(git(join(dir, 'origin.git'), 'tag')).toBe('');
});

it('moves the major tag to an immutable release', () => {
  script('tag.sh', '1.2.3', '../tree.tar.gz');
  git(join(dir, 'checkout'), 'push', '--quiet', 'origin', 'HEAD:refs/tags/v1');
  expect(script('move-major.sh', '1.2.3').status).toBe(0);
  expect(git(join(dir, 'origin.git'), 'rev-parse', 'v1')).toBe(git(join(dir, 'origin.git'), 'rev-parse', 'v1.2.3'));
});

it('leaves the major tag where the release is not immutable', () => {
  script('tag.sh', '1.2.3', '../tree.tar.gz');
  const run = script('move-major.sh', '1.2.3', 'false');
  expect(run.stderr).toContain('is not immutable');
  expect(run.status).toBe(1);
  expect(git(join(dir, 'origin.git'), 'tag').trim()).toBe('v1.2.3');
});

/** Runs a script in the checkout; its last argument is what `gh` says of the release where it is true or false. */
function script(name: string, ...args: string[]): { status: number | null; stderr: string } {
  const immutable = args.at(-1) === 'false' ? 'false' : 'true';
  put('bin/gh', `#!/bin/sh\necho ${immutable}\n`);
  chmodSync(join(dir, 'bin/gh'), 0o755);
  const env = { PATH: `${join(dir, 'bin')}:${process.env['PATH'] ?? ''}`, HOME: dir, GITHUB_REPOSITORY: 'org/x' };
  return spawnSync(join(SCRIPTS, name), args, { cwd: join(dir, 'checkout'), env, encoding: 'utf8' });
}

function git(cwd: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

function put(path: string, text: string): void {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), text);
}
