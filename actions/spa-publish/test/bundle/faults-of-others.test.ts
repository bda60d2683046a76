import { describe, expect, it } from '@jest/globals';
import { manualClock, type ManualClock } from '@platform-actions/local-cloud';
import { BUCKET, build, onStage, type Stage } from './cloud.js';
import { startWire, type Wire } from './doubles.js';

/** What other publishers get wrong: each of these was seen in one of them. */

const GC = { mode: 'gc', 'keep-releases': '1', 'keep-days': '0' };

async function onWire(work: (stage: Stage, wire: Wire, clock: ManualClock) => Promise<void>): Promise<void> {
  const clock = manualClock();
  await onStage(
    async (stage) => {
      const wire = await startWire(stage.cloud);
      const run: Stage['run'] = (inputs, files, options) =>
        stage.run(inputs, files, { ...options, env: { AWS_ENDPOINT_URL: wire.url, ...options?.env } });
      try {
        await work({ ...stage, run }, wire, clock);
      } finally {
        await wire.stop();
      }
    },
    { clock },
  );
}

it('temporary keys: the session token is part of every request, those signed in the address too', async () => {
  await onWire(async (stage, wire) => {
    const { id } = await stage.cloud.cloudfront.createDistribution({ bucket: BUCKET });
    const token = 'the+session/token==';
    const step = await stage.run({ 'distribution-id': id, wait: '0' }, build('A1'), {
      env: { AWS_SESSION_TOKEN: token },
    });
    expect(step).toMatchObject({ exitCode: 0, outputs: { outcome: 'published' } });
    const tokens = wire.requests.map(
      ({ headers, query }) => headers['x-amz-security-token'] ?? new URLSearchParams(query).get('X-Amz-Security-Token'),
    );
    expect(tokens.length).toBeGreaterThan(10);
    expect(new Set(tokens)).toEqual(new Set([token]));
    expect(wire.requests.some(({ query }) => query.includes('X-Amz-Expires'))).toBe(true);
    expect(step.stdout.replaceAll(`::add-mask::${token}`, '')).not.toContain(token);
  });
});

it('no request says anything of an ACL: buckets refuse that since 2023', async () => {
  await onWire(async (stage, wire, clock) => {
    await stage.run({}, build('A1'));
    await stage.run({}, build('B2'));
    await stage.run({ mode: 'rollback' });
    clock.advance(7200);
    expect((await stage.run(GC)).exitCode).toBe(0);
    const names = new Set(wire.requests.flatMap(({ headers }) => Object.keys(headers)));
    expect([...names].filter((name) => /acl|grant/.test(name))).toEqual([]);
    expect(wire.requests.filter(({ query }) => /(^|&)acl/.test(query))).toEqual([]);
  });
});

