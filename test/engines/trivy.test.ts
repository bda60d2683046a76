import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeEngines, engine } from './support/engines.js';
import { succeed } from './support/programs.js';
import { startRegistry, type Registry } from './support/registry.js';
import { keeper } from './support/resources.js';
import { offlineArguments, PLANTED_KEY, trivyDatabase, VULNERABLE_FILES } from './support/trivy.js';

/** Of Trivy's JSON, what these tests look at. */
interface TrivyReport {
  readonly SchemaVersion: number;
  readonly ArtifactType: string;
  readonly Results?: readonly {
    readonly Target: string;
    readonly Vulnerabilities?: readonly Record<string, unknown>[];
    readonly Secrets?: readonly { readonly RuleID: string; readonly StartLine: number; readonly Match: string }[];
    readonly Misconfigurations?: readonly { readonly ID: string; readonly Status: string }[];
  }[];
}

describeEngines(['docker', 'trivy', 'trivy-database'], 'Trivy with a database of our own', () => {
  const keep = keeper();
  const folder = mkdtempSync(join(tmpdir(), 'trivy-'));
  const updatedAt = new Date('2026-05-04T03:02:01Z');
  let registry: Registry;
  let database: string;

  beforeAll(async () => {
    registry = keep(await startRegistry());
    database = await trivyDatabase(registry, { updatedAt });
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  async function scan(image: string, scanners: string): Promise<TrivyReport> {
    const output = join(folder, 'report.json');
    const what = ['image', image, '--scanners', scanners, '--format', 'json', '--output', output];
    await succeed(engine('trivy'), [...what, ...offlineArguments(database, join(folder, 'cache'))]);
    return JSON.parse(readFileSync(output, 'utf8')) as TrivyReport;
  }

  it('finds exactly what the database knows of an image that no engine built', async () => {
    const image = await registry.pushImage('shop/orders', VULNERABLE_FILES);
    const report = await scan(image, 'vuln');
    expect(report).toMatchObject({ SchemaVersion: 2, ArtifactType: 'container_image' });
    const found = (report.Results ?? []).flatMap(({ Vulnerabilities }) => Vulnerabilities ?? []);
    const short = found.map((v) =>
      ['VulnerabilityID', 'PkgName', 'InstalledVersion', 'FixedVersion', 'Severity', 'Status'].map((key) => v[key]),
    );
    expect(short.sort()).toEqual([
      ['CVE-2017-16137', 'debug', '2.6.8', '2.6.9, 3.1.0', 'LOW', 'fixed'],
      ['CVE-2018-18074', 'requests', '2.19.1', '2.20.0', 'HIGH', 'fixed'],
      ['CVE-2019-10744', 'lodash', '4.17.11', '4.17.12', 'CRITICAL', 'fixed'],
      ['CVE-2022-42969', 'py', '1.11.0', undefined, 'MEDIUM', 'affected'],
      ['CVE-2099-10001', 'minimist', '0.0.8', '0.2.1', 'UNKNOWN', 'fixed'],
    ]);
    expect(found.find((v) => v['PkgName'] === 'requests')).toMatchObject({
      SeveritySource: 'ghsa',
      PublishedDate: '2018-10-09T17:29:00Z',
      CweIDs: ['CWE-522'],
      PkgIdentifier: { PURL: 'pkg:pypi/requests@2.19.1' },
    });
  });

  it('finds the secret and the Dockerfile that runs as root', async () => {
    const image = await registry.pushImage('shop/orders', VULNERABLE_FILES);
    const { Results = [] } = await scan(image, 'secret,misconfig');
    const [secret, ...others] = Results.flatMap(({ Secrets }) => Secrets ?? []);
    expect(secret).toMatchObject({ RuleID: 'aws-access-key-id', StartLine: 2 });
    expect(secret?.Match).not.toContain(PLANTED_KEY);
    expect(others).toEqual([]);
    const failed = Results.flatMap(({ Misconfigurations }) => Misconfigurations ?? []).map(({ ID }) => ID);
    expect(failed.sort()).toEqual(['DS-0001', 'DS-0002', 'DS-0026']);
  });

  it('has nothing to say on an image without packages', async () => {
    const image = await registry.pushImage('shop/empty', { 'etc/motd': 'hello\n' });
    const { Results = [] } = await scan(image, 'vuln');
    expect(Results.flatMap(({ Vulnerabilities }) => Vulnerabilities ?? [])).toEqual([]);
  });

  it('keeps the day of the database for whoever asks how old it is', async () => {
    const cache = join(folder, 'age');
    await succeed(engine('trivy'), ['image', '--download-db-only', ...offlineArguments(database, cache)]);
    const metadata = JSON.parse(readFileSync(join(cache, 'db', 'metadata.json'), 'utf8')) as Record<string, unknown>;
    expect(metadata).toMatchObject({
      Version: 2,
      UpdatedAt: '2026-05-04T03:02:01Z',
      NextUpdate: '2026-05-05T03:02:01Z',
    });
  });
});
