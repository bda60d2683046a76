import { describe, expect, it } from '@jest/globals';
import { BUCKET } from './cloud.js';
import { gate, visit, type Mishap } from './doubles.js';
import { chunks, expectLive, first, onSite, published, releases, SLOW_DOWN } from './live-site.js';

describe('credentials that expire on the way', () => {
  it('are said to have, and what was written is not written again by the next run', async () => {
    await onSite(async (site) => {
      const files = { ...releases.B2, ...chunks(40) };
      site.cloud.faults.add({ operation: 'S3.PutObject', kind: 'expired-token', skip: 25 });
      const step = await site.publish({ concurrency: '4' }, files);
      expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'config-error' } });
      expect(step.outputs['reason']).toMatch(/credentials have expired .*role-to-assume/s);
      await expectLive(site, 'A1');
      site.cloud.faults.clear();
      const next = await site.publish({}, files);
      expect(next).toMatchObject(published);
      const writes = site.cloud.s3
        .objects(BUCKET)
        .filter(({ key }) => key.startsWith('assets/'))
        .map((one) => one.writes);
      expect(Math.max(...writes)).toBe(1);
      expect(Number(next.outputs['uploaded'])).toBeLessThan(30);
      await expectLive(site, 'B2');
    });
  });

  it('within the switch: the site loads, and the next run with new ones puts it right', async () => {
    await onSite(
      async (site) => {
        let expired = false;
        site.wire.meddle(({ method, key }) => {
          expired ||= method === 'PUT' && key === 'index.html';
          return expired ? { status: 400, code: 'ExpiredToken' } : undefined;
        });
        const step = await site.publish();
        expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed' } });
        expect(step.outputs['reason']).toContain('credentials have expired');
        expect(await visit(site.siteUrl, releases)).toEqual({ entry: 'A1', worker: 'A1', broken: [] });
        site.wire.meddle(() => undefined);
        expect(await site.publish()).toMatchObject(published);
        await expectLive(site, 'B2');
      },
      { speed: 30 },
    );
  });
});

describe('a job that is cancelled', () => {
  it.each<[string, RegExp, Mishap | undefined, string, keyof typeof releases]>([
    ['while files are uploaded: ends at once', /^assets\/cart-B2aBc456\.js$/, undefined, 'failed', 'A1'],
    ['with the lock in its hands: ends the switch', /^locales\/en\.json$/, undefined, 'published', 'B2'],
    ['between two pages: ends the switch', /^index\.html$/, undefined, 'published', 'B2'],
    ['at the pointer: ends the switch', /^_spa\/current\.json$/, undefined, 'published', 'B2'],
    ['while S3 does not take a page: puts back what was there', /^index\.html$/, SLOW_DOWN, 'failed', 'A1'],
  ])('%s', async (_, key, mishap, outcome, version) => {
    await onSite(async (site) => {
      const reached = gate();
      const happens = first(1, 'PUT', key, mishap ?? 'answer lost');
      site.wire.meddle(async (request) => {
        const isIt = happens(request) !== undefined;
        if (!isIt) return undefined;
        reached.open();
        // The signal comes while the request is under way.
        await new Promise((resolve) => setTimeout(resolve, 400));
        return mishap;
      });
      const env = { AWS_ENDPOINT_URL: site.wire.url };
      const step = await site.run({}, releases.B2, { env, cancelWhen: reached.passed });
      expect(step.outputs).toMatchObject({ outcome });
      expect(step.exitCode).toBe(outcome === 'failed' ? 1 : 0);
      await expectLive(site, version);
    });
  });
});

