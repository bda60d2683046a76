import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { VOTE_REASONS } from '../../src/outcomes.js';
import { REASONS } from '../../src/report/reasons.js';

const FOLDER = join(import.meta.dirname, '../..');

/** The codes as the type `ReasonCode` lists them, read from its source, since a type is gone at run time. */
function declaredCodes(): string[] {
  const source = readFileSync(join(FOLDER, 'src/outcomes.ts'), 'utf8');
  const union = /export type ReasonCode =\n([^;]*);/.exec(source)?.[1] ?? '';
  const literals = [...union.matchAll(/'([a-z-]+)'/g)].map(([, code = '']) => code);
  return union.includes('VoteReason') ? [...VOTE_REASONS, ...literals] : literals;
}

describe('the words of reason codes', () => {
  it('are there for every code, and for no other', () => {
    expect(declaredCodes().length).toBeGreaterThan(60);
    expect(Object.keys(REASONS).sort()).toEqual(declaredCodes().sort());
  });

  it.each(Object.entries(REASONS))('%s: one sentence what happened, one how to mend it', (_, { happened, mend }) => {
    expect(happened).toMatch(/^[A-Z`][^\n]+\.$/);
    expect(mend).toMatch(/^(?:[A-Z`][^\n]+\.)?$/);
  });

  it('differ from each other', () => {
    const sentences = Object.values(REASONS).map(({ happened }) => happened);
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  it('say how to mend it, but where all is well', () => {
    const without = Object.entries(REASONS).filter(([, { mend }]) => mend === '');
    expect(without.map(([code]) => code).sort()).toEqual(['approved', 'dry-run', 'settings-sound']);
  });
});
