import { createHash } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { checkPage, type PreflightOptions } from '../../src/files/preflight.js';

const SCRIPT = 'console.log(1)';
const FILES: Readonly<Record<string, string>> = {
  'assets/a.js': SCRIPT,
  'assets/a.css': 'body{}',
  'favicon.ico': '',
  'docs/b.js': SCRIPT,
};

function check(html: string, options: Partial<PreflightOptions> = {}, page = 'index.html') {
  return checkPage(page, html, {
    siteUrl: undefined,
    prefix: '',
    read: (path) => (FILES[path] === undefined ? undefined : Buffer.from(FILES[path])),
    isForeign: (path) => path === 'config.js',
    ...options,
  });
}

const integrity = (algorithm: string, text: string): string =>
  `${algorithm}-${createHash(algorithm).update(text).digest('base64')}`;
const withIntegrity = (value: string): string => `<script src="/assets/a.js" integrity="${value}"></script>`;
const SHOP = { siteUrl: 'https://example.com/shop/' };
const none = { problems: [], warnings: [] };

it.each([
  [
    'what is there',
    '<script type="module" src="/assets/a.js"></script><link rel="stylesheet" href="/assets/a.css"><link rel="icon" href="/favicon.ico">',
    {},
  ],
  ['relative references', '<script src="./assets/a.js"></script>', {}],
  ['a query and a fragment', '<script src="/assets/a.js?v=1#x"></script>', {}],
  ['other hosts', '<script src="https://cdn.example.net/x.js"></script>', {}],
  ['what a rule leaves to others', '<script src="/config.js"></script>', {}],
  ['no references', '<p>hello', {}],
  ['the base path of the site', '<script src="/shop/assets/a.js"></script>', SHOP],
  ['the prefix, without an address', '<script src="/shop/assets/a.js"></script>', { prefix: 'shop/' }],
  ['the root, without an address', '<script src="/assets/a.js"></script>', { prefix: 'shop/' }],
  ['a true integrity', withIntegrity(integrity('sha384', SCRIPT)), {}],
  ['one of several digests', withIntegrity(`${integrity('sha512', 'x')} ${integrity('sha512', SCRIPT)}`), {}],
  [
    'a wrong digest beside a stronger right one',
    withIntegrity(`${integrity('sha256', 'x')} ${integrity('sha384', SCRIPT)}`),
    {},
  ],
  ['an integrity of unknown kind', withIntegrity('md5-xyz'), {}],
])('accepts %s', (_, html, options) => {
  expect(check(html, options)).toEqual(none);
});

it('takes references of a page in a folder from there', () => {
  expect(check('<script src="b.js"></script>', {}, 'docs/index.html')).toEqual(none);
  expect(check('<script src="b.js"></script>').problems).toHaveLength(1);
});

it.each([
  ['a missing script', '<script src="/assets/x.js"></script>', {}, 'it loads assets/x.js, which is not in the build'],
  ['a missing style', '<link rel="stylesheet" href="/x.css">', {}, 'it loads x.css'],
  ['a missing preload of a module', '<link rel="modulepreload" href="/x.js">', {}, 'it loads x.js'],
  [
    'a missing target of the import map',
    '<script type="importmap">{"imports":{"a":"/x.js"}}</script>',
    {},
    'it loads x.js',
  ],
  ['a wrong integrity', withIntegrity(integrity('sha384', 'x')), {}, 'the integrity that it gives for assets/a.js'],
  [
    'a weaker right one beside a strong wrong one',
    withIntegrity(`${integrity('sha512', 'x')} ${integrity('sha256', SCRIPT)}`),
    {},
    'the integrity',
  ],
  [
    'another base path',
    '<script src="/assets/a.js"></script>',
    SHOP,
    'made for the base path / and the site is at /shop/',
  ],
  ['a script outside of the site', '<script src="/other/x.js"></script>', SHOP, 'it loads /other/x.js'],
])('refuses %s', (_, html, options, message) => {
  const found = check(html, options);
  expect(found.problems).toEqual([expect.stringContaining(message)]);
  expect(found.problems[0]).toMatch(/^index\.html: /);
});

it('only warns of a missing image', () => {
  expect(check('<link rel="icon" href="/x.ico"><img src="/y.png">')).toEqual({
    problems: [],
    warnings: [expect.stringContaining('x.ico'), expect.stringContaining('y.png')],
  });
});
