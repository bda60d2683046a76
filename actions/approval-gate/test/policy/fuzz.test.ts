import { describe, expect, it } from '@jest/globals';
import { UserError } from '@platform-actions/action-kit';
import fc from 'fast-check';
import { describeRule, parseApprover, parsePolicy, ruleFor, ruleSha256 } from '../../src/policy/index.js';

const KEYS = [
  'version',
  'environments',
  'production',
  'prod*',
  'required',
  'approvers',
  'groups',
  'name',
  'distinct-across-groups',
  'exclude',
  'expires-in',
  'branches',
  'via',
  'github-hosted-only',
  '__proto__',
  'constructor',
  'toString',
];
const VALUES = [
  'user:alice',
  'team:org/x',
  'role:write',
  'codeowners',
  'requester',
  '24h',
  'main',
  'environment',
  'dispatch',
  1,
  2,
  -1,
  1e308,
  true,
  null,
  '',
  '\u0000',
];
const MARKS = [...Array.from(':-{}[]&*!|>#"\'\n \t?@%,~'), '<<: *a', '&a', '*a', '---\n', '!!binary '];

/** JSON that looks like a policy in places, so that the readers are entered deeply. */
const nearlyRight = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 6 }, fc.constantFrom(...VALUES), tie('list'), tie('object')),
  list: fc.array(tie('value'), { maxLength: 3 }),
  object: fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 6 }),
}));

/** Mostly right. */
const rule = fc.record(
  {
    required: fc.constantFrom(1, 1, 2, 0),
    approvers: fc.subarray(['role:write', 'user:a', 'team:t', 'codeowners', 'x'], { minLength: 1, maxLength: 2 }),
    groups: fc.constantFrom([{ name: 'g', approvers: ['team:t'] }], [{ name: 'approvers', approvers: ['team:t'] }]),
    'expires-in': fc.constantFrom('5m', '30d', '1s'),
    via: fc.constantFrom('dispatch', 'dispatch', 'environment'),
    exclude: fc.subarray(['requester', 'committers']),
  },
  { requiredKeys: ['approvers'] },
);
const policies = fc.dictionary(fc.constantFrom('production', 'prod*', 'dev', 'test'), rule, { minKeys: 1, maxKeys: 2 });

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...KEYS, ...MARKS), { maxLength: 40 }).map((parts) => parts.join('')),
  nearlyRight.value.map((value) => JSON.stringify(value)),
  nearlyRight.object.map((environments) => JSON.stringify({ version: 1, environments })),
  policies.map((environments) => JSON.stringify({ version: 1, environments })),
);

/** What is read is read as a rule that asks for somebody, or refused with a UserError; anything else escapes. */
function readOrRefused(text: string): 'read' | 'refused' {
  try {
    const policy = parsePolicy(text, 'policy.yml');
    for (const { environment } of policy.entries) {
      const found = ruleFor(policy, environment);
      expect(found?.groups.length).toBeGreaterThan(0);
      expect(found?.groups.every(({ required, approvers }) => required >= 1 && approvers.length > 0)).toBe(true);
      if (found) expect(describeRule(found).length + ruleSha256(found).length).toBeGreaterThan(64);
    }
    return 'read';
  } catch (thrown) {
    if (!(thrown instanceof UserError)) throw thrown;
    expect(thrown.message.length).toBeLessThan(50_000);
    return 'refused';
  }
}

describe('whatever a policy holds, it is read as a rule that asks for somebody, or refused in words', () => {
  it('any text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        readOrRefused(text);
      }),
      { numRuns: 500 },
    );
  });

  it('both happen', () => {
    const ends = fc
      .sample(policies, { numRuns: 200, seed: 1 })
      .map((environments) => readOrRefused(JSON.stringify({ version: 1, environments })));
    expect(new Set(ends)).toEqual(new Set(['read', 'refused']));
  });

  it.each([
    ['brackets', '['.repeat(200_000)],
    ['braces', `environments: ${'{a: '.repeat(50_000)}`],
    ['dashes', '- '.repeat(50_000)],
    ['question marks', '? '.repeat(50_000)],
    ['indentation', Array.from({ length: 900 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
    ['brackets that close in strings', '["]",'.repeat(20_000)],
  ])('a file that is nested without end by %s', (_, text) => {
    expect(() => parsePolicy(text, 'policy.yml')).toThrow(/nested too deeply/);
  });

  it('aliases that stand for millions of values', () => {
    const lines = Array.from({ length: 30 }, (_, n) => `  e${n + 1}: &e${n + 1} [*e${n}, *e${n}, *e${n}, *e${n}]`);
    const text = `version: 1\nenvironments:\n  e0: &e0 [x]\n${lines.join('\n')}\n`;
    expect(() => parsePolicy(text, 'policy.yml')).toThrow(/anchors and aliases are not read here|must be/);
  });

  it('a file of many megabytes', () => {
    expect(() => parsePolicy('#'.repeat(5_000_000), 'policy.yml')).toThrow(/at most \d+ are read/);
  });

  it('a name of many stars', () => {
    const text = `version: 1\nenvironments:\n  '${'*a'.repeat(200)}b': { approvers: [user:a] }\n`;
    expect(ruleFor(parsePolicy(text, 'policy.yml'), 'a'.repeat(255))).toBeUndefined();
  });
});

describe('parseApprover', () => {
  it('reads any text or refuses it with a UserError', () => {
    const parts = fc.array(fc.constantFrom('user', 'team', 'role', ':', '/', '@', ' ', 'a', 'Z', '\n', 'codeowners'));
    fc.assert(
      fc.property(
        fc.oneof(
          parts.map((all) => all.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (text) => {
          try {
            parseApprover(text);
          } catch (thrown) {
            expect(thrown).toBeInstanceOf(UserError);
          }
        },
      ),
    );
  });
});
