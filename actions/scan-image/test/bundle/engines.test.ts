import { describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { IMAGE, SBOM, trivyReport } from '../fixtures.js';
import { DATABASE, onBench } from './harness.js';
import { stubScanner, type StubBehaviour } from './stub-scanner.js';

const GRYPE: StubBehaviour = {
  report: {
    matches: [
      {
        vulnerability: { id: 'CVE-2021-44228', severity: 'Critical', fix: { versions: ['2.17.1'], state: 'fixed' } },
        artifact: { name: 'log4j-core', version: '2.14.1', type: 'java-archive', locations: [{ path: '/app.jar' }] },
      },
    ],
    source: { type: 'image', target: { userInput: IMAGE, repoDigests: [IMAGE] } },
    descriptor: { name: 'grype', version: '0.119.0', db: { status: { built: '2026-01-02T00:00:00Z' } } },
  },
};

describe('engine grype', () => {
  it('scans by its own rules, with the same end, and makes no SBOM', async () => {
    await onBench(async ({ dir, run, trivy }) => {
      const grype = stubScanner(dir, 'grype', GRYPE);
      const step = await run({ engine: 'grype', 'tool-path': grype.path });
      expect(step).toMatchObject({
        exitCode: 1,
        outputs: { outcome: 'failed-policy', critical: '1', 'sbom-path': '' },
        result: { scanner: { version: '0.119.0' } },
      });
      expect(step.outputs['reason']).toContain('CVE-2021-44228');
      const [call] = grype.calls();
      expect(call!.args.at(-1)).toBe(`registry:${IMAGE}`);
      expect(call!.env).toMatchObject({ GRYPE_CHECK_FOR_APP_UPDATE: 'false' });
      expect([grype.calls().length, trivy.calls().length]).toEqual([1, 0]);
    });
  });

  it.each([
    [
      { exitCode: 1, stderr: 'db could not be loaded: the vulnerability database was built 6 days ago\n' },
      'infrastructure',
    ],
    [{ exitCode: 2, ...GRYPE }, 'scanner-error'],
  ])('that ends with %j is %s', async (behaviour, outcome) => {
    await onBench(async ({ dir, run }) => {
      const grype = stubScanner(dir, 'grype', behaviour);
      const step = await run({ engine: 'grype', 'tool-path': grype.path });
      expect(step).toMatchObject({ exitCode: 1, outputs: { outcome } });
    });
  });

  it('refuses a program that is Trivy', async () => {
    await onBench(async ({ run, trivy }) => {
      const step = await run({ engine: 'grype', 'tool-path': trivy.path });
      expect(step.outputs).toMatchObject({ outcome: 'config-error', reason: expect.stringContaining('is not grype') });
    });
  });
});

describe('engine trivy', () => {
  it('keeps its database where the job says, so that a cache may hold it', async () => {
    await onBench(async ({ dir, run }) => {
      const cache = join(dir, 'kept');
      await run({}, { env: { TRIVY_CACHE_DIR: cache } });
      expect(existsSync(join(cache, 'db', 'metadata.json'))).toBe(true);
    });
  });

  it('does not answer for what it was not asked to look for', async () => {
    await onBench(async ({ run, trivy }) => {
      trivy.does({ report: trivyReport([]), sbom: SBOM, database: DATABASE });
      const policy = JSON.stringify({ version: 1, kinds: { secret: { 'fail-on': 'info' } } });
      const workspace = { '.github/security-policy.yml': policy };
      expect((await run({}, { workspace })).outputs['outcome']).toBe('passed');
      const without = await run({ scanners: 'vuln' }, { workspace });
      expect(without).toMatchObject({ exitCode: 1, outputs: { outcome: 'incomplete' } });
      expect(without.outputs['reason']).toContain('secret');
    });
  });
});
