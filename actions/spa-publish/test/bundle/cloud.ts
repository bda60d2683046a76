import { spawnAction, type SpawnedAction, type SpawnOptions } from '@platform-actions/action-kit/testing';
import { startLocalCloud, type Call, type LocalCloud, type LocalCloudOptions } from '@platform-actions/local-cloud';

export const BUCKET = 'shop-web';

/** The bundle on a local cloud of its own, whose clock runs fast. */
export interface Stage {
  readonly cloud: LocalCloud;
  /** Publishes a build, or with another `mode` does what that says. Each run is of a newer commit than the one before. */
  run(inputs?: Record<string, string>, files?: Record<string, string>, options?: SpawnOptions): Promise<SpawnedAction>;
  /** The text of an object; `undefined` where there is none. */
  readonly text: (key: string) => string | undefined;
  /** Keys of the site, without the control data. */
  siteKeys(): string[];
  /** S3's calls since the last reset, each as `PutObject key`. */
  s3Calls(): string[];
}

/** Puts up a cloud with an empty bucket and takes it down again. */
export async function onStage(work: (stage: Stage) => Promise<void>, options: LocalCloudOptions = {}): Promise<void> {
  const cloud = await startLocalCloud({ speed: 60, ...options });
  cloud.s3.createBucket(BUCKET);
  let runs = 0;
  const stage: Stage = {
    cloud,
    run: (inputs = {}, files = {}, spawn = {}) => {
      runs += 1;
      const job = { GITHUB_RUN_ID: String(1000 + runs), GITHUB_SHA: String(runs).padStart(40, '0') };
      return spawnAction(
        'spa-publish',
        { bucket: BUCKET, 'github-token': cloud.github.token, ...inputs },
        { ...spawn, workspace: inDist(files), env: { ...cloud.environment(), ...job, ...spawn.env } },
      );
    },
    text: (key) => cloud.s3.object(BUCKET, key)?.body.toString(),
    siteKeys: () =>
      cloud.s3
        .objects(BUCKET)
        .map(({ key }) => key)
        .filter((key) => !key.startsWith('_spa/')),
    s3Calls: () => cloud.calls('S3').map(shown),
  };
  try {
    await work(stage);
  } finally {
    await cloud.stop();
  }
}

/** A build of Vite's kind: a page, a script and its lazy chunk, and a file without a hash. */
export function build(version: string): Record<string, string> {
  return {
    'index.html': `<!doctype html><title>Shop ${version}</title><script type="module" src="/assets/index-${version}xYz123.js"></script>`,
    [`assets/index-${version}xYz123.js`]: `import("./cart-${version}aBc456.js") // ${'x'.repeat(2000)}`,
    [`assets/cart-${version}aBc456.js`]: `console.log("${version}")`,
    'favicon.ico': 'icon',
  };
}

function inDist(files: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [`dist/${path}`, content]));
}

function shown({ operation, input }: Call): string {
  const place = input['key'] ?? input['prefix'];
  return `${operation.replace('S3.', '')}${typeof place === 'string' ? ` ${place}` : ''}`;
}
