import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { scanTags } from '../../src/probe/html-tags.js';
import { inlineScripts, localReferences, metaPolicies } from '../../src/probe/html.js';

const SITE = 'https://shop.example/';

const paths = (html: string, siteUrl = SITE, page = '') =>
  localReferences(html, siteUrl, page).map(({ path, url }) => path ?? url);

describe('localReferences', () => {
  it('finds what a page of Vite names', () => {
    const html = `<!doctype html><html lang="en"><head><meta charset="UTF-8" />
      <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
      <script type="module" crossorigin src="/assets/index-Bx1c9f2a.js"></script>
      <link rel="modulepreload" crossorigin href="/assets/vendor-9cKd02Zx.js">
      <link rel="stylesheet" crossorigin href="/assets/index-C0ffee12.css" integrity="sha384-abc">
      </head><body><div id="app"></div></body></html>`;
    expect(localReferences(html, SITE)).toEqual([
      { url: `${SITE}favicon.svg`, path: 'favicon.svg', kind: 'asset', integrity: '' },
      { url: `${SITE}assets/index-Bx1c9f2a.js`, path: 'assets/index-Bx1c9f2a.js', kind: 'module', integrity: '' },
      { url: `${SITE}assets/vendor-9cKd02Zx.js`, path: 'assets/vendor-9cKd02Zx.js', kind: 'module', integrity: '' },
      {
        url: `${SITE}assets/index-C0ffee12.css`,
        path: 'assets/index-C0ffee12.css',
        kind: 'style',
        integrity: 'sha384-abc',
      },
    ]);
  });

  it.each<[string, string, string[]]>([
    ['a classic script', '<script src=a.js></script>', ['a.js']],
    ['a script that is data', '<script type="text/template" src="a.html"></script>', []],
    ['an address with a query and a fragment', '<script src="/a.js?v=1#x"></script>', ['a.js']],
    ['an encoded name', '<img src="/caf%C3%A9%20.png">', ['café .png']],
    ['a name that cannot be decoded', '<img src="/%E0%A4%A.png">', [`${SITE}%E0%A4%A.png`]],
    ['references to characters', '<img src="/a&amp;b&#x41;&#66;.png">', ['a&bAB.png']],
    ['another host', '<script src="https://cdn.example/a.js"></script>', []],
    ['another host without a scheme', '<script src="//cdn.example/a.js"></script>', []],
    ['the own host written out', '<script src="//shop.example/a.js"></script>', ['a.js']],
    ['data', '<img src="data:image/png;base64,AAAA">', []],
    ['what is no address', '<img src="https://[">', []],
    ['nothing', '<img src=""><script src=" "></script>', []],
    ['the site itself', '<link rel="preload" href="/">', []],
    [
      'links that load nothing',
      '<link rel="canonical" href="/x"><link rel="alternate" href="/y"><a href="/z">z</a>',
      [],
    ],
    ['several tokens', '<link rel="shortcut ICON" href="/f.ico">', ['f.ico']],
    ['the same twice', '<script src="/a.js"></script><link rel="preload" href="/a.js">', ['a.js']],
    ['a srcset', '<img srcset="/a.png, /b,c.png 2x,/d.png 3x">', ['a.png', 'b,c.png', 'd.png']],
    ['a srcset of commas', '<img srcset=", ,a.png,, ,">', ['a.png']],
    ['media', '<video src="v.mp4" poster="p.jpg"><source src="w.mp4"></video>', ['v.mp4', 'p.jpg', 'w.mp4']],
    [
      'an import map',
      '<script type="importmap">{"imports":{"vue":"/v.js","x/":"/x/","y":null},"scopes":{"/s/":{"z":"./z.js"}}}</script>',
      ['v.js', 'z.js'],
    ],
    ['a broken import map', '<script type="importmap">{"imports":</script>', []],
    ['a comment', '<!-- <script src="/a.js"></script> --><script src="/b.js"></script>', ['b.js']],
    ['text of a script', '<script>document.write("<img src=/a.png>")</script>', []],
    ['what browsers with scripts skip', '<noscript><img src="/a.png"></noscript>', []],
    ['an unfinished tag', '<script src="/a.js"', []],
    ['capitals', '<SCRIPT SRC="/a.js"></SCRIPT>', ['a.js']],
  ])('%s', (_, html, expected) => {
    expect(paths(html)).toEqual(expected);
  });

  it('tells what lies outside of the path of the site', () => {
    const html = '<script src="/assets/a.js"></script><script src="assets/b.js"></script>';
    expect(paths(html, 'https://shop.example/app')).toEqual(['https://shop.example/assets/a.js', 'assets/b.js']);
  });

  it('counts from the page and from <base>', () => {
    expect(paths('<img src="a.png">', SITE, 'about/index.html')).toEqual(['about/a.png']);
    expect(paths('<base href="/app/"><img src="a.png">', SITE)).toEqual(['app/a.png']);
    expect(paths('<base href="https://cdn.example/"><img src="a.png"><img src="/b.png">', SITE)).toEqual([]);
  });
});