describe('reading', () => {
  it.each<[string, Mishap]>([
    ['throttled', SLOW_DOWN],
    ['broken off', 'lost'],
  ])('the pointer is %s: read again', async (_, mishap) => {
    await onSite(async (site) => {
      site.wire.meddle(first(3, 'GET', /^_spa\/current\.json$/, mishap));
      expect(await site.publish()).toMatchObject(published);
      await expectLive(site, 'B2');
    });
  });

  it('a pointer that cannot be understood is no reason to begin from nothing', async () => {
    await onSite(async (site) => {
      site.cloud.s3.put(BUCKET, '_spa/current.json', '<html>');
      const step = await site.publish();
      expect(step.exitCode).toBe(1);
      expect(step.outputs['reason']).toContain('_spa/current.json');
      expect(site.text('index.html')).toBe(releases.A1['index.html']);
    });
  });

  it('a redirect that does not say where to: the region is asked for', async () => {
    await onSite(async (site) => {
      site.wire.meddle(() => ({ status: 301, code: 'PermanentRedirect' }));
      const step = await site.publish();
      expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'config-error' } });
      expect(step.outputs['reason']).toMatch(/not in the region eu-central-1.*aws-region/);
    });
  });

  it('a redirect that goes on for ever is followed once', async () => {
    await onSite(async (site) => {
      const headers = { 'x-amz-bucket-region': 'us-west-2' };
      site.wire.meddle(() => ({ status: 301, code: 'PermanentRedirect', headers }));
      const step = await site.publish();
      expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'config-error' } });
      expect(site.wire.count('GET', '_spa/current.json')).toBeLessThanOrEqual(3);
    });
  });

  it('without s3:ListBucket a missing key is a 403: the permission to add is named', async () => {
    await onSite(async (site) => {
      site.cloud.s3.createBucket('unlisted', { mayList: false });
      const step = await site.publish({ bucket: 'unlisted' });
      expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'config-error' } });
      expect(step.outputs['reason']).toContain('s3:ListBucket');
      expect(site.cloud.s3.objects('unlisted')).toEqual([]);
    });
  });
});

describe('a bucket encrypted by KMS, whose ETags are no hashes', () => {
  it('sees no change where there is none, and every change that there is', async () => {
    await onSite(async (site) => {
      site.cloud.s3.createBucket('secret', { kms: true });
      const inputs = { bucket: 'secret' };
      const sameCommit = { GITHUB_SHA: 'c'.repeat(40) };
      expect(await site.publish(inputs, releases.A1, sameCommit)).toMatchObject(published);
      const before = site.wire.requests.length;
      const again = await site.publish(inputs, releases.A1, sameCommit);
      expect(again.outputs).toMatchObject({ outcome: 'unchanged' });
      expect(site.wire.requests.slice(before).map(({ method }) => method)).toEqual(['GET', 'GET']);
      const listed = await site.publish({ ...inputs, drift: 'list' }, releases.A1, sameCommit);
      expect(listed.outputs).toMatchObject({ outcome: 'unchanged', uploaded: '0' });
      expect((await site.publish(inputs)).outputs).toMatchObject({ outcome: 'published', uploaded: '7', reused: '2' });
      const back = await site.publish({ ...inputs, mode: 'rollback' });
      expect(back.outputs).toMatchObject({ outcome: 'rolled-back', uploaded: '4' });
      expect(site.cloud.s3.object('secret', 'index.html')?.body.toString()).toBe(releases.A1['index.html']);
    });
  });
});

describe('a build that cannot be meant', () => {
  it('an empty folder is refused before any call', async () => {
    await onSite(async (site) => {
      const step = await site.publish({}, { '.gitkeep': '' });
      expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'config-error' } });
      expect(step.outputs['reason']).toContain('there is no HTML at all');
      expect(site.wire.requests).toEqual([]);
    });
  });

  it('nine files of ten gone: refused, and nothing is written', async () => {
    await onSite(async (site) => {
      const many = Object.fromEntries(
        Array.from({ length: 100 }, (_, index) => [`img/${index}.svg`, `<svg id="${index}"/>`]),
      );
      await site.run({}, { ...releases.A1, ...many });
      const step = await site.publish({}, releases.B2);
      expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'config-error' } });
      expect(step.outputs['reason']).toContain('allow-shrink');
      expect(site.wire.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
      await expectLive(site, 'A1');
    });
  });
});
