import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CleanResult, PublishResult, RollbackResult } from '../../src/protocol/index.js';
import { lockIn, pointerIn } from '../support/context.js';
import { interleaving, randomNumbers, type Interleaving, type Mishaps } from '../support/interleaving.js';
import { memoryBucket, type MemoryBucket } from '../support/memory-store.js';
import { clean, HOUR_MS, publish, rollback } from '../support/scenario.js';
import { faultsOf, serves, siteBuild, type TestBuild } from '../support/site.js';

const TTL_MS = 60_000;
const RUN = {
  numRuns: Number(process.env['SPA_PUBLISH_RUNS'] ?? 100),
  endOnFailure: process.env['SPA_PUBLISH_RUNS'] !== undefined,
};

/**
 * Each of pages, logo and worker in two versions: a later release often has a file of an earlier one again, and with it
 * the ETag, while others differ.
 */
const BUILDS: readonly TestBuild[] = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => {
  const [pages = '', logo = '', worker = ''] = [1, 2, 4].map((bit) => ((bits & bit) === 0 ? 'red' : 'blue'));
  return siteBuild(pages, { files: { 'logo.txt': `logo of ${logo}`, 'sw.js': `worker of ${worker}` } });
});

/** So many steps in an order that a seed gives; fast-check's own arrays prefer small numbers, and so would every step. */
const numbers = fc.tuple(fc.integer(), fc.nat(300)).map(([seed, length]) => randomNumbers(seed, length));
/** By index the number of the commit less one; the value is which build it gives. */
const releases = (count: number) => fc.array(fc.nat(BUILDS.length - 1), { minLength: count, maxLength: count });

function buildOf(index: number | undefined): TestBuild {
  const build = BUILDS[index ?? 0];
  if (build === undefined) throw new Error('no build');
  return build;
}

/** Publishers of the commits 1, 2, … over a live commit 0, in the order that the numbers choose. */
async function race(bucket: MemoryBucket, contents: readonly number[], schedule: readonly number[], mishaps: Mishaps) {
  await publish(bucket, buildOf(contents[0]), 0);
  const course = interleaving(bucket, schedule, mishaps);
  const started = contents.slice(1).map((content, index) => start(bucket, course, buildOf(content), index + 1));
  const results = await course.run(started, () => {
    expect(faultsOf(bucket)).toEqual([]);
  });
  return { course, results };
}

function start(bucket: MemoryBucket, course: Interleaving, build: TestBuild, number: number): Promise<PublishResult> {
  const by = `publisher ${number}`;
  return publish(bucket, build, number, { by, ...course.process(by), settings: { lockTimeoutMs: 24 * HOUR_MS } });
}

function expectServed(bucket: MemoryBucket, contentSha256: string | undefined): void {
  const build = BUILDS.find((one) => one.contentSha256 === contentSha256);
  expect(build && serves(bucket, build) ? 'served' : 'mixed').toBe('served');
  expect(pointerIn(bucket)?.contentSha256).toBe(contentSha256);
}

/** Numbers of the commits that were live, oldest first. */
function liveCommits(bucket: MemoryBucket): number[] {
  return (pointerIn(bucket)?.history ?? []).map((id) => Number(/^r(\d+)/.exec(id)?.[1])).reverse();
}

