import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FileClass, SiteFile } from '../../src/model.js';
import { CACHE_CONTROL, FILE_CLASSES } from '../../src/files/classify.js';
import { refuseShrink } from '../../src/release/guards.js';
import { contentConflict, planRelease, type ReleasePlan } from '../../src/release/plan.js';
import { manifestOf, siteFile } from './samples.js';

const OPTIONS = { entry: 'index.html' };
const SITE = [
  siteFile('assets/a-Bx1c9f2a.js', 'immutable', 'a'),
  siteFile('favicon.ico', 'mutable', 'icon'),
  siteFile('about.html', 'entry', 'about'),
  siteFile('index.html', 'entry', 'one'),
  siteFile('zoo.html', 'entry', 'zoo'),
  siteFile('sw.js', 'worker', 'worker'),
];

function shown({ uploads, writes, carried, removed, demoted }: ReleasePlan) {
  const planned = (list: ReleasePlan['writes']): string[] => list.map(({ file, reason }) => `${file.path} ${reason}`);
  return {
    uploads: planned(uploads),
    writes: planned(writes),
    carried: carried.map(({ file }) => file.path),
    ...(removed.length > 0 && { removed }),
    ...(demoted.length > 0 && { demoted }),
  };
}

function replaced(path: string, by: SiteFile): SiteFile[] {
  return SITE.map((file) => (file.path === path ? by : file));
}

