import { beforeAll, describe, expect, it } from '@jest/globals';
import { spawnAction, type SpawnedAction } from '@platform-actions/action-kit/testing';
import { manualClock, startLocalCloud, type LocalCloud, type ManualClock } from '@platform-actions/local-cloud';
import { BUCKET } from './cloud.js';
import { restore, siteOf, snapshotOf, visit, type Snapshot } from './doubles.js';

const HOUR = 3600;
const LOCK_TTL = 60;
/** Runs at once, each on a cloud of its own. */
const AT_ONCE = 3;

/** The third has most files as the first, so that nothing but the dead publisher's traces say that they must be written. */
const releases = {
  ...{ A1: siteOf('A1'), B2: siteOf('B2') },
  C3: { ...siteOf('A1'), 'robots.txt': 'User-agent: C3' },
};
type Version = keyof typeof releases;
const RUNS = { A1: '1001', B2: '1002', C3: '1003' } as const;

/** A site behind a CDN that keeps nothing, so that a visitor sees what the bucket holds at this moment. */
interface World {
  readonly cloud: LocalCloud;
  readonly clock: ManualClock;
  readonly siteUrl: string;
  readonly run: (inputs: Record<string, string>, options: RunOptions) => Promise<SpawnedAction>;
}

interface RunOptions {
  readonly version?: Version;
  readonly attempt?: number;
  /** Kills the process, as no signal handler can stop it, when the cloud has gone silent. */
  readonly killed?: boolean;
}

async function inWorld<T>(snapshot: Snapshot, work: (world: World) => Promise<T>): Promise<T> {
  const clock = manualClock();
  const cloud = await startLocalCloud({ clock });
  try {
    cloud.s3.createBucket(BUCKET);
    restore(cloud, snapshot);
    const cache = { defaultTtl: 0, maxTtl: 0 };
    const { id, siteUrl } = await cloud.cloudfront.createDistribution({ bucket: BUCKET, cache, errorCachingMinTtl: 0 });
    clock.advance(3 * HOUR);
    const run: World['run'] = (inputs, { version = 'B2', attempt = 1, killed = false }) =>
      spawnAction(
        'spa-publish',
        {
          bucket: BUCKET,
          'distribution-id': id,
          wait: '0',
          'lock-ttl': `${LOCK_TTL}s`,
          'keep-releases': '9',
          ...inputs,
        },
        {
          workspace: Object.fromEntries(
            Object.entries(releases[version]).map(([path, text]) => [`dist/${path}`, text]),
          ),
          env: {
            ...cloud.environment(),
            GITHUB_RUN_ID: RUNS[version],
            GITHUB_RUN_ATTEMPT: String(attempt),
            GITHUB_SHA: RUNS[version].slice(-1).repeat(40),
          },
          ...(killed && { cancelWhen: cloud.faults.whenHeld(), cancelSignal: 'SIGKILL' }),
        },
      );
    return await work({ cloud, clock, siteUrl, run });
  } finally {
    await cloud.stop();
  }
}

let first: Snapshot;
let second: Snapshot;
let firstId: string;
let secondId: string;

beforeAll(async () => {
  await inWorld([], async ({ cloud, run }) => {
    firstId = (await run({}, { version: 'A1' })).outputs['release-id'] ?? '';
    first = snapshotOf(cloud);
    secondId = (await run({}, {})).outputs['release-id'] ?? '';
    second = snapshotOf(cloud);
  });
}, 60_000);

function liveIn({ cloud }: World): string {
  return (JSON.parse(cloud.s3.object(BUCKET, '_spa/current.json')?.body.toString() ?? '{}') as { id: string }).id;
}

function keysIn({ cloud }: World): string[] {
  return cloud.s3.objects(BUCKET).map(({ key }) => key);
}

function isLocked(world: World): boolean {
  return keysIn(world).includes('_spa/lock.json');
}

interface Scenario {
  readonly name: string;
  readonly before: () => Snapshot;
  readonly inputs: () => Record<string, string>;
  /** The order in which releases become visible; a worker must not be of a later one than the page. */
  readonly order: readonly Version[];
  /** What is published next; default: the same run again. */
  readonly next?: Version;
  /** Removes the release before, rather than making one live. */
  readonly cleansUp?: true;
  /** What the next run has to say, by the state that the killed one left. */
  readonly then: (world: World) => string;
}

