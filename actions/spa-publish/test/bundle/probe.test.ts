import { createHash } from 'node:crypto';
import type { LocalCloud } from '@platform-actions/local-cloud';
import { describe, expect, it } from '@jest/globals';
import { BUCKET, build, onStage, type Stage } from './cloud.js';

type DistributionOptions = Partial<Parameters<LocalCloud['cloudfront']['createDistribution']>[0]>;

/** A site behind a distribution, with release A1 live, that visitors have been to. */
async function onSite(
  options: DistributionOptions,
  work: (stage: Stage, site: Record<string, string>) => Promise<void>,
): Promise<void> {
  await onStage(async (stage) => {
    const { id, siteUrl } = await stage.cloud.cloudfront.createDistribution({ bucket: BUCKET, ...options });
    const site = { 'distribution-id': id, 'site-url': siteUrl, wait: '2' };
    await stage.run({ ...site, verify: 'off', invalidate: 'none' }, build('A1'));
    await (await fetch(siteUrl)).arrayBuffer();
    await work(stage, site);
  });
}

const failing = (check: string) => expect.stringContaining(`does not pass the probe: ${check}: `) as unknown as string;

/** The edge keeps the entry for a day, and nobody tells it to let go. */
const STALE: DistributionOptions = { cache: { minTtl: 86_400 } };

describe('an old entry after the wait', () => {
  it('is red with verify: strict, and the release stays live', async () => {
    await onSite(STALE, async (stage, site) => {
      const run = await stage.run({ ...site, invalidate: 'none' }, build('B2'));
      expect(run).toMatchObject({
        exitCode: 1,
        outputs: { outcome: 'failed', verified: 'false', reason: failing('entry') },
      });
      expect(stage.text('index.html')).toContain('B2');
      expect(run.summary).toContain('still answers the entry of the release before');
      expect(run.summary).toContain('keeps the entry for at least 86400 s');
      expect(run.outputs['release-id']).not.toBe(run.outputs['previous-release-id']);
    });
  });

  it('is a warning with verify: warn', async () => {
    await onSite(STALE, async (stage, site) => {
      const run = await stage.run({ ...site, invalidate: 'none', verify: 'warn' }, build('B2'));
      expect(run).toMatchObject({ exitCode: 0, outputs: { outcome: 'published', verified: 'false' } });
      expect(run.stdout).toMatch(/::warning::The live site does not pass the probe: entry: /);
    });
  });

  it('is put right with auto-rollback', async () => {
    await onSite(STALE, async (stage, site) => {
      const run = await stage.run({ ...site, invalidate: 'none', 'auto-rollback': 'true' }, build('B2'));
      expect(run).toMatchObject({ exitCode: 1, outputs: { outcome: 'reverted' } });
      expect(run.outputs['reason']).toContain('passes the probe again');
      expect(stage.text('index.html')).toContain('A1');
      expect(await stage.run({ ...site, wait: '0', invalidate: 'none' }, build('A1'))).toMatchObject({
        outputs: { outcome: 'unchanged', verified: 'true' },
      });
    });
  });

  it('passes as soon as the invalidation has its effect', async () => {
    await onSite({ ...STALE, invalidationTimes: { effect: [90, 90], completion: [91, 91] } }, async (stage, site) => {
      const run = await stage.run({ ...site, wait: '30' }, build('B2'));
      expect(run).toMatchObject({ exitCode: 0, outputs: { outcome: 'published', verified: 'true' } });
      expect(run.stdout).toMatch(
        /the invalidation is in progress, \d of the checks do(es)? not pass yet; next look in 1 s/,
      );
    });
  });
});

describe('what the distribution does wrong', () => {
  it('a missing chunk answered with HTML is red', async () => {
    await onSite({ fallback: 'error-pages' }, async (stage, site) => {
      const run = await stage.run(site, build('B2'));
      expect(run).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed', reason: failing('missing-chunk') } });
      expect(stage.text('index.html')).toContain('B2');
      expect(run.summary).toContain('viewer-request function');
    });
  });

  it('no rollback mends it, and the reason says so', async () => {
    await onSite({ fallback: 'error-pages' }, async (stage, site) => {
      const run = await stage.run({ ...site, 'auto-rollback': 'true' }, build('B2'));
      expect(run).toMatchObject({ exitCode: 1, outputs: { outcome: 'reverted', reason: failing('missing-chunk') } });
      expect(run.outputs['reason']).toContain('the CDN or its origin is at fault');
      expect(stage.text('index.html')).toContain('A1');
    });
  });

  it('no deep links are red', async () => {
    await onSite({ fallback: 'none' }, async (stage, site) => {
      const run = await stage.run(site, build('B2'));
      expect(run).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed', reason: failing('deep-route') } });
    });
  });

  it.each<[string, DistributionOptions, string[]]>([
    ['missing security headers', { responseHeaders: 'none' }, ['nosniff', 'csp', 'framing', 'referrer-policy']],
    ['a 403 for what is missing', { listBucket: false }, ['missing-chunk']],
    ['no compression', { compress: false }, ['asset-compression', 'compress']],
  ])('%s only warn', async (_, options, names) => {
    await onSite(options, async (stage, site) => {
      const run = await stage.run(site, build('B2'));
      expect(run).toMatchObject({ exitCode: 0, outputs: { outcome: 'published', verified: 'true' } });
      for (const name of names) expect(run.summary).toMatch(new RegExp(`⚠️ \\| ${name} `));
    });
  });
});

