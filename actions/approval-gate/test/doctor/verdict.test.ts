import { describe, expect, it } from '@jest/globals';
import { verdictOf } from '../../src/doctor/examine.js';
import { checkLine, checkSections } from '../../src/doctor/render.js';
import type { Check } from '../../src/result.js';

function check(status: Check['status'], id: string = status): Check {
  return { id, title: `Title of ${id}`, status, finding: `Finding of ${id}.`, fix: `Fix of ${id}` };
}

describe('verdictOf', () => {
  it.each<[string, Check['status'][], string]>([
    ['all is sound', ['sound', 'sound'], 'checked'],
    ['something does not concern the repository', ['sound', 'not-applicable'], 'checked'],
    ['something is weak', ['sound', 'weak'], 'config-error'],
    ['something is broken', ['sound', 'broken'], 'config-error'],
    ['something could not be read', ['sound', 'unknown'], 'config-error'],
  ])('where %s', (_, statuses, outcome) => {
    expect(verdictOf(statuses.map((status) => check(status))).outcome).toBe(outcome);
  });

  it('names each kind, each code once', () => {
    const checks = [
      check('weak'),
      check('weak'),
      check('unknown'),
      check('broken', 'quorum'),
      check('broken', 'policy'),
    ];
    expect(verdictOf(checks).reason).toBe(
      'The gate can be walked around, or does not work: quorum, policy. Weak: weak. Not known, and so not sound: unknown.',
    );
  });
});

describe('what is shown', () => {
  it('is the worst first, with its fix and what to copy', () => {
    const broken = { ...check('broken'), snippet: { language: 'json', text: '{ "a": "```" }' } };
    const sections = checkSections([check('sound'), check('not-applicable'), check('weak'), broken]);
    const markdown = sections.map((section) => section.markdown).join('\n');
    expect(markdown.indexOf('Title of broken')).toBeLessThan(markdown.indexOf('Title of weak'));
    expect(markdown.indexOf('Title of weak')).toBeLessThan(markdown.indexOf('Title of sound'));
    expect(markdown).toContain('````json\n{ "a": "```" }\n````');
    expect(sections.map(({ title }) => title)).toContain('Advice');
  });

  it('is nothing where nothing was checked', () => {
    expect(checkSections([])).toEqual([]);
  });

  it('escapes what others wrote', () => {
    const hostile = '<b>|`[x](javascript:1)\n::error::';
    const [section] = checkSections([{ ...check('broken'), finding: hostile, fix: hostile, title: hostile }]);
    expect(section?.markdown).not.toContain('<b>');
    expect(section?.markdown).not.toContain('](javascript');
  });

  it('is a line of the log each', () => {
    expect(checkLine(check('weak'))).toBe('⚠️ weak: Finding of weak. → Fix of weak');
    const { fix, ...plain } = check('sound');
    expect([fix, checkLine(plain)]).toEqual(['Fix of sound', '✅ sound: Finding of sound.']);
  });
});
