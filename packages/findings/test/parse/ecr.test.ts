import { describe, expect, it } from '@jest/globals';
import { DIGEST, ECR_BASIC, ECR_ENHANCED, read } from './fixtures.js';

describe('ECR', () => {
  it('reads basic findings', async () => {
    const report = await read(ECR_BASIC);
    expect(report).toMatchObject({
      tool: { name: 'Amazon ECR' },
      target: { kind: 'image', reference: 'shop:1.0', digest: DIGEST },
      scanned: 1,
      problems: [],
      database: { updatedAt: '2026-10-30T00:00:00.000Z' },
      createdAt: '2026-11-01T10:00:00.000Z',
    });
    expect([...report.can].sort()).toEqual(['database-age', 'vuln']);
    expect(report.findings[0]).toMatchObject({
      id: 'CVE-2019-14697',
      severity: 'high',
      cvss: 9.8,
      package: { name: 'musl', version: '1.1', ecosystem: 'deb' },
      references: ['https://security-tracker.debian.org/tracker/CVE-2019-14697'],
    });
    expect(report.findings[0]?.fix).toBeUndefined();
    expect(report.findings[1]).toMatchObject({ severity: 'unknown', originalSeverity: 'UNDEFINED' });
  });

  it('reads enhanced findings, one for each package', async () => {
    const report = await read(ECR_ENHANCED);
    expect(report).toMatchObject({ tool: { name: 'Amazon Inspector' }, scanned: 1, problems: [] });
    expect(report.target).toMatchObject({ reference: `shop@${DIGEST}` });
    expect([...report.can].sort()).toEqual(['fix-state', 'published-date', 'vuln']);
    expect(report.findings).toHaveLength(2);
    expect(report.findings[0]).toMatchObject({
      id: 'CVE-2019-10744',
      severity: 'critical',
      cvss: 9.1,
      publishedAt: '2019-07-26T00:15:11.000Z',
      package: { name: 'lodash', ecosystem: 'npm', path: 'app/package-lock.json' },
      fix: { state: 'fixed', versions: ['4.17.12'] },
    });
    expect(report.findings[1]).toMatchObject({
      package: { name: 'openssl-libs', version: '1:1.1.1-2.el8', ecosystem: 'generic' },
      fix: { state: 'fixed', versions: [] },
    });
    // Somebody can exploit it; that CISA lists it is not said.
    expect(report.findings[0]?.kev).toBeUndefined();
  });

  it('keeps apart what a rule of Inspector suppresses and drops what it closed', async () => {
    const { suppressed } = await read(ECR_ENHANCED);
    expect(suppressed).toHaveLength(1);
    expect(suppressed?.[0]).toMatchObject({ status: 'suppressed', finding: { id: 'CVE-2020-5' } });
  });

  it.each([
    ['IN_PROGRESS', 'still running'],
    ['PENDING', 'has not begun'],
    ['FAILED', 'the scan failed'],
    ['UNSUPPORTED_IMAGE', 'not scanned'],
    ['SCAN_ELIGIBILITY_EXPIRED', 'too old'],
    ['FINDINGS_UNAVAILABLE', 'no findings for this image'],
    ['SOMETHING_NEW', 'did not finish'],
    ['toString', 'did not finish'],
  ])('takes status %s for a scan that is not whole', async (status, why) => {
    const report = await read({ ...ECR_BASIC, imageScanStatus: { status, description: 'said by ECR' } });
    expect(report.scanned).toBe(0);
    expect(report.problems).toEqual([expect.stringContaining(why)]);
    expect(report.problems[0]).toContain('said by ECR');
  });

  it('takes a page for what it is', async () => {
    const page = {
      ...ECR_BASIC,
      nextToken: 'more',
      imageScanFindings: { ...ECR_BASIC.imageScanFindings, findingSeverityCounts: { HIGH: 9 } },
    };
    expect((await read(page)).problems).toEqual([
      'The report is only one page of several: it has a nextToken.',
      'ECR counts 9 findings, but the report holds 2.',
    ]);
  });

  it('takes a finished scan without findings for a clean one', async () => {
    const report = await read({ imageScanStatus: { status: 'COMPLETE' }, imageScanFindings: { findings: [] } });
    expect(report).toMatchObject({ findings: [], scanned: 1, problems: [] });
  });

  it.each([
    ['no status', { imageScanFindings: {} }, 'imageScanStatus.status is missing'],
    ['a finished scan without findings at all', { imageScanStatus: { status: 'COMPLETE' } }, 'no imageScanFindings'],
    [
      'a finding without package',
      { ...ECR_BASIC, imageScanFindings: { findings: [{ name: 'CVE-1' }] } },
      'package_name is missing',
    ],
    ['a finding without name', { ...ECR_BASIC, imageScanFindings: { findings: [{}] } }, 'name is missing'],
    ['an empty enhanced finding', { ...ECR_BASIC, imageScanFindings: { enhancedFindings: [{}] } }, 'is missing'],
  ])('refuses %s', async (_what, document, message) => {
    await expect(read(document)).rejects.toThrow(message);
  });
});
