import { describe, expect, it } from '@jest/globals';
import type { Run } from '../../src/model.js';
import type { VoteReason } from '../../src/outcomes.js';
import { checkVoteRun, type VoteFacts } from '../../src/decide/index.js';
import { ALICE, BOB, CODE, CREATED, ENDS, FACTS, runOf } from './support.js';

const OTHER_CODE = '4712-abcdefghijklmnopqrstuvwxyz';
const BOT = { id: 41_898_282, login: 'github-actions[bot]', type: 'Bot' };

/** `vote`, the reason why it is none, or `elsewhere` for a run that is about something else. */
function judged(run: Run, facts: VoteFacts = FACTS): VoteReason | 'vote' | 'elsewhere' {
  const checked = checkVoteRun(run, facts);
  if (!checked) return 'elsewhere';
  return 'run' in checked ? 'vote' : checked.reasonCode;
}

/** In the order in which they are found. */
const AROUND_THE_GATE: readonly (readonly [VoteReason, string, Partial<Run>])[] = [
  ['vote-title', 'a title with more in it', { title: `please approval/v1 approve ${CODE}` }],
  ['vote-workflow', 'a workflow of another file', { path: '.github/workflows/approve2.yml' }],
  ['vote-workflow', 'a workflow of that path and another id', { workflowId: 8 }],
  ['vote-event', 'a push', { event: 'push' }],
  ['vote-event', 'a dispatch from outside', { event: 'repository_dispatch' }],
  ['vote-fork', 'a fork', { headRepositoryId: 100 }],
  ['vote-fork', 'a fork that is gone', { headRepositoryId: null }],
  ['vote-fork', 'a run of another repository', { repositoryId: 100 }],
  ['vote-fork', 'another repository', { repositoryId: 100, headRepositoryId: 100 }],
  ['vote-branch', 'a branch', { headBranch: 'attack' }],
  ['vote-branch', 'a branch that differs by case', { headBranch: 'Main' }],
  ['vote-branch', 'no branch', { headBranch: null }],
  ['vote-commit', 'a tag that is called main', { headSha: 'elsewhere' }],
  ['vote-actor', 'nobody', { actor: null }],
  ['vote-bot', 'the job’s token', { actor: BOT, triggeringActor: BOT }],
  ['vote-early', 'before the request', { createdAt: CREATED - 1 }],
  ['vote-late', 'after its end', { createdAt: ENDS + 1 }],
  ['vote-rerun', 'a second attempt', { attempt: 2, hasPreviousAttempt: true }],
  ['vote-rerun', 'a second attempt that says it is the first', { hasPreviousAttempt: true }],
  ['vote-rerun', 'a second attempt that hides the first', { attempt: 2 }],
  ['vote-actor', 'another’s start', { triggeringActor: BOB }],
  ['vote-actor', 'nobody’s start', { triggeringActor: null }],
  ['vote-unfinished', 'not finished', { status: 'in_progress', conclusion: null }],
  ['vote-unfinished', 'not begun', { status: 'queued', conclusion: null }],
  ['vote-failed', 'failed', { conclusion: 'failure' }],
  ['vote-failed', 'cancelled', { conclusion: 'cancelled' }],
  ['vote-failed', 'skipped', { conclusion: 'skipped' }],
  ['vote-failed', 'neutral', { conclusion: 'neutral' }],
  ['vote-failed', 'no end', { conclusion: null }],
];