describe('planRelease', () => {
  it('writes a first release in the order in which visitors may see it', () => {
    expect(shown(planRelease(SITE, undefined, OPTIONS))).toEqual({
      uploads: ['assets/a-Bx1c9f2a.js new'],
      writes: ['favicon.ico new', 'about.html new', 'zoo.html new', 'index.html new', 'sw.js new'],
      carried: [],
    });
  });

  it('writes nothing where nothing has changed', () => {
    const plan = planRelease(SITE, manifestOf(SITE), OPTIONS);
    expect(plan).toMatchObject({ uploads: [], writes: [], removed: [], bytes: 0 });
    expect(plan.carried).toHaveLength(SITE.length);
  });

  const noBody = manifestOf(SITE);
  const icon = noBody.files['favicon.ico'];
  const withoutBody = icon && { class: icon.class, size: icon.size, sha256: icon.sha256, headers: icon.headers };
  const header = { contentType: 'image/x-icon', cacheControl: 'public,max-age=60' };

  it.each([
    [
      'a content',
      replaced('index.html', siteFile('index.html', 'entry', 'two')),
      noBody,
      OPTIONS,
      ['index.html content'],
    ],
    [
      'a header',
      replaced('favicon.ico', siteFile('favicon.ico', 'mutable', 'icon', { headers: header })),
      noBody,
      OPTIONS,
      ['favicon.ico headers'],
    ],
    [
      'a class that kept no body',
      SITE,
      manifestOf(SITE, { files: { ...noBody.files, ...(withoutBody && { 'favicon.ico': withoutBody }) } }),
      OPTIONS,
      ['favicon.ico body'],
    ],
    ['drift', SITE, noBody, { ...OPTIONS, drifted: new Set(['index.html']) }, ['index.html drift']],
  ] as const)('writes what %s asks for', (_, files, live, options, writes) => {
    expect(shown(planRelease(files, live, options))).toMatchObject({ uploads: [], writes });
  });

  it('uploads an immutable file that is gone from the bucket, and one whose headers changed', () => {
    const [first] = SITE;
    if (!first) throw new Error('a site');
    const drifted = planRelease(SITE, manifestOf(SITE), { ...OPTIONS, drifted: new Set([first.path]) });
    expect(shown(drifted).uploads).toEqual([`${first.path} drift`]);
    const changed = { ...first, headers: { ...first.headers, contentLanguage: 'en' } };
    const plan = planRelease(replaced(first.path, changed), manifestOf(SITE), OPTIONS);
    expect(shown(plan).uploads).toEqual([`${first.path} headers`]);
  });

  it('names what a release drops', () => {
    expect(planRelease(SITE.slice(1), manifestOf(SITE), OPTIONS).removed).toEqual(['assets/a-Bx1c9f2a.js']);
  });

  describe('of a hashed name with other content', () => {
    const name = 'assets/a-Bx1c9f2a.js';
    const other = siteFile(name, 'immutable', 'b');

    it('takes it for a mutable one', () => {
      const plan = planRelease(replaced(name, other), manifestOf(SITE), OPTIONS);
      expect(shown(plan)).toMatchObject({ uploads: [], writes: [`${name} content`], demoted: [name] });
      expect(plan.writes[0]?.file).toMatchObject({
        class: 'mutable',
        headers: { cacheControl: CACHE_CONTROL.mutable },
      });
    });

    it('keeps it mutable in later releases, without saying so again', () => {
      const plan = planRelease(SITE, manifestOf(replaced(name, siteFile(name, 'mutable', 'a'))), OPTIONS);
      expect(shown(plan)).toMatchObject({ uploads: [], writes: [] });
      expect(plan.carried[0]?.file.class).toBe('mutable');
    });

    it('refuses it where the build itself says that it cannot be', () => {
      const files = replaced(name, { ...other, proven: true });
      expect(() => planRelease(files, manifestOf(SITE), OPTIONS)).toThrow(`cached for a year: ${name}. `);
    });

    it('lets a rule make a mutable file immutable, once its content stays', () => {
      const live = manifestOf(replaced(name, siteFile(name, 'mutable', 'a')));
      const proven = siteFile(name, 'immutable', 'a', { proven: true });
      expect(shown(planRelease(replaced(name, proven), live, OPTIONS)).uploads).toEqual([`${name} headers`]);
      const changed = { ...other, proven: true };
      expect(shown(planRelease(replaced(name, changed), live, OPTIONS)).writes).toEqual([`${name} content`]);
    });
  });

  const files = fc.uniqueArray(
    fc.record({
      name: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
      kind: fc.constantFrom(...FILE_CLASSES),
      content: fc.constantFrom('1', '2'),
    }),
    { selector: ({ name }) => name },
  );
  const site = (list: readonly { name: string; kind: FileClass; content: string }[]): SiteFile[] =>
    list.map(({ name, kind, content }) => siteFile(name, kind, content));

  it('puts each file into exactly one list, in order, and carries nothing that differs', () => {
    fc.assert(
      fc.property(files, files, (before, after) => {
        const live = manifestOf(site(before));
        const plan = planRelease(site(after), live, { entry: 'c' });
        const all = [...plan.uploads, ...plan.writes, ...plan.carried].map(({ file }) => file.path);
        expect([...all].sort()).toEqual(after.map(({ name }) => name).sort());
        expect(plan.uploads.every(({ file }) => file.class === 'immutable')).toBe(true);
        const ranks = plan.writes.map(({ file }) => FILE_CLASSES.indexOf(file.class));
        expect(ranks).toEqual([...ranks].sort());
        expect(ranks.includes(0)).toBe(false);
        for (const { file } of plan.carried) {
          const old = live.files[file.path];
          expect(old).toMatchObject({ sha256: file.sha256, headers: file.headers });
          expect(file.class === 'immutable' || old?.body !== undefined).toBe(true);
        }
      }),
    );
  });
});

it('contentConflict names five files', () => {
  const paths = Array.from({ length: 7 }, (_, index) => `f${index}`);
  expect(contentConflict(paths).message).toContain('f0, f1, f2, f3, f4 and 2 more');
});

describe('refuseShrink', () => {
  const live = manifestOf(Array.from({ length: 20 }, (_, index) => siteFile(`f${index}`, 'mutable', 'x'.repeat(100))));
  const some = (count: number, size: number): SiteFile[] =>
    Array.from({ length: count }, (_, index) => siteFile(`f${index}`, 'mutable', 'x'.repeat(size)));

  it.each([
    ['two of twenty files', some(2, 1000), true],
    ['three of twenty files', some(3, 1000), false],
    ['a tenth of the bytes', some(20, 10), true],
    ['more than a tenth of the bytes', some(20, 11), false],
  ])('%s', (_, files, refused) => {
    const check = (): void => {
      refuseShrink(files, live, false);
    };
    if (refused) expect(check).toThrow('"allow-shrink: true"');
    else expect(check).not.toThrow();
    expect(() => {
      refuseShrink(files, live, true);
    }).not.toThrow();
  });
});