describe('inlineScripts', () => {
  it.each([
    ['a script', '<script>let a</script>', [{ text: 'let a', nonce: '' }]],
    ['one with a nonce', '<script nonce="n">a()</script>', [{ text: 'a()', nonce: 'n' }]],
    ['an import map', '<script type=importmap>{}</script>', [{ text: '{}', nonce: '' }]],
    ['data', '<script type="application/ld+json">{}</script>', []],
    ['one with src', '<script src=a.js>a()</script>', []],
    ['an empty one', '<script> </script>', []],
    ['one that is not closed', '<script>a()', [{ text: 'a()', nonce: '' }]],
    ['a close tag with blanks', '<script>a()</script >', [{ text: 'a()', nonce: '' }]],
  ])('%s', (_, html, expected) => {
    expect(inlineScripts(html)).toEqual(expected);
  });
});

it('metaPolicies reads the policies of the page', () => {
  expect(metaPolicies(`<meta http-equiv="content-security-POLICY" content="script-src 'self'"><meta name=x>`)).toEqual([
    "script-src 'self'",
  ]);
});

describe('scanTags', () => {
  /** Tags with a content model of their own, or that a tree builder moves or drops, are no matter of the tokenizer. */
  const piece = fc.oneof(
    fc.constantFrom('<', '>', '/', '=', '"', "'", ' ', '\n', '<!--', '-->', '--!>', '<!', '<?', '</', 'a', '-', '!'),
    fc.constantFrom('<b x=1>', '<i y="2">', "<i z='3' z=4>", '<b/x/y=5>', '</b q="<i>">', '<!-->', '<!--->', '<style>'),
    fc.constantFrom(
      '</style>',
      '<b>',
      '<i\tA = 6>',
      '<!doctype html>',
      '<b "=7>',
      '<b =8>',
      '&amp;',
      '<b c="&#65;&lt;">',
    ),
  );

  it('reads tags and attributes as parse5 does', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const html = `<!doctype html><body>${pieces.join('')}`;
        expect(ours(html)).toEqual(reference(html));
      }),
      { numRuns: 1500 },
    );
  });

  it('never throws and ends, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (html) => void scanTags(html)));
    const started = performance.now();
    scanTags('<b '.repeat(100_000));
    scanTags(`<b ${'a='.repeat(200_000)}`);
    scanTags('<!--'.repeat(100_000));
    scanTags('<script>'.repeat(50_000));
    scanTags('<style></styl'.repeat(50_000));
    localReferences(`<img srcset="${','.repeat(300_000)}"><img srcset="${'a '.repeat(100_000)}">`, SITE);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  const ours = (html: string) =>
    scanTags(html)
      .filter(({ name }) => ['b', 'i', 'style'].includes(name))
      .map(({ name, attributes, text }) => [name, Object.fromEntries(attributes), text]);

  /** Formatting elements are opened anew by the tree builder: only the first of each source place counts. */
  const reference = (html: string) => {
    const found = new Map<number, unknown>();
    const walk = (node: DefaultTreeAdapterTypes.Node): void => {
      if ('tagName' in node && ['b', 'i', 'style'].includes(node.tagName)) {
        const start = node.sourceCodeLocation?.startOffset ?? -1;
        const [text] = node.childNodes;
        const raw = node.tagName === 'style' && text !== undefined && 'value' in text ? text.value : '';
        const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
        if (!found.has(start)) found.set(start, [node.tagName, attributes, raw]);
      }
      if ('childNodes' in node) node.childNodes.forEach(walk);
    };
    walk(parse(html, { sourceCodeLocationInfo: true }));
    return [...found].sort(([one], [other]) => one - other).map(([, tag]) => tag);
  };
});
