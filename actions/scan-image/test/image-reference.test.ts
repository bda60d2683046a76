import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ecrRegistryOf, parseImageReference } from '../src/image-reference.js';

const DIGEST = `sha256:${'ab'.repeat(32)}`;

describe('an image reference', () => {
  it.each([
    ['alpine', 'docker.io', 'library/alpine', undefined, undefined],
    ['alpine:3.20', 'docker.io', 'library/alpine', '3.20', undefined],
    ['org/app:v1', 'docker.io', 'org/app', 'v1', undefined],
    ['localhost/app', 'localhost', 'app', undefined, undefined],
    ['127.0.0.1:5000/app', '127.0.0.1:5000', 'app', undefined, undefined],
    ['registry:5000/team/app:1.2-rc.1', 'registry:5000', 'team/app', '1.2-rc.1', undefined],
    [`ghcr.io/org/app@${DIGEST}`, 'ghcr.io', 'org/app', undefined, DIGEST],
    [`ghcr.io/org/my__app/x-y.z:1@${DIGEST}`, 'ghcr.io', 'org/my__app/x-y.z', '1', DIGEST],
  ])('%s is taken apart', (text, registry, repository, tag, digest) => {
    expect(parseImageReference(text)).toEqual({ text, registry, repository, tag, digest });
  });

  it.each([
    '--config=/etc/passwd',
    '-h',
    '$(id)',
    'alpine; rm -rf /',
    'alpine\n::error::x',
    'Alpine',
    'alpine:',
    'alpine@sha256:12',
    `alpine@${DIGEST}@${DIGEST}`,
    'dir:/etc',
    '/etc/passwd',
    'a//b',
    'https://ghcr.io/org/app',
    'ghcr.io/',
    `alpine:${'x'.repeat(129)}`,
  ])('%j is refused, with what is valid', (text) => {
    expect(() => parseImageReference(text)).toThrow(/Input "image" is .* must be the name of an image/s);
  });

  it('never lets through what a scanner could take for an option or a path', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          expect(parseImageReference(text).text).toMatch(/^[\w[]/);
        } catch (error) {
          expect(String(error)).toContain('Input "image"');
        }
      }),
    );
  });
});

describe('a private ECR registry', () => {
  it.each([
    ['123456789012.dkr.ecr.eu-central-1.amazonaws.com', 'eu-central-1'],
    ['123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com', 'us-gov-west-1'],
    ['123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn', 'cn-north-1'],
    ['123456789012.dkr.ecr.eusc-de-east-1.amazonaws.eu', 'eusc-de-east-1'],
    ['123456789012.dkr.ecr.us-iso-east-1.c2s.ic.gov', 'us-iso-east-1'],
    ['123456789012.dkr-ecr.eu-west-1.on.aws', 'eu-west-1'],
    ['123456789012.dkr-ecr.cn-north-1.on.amazonwebservices.com.cn', 'cn-north-1'],
  ])('%s is one, with its region', (registry, region) => {
    expect(ecrRegistryOf(registry)).toEqual({ account: '123456789012', region });
  });

  it.each([
    '123456789012.dkr.ecr.eu-central-1.amazonaws.com.example.org',
    '123456789012.dkr.ecr.eu-central-1.example.org',
    '123456789012.dkr.ecr.eu-central-1.amazonaws.com.cn',
    '123456789012.dkr.ecr.cn-north-1.amazonaws.com',
    '123456789012.dkr-ecr.eu-central-1.amazonaws.com',
    'evil-123456789012.dkr.ecr.eu-central-1.amazonaws.com',
    '12345.dkr.ecr.eu-central-1.amazonaws.com',
    '123456789012.dkr.ecr.eu-central-1.amazonaws.com:443',
    'public.ecr.aws',
    'docker.io',
  ])('%s is none: no credential goes there', (registry) => {
    expect(ecrRegistryOf(registry)).toBeUndefined();
  });
});
