import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mergeReports } from '../../src/merge.js';
import { SEVERITIES, type Finding, type ScanReport } from '../../src/model.js';
import { fingerprint } from '../../src/fingerprint.js';
import { ECR_ENHANCED, GRYPE, read, TRIVY } from './fixtures.js';

interface Parts extends Partial<Omit<Finding, 'package'>> {
  readonly tool?: string;
  readonly name?: string;
  readonly version?: string;
  readonly path?: string;
  readonly purl?: string;
}

function vuln(parts: Parts = {}): Finding {
  const { tool = 'Trivy', name = 'lodash', version = '1', path, purl, ...rest } = parts;
  const id = rest.id ?? 'CVE-2020-1';
  return {
    id,
    aliases: [],
    kind: 'vuln',
    tools: [{ name: tool, version: '1' }],
    title: id,
    severity: 'high',
    originalSeverity: 'HIGH',
    cwe: [],
    package: {
      name,
      version,
      ecosystem: 'npm',
      ...(path === undefined ? {} : { path }),
      ...(purl === undefined ? {} : { purl }),
    },
    location: { kind: 'image', image: 'shop', ...(path === undefined ? {} : { path }) },
    fingerprint: fingerprint([tool, 'npm', name, id, path, version]),
    references: [],
    ...rest,
  };
}

function report(findings: readonly Finding[]): ScanReport {
  const target = { kind: 'source', name: '.' } as const;
  return { tool: { name: 'T', version: '1' }, target, findings, scanned: 1, problems: [], can: new Set() };
}

const merge = (...findings: readonly Finding[]): Finding[] => mergeReports(findings.map((one) => report([one])));

