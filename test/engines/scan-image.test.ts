import { beforeAll, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnAction, type SpawnedAction } from '@platform-actions/action-kit/testing';
import { describeEngines, engine } from './support/engines.js';
import { startRegistry, type Registry } from './support/registry.js';
import { keeper } from './support/resources.js';
import { PLANTED_KEY, pythonPackage, trivyDatabase, VULNERABLE_FILES } from './support/trivy.js';

const DAY_MS = 86_400_000;

interface Scan extends SpawnedAction {
  /** What the paths among the outputs named; empty where there was no path. */
  readonly report: string;
  readonly sarif: string;
  readonly sbom: string;
}

/** What is planted: kind, id, severity, place or package, gate. */
const FINDINGS = [
  ['vuln', 'CVE-2019-10744', 'critical', 'lodash', 'fail'],
  ['secret', 'aws-access-key-id', 'critical', 'srv/settings.env', 'fail'],
  ['vuln', 'CVE-2018-18074', 'high', 'requests', 'fail'],
  ['misconfig', 'DS-0002', 'high', 'srv/Dockerfile', 'fail'],
  ['vuln', 'CVE-2022-42969', 'medium', 'py', 'warn'],
  ['misconfig', 'DS-0001', 'medium', 'srv/Dockerfile', 'warn'],
  ['vuln', 'CVE-2099-10001', 'unknown', 'minimist', 'warn'],
  ['vuln', 'CVE-2017-16137', 'low', 'debug', 'pass'],
  ['misconfig', 'DS-0026', 'low', 'srv/Dockerfile', 'pass'],
];

