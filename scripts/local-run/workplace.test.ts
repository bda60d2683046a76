import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createConsumer, createWorkplace, lastCommit, type Workplace } from './workplace.js';

let [place, sources]: Workplace[] = [];
beforeEach(() => {
  [place, sources] = [createWorkplace(), createWorkplace()];
});
afterEach(() => {
  place?.remove();
  sources?.remove();
});

function source(path: string, text: string): string {
  const file = join(sources!.repository, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

describe('createConsumer', () => {
  it('makes a repository of the application and its caller workflow', async () => {
    source('service/Dockerfile', 'FROM scratch');
    source('service/.venv/bin/python', 'not a source');
    source('service/.github/policy.yml', 'version: 1');
    const example = join(sources!.repository, 'service');
    const commit = await createConsumer(place!, {
      ...{
        example,
        leftOut: ['.github/policy.yml'],
        caller: 'backend.yml',
        workflow: 'name: Backend',
        repository: 'org/orders-api',
      },
      files: { 'reports/trivy.json': '{}' },
    });

    const git = (...args: string[]) => execFileSync('git', args, { cwd: place!.repository, encoding: 'utf8' }).trim();
    expect(commit).toBe(git('rev-parse', 'main'));
    expect(git('remote', 'get-url', 'origin')).toBe('https://github.com/org/orders-api.git');
    expect(git('ls-files').split('\n')).toEqual(['.github/workflows/backend.yml', 'Dockerfile', 'reports/trivy.json']);
    expect(git('status', '--porcelain')).toBe('');
    expect(readdirSync(place!.repository)).not.toContain('.venv');
    expect(await lastCommit(place!)).toEqual({
      message: 'Add service and its pipeline',
      files: {
        '.github/workflows/backend.yml': 'name: Backend',
        Dockerfile: 'FROM scratch',
        'reports/trivy.json': '{}',
      },
    });
  });

  it('says which git command failed', async () => {
    writeFileSync(join(place!.repository, '.git'), 'no repository');
    const example = source('service/a', '').replace(/\/a$/, '');
    const consumer = { example, leftOut: [], caller: 'backend.yml', workflow: '', files: {}, repository: 'o/r' };
    await expect(createConsumer(place!, consumer)).rejects.toThrow(/^git init .* failed in/);
  });
});

describe('createWorkplace', () => {
  it('leaves nothing behind', () => {
    place!.remove();
    expect(existsSync(dirname(place!.home))).toBe(false);
  });
});
