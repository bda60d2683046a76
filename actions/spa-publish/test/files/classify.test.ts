import { describe, expect, it } from '@jest/globals';
import { CACHE_CONTROL, classify, demoted, hasContentHash } from '../../src/files/classify.js';
import { contentTypeOf } from '../../src/files/content-type.js';
import { provenByVite } from '../../src/files/vite.js';
import { siteFile } from '../release/samples.js';

describe('classify', () => {
  it.each([
    // Vite
    ['index.html', 'entry'],
    ['docs/guide.htm', 'entry'],
    ['assets/index-Bx1c9f2a.js', 'immutable'],
    ['assets/index-legacy-D_k-3xYz.js', 'immutable'],
    ['assets/style-abcdEfgh.css', 'immutable'],
    ['assets/inter-latin-400-normal-CyCys3Eg.woff2', 'immutable'],
    ['assets/chunk-BqX12345.js.gz', 'immutable'],
    ['shop/assets/index-Bx1c9f2a.js', 'immutable'],
    // Vue CLI and webpack
    ['js/app.1a2b3c4d.js', 'immutable'],
    ['js/chunk-vendors.0f1e2d3c.js', 'immutable'],
    ['css/app.12345678.css', 'immutable'],
    ['img/logo.82b9c7a5.png', 'immutable'],
    ['workbox-1d305bb8.js', 'immutable'],
    ['precache-manifest.0123456789abcdef0123456789abcdef.js', 'immutable'],
    ['static/js/main.0123456789abcdef0123.js', 'immutable'],
    // no hash, however it looks
    ['favicon.ico', 'mutable'],
    ['robots.txt', 'mutable'],
    ['locales/de.json', 'mutable'],
    ['img/user-settings.svg', 'mutable'],
    ['assets/user-settings.svg', 'mutable'],
    ['assets/user-my-photo.png', 'mutable'],
    ['img/photo-20240131.jpg', 'mutable'],
    ['assets/photo-20240131.jpg', 'mutable'],
    ['report.20240131.pdf', 'mutable'],
    ['img/v1-release2.png', 'mutable'],
    ['img/logo-Settings.png', 'mutable'],
    ['word.deadbeef.txt', 'mutable'],
    ['.well-known/security.txt', 'mutable'],
    ['.well-known/apple-app-site-association', 'mutable'],
    // what makes open tabs look again
    ['sw.js', 'worker'],
    ['service-worker.js', 'worker'],
    ['registerSW.js', 'worker'],
    ['version.json', 'worker'],
    ['app/sw.js', 'worker'],
    // no part of a site
    ['.DS_Store', undefined],
    ['.vite/manifest.json', undefined],
    ['assets/.gitkeep', undefined],
    ['.well-known/.hidden', undefined],
  ] as const)('%s: %s', (path, expected) => {
    expect(classify(path, false)).toBe(expected);
  });

  it('believes proof more than the look of a name, but for pages and workers', () => {
    expect(classify('assets/abc-abcdefgh.js', true)).toBe('immutable');
    expect(classify('index.html', true)).toBe('entry');
    expect(classify('sw.js', true)).toBe('worker');
  });

  it('misses hardly any hash that Vite gives', () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';
    // A linear congruential generator: the same names in every run.
    let seed = 1;
    const next = (): string => letters[(seed = (seed * 48_271) % 2_147_483_647) % 64] ?? '';
    const hashes = Array.from({ length: 10_000 }, () => Array.from({ length: 8 }, next).join(''));
    const missed = hashes.filter((hash) => !hasContentHash(`assets/index-${hash}.js`));
    expect(missed.length).toBeLessThan(40);
  });
});

it('demoted keeps the Cache-Control of a rule', () => {
  const file = siteFile('a-Bx1c9f2a.js', 'immutable', 'x');
  expect(demoted(file)).toMatchObject({ class: 'mutable', headers: { cacheControl: CACHE_CONTROL.mutable } });
  const ruled = { ...file, headers: { ...file.headers, cacheControl: 'public,max-age=60' } };
  expect(demoted(ruled).headers.cacheControl).toBe('public,max-age=60');
});

describe('contentTypeOf', () => {
  it.each([
    ['a.js', 'text/javascript; charset=utf-8'],
    ['a.mjs', 'text/javascript; charset=utf-8'],
    ['A.JS', 'text/javascript; charset=utf-8'],
    ['a.css', 'text/css; charset=utf-8'],
    ['index.html', 'text/html; charset=utf-8'],
    ['a.svg', 'image/svg+xml; charset=utf-8'],
    ['a.json', 'application/json; charset=utf-8'],
    ['a.js.map', 'application/json; charset=utf-8'],
    ['site.webmanifest', 'application/manifest+json; charset=utf-8'],
    ['a.wasm', 'application/wasm'],
    ['a.woff2', 'font/woff2'],
    ['a.woff', 'font/woff'],
    ['a.ttf', 'font/ttf'],
    ['a.avif', 'image/avif'],
    ['a.webp', 'image/webp'],
    ['favicon.ico', 'image/x-icon'],
    ['a.png', 'image/png'],
    ['a.jpeg', 'image/jpeg'],
    ['a.mp4', 'video/mp4'],
    ['robots.txt', 'text/plain; charset=utf-8'],
    ['sitemap.xml', 'application/xml; charset=utf-8'],
    ['feed.rss', 'application/rss+xml; charset=utf-8'],
    ['a.pdf', 'application/pdf'],
    ['a.zip', 'application/zip'],
    ['a.js.gz', 'application/gzip'],
    ['.well-known/apple-app-site-association', 'application/json; charset=utf-8'],
    ['CNAME', undefined],
    ['js', undefined],
    ['a.unheardof', undefined],
  ])('%s: %s', (path, expected) => {
    expect(contentTypeOf(path)).toBe(expected);
  });
});

describe('provenByVite', () => {
  const chunk = {
    file: 'assets/index-Bx1c9f2a.js',
    css: ['assets/index-Cy2d0a3b.css'],
    assets: ['assets/logo-Dz3e1b4c.svg'],
  };

  it('believes what the manifest lists', () => {
    const text = JSON.stringify({
      'index.html': { ...chunk, isEntry: true },
      '_x.js': { file: 'assets/x-Ea4f2c5d.js' },
    });
    expect([...(provenByVite(text) ?? [])].sort()).toEqual([
      'assets/index-Bx1c9f2a.js',
      'assets/index-Cy2d0a3b.css',
      'assets/logo-Dz3e1b4c.svg',
      'assets/x-Ea4f2c5d.js',
    ]);
  });

  it('believes nothing where a script has no hash in its name', () => {
    const text = JSON.stringify({ 'index.html': chunk, '_x.js': { file: 'assets/x.js' } });
    expect(provenByVite(text)?.size).toBe(0);
  });

  it.each(['{', '[]', '"x"', '{"a":1}'])('%s is no manifest', (text) => {
    expect(provenByVite(text)).toBeUndefined();
  });

  it('lets no strange value through', () => {
    expect(provenByVite('{"a":{"file":7,"css":"x","assets":[null]}}')?.size).toBe(0);
  });
});
