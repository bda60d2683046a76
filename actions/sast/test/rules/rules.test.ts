import { describe, expect, it } from '@jest/globals';
import { rulePack, RULES } from '../../src/rules/index.js';
import { SNIPPETS } from './snippets.js';

const ids = RULES.map(({ id }) => id);

describe('the bundled rules', () => {
  it('have ids of their own, each with its subject', () => {
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^(python|javascript|dockerfile|workflow)(-[a-z]+)+$/);
  });

  it.each(['python', 'javascript', 'dockerfile', 'workflow'])('cover %s', (subject) => {
    expect(ids.filter((id) => id.startsWith(`${subject}-`)).length).toBeGreaterThanOrEqual(6);
  });

  it('each have something to find and something to leave alone, and nothing else has', () => {
    expect(Object.keys(SNIPPETS).sort()).toEqual([...ids].sort());
    for (const [id, { bad, good }] of Object.entries(SNIPPETS)) {
      expect([id, bad.length > 0, good.length > 0]).toEqual([id, true, true]);
    }
  });

  it.each(RULES.map((rule) => [rule.id, rule] as const))(
    '%s says what can happen, and what to write instead',
    (_, rule) => {
      expect(rule.cwe).toMatch(/^CWE-\d+: \w/);
      expect(rule.problem).toMatch(/^[A-Za-z].{20,}\.$/);
      expect(rule.fix).toMatch(/^[A-Z].{20,}\.$/);
      // Semgrep would put the text of a metavariable there, the value of a secret perhaps.
      expect(`${rule.problem} ${rule.fix}`).not.toContain('$');
    },
  );

  it('make one file that Semgrep reads', () => {
    const { rules } = JSON.parse(rulePack()) as { rules: Record<string, unknown>[] };
    expect(rules).toHaveLength(RULES.length);
    for (const rule of rules) {
      expect(Object.keys(rule)).toEqual(expect.arrayContaining(['id', 'languages', 'severity', 'message', 'metadata']));
      expect('patterns' in rule || 'pattern-sources' in rule).toBe(true);
    }
  });
});
