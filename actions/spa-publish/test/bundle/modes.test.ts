import { describe, expect, it } from '@jest/globals';
import { manualClock } from '@platform-actions/local-cloud';
import { BUCKET, build, onStage, type Stage } from './cloud.js';

async function behindCdn({ cloud }: Stage): Promise<Record<string, string>> {
  const { id, siteUrl } = await cloud.cloudfront.createDistribution({ bucket: BUCKET });
  return { 'distribution-id': id, 'site-url': siteUrl };
}

describe('publish', () => {
  it('puts a site up and proves it', async () => {
    await onStage(async (stage) => {
      const site = await behindCdn(stage);
      const step = await stage.run(site, build('A1'));
      expect(step).toMatchObject({
        exitCode: 0,
        outputs: {
          ...{ outcome: 'published', uploaded: '4', reused: '0', deleted: '0', verified: 'true' },
          'uploaded-bytes': String(Object.values(build('A1')).join('').length),
          url: site['site-url'],
          'release-id': expect.stringMatching(/^\d{8}T\d{6}Z-1001-1-0000000$/),
          'previous-release-id': '',
          'invalidation-id': expect.stringMatching(/^I[A-Z0-9]+$/),
        },
      });
      expect(Number(step.outputs['duration-seconds'])).toBeGreaterThan(0);
      expect(stage.cloud.s3.object(BUCKET, 'assets/index-A1xYz123.js')?.headers).toMatchObject({
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'public,max-age=31536000,immutable',
      });
      expect(stage.cloud.s3.object(BUCKET, 'index.html')?.headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
      });
      expect(step.summary).toContain('## ✅ spa-publish: published');
      expect(step.summary).toContain('```mermaid\ngantt');
      expect(step.summary).toContain('wait and probe');
      expect(step.result).toMatchObject({
        ...{ action: 'spa-publish', outcome: 'published', ok: true, mode: 'publish', bucket: BUCKET },
        changes: { total: 4 },
        checks: expect.arrayContaining([expect.objectContaining({ name: 'entry', level: 'ok' })]),
        calls: expect.objectContaining({ 'S3.PutObject': 8, 'CloudFront.CreateInvalidation': 1 }),
      });
    });
  });

  it('reads two small objects and writes none where nothing has changed', async () => {
    await onStage(async (stage) => {
      const sameCommit = { env: { GITHUB_SHA: 'a'.repeat(40) } };
      await stage.run({}, build('A1'), sameCommit);
      stage.cloud.resetCalls();
      const step = await stage.run({}, build('A1'), sameCommit);
      expect(step).toMatchObject({ exitCode: 0, outputs: { outcome: 'unchanged', uploaded: '0', verified: '' } });
      expect(stage.s3Calls().sort()).toEqual(['GetObject _spa/current.json', 'GetObject _spa/lock.json']);
      expect(stage.cloud.calls()).toHaveLength(2);
    });
  });

  it('writes what has changed, the pages after what they name, and the pointer last', async () => {
    await onStage(async (stage) => {
      const site = await behindCdn(stage);
      const first = await stage.run(site, build('A1'));
      stage.cloud.resetCalls();
      const step = await stage.run(site, build('B2'));
      expect(step.outputs).toMatchObject({
        ...{ outcome: 'published', uploaded: '3', reused: '1', verified: 'true' },
        'previous-release-id': first.outputs['release-id'],
      });
      const id = step.outputs['release-id'] ?? '';
      const puts = stage.s3Calls().filter((call) => call.startsWith('PutObject'));
      expect(puts.slice(0, 3).sort()).toEqual([
        `PutObject _spa/bodies/${id}-0`,
        'PutObject assets/cart-B2aBc456.js',
        'PutObject assets/index-B2xYz123.js',
      ]);
      expect(puts.slice(3)).toEqual([
        `PutObject _spa/releases/${id}.json`,
        'PutObject _spa/lock.json',
        'PutObject index.html',
        'PutObject _spa/current.json',
      ]);
      const [invalidation] = stage.cloud.cloudfront.invalidations(site['distribution-id'] ?? '');
      expect(invalidation?.paths).toEqual(['/index.html']);
      // Open tabs still load the chunks of the release before.
      expect(stage.siteKeys()).toContain('assets/cart-A1aBc456.js');
      expect(step.summary).toContain('mode: rollback');
    });
  });

  it('applies a change of headers alone', async () => {
    await onStage(async (stage) => {
      await stage.run({}, build('A1'));
      const step = await stage.run({ rules: '*.ico cache-control="public, max-age=60"' }, build('A1'));
      expect(step.outputs).toMatchObject({ outcome: 'published', uploaded: '1', reused: '3' });
      expect(stage.cloud.s3.object(BUCKET, 'favicon.ico')?.headers['cache-control']).toBe('public, max-age=60');
    });
  });

  it('takes over files that are there, and mends what drifted', async () => {
    await onStage(async (stage) => {
      stage.cloud.s3.put(BUCKET, 'robots.txt', 'mine');
      stage.cloud.s3.put(BUCKET, 'index.html', 'old');
      expect((await stage.run({}, build('A1'))).outputs).toMatchObject({ outcome: 'published' });
      expect(stage.text('index.html')).toContain('Shop A1');
      expect(stage.text('robots.txt')).toBe('mine');
      stage.cloud.s3.remove(BUCKET, 'assets/cart-A1aBc456.js');
      stage.cloud.s3.put(BUCKET, 'index.html', 'defaced');
      expect((await stage.run({}, build('A1'))).outputs).toMatchObject({ outcome: 'unchanged' });
      const mended = await stage.run({ drift: 'list' }, build('A1'));
      expect(mended).toMatchObject({
        outputs: { outcome: 'published', uploaded: '2' },
        result: { foreign: ['robots.txt'] },
      });
      expect(mended.summary).toContain('belong to no release');
      expect(stage.text('index.html')).toContain('Shop A1');
      expect(stage.text('assets/cart-A1aBc456.js')).toBeDefined();
    });
  });

  it('leaves a newer commit alone, by what Git says of the two', async () => {
    await onStage(async (stage) => {
      const { github } = stage.cloud;
      const commits = [github.commit({ files: {} }), github.commit({ files: {} })];
      const of = (index: number) => ({ env: { GITHUB_SHA: commits[index] ?? '' } });
      await stage.run({}, build('A1'), of(1));
      const late = await stage.run({}, build('B2'), of(0));
      expect(late).toMatchObject({ exitCode: 0, outputs: { outcome: 'superseded', uploaded: '0' } });
      expect(stage.text('index.html')).toContain('Shop A1');
      expect(stage.cloud.calls('GitHub.CompareCommits')).toHaveLength(1);
      const forced = await stage.run({ 'allow-older': 'true' }, build('B2'), of(0));
      expect(forced.outputs).toMatchObject({ outcome: 'published' });
    });
  });

  it('by a role and its OIDC token leaves no long-lived key anywhere', async () => {
    await onStage(async (stage) => {
      const env = { ...stage.cloud.environment('keyless'), AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' };
      const step = await stage.run({ 'role-to-assume': stage.cloud.roleArn }, build('A1'), { env });
      expect(step.outputs).toMatchObject({ outcome: 'published' });
      expect(step.result?.['calls']).toMatchObject({ 'STS.AssumeRoleWithWebIdentity': 1 });
    });
  });
});

