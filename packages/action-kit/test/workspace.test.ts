import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isInside, pathOfInput, pathToWrite, readInputFile, realPath, UserError } from '../src/index.js';

/** `workspace`, `workspace-2`, `temp` and `outside` side by side, with links between them. */
let root: string;
let workspace: string;
let temp: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'workspace-')));
  workspace = join(root, 'workspace');
  temp = join(root, 'temp');
  for (const folder of ['workspace/dir', 'workspace-2', 'temp', 'outside']) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  for (const file of ['workspace/a.txt', 'workspace/dir/b.txt', 'workspace-2/c.txt', 'temp/t.txt', 'outside/s.txt']) {
    writeFileSync(join(root, file), file);
  }
  const links = {
    dot: '.',
    sideways: 'dir',
    folder: '../outside',
    file: '../outside/s.txt',
    dangling: '../outside/new',
  };
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(workspace, name));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

/** What leads out of the workspace to something that exists. */
const LEADS_OUT = [
  '../outside/s.txt',
  '..',
  '../workspace-2/c.txt',
  'folder/s.txt',
  'file',
  '/etc/passwd',
  'dir/../..',
];

describe('pathOfInput', () => {
  const runner = () => ({ workspace, env: { RUNNER_TEMP: temp } });

  it.each([
    ['a.txt', 'a.txt'],
    ['./dir/../a.txt', 'a.txt'],
    ['dot/dot/a.txt', 'a.txt'],
    ['sideways/b.txt', 'dir/b.txt'],
    ['dir', 'dir'],
    ['.', ''],
  ])('%s is the real %j of the workspace', (given, real) => {
    expect(pathOfInput(runner(), 'paths', given)).toBe(join(workspace, real));
  });

  it('takes an absolute path of the workspace, and a workspace that is itself a link', () => {
    symlinkSync(workspace, join(root, 'link'));
    const linked = { ...runner(), workspace: join(root, 'link') };
    expect(pathOfInput(runner(), 'paths', join(workspace, 'a.txt'))).toBe(join(workspace, 'a.txt'));
    expect(pathOfInput(linked, 'paths', 'a.txt')).toBe(join(workspace, 'a.txt'));
  });

  it.each(LEADS_OUT)('refuses %s', (given) => {
    expect(() => pathOfInput(runner(), 'paths', given)).toThrow(UserError);
    expect(() => pathOfInput(runner(), 'paths', given)).toThrow(
      `Input "paths" is ${JSON.stringify(given)}: it lies outside of the workspace; give`,
    );
    expect(() => pathOfInput(runner(), 'report', given, { temp: true })).toThrow(
      'the workspace and of RUNNER_TEMP; give',
    );
  });

  it('takes RUNNER_TEMP only where it was asked to', () => {
    const file = join(temp, 't.txt');
    expect(pathOfInput(runner(), 'report', file, { temp: true })).toBe(file);
    expect(() => pathOfInput(runner(), 'report', file)).toThrow('outside of the workspace');
    for (const env of [{}, { RUNNER_TEMP: '' }, { RUNNER_TEMP: join(root, 'none') }]) {
      expect(() => pathOfInput({ workspace, env }, 'report', file, { temp: true })).toThrow('outside of the workspace');
    }
  });

  it.each(['none.txt', 'dangling', 'a.txt/b', '../none'])('says that there is nothing at %s', (given) => {
    expect(() => pathOfInput(runner(), 'paths', given)).toThrow(
      'there is nothing there. Is the repository checked out',
    );
    expect(() => pathOfInput(runner(), 'report', given, { temp: true })).toThrow('Was it made by an earlier step');
  });
});

describe('readInputFile', () => {
  const read = (given: string, maxBytes = 100) => readInputFile([workspace, temp], 'policy', given, maxBytes);

  it('reads text of any of the folders, a relative path from the first', () => {
    expect(read('a.txt')).toBe('workspace/a.txt');
    expect(read('sideways/b.txt')).toBe('workspace/dir/b.txt');
    expect(read(join(temp, 't.txt'))).toBe('temp/t.txt');
    expect(read('../temp/t.txt')).toBe('temp/t.txt');
  });

  it.each([...LEADS_OUT, '../none', '/none'])('refuses %s', (given) => {
    expect(() => read(given)).toThrow(`Input "policy" is ${JSON.stringify(given)}: it lies outside of the workspace`);
  });

  it.each(['none.txt', 'dir/none.txt', 'dangling'])('gives undefined where %s is not there', (given) => {
    expect(read(given)).toBeUndefined();
  });

  it('takes plain UTF-8 files of a bounded size only', () => {
    writeFileSync(join(workspace, 'latin1'), Buffer.from([0xe4]));
    writeFileSync(join(workspace, 'big.yml'), 'x'.repeat(11));
    expect(read('big.yml', 11)).toBe('x'.repeat(11));
    expect(() => read('big.yml', 10)).toThrow('"big.yml": it has 11 bytes; 10 are allowed.');
    expect(() => read('dir')).toThrow('that is no file');
    expect(() => read('latin1')).toThrow('not UTF-8');
    expect(() => read('latin1')).toThrow(UserError);
  });
});

describe('pathToWrite', () => {
  const write = (given: string) => pathToWrite(workspace, 'sarif-file', given);

  it('makes the folder', () => {
    expect(write('out/deep/a.sarif')).toBe(join(workspace, 'out/deep/a.sarif'));
    expect(existsSync(join(workspace, 'out/deep'))).toBe(true);
    expect(write('a.txt')).toBe(join(workspace, 'a.txt'));
  });

  it.each(['../a.sarif', '/etc/a.sarif', '.', 'a/../..', '..', 'folder/x.sarif', 'folder/new/x', '../workspace-2/x'])(
    'refuses %s, and makes nothing',
    (given) => {
      expect(() => write(given)).toThrow('outside of the workspace');
      expect(existsSync(join(root, 'outside/new'))).toBe(false);
    },
  );

  it('writes over no link and no folder', () => {
    expect(() => write('dangling')).toThrow('that is a symbolic link; name a plain file');
    symlinkSync('a.txt', join(workspace, 'inner'));
    expect(() => write('inner')).toThrow('that is a symbolic link; name a plain file');
    expect(() => write('dir')).toThrow('that is no file');
  });

  it('refuses every path where there is no workspace', () => {
    expect(() => pathToWrite(join(root, 'none'), 'sarif-file', 'a.sarif')).toThrow('outside of the workspace');
    expect(existsSync(join(root, 'none'))).toBe(false);
  });
});

describe('isInside', () => {
  it.each([
    ['/a', '/a', true],
    ['/a', '/a/b', true],
    ['/', '/a', true],
    ['/a', '/a/..b', true],
    ['/a', '/ab', false],
    ['/a/b', '/a', false],
    ['/a', '/b', false],
    [undefined, '/a', false],
  ])('%s holds %s: %s', (folder, path, inside) => {
    expect(isInside(folder, path)).toBe(inside);
  });
});

describe('realPath', () => {
  it('follows links, and is undefined where there is nothing', () => {
    expect(realPath(join(workspace, 'folder'))).toBe(join(root, 'outside'));
    expect(realPath(join(workspace, 'dangling'))).toBeUndefined();
    expect(realPath('')).toBeUndefined();
  });
});
