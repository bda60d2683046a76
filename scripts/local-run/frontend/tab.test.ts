import { describe, expect, it } from '@jest/globals';
import { openTab, visit, type Load } from './tab.js';

const SITE = 'http://shop.test/';
const ENTRY =
  'import{x}from"./helper-AAAAAAA1.js";()=>l(()=>import(`./Cart-AAAAAAA2.js`),["assets/Cart-AAAAAAA3.css"])';

/** A site of files by path: status, content type and text. */
function site(files: Readonly<Record<string, readonly [number, string, string]>>): { loads: Load; asked: string[] } {
  const asked: string[] = [];
  const loads: Load = (url) => {
    const { pathname } = new URL(url);
    asked.push(pathname);
    const [status, type, text] = files[pathname] ?? [404, 'text/plain', 'missing'];
    return Promise.resolve({ status, headers: new Headers({ 'content-type': type }), text });
  };
  return { loads, asked };
}

const FILES = {
  '/': [200, 'text/html', '<script type="module" crossorigin src="/assets/index-AAAAAAA0.js"></script>'],
  '/assets/index-AAAAAAA0.js': [200, 'text/javascript', ENTRY],
  '/assets/Cart-AAAAAAA2.js': [200, 'text/javascript', 'import"./index-AAAAAAA0.js";import{b}from"./Row-AAAAAAA4.js"'],
  '/assets/Cart-AAAAAAA3.css': [200, 'text/css', ''],
  '/assets/Row-AAAAAAA4.js': [200, 'text/javascript; charset=utf-8', ''],
} as const;

describe('a tab', () => {
  it('loads nothing of a view before somebody goes there, and then all of it once', async () => {
    const { loads, asked } = site(FILES);
    const tab = await openTab(SITE, loads);
    expect(asked).toEqual(['/', '/assets/index-AAAAAAA0.js']);
    const checks = await visit(tab, 'Cart', loads);
    expect(checks.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(asked.slice(2)).toEqual([
      '/assets/Cart-AAAAAAA2.js',
      '/assets/Cart-AAAAAAA3.css',
      '/assets/Row-AAAAAAA4.js',
    ]);
  });

  it.each([
    ['is gone', [404, 'text/javascript', '']],
    ['is the page itself', [200, 'text/html', '<!doctype html>']],
  ] as const)('notices that a chunk %s', async (_, answer) => {
    const { loads } = site({ ...FILES, '/assets/Cart-AAAAAAA2.js': answer });
    const checks = await visit(await openTab(SITE, loads), 'Cart', loads);
    expect(checks[0]).toMatchObject({ what: 'GET /assets/Cart-AAAAAAA2.js', ok: false });
  });

  it('does not take an unknown view for one that works', async () => {
    const { loads } = site(FILES);
    expect(await visit(await openTab(SITE, loads), 'Checkout', loads)).toMatchObject([{ ok: false }]);
  });

  it.each([
    ['a page without a script', { '/': [200, 'text/html', '<p>'] }],
    ['no page', { '/': [403, 'text/html', FILES['/'][2]] }],
    ['no script', { '/assets/index-AAAAAAA0.js': [404, 'text/plain', ''] }],
  ] as const)('does not open on %s', async (_, changes) => {
    await expect(openTab(SITE, site({ ...FILES, ...changes }).loads)).rejects.toThrow(/answers \d+/);
  });
});
