import { join, posix } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { findActions } from '../../scripts/build/actions.js';
import { stubs } from '../../scripts/build/entry.js';
import { readTree } from '../../scripts/build/files.js';
import { root } from './support/repository.js';

const dist = readTree(join(root, 'dist'));
const bundles = [...dist].filter(([path]) => /^(\d+\.)?index\.js$/.test(path));
const expectedStubs = findActions(root).flatMap((action) => [...stubs(action)]);

/** The bundler makes no chunk of less, in bytes: several actions then have a copy each. */
const SMALLEST_CHUNK = 20_000;

/** The modules of a bundle, those that were joined into one by their files. */
function modulesOf(text: string): { readonly id: string; readonly bytes: number }[] {
  const starts = [...text.matchAll(/^\/\*\*\*\/ "?([\w./@-]+)"?:$|^;\/\/ (?:CONCATENATED MODULE: )?(\.\/.+\.ts)$/gm)];
  return starts.map(({ 1: id = '', 2: file = id, index }, at) => ({
    id: file,
    bytes: (starts[at + 1]?.index ?? text.length) - index,
  }));
}

describe('dist', () => {
  it('has the stubs that action.yml asks for and nothing beside the bundle', () => {
    const known = ['package.json', ...bundles.map(([path]) => path), ...expectedStubs.map(([path]) => path)];
    expect([...dist.keys()].sort()).toEqual(known.sort());
    expect(expectedStubs.filter(([path, text]) => dist.get(path) !== text)).toEqual([]);
  });

  it.each(expectedStubs)('has what %s imports', (path, text) => {
    const imported = /from '(.+)'/.exec(text)?.[1] ?? 'nothing';
    expect(dist.has(posix.join(posix.dirname(path), imported))).toBe(true);
  });

  it('is loaded as ES modules', () => {
    expect(JSON.parse(dist.get('package.json') ?? '')).toEqual({ type: 'module' });
  });

  it('holds every module once, the AWS SDK too, but for what is too small for a chunk of its own', () => {
    const modules = bundles.flatMap(([, text]) => modulesOf(text));
    expect(modules.length).toBeGreaterThan(100);
    const seen = new Set<string>();
    const repeated = modules.filter(({ id }) => seen.size === seen.add(id).size);
    expect(repeated.filter(({ bytes }) => bytes >= SMALLEST_CHUNK)).toEqual([]);
  });

  it.each(bundles)('can be read: %s is not minified', (_, text) => {
    expect(text.length / text.split('\n').length).toBeLessThan(200);
  });
});
