import { globTest } from '@platform-actions/action-kit';
import picomatch from 'picomatch';
import type { Finding } from '../model.js';
import { purlGlob } from './purl.js';
import type { WaiverScope } from './types.js';

/** The scope that a text means: `pkg:…` a package, `image:…` an image, else a path. Undefined where it is none. */
export function scopeOf(text: string): WaiverScope | undefined {
  if (text.startsWith('pkg:')) return purlGlob(text) ? { purls: [text] } : undefined;
  if (text.startsWith('image:')) return /^image:[^!]/.test(text) ? { images: [text.slice(6)] } : undefined;
  const path = text.startsWith('path:') ? text.slice(5) : text;
  return /^[a-z]+:\/\//.test(path) || !isPathGlob(path) ? undefined : { paths: [path] };
}

/** Whether a glob names anything below the root: `/` and `./` do not, and `!src/**` would waive all the rest. */
export function isPathGlob(text: string): boolean {
  return /^[^!]/.test(plainPath(text));
}

/** As people write it: `pkg:npm/lodash`, `image:orders-api`, `services/**`. */
export function describeScope({ purls = [], images = [], paths = [] }: WaiverScope): string {
  return [...purls, ...images.map((image) => `image:${image}`), ...paths].join(', ');
}

type Test = (finding: Finding) => boolean;

/**
 * A test whether findings lie in a scope. What a finding does not say never matches: a waiver for a package must not
 * hold for a finding without a package URL (Trivy's own ignore file lets those pass).
 */
export function scopeTest({ purls, paths, images }: WaiverScope): Test {
  const tests: Test[] = [];
  if (purls) tests.push(purlTest(purls));
  if (paths) tests.push(pathTest(paths));
  if (images)
    tests.push(
      ({ location }) => location.kind === 'image' && images.some((glob) => imageMatches(glob, location.image)),
    );
  return (finding) => tests.every((test) => test(finding));
}

function purlTest(globs: readonly string[]): Test {
  const tests = globs.map((glob) => purlGlob(glob) ?? (() => false));
  return ({ package: { purl } = {} }) => purl !== undefined && tests.some((test) => test(purl));
}

function pathTest(globs: readonly string[]): Test {
  const tests = globs.map((glob) => picomatch(plainPath(glob), { dot: true }));
  return ({ location, package: found }) =>
    [location.path, found?.path].some(
      (path) => path !== undefined && path !== '' && tests.some((test) => test(plainPath(path))),
    );
}

function plainPath(path: string): string {
  return path.replace(/^(\.?\/)+/, '');
}

/** Whether an image is meant: the glob is for the reference as a whole or for what is before its tag or digest. */
export function imageMatches(glob: string, reference: string): boolean {
  const fits = globTest(glob);
  const repository = reference.replace(/@sha256:[0-9a-f]+$/, '').replace(/:[^:/]+$/, '');
  return [reference, reference.replace(/@sha256:[0-9a-f]+$/, ''), repository].some((text) => fits(text));
}