describe.each([2, 3])('%i publishers at once', (count) => {
  it.each<{ name: string; mishaps: Mishaps }>([
    { name: 'in any order', mishaps: {} },
    { name: 'with lost answers', mishaps: { repeat: 10 } },
    { name: 'with pauses longer than the lock lasts', mishaps: { pause: 4, repeat: 2 } },
  ])('$name: one after the other, the newest commit wins', async ({ mishaps }) => {
    await fc.assert(
      fc.asyncProperty(releases(count + 1), numbers, async (contents, schedule) => {
        const bucket = memoryBucket();
        const { results } = await race(bucket, contents, schedule, mishaps);
        expect(
          results.map((result) => (result.status === 'fulfilled' ? result.value.kind : String(result.reason))),
        ).toEqual(results.map(() => expect.stringMatching(/^(published|unchanged|superseded)$/)));
        expect(lockIn(bucket)).toBeUndefined();
        expectServed(bucket, buildOf(contents[count]).contentSha256);
        const commits = liveCommits(bucket);
        expect(commits).toEqual([...commits].sort((one, other) => one - other));
      }),
      RUN,
    );
  });

  it('one of which dies: the next run converges, after the lock has run out', async () => {
    await fc.assert(
      fc.asyncProperty(releases(count + 1), numbers, async (contents, schedule) => {
        const bucket = memoryBucket();
        const { course, results } = await race(bucket, contents, schedule, { kill: 3, pause: 2, repeat: 2 });
        const ended = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
        if (course.killed.size === 0) expect(ended).toHaveLength(count);
        if (lockIn(bucket) === undefined) expectServed(bucket, pointerIn(bucket)?.contentSha256);
        const newest = buildOf(contents[count]);
        bucket.now += TTL_MS;
        const last = await publish(bucket, newest, count, { by: 'follower' }, 2);
        expect(last.kind).toMatch(/^(published|unchanged)$/);
        expectServed(bucket, newest.contentSha256);
        expect(lockIn(bucket)).toBeUndefined();
      }),
      RUN,
    );
  });
});

describe('a rollback and a publisher at once', () => {
  it('end with one of the releases, whole', async () => {
    await fc.assert(
      fc.asyncProperty(releases(3), numbers, async (contents, schedule) => {
        const bucket = memoryBucket();
        await publish(bucket, buildOf(contents[0]), 0);
        await publish(bucket, buildOf(contents[1]), 1);
        if (liveCommits(bucket).length < 2) return;
        const course = interleaving(bucket, schedule, { pause: 3, repeat: 3 });
        const processes: Promise<PublishResult | RollbackResult>[] = [
          start(bucket, course, buildOf(contents[2]), 2),
          rollback(bucket, 'previous', {
            by: 'rollback',
            ...course.process('rollback'),
            settings: { lockTimeoutMs: 24 * HOUR_MS },
          }),
        ];
        const results = await course.run(processes, () => {
          expect(faultsOf(bucket)).toEqual([]);
        });
        expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
        expect(lockIn(bucket)).toBeUndefined();
        expectServed(bucket, pointerIn(bucket)?.contentSha256);
      }),
      RUN,
    );
  });
});

describe('a clean-up and publishers at once', () => {
  it('never removes a file that is needed, not even one that was about to be reused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(7), fc.nat(7), numbers, async (first, second, schedule) => {
        const bucket = memoryBucket();
        // Old releases whose immutable files are there still, and are garbage as long as nobody publishes them again.
        await publish(bucket, buildOf(0), 0);
        bucket.now += 2 * HOUR_MS;
        await publish(bucket, buildOf(7), 1);
        bucket.now += 2 * HOUR_MS;
        await publish(bucket, siteBuild('green'), 2);
        bucket.now += 2 * HOUR_MS;
        const course = interleaving(bucket, schedule, { pause: 4, kill: 2, repeat: 3 });
        const processes: Promise<PublishResult | CleanResult>[] = [
          clean(bucket, { by: 'gc', ...course.process('gc'), settings: { lockTimeoutMs: 24 * HOUR_MS } }),
          start(bucket, course, buildOf(first), 3),
          start(bucket, course, buildOf(second), 4),
        ];
        await course.run(processes, () => {
          expect(faultsOf(bucket)).toEqual([]);
        });
        bucket.now += TTL_MS;
        await publish(bucket, buildOf(second), 4, { by: 'follower' }, 2);
        expectServed(bucket, buildOf(second).contentSha256);
        bucket.now += 2 * HOUR_MS;
        expect((await clean(bucket)).kind).toMatch(/^(cleaned|nothing-to-do)$/);
        expectServed(bucket, buildOf(second).contentSha256);
        expect(faultsOf(bucket)).toEqual([]);
      }),
      RUN,
    );
  });
});
