import { expect, it } from '@jest/globals';
import { categoryOf } from '../src/category.js';
import { parseImageReference } from '../src/image-reference.js';
import type { Source } from '../src/source.js';
import { DIGEST } from './fixtures.js';

const image = (text: string): Source => ({ kind: 'image', reference: parseImageReference(text) });
const target = { kind: 'image', reference: 'unused' } as const;
const report: Source = { kind: 'report', path: '/w/r.json', shown: 'r.json' };

it.each([
  ['ghcr.io/org/orders-api:1', undefined, 'org/orders-api'],
  [`123456789012.dkr.ecr.eu-west-1.amazonaws.com/org/orders-api@${DIGEST}`, undefined, 'org/orders-api'],
  ['ghcr.io/org/orders-api:2', 'linux/arm/v7', 'org/orders-api/linux-arm-v7'],
])('%s on %s stays %s from build to build', (text, platform, category) => {
  expect(categoryOf(image(text), target, platform)).toBe(category);
});

it('is that of the image which a report is about, else of the file', () => {
  const about = (reference: string) => categoryOf(report, { kind: 'image', reference }, undefined);
  expect(about(`ghcr.io/org/orders-api@${DIGEST}`)).toBe('org/orders-api');
  expect(about('/tmp/image.tar')).toBe('r.json');
  expect(categoryOf(report, { kind: 'source', name: 'some app' }, undefined)).toBe('some-app');
});