describe('checkVoteRun', () => {
  it.each(['approve', 'deny'] as const)('a vote to %s', (choice) => {
    const run = runOf({}, choice);
    expect(checkVoteRun(run, FACTS)).toEqual({ run, voter: { id: 1, login: 'alice' }, choice });
  });

  it.each(AROUND_THE_GATE)('%s: %s', (reason, _, change) => {
    expect(checkVoteRun(runOf(change), FACTS)).toMatchObject({ runId: 50, reasonCode: reason, runUrl: runOf().url });
  });

  it('of several reasons the first in order is told', () => {
    const last = AROUND_THE_GATE.length - 1;
    for (let first = 0; first <= last; first += 1) {
      for (let second = first; second <= last; second += 1) {
        // What comes first is applied last, so that it stands where both change the same field.
        const both = { ...AROUND_THE_GATE[second]?.[2], ...AROUND_THE_GATE[first]?.[2] };
        expect(AROUND_THE_GATE[first]?.[0]).toBe(judged(runOf(both)));
      }
    }
  });

  it.each([
    ['about another request', { title: `approval/v1 approve ${OTHER_CODE}` }],
    ['about nothing', { title: 'Update README' }],
    ['with an empty title', { title: '' }],
    [
      'of another request and everything wrong',
      { title: `approval/v1 deny ${OTHER_CODE}`, event: 'push', actor: null },
    ],
  ])('a run %s is none of ours', (_, change) => {
    expect(judged(runOf(change))).toBe('elsewhere');
  });

  it.each([
    `not approval/v1 approve ${CODE}`,
    `approval/v1 approve ${CODE}\n`,
    `approval/v1 approve ${CODE.toUpperCase()}`,
    `APPROVAL/V1 APPROVE ${CODE}`,
    `approval/v1 approved ${CODE}`,
    `**not approved!** ${CODE}`,
    `::set-output name=x::approval/v1 approve ${CODE}`,
  ])('the title %j is no vote', (title) => {
    expect(checkVoteRun(runOf({ title }), FACTS)).toMatchObject({ choice: null, reasonCode: 'vote-title' });
  });

  it.each([CREATED, ENDS])('a vote counts at the very ends of its time', (createdAt) => {
    expect(judged(runOf({ createdAt }))).toBe('vote');
  });

  it('a voter who may not vote is named', () => {
    expect(checkVoteRun(runOf({ event: 'push' }), FACTS)).toMatchObject({
      voter: { id: 1, login: 'alice' },
      choice: 'approve',
    });
  });
});

describe('a denial', () => {
  const lasting: readonly (readonly [string, Partial<Run>])[] = [
    ['was cancelled', { conclusion: 'cancelled' }],
    ['failed', { conclusion: 'failure' }],
    ['runs', { status: 'in_progress', conclusion: null }],
    ['waits', { status: 'queued', conclusion: null }],
    ['was run again by another', { attempt: 2, hasPreviousAttempt: true, triggeringActor: BOB }],
    ['was run again by a bot', { attempt: 9, hasPreviousAttempt: true, triggeringActor: BOT }],
    ['was run again by nobody', { attempt: 2, hasPreviousAttempt: true, triggeringActor: null }],
  ];
  it.each(lasting)('counts when its run %s', (_, change) => {
    const run = runOf(change, 'deny');
    expect(checkVoteRun(run, FACTS)).toEqual({ run, voter: { id: ALICE.id, login: 'alice' }, choice: 'deny' });
  });

  it.each(AROUND_THE_GATE.slice(1, 17))('does not count for %s: %s', (reason, _, change) => {
    expect(judged(runOf(change, 'deny'))).toBe(reason);
  });
});

describe('the run that asks', () => {
  const running = { status: 'in_progress', conclusion: null } as const;
  const again = { ...running, attempt: 3, hasPreviousAttempt: true } as const;
  const first = runOf();
  const own = (firstAttempt?: Run): VoteFacts => ({
    ...FACTS,
    ownRun: { id: 50, ...(firstAttempt && { firstAttempt }) },
  });

  it('counts while it runs', () => {
    expect(judged(runOf(running), own())).toBe('vote');
    expect(judged(runOf({ ...running, id: 51 }), own())).toBe('vote-unfinished');
  });

  it.each<[string, Partial<Run>, VoteReason]>([
    ['has failed', { conclusion: 'failure' }, 'vote-failed'],
    ['waits', { status: 'queued', conclusion: null }, 'vote-unfinished'],
    ['runs and has failed', { status: 'in_progress', conclusion: 'failure' }, 'vote-failed'],
  ])('does not count when it %s', (_, change, reason) => {
    expect(['vote-unfinished', reason]).toContain(judged(runOf(change), own()));
  });

  it('must have every other quality', () => {
    for (const [reason, , change] of AROUND_THE_GATE.slice(0, 22)) {
      expect(judged(runOf({ ...running, ...change }), own())).toBe(reason);
    }
  });

  it('counts again when its voter runs it again', () => {
    expect(judged(runOf(again), own(first))).toBe('vote');
  });

  it.each<[string, Partial<Run>, Run | undefined]>([
    ['another', { triggeringActor: BOB }, first],
    ['nobody', { triggeringActor: null }, first],
    ['its voter, of a first attempt that another started', {}, runOf({ triggeringActor: BOB })],
    ['its voter, of an unknown first attempt', {}, undefined],
    ['its voter, of the first attempt of another run', {}, runOf({ id: 49 })],
    ['its voter, of a first attempt that is none', {}, runOf({ attempt: 2, hasPreviousAttempt: true })],
  ])('does not count when it is run again by %s', (_, change, firstAttempt) => {
    expect(judged(runOf({ ...again, ...change }), own(firstAttempt))).toBe('vote-rerun');
  });
});
