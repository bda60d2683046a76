import { describe, expect, it } from '@jest/globals';
import { globTest } from '../src/index.js';

describe('globTest', () => {
  it.each([
    ['main', 'main', true],
    ['main', 'mains', false],
    ['', '', true],
    ['*', '', true],
    ['*', 'a', true],
    ['*', 'a/b', false],
    ['**', 'a/b', true],
    ['a*c', 'abc', true],
    ['a*c', 'ac', true],
    ['a*c', 'abcd', false],
    ['release/*', 'release/1', true],
    ['release/*', 'release/1/2', false],
    ['**/eu', 'a/b/eu', true],
    ['a.c', 'abc', false],
    ['[ab]', 'a', false],
    ['a?', 'ab', false],
  ])('%j of %j: %s', (glob, text, expected) => {
    expect(globTest(glob)(text)).toBe(expected);
  });

  it('many stars do not take for ever', () => {
    expect(globTest(`${'*a'.repeat(50)}b`)('a'.repeat(500))).toBe(false);
  });
});
