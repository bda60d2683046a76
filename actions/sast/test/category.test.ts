import { describe, expect, it } from '@jest/globals';
import { categoryOf } from '../src/category.js';

const defaults = { engine: 'semgrep', report: [], config: ['default'], paths: ['.'] } as const;

describe('the category', () => {
  it.each([
    ['the tool', {}, 'Semgrep', 'semgrep'],
    ['the tool and other rules', { config: ['default', 'p/python'] }, 'Semgrep', 'semgrep/default+p-python'],
    ['the tool and other paths', { paths: ['services/orders', 'lib'] }, 'Semgrep', 'semgrep/services-orders+lib'],
    ['the tool of a report', { engine: 'sarif', report: ['a.sarif'] }, 'Bandit Pro™', 'bandit-pro'],
    ['the engine where a tool has no name in letters', { engine: 'sarif', report: ['a'] }, '™', 'sarif'],
  ] as const)('is %s', (_, over, tool, category) => {
    expect(categoryOf({ ...defaults, ...over }, tool)).toBe(category);
  });
});
