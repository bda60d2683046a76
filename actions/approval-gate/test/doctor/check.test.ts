import { describe, expect, it } from '@jest/globals';
import { shellWord, some } from '../../src/doctor/check.js';
import { isName } from '../../src/doctor/facts.js';

describe('shellWord', () => {
  it.each([
    [':refs/tags/main', ':refs/tags/main'],
    ['main; rm -rf ~', "'main; rm -rf ~'"],
    ["it's $(id)", "'it'\\''s $(id)'"],
  ])('%s', (text, word) => {
    expect(shellWord(text)).toBe(word);
  });
});

describe('some', () => {
  it('shows as many as are asked for', () => {
    expect(some(['a', 'b', 'c'], 2)).toBe('a, b and 1 more');
    expect(some(['a', 'b'], 2)).toBe('a, b');
  });
});

describe('isName', () => {
  it.each([
    ['production', true],
    ['eu/production 1', true],
    ['prod-*', false],
    ['{eu,us}', false],
  ])('%s: %s', (key, expected) => {
    expect(isName(key)).toBe(expected);
  });
});