describeEngines(['docker', 'trivy', 'trivy-database'], 'scan-image with Trivy', () => {
  const keep = keeper();
  let registry: Registry;
  let image: string;
  let database: string;

  beforeAll(async () => {
    registry = keep(await startRegistry());
    image = await registry.pushImage('orders-api', VULNERABLE_FILES);
    database = await trivyDatabase(registry);
  });

  /** The bundle with real Trivy; `prepare` may put files into RUNNER_TEMP. */
  async function scan(
    inputs: Readonly<Record<string, string>> = {},
    workspace: Readonly<Record<string, string>> = {},
    prepare: (temp: string) => Promise<void> = () => Promise.resolve(),
  ): Promise<Scan> {
    const temp = mkdtempSync(join(tmpdir(), 'scan-image-'));
    try {
      await prepare(temp);
      const given = Object.entries(inputs).map(([name, value]) => [name, value.replace('TEMP', temp)]);
      const step = await spawnAction(
        'scan-image',
        {
          ...{ image, 'tool-path': engine('trivy'), 'db-repository': database, 'upload-sarif': 'false' },
          ...{ scanners: 'vuln\nsecret\nmisconfig', ...(Object.fromEntries(given) as Record<string, string>) },
        },
        { workspace, env: { RUNNER_TEMP: temp } },
      );
      const read = (output: string): string => {
        const path = step.outputs[output] ?? '';
        return path === '' ? '' : readFileSync(path, 'utf8');
      };
      return { ...step, report: read('report-path'), sarif: read('sarif-path'), sbom: read('sbom-path') };
    } finally {
      rmSync(temp, { recursive: true, force: true });
    }
  }

  it('finds exactly what is planted, worst first, and is red', async () => {
    const step = await scan();
    expect(step).toMatchObject({
      exitCode: 1,
      outputs: {
        ...{ outcome: 'failed-policy', critical: '2', high: '2', medium: '2', low: '2', unknown: '1' },
        ...{ findings: '9', 'highest-severity': 'critical', 'image-digest': image.split('@')[1] },
      },
    });
    const { findings } = JSON.parse(step.report) as { findings: Parameters<typeof brief>[0][] };
    expect(findings.map(brief)).toEqual(FINDINGS);
    expect(Date.now() - Date.parse(step.outputs['db-updated-at'] ?? '')).toBeLessThan(600_000);
    const sarif = JSON.parse(step.sarif) as { runs: { results: object[] }[] };
    expect(sarif.runs[0]?.results).toHaveLength(9);
  });

  it('shows the planted secret nowhere', async () => {
    const { stdout, summary, report, sarif, sbom, outputs, result } = await scan();
    for (const text of [stdout, summary, report, sarif, sbom, JSON.stringify([outputs, result])]) {
      expect(text).not.toContain(PLANTED_KEY);
    }
  });

  it('makes an SBOM of every package from the same scan, in either format', async () => {
    const names = ['debug', 'lodash', 'minimist', 'py', 'requests'];
    const cyclonedx = JSON.parse((await scan()).sbom) as {
      bomFormat: string;
      components: { name: string; type: string; purl: string }[];
    };
    expect(cyclonedx.bomFormat).toBe('CycloneDX');
    const libraries = cyclonedx.components.filter(({ type }) => type === 'library');
    expect(libraries.map(({ name }) => name).sort()).toEqual(names);
    expect(libraries.map(({ purl }) => purl)).toContain('pkg:pypi/requests@2.19.1');
    const spdx = JSON.parse((await scan({ 'sbom-format': 'spdx' })).sbom) as {
      spdxVersion: string;
      packages: { name: string }[];
    };
    expect(spdx.spdxVersion).toMatch(/^SPDX-2/);
    expect(spdx.packages.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
  });

  it('is green where a policy waives what fails, and red again once that has expired', async () => {
    const failing = FINDINGS.filter(([, , , , gate]) => gate === 'fail').map(([, id = '']) => id);
    const policy = (expires: number): Record<string, string> => ({
      '.github/security-policy.yml': JSON.stringify({
        version: 1,
        waivers: failing.map((id) => ({
          id,
          reason: 'Planted for the test.',
          owner: 'team-orders',
          expires: new Date(expires).toISOString().slice(0, 10),
        })),
      }),
    });
    const waived = await scan({}, policy(Date.now() + 30 * DAY_MS));
    expect(waived).toMatchObject({ exitCode: 0, outputs: { outcome: 'passed', waived: '4', findings: '5' } });
    const expired = await scan({}, policy(Date.now() - 2 * DAY_MS));
    expect(expired).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed-policy', waived: '0', findings: '9' } });
    expect(expired.summary).toMatch(/expired/i);
  });

  it('looks only for what it is told to', async () => {
    const step = await scan({ scanners: 'secret', 'sbom-format': 'none' });
    const { findings } = JSON.parse(step.report) as { findings: Parameters<typeof brief>[0][] };
    expect(findings.map(brief)).toEqual([FINDINGS[1]]);
  });

  it('finds the same in an OCI layout', async () => {
    const step = await scan({ image: '', input: 'TEMP/layout' }, {}, (temp) => pullLayout(image, join(temp, 'layout')));
    const { findings } = JSON.parse(step.report) as { findings: Parameters<typeof brief>[0][] };
    expect(findings.map(brief)).toEqual(FINDINGS);
  });

  it('is green on packages without advisories, unless the database is too old', async () => {
    const clean = await registry.pushImage('clean', pythonPackage('requests', '2.32.0'));
    const fresh = await scan({ image: clean, 'max-db-age': '2d', scanners: 'vuln' });
    expect(fresh).toMatchObject({ exitCode: 0, outputs: { outcome: 'passed', findings: '0' } });
    const stale = await trivyDatabase(registry, { name: 'old/trivy-db', updatedAt: new Date(Date.now() - 3 * DAY_MS) });
    const old = await scan({ image: clean, 'max-db-age': '2d', scanners: 'vuln', 'db-repository': stale });
    expect(old).toMatchObject({ exitCode: 1, outputs: { outcome: 'incomplete', findings: '0' } });
    expect(old.outputs['reason']).toContain('database');
  });

  it('is incomplete where there is nothing to scan', async () => {
    const empty = await registry.pushImage('empty', { 'hello.txt': 'hello\n' });
    const step = await scan({ image: empty, scanners: 'vuln', 'sbom-format': 'none' });
    expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'incomplete' } });
  });

  it.each([
    ['an image that is not there', { image: 'HOST/none:1' }, /no such image/],
    ['a database that is not there', { 'db-repository': 'HOST/none/trivy-db:2' }, /vulnerability database/],
    ['a registry that is not there', { image: '127.0.0.1:1/orders-api:1' }, /could not be reached/],
  ])('%s is no verdict but infrastructure', async (_, inputs, reason) => {
    const given = Object.entries(inputs).map(([name, value]) => [name, value.replace('HOST', registry.host)]);
    const step = await scan(Object.fromEntries(given) as Record<string, string>);
    expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'infrastructure', findings: '' } });
    expect(step.outputs['reason']).toMatch(reason);
  });
});

function brief(finding: {
  kind: string;
  id: string;
  severity: string;
  package?: { name: string };
  location: { path?: string };
  decision: string;
}): (string | undefined)[] {
  const { kind, id, severity, package: named, location, decision } = finding;
  return [kind, id, severity, named?.name ?? location.path, decision];
}

/** An image of a registry as an OCI layout folder. */
async function pullLayout(reference: string, folder: string): Promise<void> {
  const [, host = '', name = '', digest = ''] = /^([^/]+)\/(.+)@(.+)$/.exec(reference) ?? [];
  mkdirSync(join(folder, 'blobs', 'sha256'), { recursive: true });
  const save = async (kind: string, wanted: string): Promise<Buffer> => {
    const accept = 'application/vnd.oci.image.manifest.v1+json';
    const response = await fetch(`http://${host}/v2/${name}/${kind}/${wanted}`, { headers: { accept } });
    const bytes = Buffer.from(await response.arrayBuffer());
    writeFileSync(join(folder, 'blobs', wanted.replace(':', '/')), bytes);
    return bytes;
  };
  const manifest = await save('manifests', digest);
  const { mediaType, config, layers } = JSON.parse(manifest.toString()) as {
    mediaType: string;
    config: { digest: string };
    layers: { digest: string }[];
  };
  for (const blob of [config, ...layers]) await save('blobs', blob.digest);
  writeFileSync(join(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  const manifests = [{ mediaType, digest, size: manifest.length }];
  writeFileSync(join(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests }));
}
