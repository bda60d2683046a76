import { describe, expect, it } from '@jest/globals';
import { BUCKET, onStage, type Stage } from './cloud.js';
import { gate, siteOf, startWire, visit, type Wire } from './doubles.js';

const VERSIONS = ['A1', 'B2', 'C3', 'D4', 'E5', 'F6', 'G7', 'H8'] as const;
const releases = Object.fromEntries(VERSIONS.map((version) => [version, siteOf(version)]));
/** The first one again but for a file: its page has the ETag that a publisher of something else has seen before. */
releases['H8'] = { ...siteOf('A1'), 'robots.txt': 'User-agent: H8' };

interface Race extends Stage {
  readonly siteUrl: string;
  /** Publishes a version from its commit; the later the version, the newer the commit. Runs are numbered as the versions. */
  publish(
    version: string,
    options?: { inputs?: Record<string, string>; wire?: Wire; killed?: Promise<unknown> },
  ): ReturnType<Stage['run']>;
}

/** A site with release A1 live, in front of which a visitor sees what the bucket holds. */
async function onRace(speed: number, work: (race: Race) => Promise<void>): Promise<void> {
  await onStage(
    async (stage) => {
      const cache = { defaultTtl: 0, maxTtl: 0 };
      const { siteUrl } = await stage.cloud.cloudfront.createDistribution({
        bucket: BUCKET,
        cache,
        errorCachingMinTtl: 0,
      });
      const commits = VERSIONS.map(() => stage.cloud.github.commit({ files: {} }));
      const publish: Race['publish'] = (version, { inputs = {}, wire, killed } = {}) => {
        const index = VERSIONS.indexOf(version as (typeof VERSIONS)[number]);
        return stage.run(inputs, releases[version], {
          env: {
            GITHUB_SHA: commits[index] ?? '',
            GITHUB_RUN_ID: runOf(version),
            ...(wire && { AWS_ENDPOINT_URL: wire.url }),
          },
          ...(killed && { cancelWhen: killed, cancelSignal: 'SIGKILL' as const }),
        });
      };
      await publish('A1');
      await work({ ...stage, siteUrl, publish });
    },
    { speed },
  );
}

function runOf(version: string): string {
  return `700${VERSIONS.indexOf(version as (typeof VERSIONS)[number])}`;
}

/** Until the work is done, looks at the site again and again, and gives what did not load. */
async function visitingDuring({ siteUrl }: Race, work: Promise<unknown>): Promise<readonly string[]> {
  const broken: string[] = [];
  for (;;) {
    const pause = new Promise<'looks again'>((resolve) => setTimeout(resolve, 20, 'looks again'));
    const next = await Promise.race([work, pause]);
    broken.push(...(await visit(siteUrl, releases)).broken);
    if (next !== 'looks again') return broken;
  }
}

async function expectLive({ siteUrl, text }: Race, version: string): Promise<void> {
  expect(await visit(siteUrl, releases)).toEqual({ entry: version, worker: version, broken: [] });
  for (const [path, content] of Object.entries(releases[version] ?? {}))
    expect([path, text(path)]).toEqual([path, content]);
  expect(text('_spa/lock.json')).toBeUndefined();
}

/** A wire on which the PUT of a key waits until it is let go. */
async function withHeldPut(
  race: Race,
  key: string,
  work: (held: { wire: Wire; reached: Promise<void>; letGo: () => void }) => Promise<void>,
): Promise<void> {
  const wire = await startWire(race.cloud);
  const [arrival, departure] = [gate(), gate()];
  wire.meddle(async (request) => {
    if (request.method !== 'PUT' || request.key !== key) return undefined;
    arrival.open();
    await departure.passed;
    return undefined;
  });
  try {
    await work({ wire, reached: arrival.passed, letGo: departure.open });
  } finally {
    departure.open();
    await wire.stop();
  }
}

const green = /^(published|superseded)$/;

