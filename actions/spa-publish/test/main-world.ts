import { readFileSync, rmSync } from 'node:fs';
import { fakeRunner, type FakeRunner } from '@platform-actions/action-kit/testing';
import type { Report } from '@platform-actions/action-kit';
import type { CloudFront } from '../src/cdn/cloudfront.js';
import type { Output } from '../src/conclude.js';
import type { Effects } from '../src/effects.js';
import type { Outcome } from '../src/mode-result.js';
import { main } from '../src/main.js';
import type { ObjectStore, SiteAnswer } from '../src/ports.js';
import { buildFolder } from './files/build-folder.js';
import { memoryBucket, type MemoryBucket } from './support/memory-store.js';

/** A bucket in memory behind a CDN that answers from it, and a site to publish there. */
export interface World {
  readonly bucket: MemoryBucket;
  /** Paths that were invalidated. */
  readonly invalidated: string[];
  /** Runs the action on a build. */
  readonly run: (
    inputs?: Record<string, string>,
    files?: Record<string, string>,
    env?: Record<string, string>,
  ) => Promise<Run>;
  /** Changes what the site answers: a path of the bucket to another answer. */
  answer: (path: string) => Partial<SiteAnswer> | undefined;
  /** When the commit of a run was made, by the number of the run; each later than the one before. */
  commitTime: (run: number) => number;
}

export interface Run extends Report<Outcome, Output> {
  readonly runner: FakeRunner;
}

export const SITE_URL = 'https://shop.example/';
export const DISTRIBUTION = 'E1A2B3C4D5E6F7';
const SECURITY = {
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'self'; frame-ancestors 'none'",
  'permissions-policy': 'camera=()',
};

/** A build of one page and one chunk. */
export function build(version: string): Record<string, string> {
  return {
    'index.html': `<!doctype html><title>${version}</title><script type="module" src="/assets/index-${version}xYz123.js"></script>`,
    [`assets/index-${version}xYz123.js`]: `console.log("${version}")`,
    'favicon.ico': 'icon',
  };
}

export function world(): World {
  const bucket = memoryBucket();
  const invalidated: string[] = [];
  let commits = 0;
  const self: World = {
    bucket,
    invalidated,
    answer: () => undefined,
    commitTime: (run) => 1_700_000_000 + run,
    run: async (inputs = {}, files = {}, env = {}) => {
      const workspace = buildFolder(
        Object.fromEntries(Object.entries(files).map(([path, text]) => [`dist/${path}`, text])),
      );
      commits += 1;
      const runner = fakeRunner(
        { bucket: 'shop-web', 'aws-region': 'eu-central-1', ...inputs },
        {
          workspace,
          env: {
            GITHUB_REPOSITORY: 'org/shop',
            GITHUB_RUN_ID: String(1000 + commits),
            GITHUB_RUN_ATTEMPT: '1',
            GITHUB_SHA: String(commits).padStart(40, '0'),
            ...env,
          },
        },
      );
      bucket.now += 2 * 3_600_000;
      try {
        return { ...(await main(runner, effectsOn(self, commits))), runner };
      } finally {
        rmSync(workspace, { recursive: true });
      }
    },
  };
  return self;
}

function effectsOn(world: World, commits: number): Effects {
  const calls = { total: () => 0, byOperation: () => ({ 'S3.GetObject': 2 }) };
  return {
    session: () =>
      ({
        region: 'eu-central-1',
        partition: { id: 'aws', consoleHost: 'console.aws.amazon.com', dnsSuffix: 'amazonaws.com' },
        client: () => {
          throw new Error('no SDK here');
        },
        calls,
      }) as unknown as ReturnType<Effects['session']>,
    store: () => fromDisk(world.bucket.store('us')),
    cloudFront: () => cdnOf(world),
    http: () => ({ get: (url) => Promise.resolve(siteAnswer(world, url)) }),
    commitTime: () => Promise.resolve(world.commitTime(commits)),
  };
}

function fromDisk(store: ObjectStore): ObjectStore {
  return {
    ...store,
    put: (key, body, ...rest) => store.put(key, body instanceof Uint8Array ? body : readFileSync(body.file), ...rest),
  };
}

function cdnOf({ invalidated }: World): CloudFront {
  return {
    invalidate: (_, paths) => {
      invalidated.push(...paths);
      return Promise.resolve({ id: `I${invalidated.length}`, status: 'InProgress' });
    },
    invalidation: (_, id) => Promise.resolve({ id, status: 'Completed' }),
    distribution: () => Promise.resolve({ unread: 'The configuration may not be read.' }),
  };
}

function siteAnswer(world: World, url: string): SiteAnswer {
  const { pathname, hostname } = new URL(url);
  if (hostname !== 'shop.example') return { url, status: 403, headers: {}, body: Buffer.from('denied') };
  const key = pathname.slice(1);
  const path = key.split('/').at(-1)?.includes('.') ? key : 'index.html';
  const held = path.startsWith('_spa/') ? undefined : world.bucket.objects.get(path);
  const plain: SiteAnswer = held
    ? {
        url,
        status: 200,
        headers: { ...SECURITY, 'content-type': held.headers.contentType, 'cache-control': held.headers.cacheControl },
        body: held.bytes,
      }
    : { url, status: 404, headers: { ...SECURITY, 'content-type': 'application/xml' }, body: Buffer.from('<Error/>') };
  return { ...plain, ...world.answer(path) };
}
