import { describe, expect, it } from '@jest/globals';
import { UserError } from '@platform-actions/action-kit';
import { build, DISTRIBUTION, SITE_URL, world } from './main-world.js';

const LIVE = { 'site-url': SITE_URL, 'distribution-id': DISTRIBUTION };
const broken = (path: string) => (path === 'index.html' ? { status: 404, body: Buffer.from('gone') } : undefined);

describe('mode: publish', () => {
  it('publishes, proves and reports', async () => {
    const { run, invalidated, bucket } = world();
    const report = await run(LIVE, build('A1'));
    expect(report).toMatchObject({ outcome: 'published', ok: true });
    expect(report.outputs).toMatchObject({
      uploaded: 3,
      reused: 0,
      deleted: 0,
      verified: true,
      url: SITE_URL,
      'previous-release-id': undefined,
      'invalidation-id': [expect.stringMatching(/^I\d+$/)],
    });
    expect(report.outputs['release-id']).toMatch(/^20260101T\d{6}Z-1001-1-0000000$/);
    expect(bucket.text('_spa/lock.json')).toBeUndefined();
    expect(invalidated).toContain('/index.html');
    expect(report.details).toMatchObject({ mode: 'publish', bucket: 'shop-web', changes: { total: 3 } });
  });

  it('says unchanged the second time, and looks at the site all the same', async () => {
    const { run, bucket } = world();
    const first = await run(LIVE, build('A1'));
    const before = bucket.operations.length;
    const second = await run(LIVE, build('A1'));
    expect(second).toMatchObject({ outcome: 'unchanged', ok: true, outputs: { uploaded: 0, verified: true } });
    expect(second.outputs['release-id']).toBe(first.outputs['release-id']);
    expect(bucket.operations.slice(before).filter(({ name }) => name !== 'GET').length).toBeLessThanOrEqual(1);
  });

  it('offers the way back', async () => {
    const { run } = world();
    const first = await run(LIVE, build('A1'));
    const second = await run(LIVE, build('B2'));
    expect(second.outputs['previous-release-id']).toBe(first.outputs['release-id']);
    const summary = second.summary.map(({ markdown }) => markdown).join('\n');
    expect(summary).toContain('mode: rollback');
    expect(summary).toContain(`to: "${String(first.outputs['release-id'])}"`);
  });

  it('leaves a newer commit alone, in green, unless told otherwise', async () => {
    const site = world();
    await site.run({}, build('A1'));
    const newer = await site.run({}, build('B2'));
    const live = site.bucket.text('index.html');
    site.commitTime = () => 1_600_000_000;
    const late = await site.run({}, build('C3'));
    expect(late).toMatchObject({ outcome: 'superseded', ok: true, outputs: { uploaded: 0 } });
    expect(late.outputs['release-id']).toBe(newer.outputs['release-id']);
    expect(site.bucket.text('index.html')).toBe(live);
    expect(await site.run({ 'allow-older': 'true' }, build('C3'))).toMatchObject({ outcome: 'published' });
    expect(site.bucket.text('index.html')).not.toBe(live);
  });

  it.each([
    ['strict', {}, { outcome: 'failed', ok: false, outputs: { verified: false } }],
    ['warn', {}, { outcome: 'published', ok: true, outputs: { verified: false } }],
    ['off', {}, { outcome: 'published', ok: true, outputs: { verified: undefined } }],
  ])('a broken site with verify: %s', async (verify, inputs, expected) => {
    const site = world();
    site.answer = broken;
    const report = await site.run({ ...LIVE, wait: '0', verify, ...inputs }, build('A1'));
    expect(report).toMatchObject(expected);
    if (verify !== 'off') expect(JSON.stringify(report)).toContain('does not pass the probe');
  });

  it('puts the release before back where that is asked for', async () => {
    const site = world();
    const first = await site.run(LIVE, build('A1'));
    const page = site.bucket.text('index.html');
    site.answer = (path) => (site.bucket.text('index.html') === page ? undefined : broken(path));
    const second = await site.run({ ...LIVE, wait: '0', 'auto-rollback': 'true' }, build('B2'));
    expect(second).toMatchObject({ outcome: 'reverted', ok: false });
    expect(second.outputs).toMatchObject({ 'release-id': first.outputs['release-id'], verified: false });
    expect(second.reason).toContain('The live site passes the probe again.');
    expect(site.bucket.text('index.html')).toBe(page);
  });

  it('has nothing to put back after a first release', async () => {
    const site = world();
    site.answer = broken;
    const report = await site.run({ ...LIVE, wait: '0', 'auto-rollback': 'true' }, build('A1'));
    expect(report).toMatchObject({ outcome: 'failed', ok: false });
    expect(report.reason).toContain('There is no release before it');
  });

  it('checks the build before any call', async () => {
    const { run, bucket } = world();
    await expect(run({}, { 'app.js': '' })).rejects.toThrow(UserError);
    await expect(run({}, {})).rejects.toThrow('"source" is "dist"');
    await expect(run({ source: '..' }, build('A1'))).rejects.toThrow('outside of the workspace');
    expect(bucket.operations).toEqual([]);
  });

  it('refuses a build that lost nearly everything, unless told', async () => {
    const { run } = world();
    await run({}, { ...build('A1'), 'large.bin': 'x'.repeat(100_000) });
    await expect(run({}, build('B2'))).rejects.toThrow('"allow-shrink: true"');
    expect(await run({ 'allow-shrink': 'true' }, build('B2'))).toMatchObject({ outcome: 'published' });
  });

  it('stores source maps where only the bucket shows them, and drops them with their release', async () => {
    const { run, bucket } = world();
    const maps = (version: string) => ({ ...build(version), [`assets/index-${version}xYz123.js.map`]: '{}' });
    const inputs = { 'source-maps': 'private', 'keep-releases': '1', 'keep-days': '0' };
    const first = await run(inputs, maps('A1'));
    const folder = `_spa/maps/${String(first.outputs['release-id'])}/`;
    expect(bucket.text(`${folder}assets/index-A1xYz123.js.map`)).toBe('{}');
    await run(inputs, maps('B2'));
    const third = await run(inputs, maps('C3'));
    expect(third).toMatchObject({ outcome: 'published', outputs: { deleted: expect.any(Number) } });
    expect([...bucket.objects.keys()].filter((key) => key.startsWith(folder))).toEqual([]);
  });
});

