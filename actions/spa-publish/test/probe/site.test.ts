import { describe, expect, it } from '@jest/globals';
import { probeSite, type ProbeTarget } from '../../src/probe/site.js';
import { answer, html, release, site, SITE, type Release } from './support.js';

const page = (chunk: string) => `<script type="module" src="/assets/${chunk}"></script><link rel="icon" href="/i.svg">`;

const FIRST = release('r1', { 'index.html': page('index-1.js'), 'assets/index-1.js': 'one();', 'i.svg': '<svg/>' });
const SECOND = release('r2', { 'index.html': page('index-2.js'), 'assets/index-2.js': 'two();', 'i.svg': '<svg/>' });

const everything = { ...FIRST.contents, ...SECOND.contents };
const target = (over: Partial<ProbeTarget> = {}): ProbeTarget => ({
  siteUrl: SITE,
  entry: 'index.html',
  release: SECOND,
  previous: FIRST,
  ...over,
});

async function problems(
  live: ReturnType<typeof site>,
  over: Partial<ProbeTarget> = {},
): Promise<Record<string, string>> {
  const { checks } = await probeSite(live.http, target(over));
  return Object.fromEntries(checks.filter(({ level }) => level !== 'ok').map(({ name, level }) => [name, level]));
}

describe('probeSite', () => {
  it('finds nothing to mend in a good site, in few requests', async () => {
    const live = site(everything);
    const result = await probeSite(live.http, target());
    expect(result.checks.filter(({ level }) => level !== 'ok')).toEqual([]);
    expect(result.ok).toBe(true);
    expect(result.requests).toBe(live.requests.length);
    expect([...live.requests].sort()).toEqual([
      SITE,
      `${SITE}__probe/r2`,
      `${SITE}assets/__missing__-r2.js`,
      `${SITE}assets/index-1.js`,
      `${SITE}assets/index-2.js`,
      `${SITE}i.svg`,
    ]);
  });

  it('looks below the path of the site', async () => {
    const base = 'https://shop.example/app/';
    const pages = { ...everything, 'index.html': page('index-2.js').replaceAll('"/', '"/app/') };
    const live = site(pages, base);
    expect(await problems(live, { siteUrl: 'https://shop.example/app', release: release('r2', pages) })).toEqual({});
    expect(live.requests.every((url) => url.startsWith(base))).toBe(true);
  });

  it('tells a stale cache from other content', async () => {
    const live = site(everything);
    live.when('', (url) => (new URL(url).pathname === '/' ? html(FIRST.contents['index.html'] ?? '') : answer(404)));
    const { checks, ok } = await probeSite(live.http, target());
    expect(ok).toBe(false);
    expect(checks[0]).toMatchObject({ name: 'entry', level: 'fail', passing: true });
    expect(checks[0]?.detail).toContain('the entry of the release before');
    expect(live.requests).toContain(`${SITE}?probe=r2`);
  });

  it.each<[string, (live: ReturnType<typeof site>) => void, Record<string, string>]>([
    [
      'a fallback that answers a missing chunk with the entry',
      (live) => {
        live.when('assets/__missing__', () => html(SECOND.contents['index.html'] ?? ''));
      },
      { 'missing-chunk': 'fail' },
    ],
    [
      'a 403 for a missing chunk',
      (live) => {
        live.when('assets/__missing__', () => answer(403));
      },
      { 'missing-chunk': 'warn' },
    ],
    [
      'no deep links',
      (live) => {
        live.when('__probe', () => answer(404));
      },
      { 'deep-route': 'fail' },
    ],
    [
      'the old chunk gone',
      (live) => {
        live.when('assets/index-1.js', () => answer(404));
      },
      { 'previous-chunk': 'fail' },
    ],
    [
      'a script of the entry missing',
      (live) => {
        live.when('assets/index-2.js', () => answer(404));
      },
      { assets: 'fail' },
    ],
    [
      'HTML in place of a script',
      (live) => {
        live.when('assets/index-2.js', () => html('<!doctype html>'));
      },
      { 'asset-types': 'fail', 'asset-content': 'fail', 'asset-caching': 'warn' },
    ],
    [
      'an icon missing',
      (live) => {
        live.when('i.svg', () => answer(404));
      },
      { assets: 'warn' },
    ],
    [
      'a connection that breaks',
      (live) => {
        live.when('assets/index-2.js', () => {
          throw new Error('socket hang up');
        });
      },
      { assets: 'fail' },
    ],
  ])('%s', async (_, spoil, expected) => {
    const live = site(everything);
    spoil(live);
    expect(await problems(live)).toEqual(expected);
  });

  it('says that nobody answers, and asks no more than it must', async () => {
    const http = { get: () => Promise.reject(new Error('getaddrinfo ENOTFOUND shop.example')) };
    const { ok, checks } = await probeSite(http, target());
    expect(ok).toBe(false);
    expect(checks[0]?.detail).toContain('ENOTFOUND');
    expect(checks.filter(({ level }) => level === 'fail').every(({ passing }) => passing)).toBe(true);
  });

  it('looks at the bucket and the control data only where it is told where they are', async () => {
    const live = site(everything);
    live.when('_spa/current.json', () => answer(200, { 'content-type': 'application/json' }, '{}'));
    live.when('bucket/', () => answer(200, {}, ''));
    const over = { controlUrl: `${SITE}_spa/current.json`, bucketUrl: `${SITE}bucket/index.html` };
    expect(await problems(live, over)).toEqual({ 'control-data': 'warn', 'bucket-private': 'warn' });
    live.when('_spa/current.json', () => answer(403));
    live.when('bucket/', () => answer(403));
    expect(await problems(live, over)).toEqual({});
  });

  it('has at most 8 requests in flight and looks at 60 files, scripts first', async () => {
    const names = Array.from({ length: 100 }, (_, index) => `i${index}.svg`);
    const icons = names.map((name) => `<img src="/${name}">`).join('');
    const big: Release = release('r3', {
      'index.html': `${icons}<script src="/assets/z-1.js"></script>`,
      'assets/z-1.js': 'z',
    });
    const live = site({ ...big.contents, ...Object.fromEntries(names.map((name) => [name, '<svg/>'])) });
    let [inFlight, most] = [0, 0];
    const http = {
      get: async (url: string) => {
        most = Math.max(most, (inFlight += 1));
        await new Promise(setImmediate);
        inFlight -= 1;
        return live.http.get(url);
      },
    };
    const { checks } = await probeSite(http, target({ release: big, previous: undefined }));
    expect(most).toBe(8);
    expect(checks.find(({ name }) => name === 'assets')?.detail).toMatch(
      /60 files.*names 41 more, which were not looked at/,
    );
    expect(live.requests.filter((url) => url.endsWith('.svg'))).toHaveLength(59);
    expect(live.requests).toContain(`${SITE}assets/z-1.js`);
  });
});
