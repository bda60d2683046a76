import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ownersOf, parseCodeOwners } from '../src/index.js';

function owned(pattern: string, path: string): boolean {
  return ownersOf(parseCodeOwners(`${pattern} @owner`), path).length > 0;
}

describe('a pattern of CODEOWNERS', () => {
  it.each([
    ['*', ['a', 'a/b', '.github/workflows/x.yml', 'a b'], []],
    ['*.js', ['a.js', 'src/a.js', '.js'], ['a.jsx', 'a.js.map', 'A.JS']],
    ['/*.js', ['a.js'], ['src/a.js']],
    ['/*', ['a', '.env'], ['a/b']],
    ['/docs/', ['docs/a', 'docs/a/b', 'docs/.x'], ['docs', 'src/docs/a', 'docs2/a']],
    ['/docs', ['docs', 'docs/a', 'docs/a/b'], ['src/docs', 'docs2']],
    ['docs/*', ['docs/a.md'], ['docs/a/b.md', 'src/docs/a.md', 'docs']],
    ['docs/*.md', ['docs/a.md'], ['docs/a.txt', 'docs/a/b.md']],
    ['docs/**', ['docs/a.md', 'docs/a/b.md'], ['docs', 'src/docs/a.md']],
    ['apps/', ['apps/a', 'src/apps/a/b'], ['apps', 'myapps/a']],
    ['apps', ['apps', 'apps/a', 'src/apps', 'src/apps/a'], ['apps.ts', 'myapps']],
    ['src/apps', ['src/apps', 'src/apps/a'], ['x/src/apps', 'apps']],
    ['**/logs', ['logs', 'logs/a', 'build/logs/a', 'a/b/logs/c/d'], ['build/logs2', 'mylogs/a']],
    ['**/logs/', ['logs/a', 'build/logs/a'], ['logs', 'a/logs']],
    ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b', 'a/x/b/file'], ['a', 'b', 'x/a/b']],
    ['**/**/b', ['b', 'x/y/b'], ['bb']],
    ['**', ['a', 'a/b'], []],
    ['src/*/index.ts', ['src/a/index.ts'], ['src/index.ts', 'src/a/b/index.ts']],
    ['src/a?.ts', ['src/ab.ts'], ['src/a.ts', 'src/a/.ts']],
    ['a**b', ['ab', 'axb', 'x/axb'], ['a/b']],
    ['/a\\ b/', ['a b/c'], ['a/c', 'a\\ b/c']],
    ['a\\*b', ['a*b'], ['axb']],
    ['Docs/', ['Docs/a'], ['docs/a']],
    ['a.b', ['a.b'], ['axb']],
    ['(a|b)+{c,d}$', ['(a|b)+{c,d}$'], ['a', 'ac']],
    ['/.github/', ['.github/CODEOWNERS'], ['github/CODEOWNERS']],
    ['größe/', ['größe/a'], ['groesse/a']],
  ])('%s', (pattern, yes, no) => {
    expect(yes.filter((path) => !owned(pattern, path))).toEqual([]);
    expect(no.filter((path) => owned(pattern, path))).toEqual([]);
  });

  it.each([
    ['!docs/', 'negates'],
    ['[ab].js', 'range of characters'],
    ['src/a].js', 'range of characters'],
    ['\\#a', 'escapes a #'],
    ['a//b', 'empty part'],
    ['/', 'matches nothing'],
  ])('%s is none, and its line is skipped', (pattern, reason) => {
    const file = parseCodeOwners(`* @everybody\n${pattern} @somebody\n`);
    expect(file.skipped).toEqual([{ line: 2, reason: expect.stringContaining(reason) }]);
    expect(ownersOf(file, 'docs/a.js')).toEqual(['@everybody']);
  });
});

describe('parseCodeOwners', () => {
  it('lets the last rule that matches count, alone', () => {
    const file = parseCodeOwners(
      ['*       @org/all one@example.org', '*.js    @js @org/web', '/apps/  @apps', '/apps/github', ''].join('\n'),
    );
    expect(ownersOf(file, 'README.md')).toEqual(['@org/all', 'one@example.org']);
    expect(ownersOf(file, 'src/a.js')).toEqual(['@js', '@org/web']);
    expect(ownersOf(file, 'apps/a.js')).toEqual(['@apps']);
    expect(ownersOf(file, 'apps/github/a.js')).toEqual([]);
    expect(file.rules.map(({ line }) => line)).toEqual([1, 2, 3, 4]);
  });

  it.each([
    ['comments and empty lines', '# a\n\n   \n* @a # @b\n  # c', ['@a']],
    ['a comment after a pattern, which has no owner then', '* #@a', []],
    ['CRLF', '* @a @b\r\n# c\r\n', ['@a', '@b']],
    ['CR alone', '* @x\r* @a', ['@a']],
    ['tabs', '*\t@a\t\t@b', ['@a', '@b']],
    ['indentation', '   *   @a   ', ['@a']],
    ['a byte order mark', '\uFEFF* @a', ['@a']],
    ['a login with an underscore, as managed users have', '* @a_corp', ['@a_corp']],
  ])('reads %s', (_, text, owners) => {
    const file = parseCodeOwners(text);
    expect(ownersOf(file, 'file')).toEqual(owners);
    expect(file.skipped).toEqual([]);
  });

  it.each(['a', '@', '@org/', '@a/b/c', '@@a', 'a@', '@a,'])('skips a line whose owner is %s', (owner) => {
    const file = parseCodeOwners(`* @first\n* @second ${owner}`);
    expect(ownersOf(file, 'file')).toEqual(['@first']);
    expect(file.skipped).toEqual([{ line: 2, reason: expect.stringContaining(owner) }]);
  });

  it('knows nobody where the file is empty', () => {
    expect(ownersOf(parseCodeOwners(''), 'file')).toEqual([]);
  });

  it('throws for nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, path) => {
        ownersOf(parseCodeOwners(text), path);
      }),
    );
  });
});