describe('mergeReports', () => {
  it('makes one finding of what three scanners say of one package', async () => {
    const reports = await Promise.all([TRIVY, GRYPE, ECR_ENHANCED].map((document) => read(document)));
    const lodash = mergeReports(reports).filter((finding) => finding.package?.name === 'lodash');
    expect(lodash).toHaveLength(1);
    expect(lodash[0]).toMatchObject({
      id: 'CVE-2019-10744',
      aliases: ['GHSA-jf85-cpcp-j695'],
      tools: [{ name: 'Amazon Inspector' }, { name: 'Grype' }, { name: 'Trivy' }],
      severity: 'critical',
      originalSeverity: 'Amazon Inspector: CRITICAL, Grype: Critical, Trivy: HIGH',
      kev: true,
      epss: 0.42,
      cvss: 9.1,
      fix: { state: 'fixed', versions: ['4.17.12'], since: '2019-07-10T00:00:00.000Z' },
    });
  });

  it('takes the worst severity, and a known one before unknown', () => {
    expect(merge(vuln({ severity: 'low' }), vuln({ tool: 'B', severity: 'high' }))[0]?.severity).toBe('high');
    expect(merge(vuln({ severity: 'unknown' }), vuln({ tool: 'B', severity: 'low' }))[0]?.severity).toBe('low');
  });

  it.each([
    ['fixed', 'wont-fix', 'fixed'],
    ['not-fixed', 'wont-fix', 'wont-fix'],
    ['unknown', 'not-fixed', 'not-fixed'],
  ] as const)('takes fixes %s and %s for %s', (a, b, state) => {
    const [found] = merge(
      vuln({ fix: { state: a, versions: ['2'] } }),
      vuln({ tool: 'B', fix: { state: b, versions: [] } }),
    );
    expect(found?.fix).toEqual({ state, versions: ['2'] });
  });

  it('joins names over a third one', () => {
    const merged = merge(
      vuln({ id: 'GHSA-aaaa-aaaa-aaaa' }),
      vuln({ tool: 'B', id: 'PYSEC-1', aliases: ['GHSA-aaaa-aaaa-aaaa'] }),
      vuln({ tool: 'C', id: 'CVE-2020-7', aliases: ['PYSEC-1'] }),
    );
    expect(merged).toHaveLength(1);
    expect(merged[0]).toMatchObject({ id: 'CVE-2020-7', aliases: ['GHSA-aaaa-aaaa-aaaa', 'PYSEC-1'] });
  });

  it('never makes one of two CVEs, whatever names them together', () => {
    const merged = merge(
      vuln({ id: 'CVE-2020-1', aliases: ['ALAS-1', 'GHSA-aaaa-aaaa-aaaa'] }),
      vuln({ id: 'CVE-2020-2', aliases: ['ALAS-1', 'GHSA-bbbb-bbbb-bbbb'] }),
      vuln({ tool: 'B', id: 'GHSA-aaaa-aaaa-aaaa', aliases: ['GHSA-bbbb-bbbb-bbbb'] }),
    );
    expect(merged.map(({ id }) => id)).toEqual(expect.arrayContaining(['CVE-2020-1', 'CVE-2020-2']));
    expect(merge(vuln({ id: 'CVE-2020-1', aliases: ['CVE-2020-2'] }), vuln({ id: 'CVE-2020-2' }))).toHaveLength(2);
  });

  it.each([
    ['another package', vuln({ tool: 'B', name: 'other' }), 2],
    ['another advisory', vuln({ tool: 'B', id: 'CVE-2020-2' }), 2],
    ['another version by the same tool', vuln({ version: '2' }), 2],
    ['another place by the same tool', vuln({ path: 'x' }), 2],
    ['another version by another tool', vuln({ tool: 'B', version: '1-r0' }), 1],
    ['another place by another tool', vuln({ tool: 'B', path: 'x' }), 1],
    ['a URL of the same package', vuln({ tool: 'B', name: 'LoDash', purl: 'pkg:npm/lodash@1' }), 1],
    ['the same finding', vuln(), 1],
  ])('sees %s', (_what, other, count) => {
    expect(merge(vuln(), other)).toHaveLength(count);
  });

  it('keeps two places apart that both tools see', () => {
    const merged = merge(
      vuln({ path: 'a' }),
      vuln({ path: 'b' }),
      vuln({ tool: 'B', path: 'b' }),
      vuln({ tool: 'B', path: 'a' }),
    );
    expect(merged.map((finding) => [finding.location.path, finding.tools.length])).toEqual([
      ['a', 2],
      ['b', 2],
    ]);
  });

  it('leaves a single finding as it is', () => {
    const only = vuln({ aliases: ['GHSA-aaaa-aaaa-aaaa'] });
    expect(merge(only)).toEqual([only]);
    expect(mergeReports([])).toEqual([]);
  });

  it('takes other kinds for one where the fingerprint is', () => {
    const flaw = (tool: string, print: string): Finding => ({ ...vuln({ tool, kind: 'sast' }), fingerprint: print });
    expect(merge(flaw('A', 'v1:1'), flaw('B', 'v1:1'), flaw('A', 'v1:2'))).toHaveLength(2);
  });

  const finding = fc
    .record({
      tool: fc.constantFrom('Trivy', 'Grype', 'ECR'),
      id: fc.constantFrom('CVE-2020-1', 'CVE-2020-2', 'GHSA-aaaa-aaaa-aaaa', 'GHSA-bbbb-bbbb-bbbb', 'PYSEC-1'),
      aliases: fc.uniqueArray(fc.constantFrom('CVE-2020-1', 'CVE-2020-2', 'GHSA-aaaa-aaaa-aaaa', 'PYSEC-1'), {
        maxLength: 2,
      }),
      name: fc.constantFrom('lodash', 'zlib'),
      version: fc.constantFrom('1', '2'),
      severity: fc.constantFrom(...SEVERITIES),
      path: fc.constantFrom(undefined, 'a', 'b'),
    })
    .map(({ path, ...parts }) =>
      vuln({
        ...parts,
        aliases: parts.aliases.filter((one) => one !== parts.id),
        ...(path === undefined ? {} : { path }),
      }),
    );
  const findings = fc.array(finding, { maxLength: 8 });

  it('does not depend on the order', () => {
    fc.assert(
      fc.property(findings, fc.infiniteStream(fc.nat()), (some, random) => {
        const mixed = some
          .map((one) => [random.next().value as number, one] as const)
          .sort(([a], [b]) => a - b)
          .map(([, one]) => one);
        expect(mergeReports(mixed.map((one) => report([one])))).toEqual(mergeReports([report(some)]));
      }),
      { numRuns: 1000 },
    );
  });

  it('loses no advisory, package, tool or severity', () => {
    fc.assert(
      fc.property(findings, (some) => {
        const merged = mergeReports([report(some)]);
        expect(merged.length).toBeLessThanOrEqual(some.length);
        for (const one of some) {
          const kept = merged.filter(
            (other) =>
              [other.id, ...other.aliases].includes(one.id) &&
              other.package?.name === one.package?.name &&
              other.tools.some(({ name }) => name === one.tools[0]?.name) &&
              (one.severity === 'unknown' || SEVERITIES.indexOf(other.severity) <= SEVERITIES.indexOf(one.severity)),
          );
          expect(kept.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('changes nothing when done again', () => {
    fc.assert(
      fc.property(findings, (some) => {
        const once = mergeReports([report(some)]);
        expect(mergeReports([report(once)])).toEqual(once);
      }),
      { numRuns: 1000 },
    );
  });
});
