import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { checkAssets, examineAsset } from '../../src/probe/assets.js';
import { checkInlineScripts, parsePolicy, policiesOf } from '../../src/probe/csp.js';
import { checkEntry, checkEntryCaching } from '../../src/probe/entry.js';
import type { Reference } from '../../src/probe/html.js';
import type { Look } from '../../src/probe/look.js';
import { checkSecurityHeaders } from '../../src/probe/security.js';
import { answer, GOOD_HEADERS, html, manifestFile, SITE } from './support.js';

const NEW = '<title>new</title>';
const OLD = '<title>old</title>';

describe('checkEntry', () => {
  const file = manifestFile('index.html', NEW, 'entry');
  const previous = manifestFile('index.html', OLD, 'entry');
  const judge = (look: Look, fresh?: Look) => checkEntry({ look, fresh, file, previous });

  it.each<[string, Look, Look | undefined, object]>([
    ['the release', html(NEW), undefined, { level: 'ok' }],
    ['no answer', { url: SITE, error: 'ECONNRESET' }, undefined, { level: 'fail', passing: true }],
    ['a fault', answer(503), undefined, { level: 'fail', passing: true }],
    [
      'a redirect',
      answer(301, { location: 'https://www.shop.example/' }),
      undefined,
      { level: 'fail', passing: false },
    ],
    ['no root object', answer(403, { 'content-type': 'application/xml' }), undefined, { level: 'fail' }],
    ['no HTML', answer(200, { 'content-type': 'text/plain' }, NEW), undefined, { level: 'fail', passing: false }],
    ['the release before, from the cache', html(OLD), html(NEW), { level: 'fail', passing: true }],
    ['the release before, everywhere', html(OLD), html(OLD), { level: 'fail', passing: true }],
    ['something else', html('<title>parked</title>'), undefined, { level: 'fail' }],
  ])('%s', (_, look, fresh, expected) => {
    expect(judge(look, fresh)).toMatchObject(expected);
  });

  it('says where a redirect leads, and which cache is stale', () => {
    expect(judge(answer(302, { location: '/en/' })).detail).toContain('302 (no content type, to /en/)');
    expect(judge(html(OLD, { age: '77', 'x-cache': 'Hit from cloudfront' }), html(NEW)).detail).toContain(
      '(text/html; charset=utf-8, Hit from cloudfront, Age 77). Only the cache holds it.',
    );
    expect(judge(html(OLD), html(OLD)).detail).toContain('another query gives the same');
  });
});

it.each([
  [{ 'cache-control': 'no-cache' }, 'ok'],
  [{ 'cache-control': 'public, max-age=0, must-revalidate' }, 'ok'],
  [{ 'cache-control': 'no-cache', age: '1' }, 'ok'],
  [{ 'cache-control': 'no-cache', age: '60' }, 'warn'],
  [{ 'cache-control': 'public,max-age=600' }, 'warn'],
  [{}, 'warn'],
])('checkEntryCaching: %j is %s', (headers, level) => {
  expect(checkEntryCaching(html(NEW, headers as Record<string, string>)).level).toBe(level);
});

describe('checkAssets', () => {
  const script = (over: Partial<Reference> = {}): Reference => ({
    url: `${SITE}assets/a.js`,
    path: 'assets/a.js',
    kind: 'module',
    integrity: '',
    ...over,
  });
  const code = 'x'.repeat(2000);
  const file = manifestFile('assets/a.js', code);
  const good = {
    'content-type': 'text/javascript',
    'cache-control': file.headers.cacheControl,
    'content-encoding': 'br',
  };
  const digest = (algorithm: string, text: string) =>
    `${algorithm}-${createHash(algorithm).update(text).digest('base64')}`;
  const levels = (reference: Reference, look: Look, listed = true) =>
    Object.fromEntries(
      checkAssets([examineAsset(reference, listed ? file : undefined, look)])
        .filter(({ level }) => level !== 'ok')
        .map(({ name, level }) => [name, level]),
    );

  it.each<[string, Partial<Reference>, Record<string, string>, string, Record<string, string>]>([
    ['a good one', {}, good, code, {}],
    ['another name of the type', {}, { ...good, 'content-type': 'application/javascript' }, code, {}],
    ['octet-stream', {}, { ...good, 'content-type': 'application/octet-stream' }, code, { 'asset-types': 'fail' }],
    ['a style as text', { kind: 'style' }, { ...good, 'content-type': 'text/plain' }, code, { 'asset-types': 'fail' }],
    ['other bytes', {}, good, 'y', { 'asset-content': 'fail' }],
    ['not compressed', {}, { ...good, 'content-encoding': undefined } as never, code, { 'asset-compression': 'warn' }],
    ['not immutable', {}, { ...good, 'cache-control': 'max-age=60' }, code, { 'asset-caching': 'warn' }],
    ['the same caching, written otherwise', {}, { ...good, 'cache-control': 'max-age=31536000' }, code, {}],
    ['a right digest', { integrity: digest('sha384', code) }, good, code, {}],
    ['one of two right', { integrity: `${digest('sha256', 'z')} ${digest('sha256', code)}` }, good, code, {}],
    ['a wrong digest', { integrity: digest('sha256', 'z') }, good, code, { integrity: 'fail' }],
    [
      'the strongest counts',
      { integrity: `${digest('sha256', code)} ${digest('sha512', 'z')}` },
      good,
      code,
      { integrity: 'fail' },
    ],
    ['an unknown algorithm', { integrity: 'md5-abc' }, good, code, {}],
  ])('%s', (_, reference, headers, body, expected) => {
    expect(levels(script(reference), answer(200, headers, body))).toEqual(expected);
  });

  it('judges a file that is none of the release by status and type only', () => {
    const outside = script({ path: undefined, url: `${SITE}api/config.js` });
    expect(levels(outside, answer(200, { 'content-type': 'text/javascript' }, 'x'), false)).toEqual({});
    expect(levels(outside, answer(404), false)).toEqual({ assets: 'fail' });
  });

  it('names five and counts the others', () => {
    const findings = Array.from({ length: 7 }, (_, n) =>
      examineAsset(script({ path: `assets/${n}.js` }), file, answer(404)),
    );
    expect(checkAssets(findings)[0]?.detail).toMatch(/^7 of 7: assets\/0\.js: 404 .*; and 2 more\.$/);
  });
});

