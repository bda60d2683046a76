import { describe, expect, it } from '@jest/globals';
import { approvalDigest, decide, type Vote } from '../../src/decide/index.js';
import { SUBJECT } from '../request/support.js';
import { effectiveRule, standings, voteOf } from './support.js';

const alice = { id: 1, login: 'alice' };
const bob = { id: 2, login: 'bob' };

function digest(votes: readonly Vote[], subject = SUBJECT): string {
  const everybody = standings({ 1: ['g', 'h'], 2: ['g'] });
  const rule = effectiveRule({ g: 1, h: 1 });
  return approvalDigest(subject, decide({ rule, votes, ignored: [], standings: everybody, excluded: new Map() }));
}

describe('approvalDigest', () => {
  const both = [voteOf(10, alice), voteOf(11, bob)];

  it('is a SHA-256', () => {
    expect(digest(both)).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('is the same for the same approval, whatever the order and whoever was renamed', () => {
    expect(digest([voteOf(11, { id: 2, login: 'robert' }), voteOf(10, alice)])).toBe(digest(both));
  });

  it.each<[string, readonly Vote[], typeof SUBJECT]>([
    ['another subject', both, { ...SUBJECT, runId: 1 }],
    ['a vote less', [voteOf(10, alice)], SUBJECT],
    ['another run', [voteOf(10, alice), voteOf(12, bob)], SUBJECT],
    ['other people', [voteOf(10, bob), voteOf(11, alice)], SUBJECT],
    ['a denial', [voteOf(10, alice), voteOf(11, bob, 'deny')], SUBJECT],
  ])('is another for %s', (_, votes, subject) => {
    expect(digest(votes, subject)).not.toBe(digest(both));
  });
});
