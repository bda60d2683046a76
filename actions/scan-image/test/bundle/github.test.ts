import { describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from './harness.js';
import { annotations, DATABASE, onBench } from './harness.js';
import { REQUESTS, SECRET, SECRET_RESULT, trivyReport } from '../fixtures.js';

const AUTO = { 'upload-sarif': 'auto' };

type Pull = ReturnType<Bench['cloud']['github']['openPull']>;

const policyWith = (text: string): Record<string, string> => ({ '.github/security-policy.yml': text });

/** The environment of a run on a pull request, with its payload written down. */
function onPull({ cloud, dir }: Bench, pull: Pull): Record<string, string> {
  const { env, payload } = cloud.github.pullRequestRun(pull);
  const path = join(dir, 'event.json');
  writeFileSync(path, JSON.stringify(payload));
  return { ...env, GITHUB_EVENT_PATH: path };
}

describe('on a pull request', () => {
  it('comments and uploads once, brings both up to date, and shows no secret in either', async () => {
    await onBench(async (bench) => {
      const { cloud, run, trivy } = bench;
      trivy.does({ report: trivyReport([REQUESTS], [SECRET_RESULT]), sbom: {}, database: DATABASE });
      const pull = cloud.github.openPull();
      const env = onPull(bench, pull);
      const step = await run(AUTO, { env });
      expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed-policy' } });
      expect(cloud.github.sarifs()).toHaveLength(1);
      const [comment] = cloud.github.comments(pull.number);
      expect(comment!.body).toContain('CVE-2018-18074');
      for (const text of [comment!.body, JSON.stringify(cloud.github.sarifs())]) {
        expect(text).not.toContain(SECRET);
        expect(text).not.toContain('neighbour-value');
      }
      trivy.does({ report: trivyReport([]), sbom: {}, database: DATABASE });
      expect((await run(AUTO, { env })).outputs['outcome']).toBe('passed');
      const after = cloud.github.comments(pull.number);
      expect(after.map(({ id }) => id)).toEqual([comment!.id]);
      expect(after[0]!.body).not.toContain('CVE-2018-18074');
    });
  });

  it('obeys the policy of the base branch, not the one that the change brings', async () => {
    await onBench(async (bench) => {
      const { cloud, run } = bench;
      cloud.github.seedRepository({ files: policyWith('version: 1\nfail-on: high\n') });
      const weak = policyWith('version: 1\nfail-on: none\n');
      const env = onPull(bench, cloud.github.openPull({ files: weak }));
      expect((await run(AUTO, { env, workspace: weak })).outputs['outcome']).toBe('failed-policy');
      cloud.github.seedRepository({ files: weak });
      const merged = onPull(bench, cloud.github.openPull());
      expect((await run(AUTO, { env: merged })).outputs['outcome']).toBe('passed');
    });
  });

  it('from a fork neither uploads nor comments, and says so; the gate is the same', async () => {
    await onBench(async (bench) => {
      const { cloud, run } = bench;
      const pull = cloud.github.openPull({ fork: 'stranger/orders-api' });
      cloud.github.permissions({ contents: 'read' });
      const step = await run(AUTO, { env: onPull(bench, pull) });
      expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed-policy' } });
      expect([cloud.github.sarifs(), cloud.github.comments(pull.number)]).toEqual([[], []]);
      expect(annotations(step).filter((line) => line.includes('from a fork'))).toHaveLength(2);
    });
  });

  it('is infrastructure, never green, where the base branch cannot be read', async () => {
    await onBench(async (bench) => {
      const { cloud, run, trivy } = bench;
      trivy.does({ report: trivyReport([]), sbom: {}, database: DATABASE });
      const env = onPull(bench, cloud.github.openPull());
      cloud.github.permissions({});
      const step = await run(AUTO, { env });
      expect(step.exitCode).toBe(1);
      expect(['infrastructure', 'config-error']).toContain(step.outputs['outcome']);
      expect(step.outputs['reason']).toContain('contents: read');
    });
  });
});

describe('on a push', () => {
  it('without the permission a green scan stays green with a warning; asked for in so many words it is red', async () => {
    await onBench(async ({ cloud, run, trivy }) => {
      trivy.does({ report: trivyReport([]), sbom: {}, database: DATABASE });
      cloud.github.permissions({ contents: 'read' });
      const auto = await run(AUTO);
      expect(auto).toMatchObject({ exitCode: 0, outputs: { outcome: 'passed' } });
      expect(annotations(auto).join('\n')).toContain('security-events: write');
      expect((await run({ 'upload-sarif': 'true' })).outputs['outcome']).toBe('infrastructure');
    });
  });

  it('names the analysis by the image`s repository, so that a new build is no new set of alerts', async () => {
    await onBench(async ({ cloud, run }) => {
      await run({ ...AUTO, platform: 'linux/arm64' });
      await run({ ...AUTO, image: 'ghcr.io/org/orders-api:next', platform: 'linux/arm64' });
      const ids = cloud.github
        .sarifs()
        .map(({ sarif }) => JSON.stringify(sarif).match(/"id":"([^"]*orders-api[^"]*)"/)?.[1]);
      expect(new Set(ids).size).toBe(1);
      expect(ids[0]).toContain('org/orders-api/linux-arm64');
    });
  });
});