describe('checkSecurityHeaders', () => {
  const bad = (headers: Record<string, string>, url = SITE) => {
    const look = { ...html(NEW, { ...GOOD_HEADERS, ...headers }), url };
    return checkSecurityHeaders(look, look)
      .filter(({ level }) => level === 'warn')
      .map(({ name }) => name);
  };

  it.each([
    ['all there', {}, []],
    ['a short HSTS', { 'strict-transport-security': 'max-age=300' }, ['hsts']],
    [
      'nothing',
      Object.fromEntries(Object.keys(GOOD_HEADERS).map((key) => [key, ''])),
      ['hsts', 'nosniff', 'csp', 'framing', 'referrer-policy'],
    ],
    [
      'X-Frame-Options in its place',
      { 'content-security-policy': "default-src 'self'", 'x-frame-options': 'DENY' },
      [],
    ],
    ['a CSP without frame-ancestors', { 'content-security-policy': "default-src 'self'" }, ['framing']],
  ])('%s', (_, headers, expected) => {
    expect(bad(headers)).toEqual(expected);
  });

  it('asks for HSTS over HTTPS alone', () => {
    expect(bad({ 'strict-transport-security': '' }, 'http://127.0.0.1:8080/')).toEqual([]);
  });

  it('names the page that lacks a header, and passes over pages that are not there', () => {
    const [hsts] = checkSecurityHeaders(html(NEW, GOOD_HEADERS), html(NEW));
    expect(hsts?.detail).toBe('There is no Strict-Transport-Security on a deep link.');
    expect(checkSecurityHeaders(answer(404), { url: SITE, error: 'x' })).toEqual([]);
  });
});

describe('checkInlineScripts', () => {
  const text = 'window.env = "production"';
  const hash = (algorithm: string) => `'${algorithm}-${createHash(algorithm).update(text).digest('base64')}'`;
  const page = (attributes = '', head = '') => `${head}<script${attributes}>${text}</script>`;
  const judge = (policy: string, content = page()) =>
    checkInlineScripts(html(content, policy === '' ? {} : { 'content-security-policy': policy })).map(
      ({ level }) => level,
    );

  it.each<[string, string, string, string[]]>([
    ['no policy', '', page(), []],
    ['no inline script', "script-src 'self'", '<script src=a.js></script>', []],
    ['a policy that blocks it', "script-src 'self'", page(), ['fail']],
    ['the fallback blocks it', "default-src 'self'", page(), ['fail']],
    ['no rule for scripts', "img-src 'self'", page(), ['ok']],
    ['its hash', `script-src 'self' ${hash('sha256')}`, page(), ['ok']],
    ['its other hash', `script-src ${hash('sha512')}`, page(), ['ok']],
    [
      'its hash in the alphabet of URLs',
      `script-src ${hash('sha256').replaceAll('+', '-').replaceAll('/', '_')}`,
      page(),
      ['ok'],
    ],
    ['an old hash', "script-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='", page(), ['fail']],
    ['unsafe-inline', "script-src 'unsafe-inline'", page(), ['ok']],
    ['unsafe-inline beside a hash counts for nothing', "script-src 'unsafe-inline' 'sha256-abc='", page(), ['fail']],
    ['its nonce', "script-src 'nonce-abc'", page(' nonce="abc"'), ['ok']],
    ['another nonce', "script-src 'nonce-abc'", page(' nonce="x"'), ['fail']],
    ['script-src-elem rules', `script-src 'unsafe-inline'; script-src-elem 'self'`, page(), ['fail']],
    ['two policies, one blocks', `script-src 'unsafe-inline', script-src 'self'`, page(), ['fail']],
    [
      'a policy of the page itself',
      '',
      page('', `<meta http-equiv="Content-Security-Policy" content="script-src 'none'">`),
      ['fail'],
    ],
  ])('%s', (_, policy, content, expected) => {
    expect(judge(policy, content)).toEqual(expected);
  });

  it('gives the hash to add', () => {
    const [check] = checkInlineScripts(html(page(), { 'content-security-policy': "script-src 'self'" }));
    expect(check?.fix).toContain(hash('sha256'));
  });

  it('reads policies', () => {
    expect(policiesOf({ 'content-security-policy': 'a b; a c;; , ' })).toEqual([new Map([['a', ['b']]])]);
    expect(parsePolicy('Script-SRC X')).toEqual(new Map([['script-src', ['X']]]));
  });
});