const scenarios: readonly Scenario[] = [
  {
    name: 'a release',
    before: () => first,
    inputs: () => ({}),
    order: ['A1', 'B2'],
    then: (world) => (liveIn(world) === firstId ? 'published' : 'unchanged'),
  },
  {
    name: 'a release that another one follows',
    before: () => first,
    inputs: () => ({}),
    order: ['A1', 'B2'],
    next: 'C3',
    then: () => 'published',
  },
  {
    name: 'a rollback',
    before: () => second,
    inputs: () => ({ mode: 'rollback', to: firstId }),
    order: ['B2', 'A1'],
    then: (world) => (liveIn(world) === secondId ? 'rolled-back' : 'unchanged'),
  },
  {
    name: 'a clean-up',
    before: () => second,
    inputs: () => ({ mode: 'gc', 'keep-releases': '1', 'keep-days': '0' }),
    order: ['B2'],
    cleansUp: true,
    // With the lock of a dead one there is something to do, even where all files are gone.
    then: (world) =>
      keysIn(world).includes(`_spa/releases/${firstId}.json`) || isLocked(world) ? 'published' : 'unchanged',
  },
];

describe.each(scenarios)('a process killed within $name', ({ before, inputs, order, next, then, cleansUp }) => {
  const wanted = next ?? order.at(-1) ?? 'B2';
  // Of the third release's page there is only the first one's.
  const shown = wanted === 'C3' ? 'A1' : wanted;

  /** All calls of a run that nobody disturbs, those of S3 and of CloudFront. */
  const operations = (): Promise<number> =>
    inWorld(before(), async ({ cloud, run }) => {
      expect(await run(inputs(), {})).toMatchObject({ exitCode: 0 });
      return cloud.calls().length - cloud.calls('GitHub').length;
    });

  const killedAfter = (k: number): Promise<object> =>
    inWorld(before(), async (world) => {
      const { cloud, clock, siteUrl, run } = world;
      cloud.faults.add({ operation: ['S3.*', 'CloudFront.*'], kind: 'hold', skip: k - 1 });
      const dead = await run(inputs(), { killed: true });
      const operation = await cloud.faults.whenHeld();
      cloud.faults.clear();
      const left = await visit(siteUrl, releases);
      const rank = (name: string | undefined): number => order.indexOf(name as Version);
      const expected = then(world);
      clock.advance(LOCK_TTL + 5);
      const following = await run(inputs(), { attempt: 2, ...(next && { version: next }) });
      const after = await visit(siteUrl, releases);
      const inPlace = Object.entries(releases[wanted]).filter(
        ([path, text]) => cloud.s3.object(BUCKET, path)?.body.toString() !== text,
      );
      return {
        ...{ k, operation, ended: dead.exitCode },
        left: { broken: left.broken, inOrder: rank(left.entry) >= rank(left.worker) && rank(left.worker) >= 0 },
        next: {
          exitCode: following.exitCode,
          isRight: following.outputs['outcome'] === expected,
          reason: following.outputs['reason'],
        },
        after: {
          ...after,
          isLive: liveIn(world) === (cleansUp ? secondId : following.outputs['release-id']),
          different: inPlace.map(([path]) => path),
          keptForOpenTabs: keysIn(world).filter((key) => key.startsWith('assets/') && key.includes('A1')).length,
        },
        lock: isLocked(world),
      };
    });

  it('leaves a site that loads, and the next run ends what it began', async () => {
    const count = await operations();
    expect(count).toBeGreaterThan(10);
    const found = await inBatches(count, killedAfter);
    expect(found).toEqual(
      found.map((_, index) => ({
        ...{ k: index + 1, operation: expect.any(String), ended: null },
        left: { broken: [], inOrder: true },
        next: { exitCode: 0, isRight: true, reason: expect.any(String) },
        after: {
          ...{ entry: shown, worker: shown, broken: [], isLive: true, different: [] },
          keptForOpenTabs: cleansUp ? 0 : 3,
        },
        lock: false,
      })),
    );
  }, 300_000);
});

/** Does the work for 1 to `count`, a few at once. */
async function inBatches<T>(count: number, work: (k: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  let next = 1;
  const lane = async (): Promise<void> => {
    while (next <= count) {
      const k = next++;
      results[k - 1] = await work(k);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return results;
}
