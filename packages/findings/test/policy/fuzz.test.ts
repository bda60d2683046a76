import { describe, expect, it } from '@jest/globals';
import { UserError } from '@platform-actions/action-kit';
import fc from 'fast-check';
import { readBaseline } from '../../src/baseline/index.js';
import { describePolicy } from '../../src/policy/describe.js';
import { importFile } from '../../src/waivers/index.js';
import { purlGlob } from '../../src/waivers/purl.js';
import { policyOf } from './support.js';

const KEYS = [
  'version',
  'fail-on',
  'kinds',
  'vuln',
  'kev',
  'max-count',
  'all',
  'licenses',
  'allow',
  'waivers',
  'id',
  'reason',
];
const KEYS_OF_IMPORTS = [
  'owner',
  'expires',
  'scope',
  'vulnerabilities',
  'purls',
  'expired_at',
  '@context',
  'statements',
];
const MARKS = [
  ':',
  '-',
  '{',
  '}',
  '[',
  ']',
  '&',
  '*',
  '!',
  '|',
  '>',
  '#',
  '"',
  "'",
  '\n',
  ' ',
  '\t',
  '?',
  '@',
  '%',
  ',',
];
const VALUES = [
  'high',
  'fail',
  '2026-12-01',
  'pkg:npm/a',
  'not_affected',
  'https://openvex.dev/ns',
  1,
  -1,
  true,
  null,
  '',
];

/** JSON that looks like our files in places, so that the readers are entered deeply. */
const nearlyRight = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 5 }, fc.constantFrom(...VALUES), tie('list'), tie('object')),
  list: fc.array(tie('value'), { maxLength: 3 }),
  object: fc.dictionary(fc.constantFrom(...KEYS, ...KEYS_OF_IMPORTS), tie('value'), { maxKeys: 5 }),
})).value;

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...KEYS, ...MARKS), { maxLength: 40 }).map((parts) => parts.join('')),
  nearlyRight.map((value) => JSON.stringify(value)),
);

/** What is read is read or refused with a UserError; anything else escapes. */
function readOrRefused(read: () => unknown): void {
  try {
    read();
  } catch (thrown) {
    if (!(thrown instanceof UserError)) throw thrown;
    expect(thrown.message.length).toBeLessThan(20_000);
  }
}

describe('whatever a file holds, it is read or refused in words', () => {
  it.each(['policy', '.trivyignore', '.trivyignore.yaml', 'vex.json', 'baseline'])('%s', (name) => {
    fc.assert(
      fc.property(texts, nearlyRight, (text, json) => {
        readOrRefused(() => {
          if (name === 'policy') return describePolicy(policyOf(text));
          return name === 'baseline' ? readBaseline(json) : importFile(text, name);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('a policy that is nested without end', () => {
    readOrRefused(() => policyOf('['.repeat(20_000)));
    readOrRefused(() => policyOf(`kinds: ${'{vuln: '.repeat(5000)}`));
  });

  it('a policy with thousands of duplicate keys', () => {
    readOrRefused(() => policyOf('fail-on: high\n'.repeat(20_000)));
  });

  it('a glob of many stars does not take for ever', () => {
    const test = purlGlob(`pkg:npm/${'*a'.repeat(20)}b`);
    expect(test?.(`pkg:npm/${'a'.repeat(60)}@1`)).toBe(false);
  });
});