describe('the probe', () => {
  const fallback = { fallback: 'error-pages' } as const;

  it.each([
    ['strict', 1, { outcome: 'failed', verified: 'false' }],
    ['warn', 0, { outcome: 'published', verified: 'false' }],
    ['off', 0, { outcome: 'published', verified: '' }],
  ])('with verify: %s', async (verify, exitCode, outputs) => {
    await onStage(async (stage) => {
      const { id, siteUrl } = await stage.cloud.cloudfront.createDistribution({ bucket: BUCKET, ...fallback });
      const inputs = { 'distribution-id': id, 'site-url': siteUrl, verify, wait: '2s' };
      const step = await stage.run(inputs, build('A1'));
      expect(step).toMatchObject({ exitCode, outputs });
      if (verify !== 'off') expect(step.summary).toContain('missing-chunk');
    });
  });

  it('puts the release before back where that is asked for', async () => {
    await onStage(async (stage) => {
      const site = { ...(await behindCdn(stage)), wait: '2s', 'auto-rollback': 'true' };
      const first = await stage.run(site, build('A1'));
      // Browsers run no script of such a type.
      const step = await stage.run({ ...site, rules: 'assets/* content-type=text/plain' }, build('B2'));
      expect(step).toMatchObject({
        exitCode: 1,
        outputs: { outcome: 'reverted', verified: 'false', 'release-id': first.outputs['release-id'] },
      });
      expect(step.outputs['reason']).toContain('The live site passes the probe again.');
      expect(stage.text('index.html')).toContain('Shop A1');
      expect(stage.siteKeys()).toContain('assets/index-B2xYz123.js');
    });
  });

  it('does not blame the release for what the distribution does wrong', async () => {
    await onStage(async (stage) => {
      const { id, siteUrl } = await stage.cloud.cloudfront.createDistribution({ bucket: BUCKET, ...fallback });
      const inputs = { 'distribution-id': id, 'site-url': siteUrl, wait: '2s' };
      await stage.run({ ...inputs, verify: 'warn' }, build('A1'));
      const step = await stage.run({ ...inputs, 'auto-rollback': 'true' }, build('B2'));
      expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'reverted' } });
      expect(step.outputs['reason']).toContain('the CDN or its origin is at fault: missing-chunk');
    });
  });
});