describe('mode: rollback', () => {
  it('makes the release before live again', async () => {
    const { run, bucket } = world();
    const first = await run(LIVE, build('A1'));
    const page = bucket.text('index.html');
    await run(LIVE, build('B2'));
    const back = await run({ ...LIVE, mode: 'rollback' });
    expect(back).toMatchObject({ outcome: 'rolled-back', ok: true, outputs: { verified: true } });
    expect(back.outputs['release-id']).toBe(first.outputs['release-id']);
    expect(bucket.text('index.html')).toBe(page);
    const again = await run({ ...LIVE, mode: 'rollback', to: String(first.outputs['release-id']) });
    expect(again).toMatchObject({ outcome: 'unchanged', ok: true });
  });

  it.each([
    [{}, 'Nothing was published'],
    [{ to: 'r0' }, 'Nothing was published'],
  ])('of nothing is refused: %j', async (inputs, message) => {
    await expect(world().run({ mode: 'rollback', ...inputs })).rejects.toThrow(message);
  });
});

describe('mode: preview and preview-close', () => {
  const preview = { mode: 'preview', 'preview-id': 'pr-7', 'preview-url': 'https://preview.example/', verify: 'off' };
  const files = { 'index.html': '<script src="/pr-7/assets/a-Bx1c9f2a.js"></script>', 'assets/a-Bx1c9f2a.js': '1' };

  it('publishes below a prefix of its own and deletes it again', async () => {
    const { run, bucket } = world();
    await run({}, build('A1'));
    const before = [...bucket.objects.keys()];
    const open = await run(preview, files);
    expect(open).toMatchObject({ outcome: 'published', outputs: { url: 'https://preview.example/pr-7/' } });
    expect(bucket.text('pr-7/index.html')).toContain('pr-7');
    expect(await run({ ...preview, mode: 'preview-close', 'dry-run': 'true' })).toMatchObject({ outcome: 'planned' });
    const closed = await run({ ...preview, mode: 'preview-close' });
    expect(closed).toMatchObject({ outcome: 'published', ok: true, outputs: { deleted: 2 } });
    expect([...bucket.objects.keys()]).toEqual(before);
    expect(await run({ ...preview, mode: 'preview-close' })).toMatchObject({ outcome: 'unchanged', ok: true });
  });

  it('refuses a build with the base path of the production site', async () => {
    await expect(world().run(preview, build('A1'))).rejects.toThrow('the site is at /pr-7/');
  });
});

describe('mode: gc', () => {
  it('deletes what is kept no longer, and nothing the second time', async () => {
    const { run, bucket } = world();
    await run({}, build('A1'));
    await run({}, build('B2'));
    await run({}, build('C3'));
    const inputs = { mode: 'gc', 'keep-releases': '1', 'keep-days': '0' };
    const plan = await run({ ...inputs, 'dry-run': 'true' });
    expect(plan).toMatchObject({ outcome: 'planned', ok: true, outputs: { deleted: 0 } });
    expect(plan.details).toMatchObject({ deleted: { total: 2 } });
    expect(bucket.text('assets/index-A1xYz123.js')).toBeDefined();
    const clean = await run(inputs);
    expect(clean).toMatchObject({ outcome: 'published', ok: true, outputs: { deleted: 2 } });
    expect(bucket.text('assets/index-A1xYz123.js')).toBeUndefined();
    expect(bucket.text('assets/index-C3xYz123.js')).toBeDefined();
    expect(await run(inputs)).toMatchObject({ outcome: 'unchanged', ok: true });
  });

  it('is red where a guard stops it', async () => {
    const { run } = world();
    for (const version of ['A1', 'B2', 'C3']) await run({}, build(version));
    const stopped = await run({ mode: 'gc', 'keep-releases': '1', 'keep-days': '0', 'max-delete': '1' });
    expect(stopped).toMatchObject({ outcome: 'failed', ok: false, outputs: { deleted: 0 } });
  });
});

describe('dry-run', () => {
  it('writes nothing, whatever the mode', async () => {
    const { run, bucket } = world();
    const first = await run({ 'dry-run': 'true' }, build('A1'));
    expect(first).toMatchObject({ outcome: 'planned', ok: true });
    expect(first.reason).toContain('3 files');
    expect(bucket.objects.size).toBe(0);
    await run({}, build('A1'));
    await run({}, build('B2'));
    const before = [...bucket.objects].map(([key, { etag }]) => `${key} ${etag}`);
    const plans = [
      await run({ 'dry-run': 'true' }, build('B2')),
      await run({ 'dry-run': 'true' }, build('C3')),
      await run({ 'dry-run': 'true', drift: 'list' }, build('C3')),
      await run({ 'dry-run': 'true', mode: 'rollback' }),
      await run({ 'dry-run': 'true', mode: 'gc' }),
    ];
    expect(plans.map(({ outcome }) => outcome)).toEqual(plans.map(() => 'planned'));
    expect(plans[0]?.reason).toContain('nothing to publish');
    expect(plans[3]?.reason).toContain('changes 1 file');
    expect([...bucket.objects].map(([key, { etag }]) => `${key} ${etag}`)).toEqual(before);
  });
});
