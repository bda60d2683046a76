import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { UserError } from '@platform-actions/action-kit';
import type { Lock, Manifest, Pointer, SiteFile } from '../../src/model.js';
import { FILE_CLASSES } from '../../src/files/classify.js';
import {
  contentSha256,
  encodeDocument,
  encodeManifest,
  headersEqual,
  parseLock,
  parseManifest,
  parsePointer,
} from '../../src/release/manifest.js';
import { manifestOf, sha256, siteFile } from './samples.js';

const KEY = '_spa/shop/releases/r1.json';
const POINTER: Pointer = {
  schema: 1,
  id: 'r2',
  order: { commitTime: 0, run: 0, attempt: 0 },
  commit: '',
  run: 'by hand (octocat)',
  contentSha256: sha256('x'),
  at: '2026-11-21T10:15:00.000Z',
  history: ['r2', 'r1'],
  etags: { 'index.html': '"abc"' },
};
const LOCK: Lock = { schema: 1, owner: 'o', run: 'by hand (octocat)', expiresAt: '2026-11-21T10:16:00.000Z' };

const hex = fc.stringMatching(/^[0-9a-f]{64}$/);
const headers = fc.record(
  {
    contentType: fc.string(),
    cacheControl: fc.string(),
    contentEncoding: fc.string(),
    contentLanguage: fc.string(),
    contentDisposition: fc.string(),
  },
  { requiredKeys: ['contentType', 'cacheControl'] },
);
const file = fc.record(
  {
    class: fc.constantFrom(...FILE_CLASSES),
    size: fc.nat(),
    sha256: hex,
    headers,
    etag: fc.string(),
    body: fc.record({ object: fc.constant('bodies/r1-0'), offset: fc.nat() }),
  },
  { requiredKeys: ['class', 'size', 'sha256', 'headers'] },
);

describe('a manifest', () => {
  it('is read as it was written, whatever the paths and headers are', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), file), fc.boolean(), (files, first) => {
        const manifest: Manifest = manifestOf([], { files, ...(first ? {} : { previous: 'r0' }) });
        const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
        expect(plain(parseManifest(encodeManifest(manifest), KEY))).toEqual(plain(manifest));
      }),
    );
  });

  it('is read where something on the way has undone the gzip', () => {
    const manifest = manifestOf([siteFile('index.html', 'entry', 'x')]);
    expect(parseManifest(gunzipSync(encodeManifest(manifest)), KEY)).toEqual(manifest);
  });

  it('is small', () => {
    const files = Array.from({ length: 10_000 }, (_, index) =>
      siteFile(`assets/chunk-${sha256(String(index)).slice(0, 8)}.js`, 'immutable', `${index}`),
    );
    expect(encodeManifest(manifestOf(files)).byteLength).toBeLessThan(1_000_000);
  });

  const valid = manifestOf([siteFile('index.html', 'entry', 'x')]);
  it.each([
    ['no gzip', Buffer.from([0x1f, 0x8b, 1]), 'cannot be decompressed'],
    ['no JSON', Buffer.from('<html>'), 'it is no JSON'],
    ['no object', Buffer.from('[]'), 'must be an object'],
    ['another schema', packed({ ...valid, schema: 0 }), 'schema must be 1'],
    ['an id that leaves its folder', packed({ ...valid, id: '../x' }), 'id must be text like'],
    ['a commit that is none', packed({ ...valid, commit: 'main' }), 'commit must be text like'],
    ['a negative run', packed({ ...valid, order: { ...valid.order, run: -1 } }), 'order.run must be a whole number'],
    ['a time that is none', packed({ ...valid, createdAt: 'today' }), 'createdAt must be a time'],
    ['an unknown class', packed(withFile({ class: 'eternal' })), 'files.index.html.class must be one of immutable'],
    [
      'a body elsewhere',
      packed(withFile({ body: { object: 'index.html', offset: 0 } })),
      'files.index.html.body.object',
    ],
    ['no files', packed({ ...valid, files: undefined }), 'files must be an object'],
  ])('with %s is damaged', (_, bytes, message) => {
    const parse = (): unknown => parseManifest(bytes, KEY);
    expect(parse).toThrow(message);
    expect(parse).toThrow(`${KEY} is damaged`);
    expect(parse).not.toThrow(UserError);
  });

  it('of a newer version asks for an update', () => {
    const parse = (): unknown => parseManifest(packed({ ...valid, schema: 2 }), KEY);
    expect(parse).toThrow(UserError);
    expect(parse).toThrow('Update the action');
  });

  function withFile(change: object): object {
    return { ...valid, files: { 'index.html': { ...valid.files['index.html'], ...change } } };
  }
});

describe('pointer and lock', () => {
  it('are read as they were written', () => {
    const { order, commit, run } = manifestOf([]);
    for (const pointer of [POINTER, { ...POINTER, confirmed: { order, commit, run } }]) {
      expect(parsePointer(encodeDocument(pointer), 'k')).toEqual(pointer);
    }
    expect(parseLock(encodeDocument(LOCK), 'k')).toEqual(LOCK);
  });

  it.each([
    ['history', { history: ['r2', '../../x'] }],
    ['history', { history: 'r2' }],
    ['contentSha256', { contentSha256: 'x' }],
    ['etags', { etags: [] }],
    ['index.html', { etags: { 'index.html': 1 } }],
  ])('are damaged by %s', (name, change) => {
    expect(() => parsePointer(Buffer.from(JSON.stringify({ ...POINTER, ...change })), 'k')).toThrow(`${name} must be`);
  });

  it.each([['{}'], ['{"schema":1}'], [JSON.stringify({ ...LOCK, expiresAt: 'soon' })]])('no lock is %s', (text) => {
    expect(() => parseLock(Buffer.from(text), 'k')).toThrow('k is damaged');
  });
});

describe('contentSha256', () => {
  const files = [siteFile('a', 'entry', '1'), siteFile('b', 'mutable', '2')];

  it('does not depend on the order', () => {
    expect(contentSha256([...files].reverse())).toBe(contentSha256(files));
  });

  it.each<[string, readonly SiteFile[]]>([
    ['a content', [siteFile('a', 'entry', '9'), siteFile('b', 'mutable', '2')]],
    ['a path', [siteFile('c', 'entry', '1'), siteFile('b', 'mutable', '2')]],
    ['a class', [siteFile('a', 'worker', '1'), siteFile('b', 'mutable', '2')]],
    ['a header', [{ ...siteFile('a', 'entry', '1'), headers: { contentType: 'x', cacheControl: 'no-cache' } }]],
    ['a file more', [...files, siteFile('c', 'entry', '')]],
  ])('depends on %s', (_, others) => {
    expect(contentSha256(others)).not.toBe(contentSha256(files));
  });
});

it('headersEqual tells an absent header from an empty one', () => {
  const base = { contentType: 'a', cacheControl: 'b' };
  expect(headersEqual(base, { ...base })).toBe(true);
  expect(headersEqual(base, { ...base, contentLanguage: '' })).toBe(false);
  expect(headersEqual(base, { ...base, cacheControl: 'c' })).toBe(false);
});

function packed(value: unknown): Uint8Array {
  return gzipSync(JSON.stringify(value));
}