describe('rollback', () => {
  it('makes an earlier release live again, without a build', async () => {
    await onStage(async (stage) => {
      const site = await behindCdn(stage);
      const first = await stage.run(site, build('A1'));
      await stage.run(site, build('B2'));
      await stage.run(site, build('C3'));
      const plan = await stage.run({ ...site, mode: 'rollback', 'dry-run': 'true' });
      expect(plan).toMatchObject({ exitCode: 0, outputs: { outcome: 'planned' } });
      expect(stage.text('index.html')).toContain('Shop C3');
      const back = await stage.run({ ...site, mode: 'rollback' });
      expect(back).toMatchObject({ exitCode: 0, outputs: { outcome: 'rolled-back', uploaded: '1', verified: 'true' } });
      expect(stage.text('index.html')).toContain('Shop B2');
      const further = await stage.run({ ...site, mode: 'rollback', to: first.outputs['release-id'] ?? '' });
      expect(further.outputs).toMatchObject({ outcome: 'rolled-back', 'release-id': first.outputs['release-id'] });
      expect(stage.text('index.html')).toContain('Shop A1');
      const again = await stage.run({ ...site, mode: 'rollback', to: first.outputs['release-id'] ?? '' });
      expect(again).toMatchObject({ exitCode: 0, outputs: { outcome: 'unchanged', uploaded: '0' } });
    });
  });

  it.each([
    [{}, 'Nothing was published'],
    [{ 'dry-run': 'true' }, 'Nothing was published'],
  ])('of nothing is a mistake: %j', async (inputs, message) => {
    await onStage(async (stage) => {
      const step = await stage.run({ mode: 'rollback', ...inputs });
      expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'config-error' } });
      expect(step.outputs['reason']).toContain(message);
    });
  });
});

describe('preview', () => {
  it('stands below its own prefix and goes with its pull request', async () => {
    await onStage(async (stage) => {
      const { siteUrl, id } = await stage.cloud.cloudfront.createDistribution({
        bucket: BUCKET,
        fallback: 'preview-function',
      });
      const files = Object.fromEntries(
        Object.entries(build('A1')).map(([path, text]) => [path, text.replaceAll('"/assets', '"/pr-7/assets')]),
      );
      const inputs = { mode: 'preview', 'preview-id': 'pr-7', 'preview-url': siteUrl, 'distribution-id': id };
      const step = await stage.run(inputs, files);
      expect(step.outputs).toMatchObject({ outcome: 'published', url: `${siteUrl}pr-7/`, verified: 'true' });
      expect(stage.siteKeys().every((key) => key.startsWith('pr-7/'))).toBe(true);
      const closed = await stage.run({ ...inputs, mode: 'preview-close' });
      expect(closed).toMatchObject({ exitCode: 0, outputs: { outcome: 'published', deleted: '4' } });
      expect(stage.cloud.s3.objects(BUCKET)).toEqual([]);
      const again = await stage.run({ ...inputs, mode: 'preview-close' });
      expect(again).toMatchObject({ exitCode: 0, outputs: { outcome: 'unchanged', deleted: '0' } });
    });
  });
});

