import { describe, expect, it } from '@jest/globals';
import { invalidationPaths, siteBases } from '../../src/cdn/paths.js';

describe('siteBases', () => {
  it.each([
    ['a site at the root', 'https://shop.example', '', ['/']],
    ['a prefix that the origin or a function adds', 'https://pr-7.example/', 'pr-7/', ['/', '/pr-7/']],
    ['a prefix that is part of the URL', 'https://shop.example/shop', 'shop/', ['/shop/']],
    ['an origin path above a path of the URL', 'https://shop.example/app/', 'sites/app/', ['/app/', '/sites/app/']],
    ['a path of the URL above the prefix', 'https://shop.example/web/app/', 'app/', ['/web/app/']],
    ['a name that only ends like the prefix', 'https://shop.example/myapp/', 'app/', ['/myapp/', '/app/']],
    ['an encoded path', 'https://shop.example/caf%C3%A9/', '', ['/café/']],
    ['no address and no prefix', undefined, '', ['/']],
    ['no address: both places', undefined, 'shop/', ['/', '/shop/']],
  ])('%s', (_, siteUrl, prefix, bases) => {
    expect(siteBases(siteUrl, prefix)).toEqual(bases);
  });
});

describe('invalidationPaths', () => {
  const auto = (changed: string[], bases = ['/'], entry = 'index.html') =>
    invalidationPaths(changed, 'auto', entry, bases);

  it.each<[string, string[], string[]]>([
    ['nothing changed', [], []],
    ['the entry alone, the typical case', ['index.html'], ['/index.html']],
    ['other files', ['favicon.ico', 'locales/de.json'], ['/favicon.ico', '/locales/de.json']],
    ['the index of a folder', ['about/index.html'], ['/about', '/about/', '/about/index.html']],
    ['a page that is no index', ['about.html'], ['/about.html']],
    ['a name that ends like an index', ['my-index.html'], ['/my-index.html']],
    ['the same file twice', ['a.txt', 'a.txt'], ['/a.txt']],
  ])('%s', (_, changed, paths) => {
    expect(auto(changed)).toEqual(paths);
  });

  it.each([
    ['a blank', 'a b.txt', '/a%20b.txt'],
    ['what is not ASCII', 'größe/日本.png', '/gr%C3%B6%C3%9Fe/%E6%97%A5%E6%9C%AC.png'],
    ['an astral character', '😀.png', '/%F0%9F%98%80.png'],
    ['a percent sign, which is one in the key', '100%.txt', '/100%25.txt'],
    ['a question mark, which would begin a query', 'what?.txt', '/what%3F.txt'],
    ['all that is unsafe', '"<>#{}|\\^[]`', '/%22%3C%3E%23%7B%7D%7C%5C%5E%5B%5D%60'],
    ['what is reserved but safe stays', "a+b,c;d=e@f&g$h!i'j(k)l:m.txt", "/a+b,c;d=e@f&g$h!i'j(k)l:m.txt"],
    ['a tilde, which CloudFront matches with nothing', 'vendors~main.js', '/vendors*'],
    ['a star, which would be a wildcard', 'a*b.js', '/a*'],
  ])('encodes %s', (_, path, expected) => {
    expect(auto([path])).toEqual([expected]);
  });

  it('takes one wildcard in place of more than 15 paths', () => {
    const files = Array.from({ length: 16 }, (_, index) => `page-${index}.html`);
    expect(auto(files.slice(1))).toHaveLength(15);
    expect(auto(files)).toEqual(['/*']);
    expect(auto(files, ['/app/'])).toEqual(['/app/*']);
    expect(auto(files, ['/', '/app/'])).toEqual(['/*']);
  });

  it('knows the entry of a site below a path by its folder, too, since it is no default root object', () => {
    expect(auto(['index.html'], ['/app/'])).toEqual(['/app', '/app/', '/app/index.html']);
  });

  it('gives both places where the mapping is not known', () => {
    expect(auto(['favicon.ico'], ['/', '/app/'])).toEqual(['/app/favicon.ico', '/favicon.ico']);
  });

  it('takes another entry for the root', () => {
    expect(auto(['main.html'], ['/'], 'main.html')).toEqual(['/main.html']);
    expect(auto(['index.html'], ['/'], 'main.html')).toEqual(['/', '/index.html']);
  });

  it.each([
    ['all', ['a.txt'], ['/'], ['/*']],
    ['all', ['a.txt'], ['/pr 7/'], ['/pr%207/*']],
    ['all', ['a.txt'], ['/~me/'], ['/*']],
    ['all', [], ['/'], []],
    ['none', ['a.txt'], ['/'], []],
  ] as const)('invalidate: %s of %j below %j', (mode, changed, bases, paths) => {
    expect(invalidationPaths(changed, mode, 'index.html', bases)).toEqual(paths);
  });
});
