import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from './support/repository.js';

// Written in parts, so that this file does not match itself.
const HOSTS = [
  ['registry', 'npmjs'],
  ['registry', 'yarnpkg'],
  ['files', 'pythonhosted'],
  ['proxy', 'golang'],
  ['pypi', 'org'],
];
const PATTERNS = {
  'a package registry': new RegExp(HOSTS.map((parts) => parts.join('\\.')).join('|')),
  'a path of one machine': new RegExp(`(?<![\\w.~})-])/(?:${['root', 'Users', 'work'].join('|')})/[a-z]`),
};

describe('no file of the repository names', () => {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root })
    .toString()
    .split('\0')
    .filter((path) => path !== '' && !/^dist\/|\.(png|ico|woff2)$/.test(path));

  it.each(Object.entries(PATTERNS))('%s', (_, pattern) => {
    const found = files.flatMap((path) =>
      text(path)
        .split('\n')
        .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : [])),
    );
    expect(files.length).toBeGreaterThan(50);
    expect(found).toEqual([]);
  });
});

/** A tracked file that was deleted in the working tree counts as empty. */
function text(path: string): string {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return '';
  }
}
