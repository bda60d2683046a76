import { describe, expect, it } from '@jest/globals';
import { branchFits } from '../../src/policy/index.js';

describe('branchFits', () => {
  it.each<[readonly string[], string, boolean]>([
    [[], 'main', true],
    [[], 'trunk', false],
    [[], 'Main', false],
    [['release/*'], 'release/1.2', true],
    [['release/*'], 'release/1.2/attack', false],
    [['release/**'], 'release/1.2/fix', true],
    [['release/*'], 'main', false],
    [['main', 'dev'], 'dev', true],
    [['main'], 'mainly', false],
    [['main'], 'x/main', false],
    [['*'], 'feature', true],
    [['*'], 'feature/x', false],
    [['v1.x'], 'v1ax', false],
  ])('%j lets %s: %s', (branches, branch, expected) => {
    expect(branchFits({ branches }, branch, 'main')).toBe(expected);
  });
});
