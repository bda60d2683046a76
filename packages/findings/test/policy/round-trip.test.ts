import { describe, expect, it } from '@jest/globals';
import { readBaseline } from '../../src/baseline/index.js';
import { evaluate } from '../../src/evaluate.js';
import type { Finding, ScanReport } from '../../src/model.js';
import { readReport } from '../../src/parse/index.js';
import { normalizedJson } from '../../src/render/index.js';
import { NOW, defaultPolicy } from './support.js';

/** A Trivy report of an image with these packages and these vulnerable ones among them. */
async function trivy(packages: readonly string[], vulnerable: readonly [string, string][]): Promise<ScanReport> {
  const purl = (name: string) => `pkg:npm/${name}@1.0.0`;
  const json = {
    SchemaVersion: 2,
    Trivy: { Version: '0.70.0' },
    ArtifactName: 'orders-api:1.0',
    ArtifactType: 'container_image',
    Metadata: { OS: { Family: 'debian', Name: '12' } },
    Results: [
      {
        Target: 'app/package-lock.json',
        Class: 'lang-pkgs',
        Type: 'npm',
        Packages: packages.map((name) => ({
          ID: `${name}@1.0.0`,
          Name: name,
          Version: '1.0.0',
          Identifier: { PURL: purl(name) },
        })),
        Vulnerabilities: vulnerable.map(([name, id]) => ({
          VulnerabilityID: id,
          PkgID: `${name}@1.0.0`,
          PkgName: name,
          InstalledVersion: '1.0.0',
          PkgIdentifier: { PURL: purl(name) },
          FixedVersion: '1.0.1',
          Status: 'fixed',
          Severity: 'HIGH',
        })),
      },
    ],
  };
  return readReport(new TextEncoder().encode(JSON.stringify(json)), { name: 'trivy.json' });
}

describe('from a report of Trivy to a baseline and back', () => {
  it('tells old, newly disclosed and introduced findings apart', async () => {
    const base = await trivy(['lodash', 'minimist'], [['lodash', 'CVE-2026-1']]);
    const facts = {
      ...{ action: 'scan-image', outcome: 'failed-policy', reason: 'r', policySource: 'p', category: 'c' },
      ...{ tools: [base.tool], targets: [base.target], createdAt: NOW.toISOString() },
      packages: base.packages ?? [],
    };
    const before = evaluate([base], defaultPolicy('high'), { now: NOW });
    const baseline = readBaseline(JSON.parse([...normalizedJson(before, facts)].join('')));
    const now = await trivy(
      ['lodash', 'minimist', 'axios'],
      [
        ['lodash', 'CVE-2026-1'],
        ['minimist', 'CVE-2026-2'],
        ['axios', 'CVE-2026-3'],
      ],
    );
    const result = evaluate([now], defaultPolicy('high'), { now: NOW, baseline, onlyNew: true });
    const shown = ({
      finding,
      status,
      newness,
      decision,
    }: {
      finding: Finding;
      status: string;
      newness?: string;
      decision: string;
    }) => `${finding.id} ${status} ${newness ?? ''} ${decision}`;
    expect(result.judged.map(shown)).toEqual([
      'CVE-2026-3 new introduced fail',
      'CVE-2026-2 new newly-disclosed warn',
      'CVE-2026-1 existing  pass',
    ]);
    expect(result.reasons).toEqual(['1 vulnerability (1 high) fails by fail-on high: CVE-2026-3.']);
  });
});
