import { describe, expect, it } from '@jest/globals';
import { manualClock } from '@platform-actions/local-cloud';
import { BUCKET, build, onStage, type Stage } from './cloud.js';

const REAL_TIME = { speed: 1 };

describe('a file that is there already', () => {
  const script = 'assets/index-B2xYz123.js';

  it('with the same content is reused', async () => {
    await onStage(async (stage) => {
      await stage.run({}, build('B2'));
      stage.cloud.s3.remove(BUCKET, '_spa/current.json');
      const step = await stage.run({}, build('B2'));
      expect(step).toMatchObject({ exitCode: 0, outputs: { outcome: 'published' } });
      expect(Number(step.outputs['reused'])).toBeGreaterThanOrEqual(2);
    });
  });

  it('with another content and a name that looks like a hash is published as a mutable one', async () => {
    await onStage(async (stage) => {
      stage.cloud.s3.put(BUCKET, script, 'other');
      const step = await stage.run({}, build('B2'));
      expect(step).toMatchObject({ exitCode: 0, outputs: { outcome: 'published' } });
      expect(step.stdout).toMatch(/::warning.*assets\/index-B2xYz123\.js looks like a file named by its content/);
      expect(stage.cloud.s3.object(BUCKET, script)?.headers['cache-control']).toBe('public,max-age=0,must-revalidate');
    });
  });

  it('with another content and a name that Vite made is refused', async () => {
    await onStage(async (stage) => {
      stage.cloud.s3.put(BUCKET, script, 'other');
      const manifest = JSON.stringify({ 'index.html': { file: script } });
      const step = await stage.run({}, { ...build('B2'), '.vite/manifest.json': manifest });
      expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'config-error' } });
      expect(step.outputs['reason']).toContain(script);
      expect(stage.text(script)).toBe('other');
      expect(stage.text('index.html')).toBeUndefined();
    });
  });
});

describe('the lock', () => {
  const lockUntil = (stage: Stage, seconds: number): void => {
    const expiresAt = new Date(stage.cloud.clock.now() + seconds * 1000).toISOString();
    const lock = { schema: 1, owner: 'somebody', run: 'https://github.com/org/shop/actions/runs/7', expiresAt };
    stage.cloud.s3.put(BUCKET, '_spa/lock.json', JSON.stringify(lock));
  };

  it('of somebody else is waited for, and then said whose it is', async () => {
    await onStage(async (stage) => {
      lockUntil(stage, 3600);
      const step = await stage.run({ 'lock-timeout': '1s' }, build('A1'));
      expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed' } });
      expect(step.outputs['reason']).toContain('https://github.com/org/shop/actions/runs/7');
      expect(stage.text('index.html')).toBeUndefined();
    }, REAL_TIME);
  });

  it('of somebody who died is taken over', async () => {
    await onStage(async (stage) => {
      lockUntil(stage, -10);
      const step = await stage.run({}, build('A1'));
      expect(step).toMatchObject({ exitCode: 0, outputs: { outcome: 'published' } });
      expect(stage.text('_spa/lock.json')).toBeUndefined();
    }, REAL_TIME);
  });
});

describe('clock and region', () => {
  it("a runner's clock that is wrong is put right by S3's", async () => {
    await onStage(
      async (stage) => {
        stage.cloud.s3.configure({ strictClock: true });
        const step = await stage.run({}, build('A1'));
        expect(step).toMatchObject({ exitCode: 0, outputs: { outcome: 'published' } });
        expect(stage.cloud.calls('S3').some(({ error }) => error === 'RequestTimeTooSkewed')).toBe(true);
      },
      { clock: manualClock(Date.now() - 6 * 3_600_000) },
    );
  });

  it('a bucket of another region is found, or the region said', async () => {
    await onStage(async (stage) => {
      stage.cloud.s3.createBucket('elsewhere', { region: 'us-west-2' });
      const step = await stage.run({ bucket: 'elsewhere' }, build('A1'));
      expect(step).toMatchObject({ exitCode: 0, outputs: { outcome: 'published' } });
      expect(stage.cloud.s3.object('elsewhere', 'index.html')).toBeDefined();
    });
  });

  it.each([
    ['a bucket that does not exist', { bucket: 'nowhere' }, {}, 'nowhere'],
    ['no region', {}, { AWS_REGION: '' }, 'region'],
  ])('%s is a mistake to mend', async (_, inputs, env, message) => {
    await onStage(async (stage) => {
      const step = await stage.run(inputs, build('A1'), { env });
      expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'config-error' } });
      expect(step.outputs['reason']).toContain(message);
    });
  });
});