describe('what the release does wrong', () => {
  const inline = 'document.title = "inline"';
  const withInline = (): Record<string, string> => {
    const files = build('B2');
    return { ...files, 'index.html': `${files['index.html'] ?? ''}<script>${inline}</script>` };
  };

  it('an inline script that the policy blocks is red, with the hash to add', async () => {
    await onSite({}, async (stage, site) => {
      const run = await stage.run(site, withInline());
      expect(run).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed', reason: failing('inline-scripts') } });
      const hash = createHash('sha256').update(inline).digest('base64');
      expect(run.stdout).toContain(`'sha256-${hash}'`);
    });
  });

  it('and is put right with auto-rollback', async () => {
    await onSite({}, async (stage, site) => {
      const run = await stage.run({ ...site, 'auto-rollback': 'true' }, withInline());
      expect(run).toMatchObject({ exitCode: 1, outputs: { outcome: 'reverted' } });
      expect(stage.text('index.html')).toContain('A1');
    });
  });

  it('a chunk of the release before that somebody has deleted is red', async () => {
    await onSite({}, async (stage, site) => {
      for (const name of ['index-A1xYz123.js', 'cart-A1aBc456.js']) stage.cloud.s3.remove(BUCKET, `assets/${name}`);
      const run = await stage.run(site, build('B2'));
      expect(run).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed', reason: failing('previous-chunk') } });
    });
  });
});

describe('the probe', () => {
  it('asks nothing with verify: off', async () => {
    await onSite({}, async (stage, site) => {
      const id = site['distribution-id'] ?? '';
      const before = stage.cloud.cloudfront.requests(id).length;
      const run = await stage.run({ ...site, verify: 'off' }, build('B2'));
      expect(run).toMatchObject({ exitCode: 0, outputs: { outcome: 'published', verified: '' } });
      expect(stage.cloud.cloudfront.requests(id)).toHaveLength(before);
    });
  });

  it('asks about ten times, for the release as visitors get it', async () => {
    await onSite({}, async (stage, site) => {
      const id = site['distribution-id'] ?? '';
      const before = stage.cloud.cloudfront.requests(id).length;
      await stage.run(site, build('B2'));
      const requests = stage.cloud.cloudfront.requests(id).slice(before);
      expect(requests.length).toBeLessThan(15);
      const paths = requests.map(({ path }) => path.replace(/\d{8}T\d{6}Z-[\w-]+/, 'ID'));
      expect([...new Set(paths)].sort()).toEqual([
        '/',
        '/__probe/ID',
        '/_spa/current.json',
        '/assets/__missing__-ID.js',
        '/assets/cart-A1aBc456.js',
        '/assets/index-B2xYz123.js',
      ]);
    });
  });

  it('looks at a preview below its own path', async () => {
    await onStage(async (stage) => {
      const options = { bucket: BUCKET, fallback: 'preview-function' } as const;
      const { id, siteUrl } = await stage.cloud.cloudfront.createDistribution(options);
      const preview = {
        mode: 'preview',
        'preview-id': 'pr-7',
        'preview-url': `${siteUrl}{id}/`,
        'distribution-id': id,
      };
      const below = (version: string) => {
        const files = build(version);
        return { ...files, 'index.html': (files['index.html'] ?? '').replace('"/assets', '"/pr-7/assets') };
      };
      await stage.run(preview, below('A1'));
      const run = await stage.run(preview, below('B2'));
      expect(run).toMatchObject({
        exitCode: 0,
        outputs: { outcome: 'published', verified: 'true', url: `${siteUrl}pr-7/` },
      });
      const [invalidation] = stage.cloud.cloudfront.invalidations(id);
      expect(invalidation?.paths).toEqual(['/pr-7', '/pr-7/', '/pr-7/index.html']);
    });
  });

  it('says that nobody answers', async () => {
    await onStage(async (stage) => {
      const closed = await stage.cloud.cloudfront.createDistribution({ bucket: BUCKET });
      const run = await stage.run(
        { 'site-url': closed.siteUrl.replace('127.0.0.1', 'localhost').replace(/:\d+/, ':9'), wait: '1' },
        build('A1'),
      );
      expect(run).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed', verified: 'false' } });
      expect(run.summary).toContain('no answer');
    });
  });

  it('shows what the site sends to the letter', async () => {
    const hostile = '<img src=x onerror=alert(1)> `code` ::error::x ##[group]';
    await onSite({ responseHeaders: { custom: { 'cache-control': hostile } } }, async (stage, site) => {
      const run = await stage.run(site, build('B2'));
      expect(run.summary).toContain('Browsers may keep the entry');
      expect(run.summary).not.toContain('<img');
      expect(run.summary).not.toContain('`code`');
      expect(run.stdout).not.toContain('##[group]');
    });
  });
});
