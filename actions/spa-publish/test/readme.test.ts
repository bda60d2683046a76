import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { OUTCOMES } from '../src/mode-result.js';

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '..');
const README = readFileSync(join(FOLDER, 'README.md'), 'utf8');
const ACTION = parse(readFileSync(join(FOLDER, 'action.yml'), 'utf8')) as { inputs: Record<string, unknown> };

function blocks(language: string): string[] {
  return [...README.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, 'gm'))].map(([, text = '']) => text);
}

interface ViewerRequest {
  uri: string;
  readonly headers: { readonly host: { readonly value: string } };
}

describe('the viewer-request functions of the README', () => {
  const [previews, site] = blocks('js').map((source) => {
    const handler = runInNewContext(`${source}; handler`) as (event: { request: ViewerRequest }) => ViewerRequest;
    const headers = { host: { value: 'pr-7.shop-previews.example.com' } };
    return (uri: string) => handler({ request: { uri, headers } }).uri;
  });

  it.each([
    ['/', '/index.html'],
    ['/cart', '/index.html'],
    ['/cart/', '/index.html'],
    ['/users/42/orders', '/index.html'],
    ['/index.html', '/index.html'],
    ['/assets/index-Bx1c9f2a.js', '/assets/index-Bx1c9f2a.js'],
    ['/v1.2/cart', '/index.html'],
  ])('%s is %s, of a preview below its folder', (uri, expected) => {
    expect(site?.(uri)).toBe(expected);
    expect(previews?.(uri)).toBe(`/pr-7${expected}`);
  });

  it('leave well-known files without an extension alone', () => {
    const path = '/.well-known/apple-app-site-association';
    expect(site?.(path)).toBe(path);
  });
});

describe('the policies of the README', () => {
  const documents = blocks('json').map((text) => JSON.parse(text) as Record<string, unknown>);

  it('are JSON: the role, the bucket, the headers', () => {
    expect(documents.map((each) => Object.keys(each)[0])).toEqual(['Version', 'Version', 'Name']);
  });

  it('allow the role what the action calls, and nothing else', () => {
    const { Statement } = documents[0] as { Statement: { Action: string | string[] }[] };
    expect(Statement.flatMap(({ Action }) => Action).sort()).toEqual([
      'cloudfront:CreateInvalidation',
      'cloudfront:GetCachePolicy',
      'cloudfront:GetDistributionConfig',
      'cloudfront:GetInvalidation',
      's3:DeleteObject',
      's3:GetObject',
      's3:ListBucket',
      's3:PutObject',
    ]);
  });
});

it('uses only inputs that there are', () => {
  const withs = blocks('yaml').flatMap((text) => [...withBlocks(parse(text))]);
  const used = new Set(withs.flatMap((each) => Object.keys(each)));
  expect(used.size).toBeGreaterThan(8);
  expect([...used].filter((name) => !(name in ACTION.inputs))).toEqual([]);
});

it('has a row for every outcome', () => {
  const rows = [...README.matchAll(/^\| `([a-z-]+)` +\|.*\| (green|red) +\|$/gm)].map(([, outcome]) => outcome);
  expect(rows.sort()).toEqual([...OUTCOMES].sort());
});

/** The `with` of every step that is this action's. */
function* withBlocks(node: unknown): Generator<Record<string, unknown>> {
  if (typeof node !== 'object' || node === null) return;
  const { uses, with: given } = node as { uses?: unknown; with?: Record<string, unknown> };
  if (typeof uses === 'string' && uses.includes('/spa-publish@') && given) yield given;
  for (const child of Object.values(node)) yield* withBlocks(child);
}
