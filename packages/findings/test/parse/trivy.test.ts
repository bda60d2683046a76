import { describe, expect, it } from '@jest/globals';
import { DIGEST, read, SECRET, TRIVY } from './fixtures.js';

const [osResult, , , config] = TRIVY.Results;

/** A report with one result. */
function withResult(result: object): object {
  return { ...TRIVY, Results: [result] };
}

describe('Trivy', () => {
  it('reads what is said about the scan', async () => {
    const report = await read(TRIVY);
    expect(report.tool).toEqual({ name: 'Trivy', version: '0.70.0' });
    expect(report.createdAt).toBe('2026-11-01T10:00:00.123Z');
    expect(report.target).toEqual({
      kind: 'image',
      reference: 'registry.example/shop:1.0',
      digest: DIGEST,
      platform: 'linux/arm/v7',
      os: { family: 'alpine', name: '3.10.2', endOfLife: true },
      layers: 2,
    });
    // 2 packages, 1 package, 1 package, 22 checks, a file, a list of licences.
    expect(report.scanned).toBe(28);
    expect(report.problems).toEqual([]);
    expect(report.packages).toEqual(['apk/musl@1.1', 'apk/zlib@1:1.2-r3', 'npm/lodash@4.17.10']);
    expect([...report.can].sort()).toEqual([
      'eol',
      'fix-state',
      'license',
      'misconfig',
      'published-date',
      'secret',
      'vuln',
    ]);
  });

  it('reads a vulnerability of an OS package', async () => {
    const report = await read(TRIVY);
    const found = report.findings.find(({ id }) => id === 'CVE-2019-14697');
    expect(found).toMatchObject({
      kind: 'vuln',
      aliases: [],
      title: 'musl: x87 stack imbalance',
      severity: 'critical',
      originalSeverity: 'CRITICAL',
      cvss: 9.8,
      cwe: ['CWE-787'],
      package: { name: 'musl', version: '1.1', ecosystem: 'apk', purl: 'pkg:apk/alpine/musl@1.1?distro=3.10.2' },
      fix: { state: 'fixed', versions: ['1.1.20-r5', '1.2.0'] },
      publishedAt: '2019-08-06T16:15:00.000Z',
      location: { kind: 'image', image: 'registry.example/shop:1.0', layer: 'sha256:d1' },
      references: ['https://advisories.example/CVE-2019-14697', 'https://references.example/1'],
    });
    expect(found?.location.path).toBeUndefined();
    expect(found?.description).toHaveLength(1000);
  });

  it('finds place, line and directness of language packages', async () => {
    const { findings } = await read(TRIVY);
    const lodash = findings.find((finding) => finding.package?.name === 'lodash');
    expect(lodash?.package).toMatchObject({
      ecosystem: 'npm',
      path: 'app/node_modules/lodash/package.json',
      direct: true,
    });
    const minimist = findings.find((finding) => finding.package?.name === 'minimist');
    expect(minimist?.package).toMatchObject({ path: 'app/package-lock.json', direct: false });
    expect(minimist?.location.startLine).toBe(42);
  });

  it.each([
    ['fixed', '1.2', 'fixed'],
    ['affected', '', 'not-fixed'],
    ['under_investigation', '', 'not-fixed'],
    ['will_not_fix', '', 'wont-fix'],
    ['fix_deferred', '', 'wont-fix'],
    ['end_of_life', '', 'wont-fix'],
    ['unknown', '', 'unknown'],
    ['something new', '1.2', 'fixed'],
    [undefined, '1.2', 'fixed'],
    [undefined, undefined, 'unknown'],
  ])('takes status %s with fixed version %s for %s', async (status, fixed, state) => {
    const vulnerability = { VulnerabilityID: 'CVE-2020-1', PkgName: 'a', Status: status, FixedVersion: fixed };
    const { findings } = await read(withResult({ Target: 'a', Vulnerabilities: [vulnerability] }));
    expect(findings[0]?.fix?.state).toBe(state);
  });

  it('counts failed checks only, under the new name with the old ones as aliases', async () => {
    const { findings } = await read(withResult(config!));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      id: 'DS-0002',
      aliases: ['AVD-DS-0002', 'DS002'],
      kind: 'misconfig',
      description: 'Specify at least 1 USER command',
      location: { path: 'Dockerfile', startLine: 3, endLine: 4 },
    });
  });

  it('gives a check the same fingerprint under its old and its new name', async () => {
    const check = { Title: 't', Severity: 'HIGH', Status: 'FAIL' };
    const [old, young] = await Promise.all(
      [{ ID: 'DS002', AVDID: 'AVD-DS-0002' }, { ID: 'DS-0002' }, { ID: 'AVD-DS-0002' }].map((ids) =>
        read(withResult({ Target: 'Dockerfile', Class: 'config', Misconfigurations: [{ ...check, ...ids }] })),
      ),
    );
    expect(young?.findings[0]?.fingerprint).toBe(old?.findings[0]?.fingerprint);
    expect(young?.findings[0]?.aliases).toContain('AVD-DS-0002');
  });

  it('counts a check without a status', async () => {
    const { findings } = await read(withResult({ Target: 'f', Misconfigurations: [{ ID: 'X', Severity: 'LOW' }] }));
    expect(findings).toHaveLength(1);
  });

  it('never keeps the text of a secret or of the lines around it', async () => {
    const report = await read(TRIVY);
    expect(report.findings.find(({ kind }) => kind === 'secret')).toMatchObject({
      id: 'github-pat',
      title: 'GitHub Personal Access Token',
      location: { path: 'app/deploy.sh', startLine: 7, layer: 'sha256:l2' },
    });
    expect(JSON.stringify({ ...report, can: [] })).not.toContain(SECRET);
  });

  it('does not quote the report, and so no secret, where it is broken', async () => {
    const broken = `{"SchemaVersion":2,"Results":[{"Secrets":[{"RuleID":"r","Match":"x" "${SECRET}"}]}]}`;
    const error = await read(broken).then(
      () => undefined,
      (thrown: unknown) => thrown as Error,
    );
    expect(error?.message).toContain('no valid JSON');
    expect(error?.message).not.toContain(SECRET);
    expect(String(error?.cause)).not.toContain(SECRET);
  });

  it('reads licences', async () => {
    const { findings } = await read(TRIVY);
    expect(findings.find(({ kind }) => kind === 'license')).toMatchObject({
      id: 'GPL-2.0',
      title: 'GPL-2.0 (restricted)',
      severity: 'high',
      package: { name: 'musl' },
      references: [],
    });
  });

  it('keeps apart what Trivy held back', async () => {
    const { suppressed, findings } = await read(TRIVY);
    expect(suppressed).toHaveLength(1);
    expect(suppressed?.[0]).toMatchObject({
      status: 'not_affected',
      statement: 'vulnerable_code_not_in_execute_path',
      finding: { id: 'CVE-2021-44906', severity: 'critical', package: { path: 'app/package-lock.json' } },
    });
    expect(findings.some(({ id }) => id === 'CVE-2021-44906')).toBe(false);
  });

  it.each([
    ['no results', {}],
    ['null', { Results: null }],
    ['an empty list', { Results: [] }],
  ])('takes a report with %s for one of nothing scanned', async (_what, results) => {
    const report = await read({ SchemaVersion: 2, ArtifactName: 'shop', ArtifactType: 'container_image', ...results });
    expect(report).toMatchObject({ findings: [], scanned: 0, tool: { version: '' } });
    expect(report.can.has('eol')).toBe(false);
  });

  it('takes a clean result for something scanned', async () => {
    const { Packages } = osResult as { Packages: object[] };
    expect((await read(withResult({ Target: 'a', Class: 'os-pkgs', Packages }))).scanned).toBe(2);
    expect((await read(withResult({ Target: 'a', Class: 'os-pkgs' }))).scanned).toBe(1);
  });

  it('places findings of a folder in files', async () => {
    const { findings, target } = await read({ ...TRIVY, ArtifactName: '.', ArtifactType: 'filesystem' });
    expect(target).toEqual({ kind: 'source', name: '.' });
    expect(findings.find(({ kind }) => kind === 'secret')?.location).toEqual({
      kind: 'file',
      path: 'app/deploy.sh',
      startLine: 7,
      endLine: 7,
    });
  });

  it('takes a severity that is absent for unknown', async () => {
    const { findings } = await read(withResult({ Vulnerabilities: [{ VulnerabilityID: 'CVE-2020-1', PkgName: 'a' }] }));
    expect(findings[0]).toMatchObject({ severity: 'unknown', originalSeverity: '' });
  });

  it.each([
    ['SchemaVersion 1', { ...TRIVY, SchemaVersion: 1 }, 'SchemaVersion is 1; only'],
    ['a version as text', { ...TRIVY, SchemaVersion: '2' }, 'SchemaVersion is "2"'],
    ['results that are no list', { ...TRIVY, Results: {} }, 'Results is an object where a list belongs'],
    ['a result that is none', { ...TRIVY, Results: [7] }, 'Results[0] is a number where an object belongs'],
    ['a finding that is none', withResult({ Vulnerabilities: ['x'] }), 'Results[].Vulnerabilities[] is a string'],
    ['findings that are no list', withResult({ Vulnerabilities: 'x' }), 'Results[0].Vulnerabilities is a string'],
    ['a vulnerability without id', withResult({ Vulnerabilities: [{ PkgName: 'a' }] }), 'VulnerabilityID is missing'],
    ['one without package', withResult({ Vulnerabilities: [{ VulnerabilityID: 'CVE-1' }] }), 'PkgName is missing'],
    ['a secret without rule', withResult({ Secrets: [{}] }), 'RuleID is missing'],
    ['a check without id', withResult({ Misconfigurations: [{ Status: 'FAIL' }] }), 'ID is missing'],
    ['a licence without name', withResult({ Licenses: [{ PkgName: 'a' }] }), 'Name is missing'],
  ])('refuses %s', async (_what, document, message) => {
    await expect(read(document)).rejects.toThrow(message);
  });
});