it('a clean-up below a prefix leaves alone what lies elsewhere, and what somebody has put beside our files', async () => {
  await onWire(async (stage, wire, clock) => {
    const { s3 } = stage.cloud;
    const foreign = [
      'index.html',
      'blog/index.html',
      'shop2/assets/index-A1xYz123.js',
      'assets/index-A1xYz123.js',
      'shop/by-hand.txt',
    ];
    for (const key of [...foreign, '_spa/shop2/current.json', '_spa/current.json']) s3.put(BUCKET, key, 'foreign');
    const inputs = { prefix: 'shop/' };
    const of = (version: string): Record<string, string> =>
      Object.fromEntries(
        Object.entries(build(version)).map(([path, text]) => [path, text.replaceAll('"/assets', '"/shop/assets')]),
      );
    expect(await stage.run(inputs, of('A1'))).toMatchObject({ exitCode: 0, outputs: { outcome: 'published' } });
    clock.advance(7200);
    expect(await stage.run({ ...inputs, 'keep-releases': '9' }, of('B2'))).toMatchObject({
      exitCode: 0,
      outputs: { outcome: 'published' },
    });
    clock.advance(7200);
    // Replaced by hand under a name of ours: not ours any more.
    s3.put(BUCKET, 'shop/assets/cart-A1aBc456.js', 'by hand');
    clock.advance(7200);
    const step = await stage.run({ ...inputs, ...GC });
    expect(step).toMatchObject({ exitCode: 0, outputs: { outcome: 'published', deleted: '1' } });
    for (const key of [...foreign, '_spa/shop2/current.json', '_spa/current.json'])
      expect([key, stage.text(key)]).toEqual([key, 'foreign']);
    expect(stage.text('shop/assets/cart-A1aBc456.js')).toBe('by hand');
    const deletions = wire.requests.filter(({ method }) => method === 'POST' || method === 'DELETE');
    const keys = deletions.flatMap(({ key, body }) => [
      key,
      ...[...body.toString().matchAll(/<Key>([^<]*)/g)].map(([, one]) => one ?? ''),
    ]);
    expect(keys.filter((key) => key !== '' && !/^(shop|_spa\/shop)\//.test(key))).toEqual([]);
    // Each object goes only as long as it is the one that was looked at.
    for (const { body } of deletions.filter(({ method }) => method === 'POST')) {
      const document = body.toString();
      expect(document.match(/<ETag>/g)?.length).toBe(document.match(/<Key>/g)?.length);
    }
  });
});

describe('an older artifact', () => {
  it('that is published again by a new run goes live: nothing is compared with file times', async () => {
    await onWire(async (stage) => {
      await stage.run({}, build('A1'));
      await stage.run({}, build('B2'));
      const step = await stage.run({}, build('A1'));
      expect(step.outputs).toMatchObject({ outcome: 'published', reused: '3' });
      expect(stage.text('index.html')).toContain('Shop A1');
    });
  });

  it('of an older run is not passed over in silence, and goes live where that is wanted', async () => {
    await onWire(async (stage) => {
      await stage.run({}, build('A1'));
      await stage.run({}, build('B2'));
      const older = { env: { GITHUB_RUN_ID: '900', GITHUB_SHA: 'e'.repeat(40) } };
      const step = await stage.run({}, build('A1'), older);
      expect(step).toMatchObject({ exitCode: 0, outputs: { outcome: 'superseded' } });
      expect(step.outputs['reason']).toContain('allow-older');
      expect(step.summary).toContain('superseded');
      const wanted = await stage.run({ 'allow-older': 'true' }, build('A1'), older);
      expect(wanted.outputs).toMatchObject({ outcome: 'published' });
      expect(stage.text('index.html')).toContain('Shop A1');
    });
  });
});

describe('the order', () => {
  /** Vue CLI's folders: by name, `index.html` would come before all scripts. */
  const vueCli = (version: string): Record<string, string> => ({
    'index.html': `<!doctype html><title>${version}</title><link href="/css/app.${version}.css" rel="stylesheet"><script src="/js/app.${version}.js"></script>`,
    [`css/app.${version}.css`]: `/* ${version} */`,
    [`img/logo.${version}.svg`]: `<svg id="${version}"/>`,
    [`js/app.${version}.js`]: `/* ${version} */`,
    [`js/chunk-vendors.${version}.js`]: `/* ${version} */`,
    'service-worker.js': `/* ${version} */`,
  });

  it.each([
    ['Vite', build('A1'), build('B2')],
    ['Vue CLI', vueCli('0a1b2c3d'), vueCli('4e5f6a7b')],
  ])(
    'of %s: what pages name is there before them, and nothing is deleted before the switch',
    async (_, older, newer) => {
      await onWire(async (stage, wire, clock) => {
        await stage.run({}, older);
        clock.advance(7200);
        const begin = wire.requests.length;
        const step = await stage.run({ 'keep-releases': '1', 'keep-days': '0' }, newer);
        expect(step).toMatchObject({ exitCode: 0, outputs: { outcome: 'published' } });
        expect(Number(step.outputs['deleted'])).toBeGreaterThan(1);
        const calls = wire.requests.slice(begin);
        const at = (key: string): number => calls.findIndex((one) => one.method === 'PUT' && one.key === key);
        const assets = calls.flatMap(({ method, key }, index) =>
          method === 'PUT' && /^(assets|css|img|js)\//.test(key) ? [index] : [],
        );
        expect(assets.length).toBeGreaterThan(1);
        expect(Math.max(...assets)).toBeLessThan(at('index.html'));
        if ('service-worker.js' in newer) expect(at('service-worker.js')).toBeGreaterThan(at('index.html'));
        expect(at('_spa/current.json')).toBeGreaterThan(Math.max(at('index.html'), at('service-worker.js')));
        const firstDeletion = calls.findIndex(
          ({ method, query }) => method === 'DELETE' || (method === 'POST' && query.includes('delete')),
        );
        expect(firstDeletion).toBeGreaterThan(at('_spa/current.json'));
      });
    },
  );
});

it('an object that cannot be looked at is not dropped in silence', async () => {
  await onWire(async (stage, wire) => {
    await stage.run({}, build('A1'));
    stage.cloud.s3.put(BUCKET, 'assets/index-B2xYz123.js', build('B2')['assets/index-B2xYz123.js'] ?? '');
    wire.meddle(({ method }) => (method === 'HEAD' ? { status: 403, code: 'AccessDenied' } : undefined));
    const step = await stage.run({}, build('B2'));
    expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'config-error' } });
    expect(step.outputs['reason']).toContain('assets/index-B2xYz123.js');
    expect(step.outputs['reason']).toContain('s3:GetObject');
    expect(stage.text('index.html')).toContain('Shop A1');
  });
});
