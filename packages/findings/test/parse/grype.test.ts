import { describe, expect, it } from '@jest/globals';
import { DIGEST, GRYPE, read } from './fixtures.js';

const [lodash] = GRYPE.matches;
const OLD = { ...GRYPE.descriptor, db: { built: '2026-10-31T06:00:00Z', schemaVersion: 5 } };

/** A report with one match; parts of its vulnerability replaced. */
function withVulnerability(vulnerability: object, related: object[] = []): object {
  const match = { ...lodash!, vulnerability: { ...lodash!.vulnerability, ...vulnerability } };
  return { ...GRYPE, matches: [{ ...match, relatedVulnerabilities: related }] };
}

describe('Grype', () => {
  it('reads what is said about the scan', async () => {
    const report = await read(GRYPE);
    expect(report).toMatchObject({
      tool: { name: 'Grype', version: '0.100.0' },
      target: {
        kind: 'image',
        reference: 'registry.example/shop:1.0',
        digest: DIGEST,
        platform: 'linux/amd64',
        os: { family: 'alpine', name: '3.10.2' },
        layers: 2,
      },
      scanned: 3,
      problems: [],
      database: { updatedAt: '2026-10-31T06:00:00.000Z', version: 'v6.0.2' },
      createdAt: '2026-11-01T10:00:00.000Z',
    });
    expect([...report.can].sort()).toEqual(['database-age', 'epss', 'fix-date', 'fix-state', 'kev', 'vuln']);
  });

  it('reads a match, by its CVE', async () => {
    const { findings } = await read(GRYPE);
    expect(findings[0]).toMatchObject({
      id: 'CVE-2019-10744',
      aliases: ['GHSA-jf85-cpcp-j695'],
      title: 'Prototype pollution in lodash',
      severity: 'critical',
      originalSeverity: 'Critical',
      cvss: 9.1,
      epss: 0.42,
      kev: true,
      cwe: ['CWE-1321'],
      package: { name: 'lodash', version: '4.17.10', ecosystem: 'npm', path: 'app/node_modules/lodash/package.json' },
      fix: { state: 'fixed', versions: ['4.17.12'], since: '2019-07-10T00:00:00.000Z' },
      location: { kind: 'image', path: 'app/node_modules/lodash/package.json', layer: 'sha256:l2' },
    });
    expect(findings[1]).toMatchObject({ id: 'CVE-2019-14697', severity: 'info', fix: { state: 'wont-fix' } });
    expect(findings[1]?.package?.path).toBeUndefined();
  });

  it('keeps apart what Grype ignored, with the reason', async () => {
    expect((await read(GRYPE)).suppressed).toMatchObject([
      { status: 'ignored', statement: 'accepted by the team', finding: { id: 'CVE-2020-1' } },
    ]);
  });

  it.each([
    ['one other name', 'GHSA-jf85-cpcp-j695', ['CVE-2019-1'], 'CVE-2019-1', ['GHSA-jf85-cpcp-j695']],
    ['an advisory of several CVEs', 'ALAS-2021-1', ['CVE-2021-1', 'CVE-2021-2'], 'ALAS-2021-1', []],
    ['a CVE related to another', 'CVE-2021-1', ['CVE-2021-2'], 'CVE-2021-1', []],
    ['itself', 'CVE-2021-1', ['CVE-2021-1'], 'CVE-2021-1', []],
    ['nothing', 'GHSA-jf85-cpcp-j695', [], 'GHSA-jf85-cpcp-j695', []],
  ])('takes its id from %s', async (_what, own, related, id, aliases) => {
    const document = withVulnerability(
      { id: own },
      related.map((other) => ({ id: other })),
    );
    expect((await read(document)).findings[0]).toMatchObject({ id, aliases });
  });

  it.each([
    ['the old database', OLD, { knownExploited: undefined, epss: undefined, fix: { state: 'fixed' } }, []],
    ['the old database but data', OLD, {}, ['epss', 'fix-date', 'kev']],
    ['the new database', GRYPE.descriptor, { knownExploited: undefined, epss: undefined }, ['epss', 'fix-date', 'kev']],
    ['a fix without date', GRYPE.descriptor, { fix: { state: 'fixed' } }, ['epss', 'kev']],
    ['no database', { name: 'grype' }, { knownExploited: undefined, epss: undefined, fix: { state: 'fixed' } }, []],
  ])('can answer what %s knows', async (_what, descriptor, vulnerability, able) => {
    const { can } = await read({ ...withVulnerability(vulnerability), descriptor });
    expect(['epss', 'fix-date', 'kev'].filter((one) => can.has(one as 'kev'))).toEqual(able);
  });

  it.each([
    ['an image with a distribution', {}, 2],
    ['an image of which nothing is known', { distro: {} }, 0],
    ['a folder', { source: { type: 'directory', target: './src' }, distro: {} }, 1],
  ])('counts what was scanned in %s without a match', async (_what, parts, scanned) => {
    expect(await read({ ...GRYPE, matches: [], ignoredMatches: undefined, ...parts })).toMatchObject({
      findings: [],
      scanned,
    });
  });

  it('places findings of a folder in files', async () => {
    const report = await read({ ...GRYPE, source: { type: 'directory', target: './src' } });
    expect(report.target).toEqual({ kind: 'source', name: './src' });
    expect(report.findings[0]?.location).toEqual({ kind: 'file', path: 'app/node_modules/lodash/package.json' });
  });

  it.each([
    ['matches that are no list', { ...GRYPE, matches: {} }, '`matches` is no list'],
    ['a match that is none', { ...GRYPE, matches: [1] }, 'matches[] is a number'],
    ['a match without vulnerability', { ...GRYPE, matches: [{}] }, 'matches[].vulnerability is missing'],
    ['a vulnerability without id', withVulnerability({ id: '' }), 'vulnerability.id is missing'],
    ['a match without package', { ...GRYPE, matches: [{ ...lodash, artifact: {} }] }, 'artifact.name is missing'],
  ])('refuses %s', async (_what, document, message) => {
    await expect(read(document)).rejects.toThrow(message);
  });
});
