import { UserError, type Clock } from '@platform-actions/action-kit';
import { fakeClock } from '@platform-actions/action-kit/testing';
import { describe, expect, it } from '@jest/globals';
import { settle, type Settling } from '../../src/cdn/wait.js';
import type { Invalidation } from '../../src/ports.js';
import { fail, ok, type Check } from '../../src/probe/check.js';

/** Polls answered from a list of what happens second by second: the number of seconds until it is done. */
function cdn(clock: Clock, doneAfterSeconds: number, fault?: (poll: number) => Error | undefined) {
  const startMs = clock.now();
  const polls: number[] = [];
  return {
    polls,
    invalidation: (_: string, id: string): Promise<Invalidation> => {
      const seconds = (clock.now() - startMs) / 1000;
      polls.push(seconds);
      const error = fault?.(polls.length);
      if (error !== undefined) return Promise.reject(error);
      return Promise.resolve({ id, status: seconds >= doneAfterSeconds ? 'Completed' : 'InProgress' });
    },
  };
}

const stale = fail('entry', 'old', '', { passing: true });
const broken = fail('missing-chunk', 'HTML', '');

function probing(clock: Clock, checksAt: (seconds: number) => Check[]) {
  const startMs = clock.now();
  const looks: number[] = [];
  const probe = () => {
    const seconds = (clock.now() - startMs) / 1000;
    looks.push(seconds);
    const checks = checksAt(seconds);
    return Promise.resolve({ ok: checks.every(({ level }) => level === 'ok'), checks, requests: 1 });
  };
  return { probe, looks };
}

function run(clock: Clock, over: Partial<Settling>) {
  return settle({
    cdn: cdn(clock, 0),
    invalidations: [{ distributionId: 'E1', id: 'I1' }],
    clock,
    signal: new AbortController().signal,
    waitSeconds: 60,
    ...over,
  });
}

describe('settle', () => {
  it('polls after 1, 2, 3, 5, 5 … seconds', async () => {
    const clock = fakeClock();
    const front = cdn(clock, 20);
    expect(await run(clock, { cdn: front })).toEqual({
      probe: undefined,
      invalidation: 'completed',
      problem: '',
      seconds: 21,
    });
    expect(front.polls).toEqual([1, 3, 6, 11, 16, 21]);
  });

  it('ends with the time that is left, and is no error', async () => {
    const clock = fakeClock();
    const front = cdn(clock, 1000);
    const { probe } = probing(clock, () => [ok('entry', '')]);
    const settled = await run(clock, { cdn: front, waitSeconds: 8, probe });
    expect(settled).toMatchObject({ invalidation: 'unfinished', seconds: 8, probe: { ok: true } });
    expect(front.polls).toEqual([1, 3, 6, 8]);
  });

  it('looks once where the site is right at once', async () => {
    const clock = fakeClock();
    const { probe, looks } = probing(clock, () => [ok('entry', '')]);
    await run(clock, { cdn: cdn(clock, 10), probe });
    expect(looks).toEqual([0]);
  });

  it('looks again as long as what fails may pass', async () => {
    const clock = fakeClock();
    const { probe, looks } = probing(clock, (seconds) => [seconds < 5 ? stale : ok('entry', '')]);
    const settled = await run(clock, { probe });
    expect(settled).toMatchObject({ invalidation: 'completed', probe: { ok: true }, seconds: 6 });
    expect(looks).toEqual([0, 1, 3, 6]);
  });

  it('gives the last look where the site stays stale', async () => {
    const clock = fakeClock();
    const { probe } = probing(clock, () => [stale]);
    const settled = await run(clock, { probe, waitSeconds: 20 });
    expect(settled).toMatchObject({ invalidation: 'completed', probe: { ok: false }, seconds: 20 });
  });

  it('does not wait for what time does not mend', async () => {
    const clock = fakeClock();
    const { probe, looks } = probing(clock, () => [broken]);
    expect(await run(clock, { probe, invalidations: [] })).toMatchObject({ seconds: 0, probe: { ok: false } });
    expect(looks).toEqual([0]);
  });

  it('looks once and polls nothing where nothing is to be waited for', async () => {
    const clock = fakeClock();
    const front = cdn(clock, 0);
    const { probe, looks } = probing(clock, () => [stale]);
    const settled = await run(clock, { cdn: front, waitSeconds: 0, probe });
    expect(settled).toMatchObject({ invalidation: 'unwatched', seconds: 0 });
    expect([front.polls, looks]).toEqual([[], [0]]);
  });

  it('passes over polls that fail', async () => {
    const clock = fakeClock();
    const front = cdn(clock, 0, (poll) => (poll < 3 ? new Error('503') : undefined));
    expect(await run(clock, { cdn: front })).toMatchObject({ invalidation: 'completed', seconds: 6 });
  });

  it('stops asking where it may not ask', async () => {
    const clock = fakeClock();
    const front = cdn(clock, 0, () => new UserError('may not call cloudfront:GetInvalidation'));
    const settled = await run(clock, { cdn: front });
    expect(settled).toMatchObject({ invalidation: 'unwatched', problem: 'may not call cloudfront:GetInvalidation' });
    expect(front.polls).toEqual([1]);
  });

  it('waits for every distribution', async () => {
    const clock = fakeClock();
    const done = { E1: 1, E2: 6 } as Record<string, number>;
    const asked: string[] = [];
    const startMs = clock.now();
    const front = {
      invalidation: (distributionId: string, id: string): Promise<Invalidation> => {
        asked.push(distributionId);
        const isDone = clock.now() - startMs >= (done[distributionId] ?? 0) * 1000;
        return Promise.resolve({ id, status: isDone ? 'Completed' : 'InProgress' });
      },
    };
    const invalidations = ['E1', 'E2'].map((distributionId) => ({ distributionId, id: 'I' }));
    expect(await run(clock, { cdn: front, invalidations })).toMatchObject({ invalidation: 'completed', seconds: 6 });
    expect(asked).toEqual(['E1', 'E2', 'E2', 'E2']);
  });

  it('says what it waits for', async () => {
    const clock = fakeClock();
    const states: unknown[] = [];
    const { probe } = probing(clock, (seconds) => [seconds < 1 ? stale : ok('entry', '')]);
    await run(clock, { cdn: cdn(clock, 3), probe, onWait: (state) => void states.push(state) });
    expect(states).toEqual([
      { failing: 1, pending: 1, nextSeconds: 1 },
      { failing: 0, pending: 1, nextSeconds: 2 },
    ]);
  });

  it('ends with the job', async () => {
    const clock = fakeClock();
    const signal = AbortSignal.abort(new Error('cancelled'));
    await expect(run(clock, { cdn: cdn(clock, 9), signal })).rejects.toThrow('cancelled');
  });
});
