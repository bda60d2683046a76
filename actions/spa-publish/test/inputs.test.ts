import { describe, expect, it } from '@jest/globals';
import { UserError } from '@platform-actions/action-kit';
import { fakeRunner } from '@platform-actions/action-kit/testing';
import { readInputs } from '../src/inputs.js';

function read(inputs: Record<string, string>, pullRequest?: number) {
  return readInputs(fakeRunner({ bucket: 'shop-web', ...inputs }), pullRequest);
}

describe('readInputs', () => {
  it('needs no more than a bucket', () => {
    expect(read({})).toMatchObject({
      mode: 'publish',
      source: 'dist',
      prefix: '',
      entry: 'index.html',
      siteUrl: undefined,
      verify: 'off',
      wait: 60,
      lockTimeout: 300,
      lockTtl: 60,
      keepReleases: 5,
      keepDays: 14,
    });
  });

  it.each([
    [{ prefix: '/' }, { prefix: '' }],
    [{ prefix: '/shop' }, { prefix: 'shop/' }],
    [{ prefix: 'a/b/' }, { prefix: 'a/b/' }],
    [{ 'site-url': 'https://shop.example.com' }, { siteUrl: 'https://shop.example.com/', verify: 'strict' }],
    [{ 'site-url': 'https://x.example/shop' }, { siteUrl: 'https://x.example/shop/' }],
    [{ 'site-url': 'http://127.0.0.1:8080/' }, { siteUrl: 'http://127.0.0.1:8080/' }],
    [{ 'site-url': 'https://x.example', verify: 'off' }, { verify: 'off' }],
    [{ 'distribution-id': 'E1A2B3C4D5E6F7\n\nE1A2B3C4D5E6F7' }, { distributionId: ['E1A2B3C4D5E6F7'] }],
    [
      { mode: 'preview', 'preview-id': 'feature-x', prefix: 'p' },
      { prefix: 'p/feature-x/', previewId: 'feature-x' },
    ],
    [
      { mode: 'preview', 'preview-id': 'x', 'preview-url': 'https://{id}.preview.example/' },
      { siteUrl: 'https://x.preview.example/', verify: 'strict' },
    ],
    [
      { mode: 'preview-close', 'preview-id': 'x', 'preview-url': 'https://preview.example/shop' },
      { siteUrl: 'https://preview.example/shop/x/' },
    ],
    [
      { mode: 'preview', 'preview-id': 'x', 'site-url': 'https://shop.example' },
      { siteUrl: undefined, verify: 'off' },
    ],
    [{ mode: 'gc', 'auto-rollback': 'true' }, { mode: 'gc' }],
  ])('%j', (inputs, expected) => {
    expect(read(inputs)).toMatchObject(expected);
  });

  it('names a preview by the pull request', () => {
    expect(read({ mode: 'preview' }, 7)).toMatchObject({ previewId: 'pr-7', prefix: 'pr-7/' });
    expect(read({ mode: 'preview', 'preview-id': 'x' }, 7).prefix).toBe('x/');
    expect(read({ mode: 'publish' }, 7).prefix).toBe('');
  });

  it.each([
    [{ bucket: '' }, 'Input "bucket" is required'],
    [{ bucket: 'Shop' }, 'must be the name of an S3 bucket'],
    [{ bucket: 's3://shop' }, 'must be the name of an S3 bucket'],
    [{ mode: 'deploy' }, 'must be one of publish, rollback, preview, preview-close, gc'],
    [{ prefix: 'a//b' }, 'must be folders'],
    [{ prefix: '../b' }, 'must be folders'],
    [{ prefix: 'a b' }, 'must be folders'],
    [{ prefix: '_spa/x' }, 'uses the name _spa itself'],
    [{ prefix: 'shop/releases' }, 'uses the name releases itself'],
    [{ entry: '/index.html' }, 'must be the path of an HTML file'],
    [{ entry: '../index.html' }, 'must be the path of an HTML file'],
    [{ entry: 'app.js' }, 'must be the path of an HTML file'],
    [{ 'distribution-id': 'shop.cloudfront.net' }, 'must be the id of a CloudFront distribution'],
    [{ 'site-url': 'shop.example.com' }, 'must be an address with https'],
    [{ 'site-url': 'http://shop.example.com' }, 'must be an address with https'],
    [{ 'site-url': 'https://user:secret@shop.example.com' }, 'must be an address with https'],
    [{ 'site-url': 'https://shop.example.com/?a=1' }, 'without ? and #'],
    [{ rules: '*.js' }, 'Input "rules" is "*.js"'],
    [{ verify: 'strict' }, 'Input "verify" is "strict" and needs the address of the site: give "site-url"'],
    [{ mode: 'preview', 'preview-id': 'x', verify: 'warn' }, 'give "preview-url"'],
    [{ 'auto-rollback': 'true' }, 'needs a probe to judge by'],
    [{ 'auto-rollback': 'true', 'site-url': 'https://x.example', verify: 'warn' }, 'needs a probe to judge by'],
    [{ mode: 'preview' }, 'Input "preview-id" is required for mode "preview"'],
    [{ mode: 'preview-close' }, 'Input "preview-id" is required'],
    [{ mode: 'preview', 'preview-id': 'releases' }, 'uses that name itself'],
    [{ mode: 'preview', 'preview-id': 'a/b' }, 'letters, digits and hyphens'],
    [
      { mode: 'preview', 'preview-id': 'x', 'preview-url': 'https://x.example/p', 'site-url': 'https://x.example' },
      'it is on the host of "site-url"',
    ],
    [{ 'lock-ttl': '1s' }, 'must be at least 10s'],
    [{ 'keep-releases': '0' }, 'must be at least 1'],
    [{ 'release-id': '../x' }, 'must be 1 to 128 letters'],
    [{ to: 'a/b' }, 'must be "previous" or the id of a release'],
  ])('refuses %j', (inputs, message) => {
    expect(() => read(inputs)).toThrow(UserError);
    expect(() => read(inputs)).toThrow(message);
  });

  it('names all that is wrong at once', () => {
    const attempt = (): unknown =>
      read({ prefix: '..', 'site-url': 'x', rules: '*.js', 'distribution-id': 'a\nb', mode: 'preview' });
    for (const name of ['prefix', 'site-url', 'rules', 'distribution-id', 'preview-id'])
      expect(attempt).toThrow(`"${name}"`);
  });
});
