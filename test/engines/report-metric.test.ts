import { beforeAll, describe, expect, it } from '@jest/globals';
import { spawnAction } from '@platform-actions/action-kit/testing';
import { startMinistack, startMoto, type Cloud } from './support/clouds.js';
import { describeEngines } from './support/engines.js';
import { series, statistics, sum } from './support/metrics.js';
import { keeper } from './support/resources.js';

describeEngines(['python-tools'], 'report-metric', () => {
  describe.each([
    ['moto', startMoto],
    ['ministack', () => startMinistack()],
  ])('on %s', (_, start) => {
    const keep = keeper();
    let cloud: Cloud;
    beforeAll(async () => {
      cloud = keep(await start());
    });

    it('publishes values that can be read back', async () => {
      const metrics = [
        { name: 'BuildSeconds', value: 12.5, unit: 'Seconds', dimensions: { Service: 'orders' } },
        { name: 'BuildSeconds', value: 7.5, unit: 'Seconds', dimensions: { Service: 'orders' } },
        { name: 'Tests', value: 250, unit: 'Count' },
      ];
      const run = await spawnAction('report-metric', { metrics: JSON.stringify(metrics) }, { env: cloud.environment });
      expect(run.outputs).toMatchObject({ outcome: 'published', published: '3' });
      expect(run.exitCode).toBe(0);
      expect(await statistics(cloud, 'BuildSeconds', { Service: 'orders' })).toEqual({ sum: 20, samples: 2 });
      expect(await sum(cloud, 'Tests')).toBe(250);
    });

    it('reports a failed deployment with and without dimensions', async () => {
      const inputs = { status: 'failure', service: 'orders', environment: 'production' };
      const run = await spawnAction('report-metric', inputs, { env: cloud.environment });
      expect(run.outputs['outcome']).toBe('published');
      const dimensions = { Service: 'orders', Environment: 'production' };
      // Without dimensions both emulators add up all series, which AWS does not: so the plain one is looked up by name.
      expect(await series(cloud, 'DeploymentStatus')).toEqual(expect.arrayContaining([{}, dimensions]));
      expect(await statistics(cloud, 'DeploymentStatus', dimensions)).toEqual({ sum: 0, samples: 1 });
    });
  });
});