describe('publishers at once', () => {
  it('two, begun in either order and at several distances: the newest commit is live in the end, and no visitor sees a mix', async () => {
    await onRace(1, async (race) => {
      const pairs = [
        ['B2', 'C3', 0],
        ['E5', 'D4', 0],
        ['F6', 'G7', 150],
      ] as const;
      for (const [one, other, distance] of pairs) {
        const both = Promise.all([
          race.publish(one),
          new Promise((resolve) => setTimeout(resolve, distance)).then(() => race.publish(other)),
        ]);
        const broken = await visitingDuring(race, both);
        const newest = one > other ? one : other;
        const results = Object.fromEntries((await both).map((step, index) => [index === 0 ? one : other, step]));
        expect({ newest, broken }).toEqual({ newest, broken: [] });
        expect(results[newest]).toMatchObject({ exitCode: 0, outputs: { outcome: 'published' } });
        expect(results[newest === one ? other : one]).toMatchObject({
          exitCode: 0,
          outputs: { outcome: expect.stringMatching(green) },
        });
        await expectLive(race, newest);
      }
    });
  }, 90_000);

  it('three: one after the other, and the newest stays', async () => {
    await onRace(1, async (race) => {
      const three = Promise.all(['C3', 'D4', 'B2'].map((version) => race.publish(version)));
      expect(await visitingDuring(race, three)).toEqual([]);
      const [c3, d4, b2] = await three;
      expect(d4).toMatchObject({ exitCode: 0, outputs: { outcome: 'published' } });
      for (const other of [c3, b2]) {
        expect(other).toMatchObject({ exitCode: 0, outputs: { outcome: expect.stringMatching(green) } });
      }
      await expectLive(race, 'D4');
    });
  }, 60_000);

  it.each(['_spa/lock.json', '_spa/current.json'])(
    'an older one that comes to %s only after a newer one has ended changes nothing',
    async (key) => {
      await onRace(1, async (race) => {
        await withHeldPut(race, key, async ({ wire, reached, letGo }) => {
          const older = race.publish('B2', { wire, inputs: { 'lock-ttl': '10s' } });
          await reached;
          const newer = await race.publish('C3', { inputs: { 'lock-ttl': '10s' } });
          expect(newer).toMatchObject({ exitCode: 0, outputs: { outcome: 'published' } });
          letGo();
          const late = await older;
          expect(late).toMatchObject({ exitCode: 0, outputs: { outcome: 'superseded' } });
          expect(late.outputs['release-id']).toBe(newer.outputs['release-id']);
          await expectLive(race, 'C3');
        });
      });
    },
    90_000,
  );
});

describe('the lock of somebody who', () => {
  it('was killed half-way runs out, is taken over, and the site is put right', async () => {
    await onRace(30, async (race) => {
      await withHeldPut(race, 'index.html', async ({ wire, reached }) => {
        const dead = await race.publish('B2', { wire, killed: reached, inputs: { 'lock-ttl': '60s' } });
        expect(dead.exitCode).toBeNull();
      });
      // Half of one release and half of another: what the next publisher finds.
      expect(race.text('locales/en.json')).toBe(releases['B2']?.['locales/en.json']);
      expect(race.text('index.html')).toBe(releases['A1']?.['index.html']);
      const next = await race.publish('C3');
      expect(next).toMatchObject({ exitCode: 0, outputs: { outcome: 'published' } });
      expect(next.stdout).toContain(
        `Waiting for another publisher: https://github.com/org/orders-api/actions/runs/${runOf('B2')}`,
      );
      expect(next.stdout).toContain(
        `Taking over the lock of https://github.com/org/orders-api/actions/runs/${runOf('B2')}`,
      );
      await expectLive(race, 'C3');
    });
  }, 60_000);

  it('is at work is waited for until lock-timeout; then the run is named, and nothing that visitors see is changed', async () => {
    await onRace(1, async (race) => {
      await withHeldPut(race, 'index.html', async ({ wire, reached, letGo }) => {
        const holder = race.publish('B2', { wire, inputs: { 'lock-ttl': '10m' } });
        await reached;
        const state = (): unknown =>
          race
            .siteKeys()
            .filter((key) => !key.startsWith('assets/'))
            .map((key) => [key, race.text(key)]);
        const before = state();
        const pointer = race.text('_spa/current.json');
        const second = await race.publish('C3', { inputs: { 'lock-timeout': '1s' } });
        expect(second).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed', deleted: '0' } });
        expect(second.outputs['reason']).toContain(`https://github.com/org/orders-api/actions/runs/${runOf('B2')}`);
        expect([state(), race.text('_spa/current.json')]).toEqual([before, pointer]);
        letGo();
        expect(await holder).toMatchObject({ exitCode: 0, outputs: { outcome: 'published' } });
        await expectLive(race, 'B2');
        expect(await race.publish('C3')).toMatchObject({ exitCode: 0, outputs: { outcome: 'published' } });
        await expectLive(race, 'C3');
      });
    });
  }, 60_000);

  it('was cut off for longer than it lasts is lost: what arrives late is refused by S3', async () => {
    await onRace(30, async (race) => {
      await withHeldPut(race, 'index.html', async ({ wire, reached, letGo }) => {
        // By the machine's time, which is slower here, no lock would have run out.
        race.cloud.s3.configure({ strictClock: true });
        const paused = race.publish('B2', { wire, inputs: { 'lock-ttl': '60s' } });
        await reached;
        expect(await race.publish('H8')).toMatchObject({ exitCode: 0, outputs: { outcome: 'published' } });
        letGo();
        const late = await paused;
        expect(late).toMatchObject({ exitCode: 0, outputs: { outcome: 'superseded' } });
        for (const [path, text] of Object.entries(releases['H8'] ?? {}))
          expect([path, race.text(path)]).toEqual([path, text]);
      });
    });
  }, 60_000);
});
