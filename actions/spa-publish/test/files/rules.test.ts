import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { UserError } from '@platform-actions/action-kit';
import { parseRules, ruleFor } from '../../src/files/rules.js';

describe('rules', () => {
  const rules = parseRules([
    '# what the CDN may keep',
    'assets/**/*.pdf class=mutable cache-control="public, max-age=3600" content-type=application/pdf',
    '*.bin content-type=application/x-thing',
    'data/secret.bin class=skip',
    '"my folder/*" cache-control=no-store',
    '"a b/*.txt" "cache-control=public, max-age=1" content-language=de content-encoding=br content-disposition="attachment; filename=x"',
    '/locales/*.json class=immutable',
    'locales/de.json cache-control=no-cache',
    '{one,two}/!(x).js class=worker',
  ]);

  it.each([
    [
      'assets/a/b.pdf',
      { class: 'mutable', headers: { cacheControl: 'public, max-age=3600', contentType: 'application/pdf' } },
    ],
    [
      'assets/b.pdf',
      { class: 'mutable', headers: { cacheControl: 'public, max-age=3600', contentType: 'application/pdf' } },
    ],
    ['deep/folder/x.bin', { headers: { contentType: 'application/x-thing' } }],
    ['data/secret.bin', { class: 'skip', headers: { contentType: 'application/x-thing' } }],
    ['my folder/x', { headers: { cacheControl: 'no-store' } }],
    [
      'a b/x.txt',
      {
        headers: {
          cacheControl: 'public, max-age=1',
          contentLanguage: 'de',
          contentEncoding: 'br',
          contentDisposition: 'attachment; filename=x',
        },
      },
    ],
    ['locales/en.json', { class: 'immutable', headers: {} }],
    ['locales/de.json', { class: 'immutable', headers: { cacheControl: 'no-cache' } }],
    ['two/y.js', { class: 'worker', headers: {} }],
    ['two/x.js', { headers: {} }],
    ['index.html', { headers: {} }],
  ])('%s', (path, expected) => {
    expect(ruleFor(rules, path)).toEqual(expected);
  });

  it('the later line wins, each setting by itself', () => {
    const both = parseRules(['*.js class=mutable cache-control=a', 'x.js class=worker', 'y.js cache-control=b']);
    expect(ruleFor(both, 'x.js')).toEqual({ class: 'worker', headers: { cacheControl: 'a' } });
    expect(ruleFor(both, 'y.js')).toEqual({ class: 'mutable', headers: { cacheControl: 'b' } });
  });

  it.each([
    ['assets/**', 'after the glob must stand'],
    ['class=mutable', 'after the glob must stand'],
    ['class=mutable cache-control=x', 'starts with a glob'],
    ['*.js class=eternal', 'class must be one of immutable, mutable, entry, worker, skip'],
    ['*.js cache_control=x', 'must be key=value with one of class, content-type'],
    ['*.js constructor=x', 'must be key=value'],
    ['*.js mutable', 'must be key=value'],
    ['*.js cache-control="public, max-age', 'a quote is not closed'],
    ['*.js cache-control=public, max-age=1', '"max-age=1" must be key=value'],
    ['*.js cache-control=', 'must be printable ASCII'],
    ['*.js cache-control="ä"', 'must be printable ASCII'],
    ['*.js cache-control=a"b"', 'inside of a word'],
  ])('%s is refused', (line, message) => {
    const parse = (): unknown => parseRules([line]);
    expect(parse).toThrow(UserError);
    expect(parse).toThrow(message);
    expect(parse).toThrow(JSON.stringify(line));
  });

  it('any line is a rule or a UserError, soon', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (line) => {
        try {
          for (const rule of parseRules([line])) rule.matches('assets/index.js');
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
    );
  });
});
