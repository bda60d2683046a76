import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { manualClock } from '@platform-actions/local-cloud';
import { BUCKET } from './cloud.js';
import { gate, visit, type Mishap } from './doubles.js';
import { chunks, DENIED, expectLive, first, onSite, published, releases, SLOW_DOWN } from './live-site.js';

/** Every kind of write of a release, by a key that has it. */
const WRITES: readonly (readonly [string, string, RegExp])[] = [
  ['an immutable file', 'PUT', /^assets\/index-B2xYz123\.js$/],
  ['the bodies kept for a rollback', 'PUT', /^_spa\/bodies\//],
  ['the manifest', 'PUT', /^_spa\/releases\//],
  ['the lock', 'PUT', /^_spa\/lock\.json$/],
  ['a mutable file', 'PUT', /^locales\/en\.json$/],
  ['the entry', 'PUT', /^index\.html$/],
  ['the service worker', 'PUT', /^sw\.js$/],
  ['the pointer', 'PUT', /^_spa\/current\.json$/],
  ['the removal of the lock', 'DELETE', /^_spa\/lock\.json$/],
];

describe('a write that does not pass at once is sent again as it was', () => {
  it.each<[string, Mishap]>([
    ['503 SlowDown', SLOW_DOWN],
    ['500 InternalError', { status: 500, code: 'InternalError' }],
    ['a connection that breaks', 'lost'],
    ['409 ConditionalRequestConflict', { status: 409, code: 'ConditionalRequestConflict' }],
  ])('%s, at every write of a release', async (_, mishap) => {
    await onSite(async (site) => {
      const seen = new Map<string, number>();
      site.wire.meddle(({ method, key }) => {
        const times = (seen.get(`${method} ${key}`) ?? 0) + 1;
        seen.set(`${method} ${key}`, times);
        return method !== 'GET' && times <= 2 ? mishap : undefined;
      });
      expect(await site.publish()).toMatchObject(published);
      await expectLive(site, 'B2');
      for (const [what, method, key] of WRITES) {
        const sent = site.wire.requests.filter((one) => one.method === method && key.test(one.key));
        expect([what, sent.length]).toEqual([what, 3]);
        expect(new Set(sent.map(({ body }) => createHash('sha256').update(body).digest('hex'))).size).toBe(1);
      }
    });
  });

  it('503 SlowDown halves the requests in flight', async () => {
    await onSite(async (site) => {
      let [inFlight, mostBefore, mostAfter, later] = [0, 0, 0, 0];
      let complaint = '';
      const full = gate();
      site.wire.meddle(async ({ method, key }) => {
        if (method !== 'PUT' || !key.startsWith('assets/part')) return undefined;
        inFlight += 1;
        if (complaint === '') mostBefore = Math.max(mostBefore, inFlight);
        // A repeated request has its place already; and in time there may be more again.
        else if (key !== complaint && ++later <= 30) mostAfter = Math.max(mostAfter, inFlight);
        if (inFlight === 40) full.open();
        await full.passed;
        const complains = complaint === '';
        if (complains) complaint = key;
        // The complaint is heard before any other answer.
        await new Promise((resolve) => setTimeout(resolve, complains ? 0 : 100));
        inFlight -= 1;
        return complains ? SLOW_DOWN : undefined;
      });
      const step = await site.publish({ concurrency: '40' }, { ...releases.B2, ...chunks(150) });
      expect(step).toMatchObject(published);
      expect(mostBefore).toBe(40);
      expect(mostAfter).toBeGreaterThan(10);
      // Half of them, and what a second without complaints adds again.
      expect(mostAfter).toBeLessThanOrEqual(28);
    });
  });
});

describe('an answer that is lost after the write was carried out', () => {
  it.each(WRITES)('of %s: it counts, and is not taken for somebody else', async (_, method, key) => {
    await onSite(async (site) => {
      site.wire.meddle(first(1, method, key, 'answer lost'));
      const step = await site.publish();
      expect(step).toMatchObject(published);
      expect(step.stdout).not.toContain('::warning');
      expect(site.wire.count(method, key)).toBeGreaterThan(1);
      await expectLive(site, 'B2');
      site.cloud.resetCalls();
      const again = await site.run({}, releases.B2);
      expect(again.outputs).toMatchObject({ outcome: 'unchanged' });
      expect(site.cloud.calls('S3.PutObject').length).toBeLessThanOrEqual(1);
    });
  });

  it('of a clean-up: what is gone is gone', async () => {
    const clock = manualClock();
    await onSite(
      async (site) => {
        await site.run({}, releases.B2);
        clock.advance(7200);
        site.wire.meddle(first(1, 'POST', /^$/, 'answer lost'));
        const step = await site.publish({ mode: 'gc', 'keep-releases': '1', 'keep-days': '0' });
        expect(step).toMatchObject({ exitCode: 0, outputs: { outcome: 'published', deleted: '3' } });
        expect(step.stdout).not.toContain('::warning');
        await expectLive(site, 'B2');
      },
      { clock },
    );
  });
});

describe('a write that never passes', () => {
  it.each<[string, RegExp, number]>([
    ['an immutable file', /^assets\/cart-B2aBc456\.js$/, 1],
    ['the manifest', /^_spa\/releases\//, 1],
    ['the lock', /^_spa\/lock\.json$/, 1],
    ['the first file in place', /^locales\/en\.json$/, 2],
    ['the entry', /^index\.html$/, 2],
    ['the pointer', /^_spa\/current\.json$/, 1],
  ])('403 on %s: not tried again, named, and the release before stays whole', async (_, key, writes) => {
    await onSite(async (site) => {
      // Files in place are written a second time, to put back what was there: that is allowed here.
      site.wire.meddle(first(1, 'PUT', key, DENIED));
      const step = await site.publish();
      expect(step.exitCode).toBe(1);
      expect(step.outputs['outcome']).toMatch(/^(failed|config-error)$/);
      const denied = site.wire.requests.filter((one) => one.method === 'PUT' && key.test(one.key))[0]?.key ?? '';
      expect(step.outputs['reason']).toContain('s3:PutObject');
      expect(step.outputs['reason']).toContain(`arn:aws:s3:::${BUCKET}/${denied}`);
      expect(step.outputs['release-id'] ?? '').not.toMatch(/-1002-/);
      expect(site.wire.count('PUT', key)).toBe(writes);
      await expectLive(site, 'A1');
    });
  });

  it('403 on the entry for good: the site loads, and the next publish puts it right', async () => {
    await onSite(
      async (site) => {
        site.wire.meddle(({ method, key }) => (method === 'PUT' && key === 'index.html' ? DENIED : undefined));
        const step = await site.publish();
        expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed' } });
        expect(step.outputs['reason']).toContain('the next publish or rollback puts the site right');
        expect(await visit(site.siteUrl, releases)).toEqual({ entry: 'A1', worker: 'A1', broken: [] });
        site.wire.meddle(() => undefined);
        expect(await site.publish()).toMatchObject(published);
        await expectLive(site, 'B2');
      },
      { speed: 30 },
    );
  });

  it('500 on an immutable file until the job is cancelled: nothing is switched, and no lock is left', async () => {
    await onSite(async (site) => {
      site.cloud.faults.add({ operation: 'S3.PutObject', kind: 'server-error', skip: 1 });
      const enough = gate();
      site.wire.meddle(({ key }) => {
        if (site.wire.count('PUT', key) > 4) enough.open();
        return undefined;
      });
      const env = { AWS_ENDPOINT_URL: site.wire.url };
      const step = await site.run({}, releases.B2, { env, cancelWhen: enough.passed });
      expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed' } });
      expect(site.wire.count('PUT', '_spa/lock.json')).toBe(0);
      site.cloud.faults.clear();
      await expectLive(site, 'A1');
    });
  });

  it('500 on the entry for as long as the lock lasts: said so, and the release before is put back', async () => {
    await onSite(async (site) => {
      // Until the lock is renewed, which is for putting back.
      const isFailing = (): boolean => site.wire.count('PUT', '_spa/lock.json') < 2;
      site.wire.meddle(({ method, key }) =>
        method === 'PUT' && key === 'index.html' && isFailing() ? { status: 500, code: 'InternalError' } : undefined,
      );
      const step = await site.publish({ 'lock-ttl': '10s' });
      expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed' } });
      expect(step.outputs['reason']).toMatch(
        new RegExp(`writing s3://${BUCKET}/index.html: AWS answered InternalError \\(HTTP 500, \\d+ attempts\\)`),
      );
      expect(step.outputs['reason']).toContain('The release before is live again.');
      expect(site.wire.count('PUT', '_spa/current.json')).toBe(0);
      await expectLive(site, 'A1');
    });
  });
});
