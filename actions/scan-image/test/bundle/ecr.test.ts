import { describe, expect, it } from '@jest/globals';
import { DIGEST } from '../fixtures.js';
import { onBench, type Bench } from './harness.js';

const REPOSITORY = 'team/orders-api';
const IMAGE = `123456789012.dkr.ecr.eu-central-1.amazonaws.com/${REPOSITORY}@${DIGEST}`;

function push({ cloud }: Bench, scan: Parameters<Bench['cloud']['ecr']['push']>[0]['scan']): void {
  cloud.ecr.push({ repository: REPOSITORY, tag: 'v1', digest: DIGEST, ...(scan && { scan }) });
}

const finding = (index: number, severity: string) => ({
  name: `CVE-2026-${1000 + index}`,
  severity,
  uri: `https://example.org/${index}`,
  attributes: [
    { key: 'package_name', value: `package-${index}` },
    { key: 'package_version', value: '1.0' },
  ],
});

describe('engine ecr', () => {
  it('waits for the scan, reads every page, and runs no scanner', async () => {
    await onBench(async (bench) => {
      const { cloud, run, trivy } = bench;
      const findings = Array.from({ length: 1500 }, (_, index) => finding(index, index === 0 ? 'CRITICAL' : 'LOW'));
      // A minute of the cloud is a second here: the first looks see no scan, then one that runs.
      push(bench, { kind: 'BASIC', startsAfter: 60, endsAfter: 360, findings });
      const step = await run({ engine: 'ecr', image: IMAGE });
      expect(step).toMatchObject({
        exitCode: 1,
        outputs: { outcome: 'failed-policy', critical: '1', low: '1499', 'image-digest': DIGEST, 'sbom-path': '' },
      });
      expect(cloud.calls('ECR.DescribeImageScanFindings').length).toBeGreaterThan(2);
      expect(step.result).toMatchObject({ calls: { 'ECR.DescribeImageScanFindings': expect.any(Number) } });
      expect(trivy.calls()).toEqual([]);
    });
  });

  it('reads what Inspector has found, by a tag', async () => {
    await onBench(async (bench) => {
      const enhanced = {
        title: 'CVE-2026-2000 - zlib',
        severity: 'HIGH',
        status: 'ACTIVE',
        type: 'PACKAGE_VULNERABILITY',
        description: 'A flaw.',
        fixAvailable: 'YES',
        packageVulnerabilityDetails: {
          vulnerabilityId: 'CVE-2026-2000',
          vulnerablePackages: [{ name: 'zlib', version: '1.2.11', packageManager: 'OS', fixedInVersion: '1.2.13' }],
        },
      };
      push(bench, { kind: 'ENHANCED', findings: [enhanced] });
      const step = await bench.run({
        engine: 'ecr',
        image: IMAGE.replace(`@${DIGEST}`, ':v1'),
        'upload-sarif': 'false',
      });
      expect(step).toMatchObject({
        exitCode: 1,
        outputs: { outcome: 'failed-policy', high: '1', 'image-digest': DIGEST },
      });
      expect(step.summary).toContain('1.2.13');
    });
  });

  it.each(['UNSUPPORTED_IMAGE', 'FAILED', 'SCAN_ELIGIBILITY_EXPIRED'])(
    'is incomplete where the scan ends as %s',
    async (status) => {
      await onBench(async (bench) => {
        push(bench, { kind: 'BASIC', status, description: 'For a reason.' });
        const step = await bench.run({ engine: 'ecr', image: IMAGE });
        expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'incomplete' } });
        expect(step.outputs['reason']).toContain(`${status}: For a reason.`);
      });
    },
  );

  it('is infrastructure where no scan begins in time, with what to look at', async () => {
    await onBench(async (bench) => {
      push(bench, undefined);
      const step = await bench.run({ engine: 'ecr', image: IMAGE, timeout: '1s' });
      expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'infrastructure' } });
      expect(step.outputs['reason']).toContain('scanning on push');
    });
  });

  it.each([
    ['no such repository', { image: IMAGE.replace('orders', 'carts') }, 'config-error', /RepositoryNotFound/],
    ['no such image', { image: IMAGE.replace(DIGEST, `sha256:${'0'.repeat(64)}`) }, 'config-error', /ImageNotFound/],
  ])('%s: names it', async (_, inputs, outcome, reason) => {
    await onBench(async (bench) => {
      push(bench, { kind: 'BASIC' });
      const step = await bench.run({ engine: 'ecr', ...inputs });
      expect(step).toMatchObject({ exitCode: 1, outputs: { outcome } });
      expect(step.outputs['reason']).toMatch(reason);
    });
  });

  it('without permission names what to allow', async () => {
    await onBench(async (bench) => {
      push(bench, { kind: 'BASIC' });
      bench.cloud.faults.add({ operation: 'ECR.DescribeImageScanFindings', kind: 'access-denied' });
      const step = await bench.run({ engine: 'ecr', image: IMAGE });
      expect(step.outputs).toMatchObject({ outcome: 'config-error' });
      expect(step.outputs['reason']).toContain('ecr:DescribeImageScanFindings');
    });
  });

  it('looks again where AWS throttles or fails for a moment', async () => {
    await onBench(async (bench) => {
      push(bench, { kind: 'BASIC', findings: [finding(1, 'LOW')] });
      bench.cloud.faults.add({ operation: 'ECR.DescribeImageScanFindings', kind: 'throttle', times: 1 });
      const step = await bench.run({ engine: 'ecr', image: IMAGE });
      expect(step).toMatchObject({ exitCode: 0, outputs: { outcome: 'passed', low: '1' } });
    });
  });
});