describe('gc', () => {
  const keep = { 'keep-releases': '1', 'keep-days': '0' };

  it('deletes what is kept no longer and nothing else', async () => {
    const clock = manualClock();
    await onStage(
      async (stage) => {
        stage.cloud.s3.put(BUCKET, 'somebody-elses.txt', 'x');
        for (const version of ['A1', 'B2', 'C3']) {
          await stage.run({ 'keep-releases': '9' }, build(version));
          clock.advance(2 * 3600);
        }
        const plan = await stage.run({ mode: 'gc', 'dry-run': 'true', ...keep });
        expect(plan).toMatchObject({ exitCode: 0, outputs: { outcome: 'planned', deleted: '0' } });
        expect(plan.result).toMatchObject({ deleted: { total: 4 } });
        const stopped = await stage.run({ mode: 'gc', 'max-delete': '3', ...keep });
        expect(stopped).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed', deleted: '0' } });
        expect(stage.siteKeys()).toHaveLength(9);
        const step = await stage.run({ mode: 'gc', ...keep });
        expect(step).toMatchObject({ exitCode: 0, outputs: { outcome: 'published', deleted: '4' } });
        expect(stage.siteKeys()).toEqual([
          'assets/cart-C3aBc456.js',
          'assets/index-C3xYz123.js',
          'favicon.ico',
          'index.html',
          'somebody-elses.txt',
        ]);
        const again = await stage.run({ mode: 'gc', ...keep });
        expect(again).toMatchObject({ exitCode: 0, outputs: { outcome: 'unchanged', deleted: '0' } });
      },
      { clock },
    );
  });

  it('leaves alone what is younger than an hour, for a publisher may be about to need it', async () => {
    await onStage(async (stage) => {
      for (const version of ['A1', 'B2']) await stage.run({}, build(version));
      const step = await stage.run({ mode: 'gc', ...keep });
      expect(step).toMatchObject({ exitCode: 0, outputs: { outcome: 'unchanged', deleted: '0' } });
    });
  });
});

describe('a bad build or input', () => {
  it.each([
    ['no build', {}, {}, '"source" is "dist"'],
    ['no entry', {}, { 'app.html': '' }, 'index.html: the entry is missing'],
    ['a missing script', {}, { 'index.html': '<script src="/x.js"></script>' }, 'it loads x.js'],
    ['a secret', {}, { ...build('A1'), '.env': 'A=1' }, '.env: an environment file'],
    ['names that differ in case', {}, { ...build('A1'), 'A.txt': '', 'a.txt': '' }, 'nothing but case'],
    ['a rule', { rules: '*.js' }, build('A1'), 'Input "rules"'],
    ['an address', { 'site-url': 'shop.example' }, build('A1'), 'Input "site-url"'],
    ['another base path', { 'site-url': 'https://shop.example/shop/' }, build('A1'), 'the site is at /shop/'],
  ])('%s: refused before any call', async (_, inputs, files, message) => {
    await onStage(async (stage) => {
      const step = await stage.run(inputs, files);
      expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'config-error' } });
      expect(step.outputs['reason']).toContain(message);
      expect(step.summary).toContain('spa-publish: config-error');
      expect(stage.cloud.calls()).toEqual([]);
    });
  });

  it('a release that lost nearly everything needs consent', async () => {
    await onStage(async (stage) => {
      await stage.run({}, { ...build('A1'), 'video.bin': 'x'.repeat(1_000_000) });
      const refused = await stage.run({}, build('B2'));
      expect(refused).toMatchObject({ exitCode: 1, outputs: { outcome: 'config-error' } });
      expect(stage.text('index.html')).toContain('Shop A1');
      const step = await stage.run({ 'allow-shrink': 'true' }, build('B2'));
      expect(step.outputs).toMatchObject({ outcome: 'published' });
    });
  });
});
