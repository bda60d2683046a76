import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

const SEVERITIES = ['LOW', 'LOW', 'MEDIUM', 'MEDIUM', 'MEDIUM', 'HIGH', 'HIGH', 'CRITICAL', 'UNKNOWN'];

/** Packages of each result: an image with many applications in it. */
const PER_RESULT = 2000;

/**
 * Writes a report in Trivy's format with so many vulnerabilities, about 1.5 kB each. A quarter as
 * many advisories: a real report repeats one for each package that has it. The same count gives the same bytes.
 */
export async function writeTrivyReport(file: string, count: number): Promise<void> {
  const stream = createWriteStream(file);
  const write = async (text: string): Promise<void> => {
    if (!stream.write(text)) await once(stream, 'drain');
  };
  await write(
    `{\n  "SchemaVersion": 2,\n  "Trivy": { "Version": "0.70.0" },\n  "CreatedAt": "2026-11-01T10:00:00Z",\n`,
  );
  await write(`  "ArtifactName": "registry.example/shop:1.0",\n  "ArtifactType": "container_image",\n`);
  await write(`  "Metadata": { "OS": { "Family": "debian", "Name": "12.5" } },\n  "Results": [`);
  for (let first = 0; first < count; first += PER_RESULT) {
    await write(`${first === 0 ? '' : ','}\n    {\n      "Target": "app-${first / PER_RESULT}/package-lock.json",\n`);
    await write(`      "Class": "lang-pkgs",\n      "Type": "npm",\n      "Vulnerabilities": [`);
    const last = Math.min(count, first + PER_RESULT);
    for (let index = first; index < last; index++)
      await write(`${index === first ? '' : ','}\n${vulnerability(index, count)}`);
    await write('\n      ]\n    }');
  }
  await write('\n  ]\n}\n');
  stream.end();
  await finished(stream);
}

function vulnerability(index: number, count: number): string {
  const advisory = index % Math.max(1, Math.floor(count / 4));
  const id = `CVE-${2010 + (advisory % 16)}-${10000 + advisory}`;
  const name = `package-${index % 3001}`;
  const version = `1.${index % 17}.${index % 29}`;
  const score = 1 + ((advisory * 7) % 90) / 10;
  const found = {
    VulnerabilityID: id,
    PkgID: `${name}@${version}`,
    PkgName: name,
    PkgIdentifier: { PURL: `pkg:npm/${name}@${version}`, UID: (index * 2654435761).toString(16) },
    InstalledVersion: version,
    FixedVersion: index % 3 === 0 ? '' : `1.${(index % 17) + 1}.0, 2.0.1`,
    Status: index % 3 === 0 ? 'affected' : 'fixed',
    Layer: { DiffID: `sha256:${index.toString(16).padStart(64, '0')}` },
    SeveritySource: 'ghsa',
    PrimaryURL: `https://advisories.example/${id}`,
    DataSource: { ID: 'ghsa', Name: 'GitHub Security Advisory npm', URL: 'https://advisories.example/npm' },
    Title: `Untrusted input reaches a parser (${id})`,
    Description: `Input number ${advisory} is not checked. ${sentences(advisory)}`,
    Severity: SEVERITIES[advisory % SEVERITIES.length],
    CweIDs: [`CWE-${20 + (advisory % 900)}`],
    VendorSeverity: { ghsa: 3, nvd: 3 },
    CVSS: {
      ghsa: { V3Vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H', V3Score: score },
      nvd: { V3Score: score },
    },
    References: [1, 2, 3, 4].map((number) => `https://references.example/${id}/note-${number}`),
    PublishedDate: `20${10 + (advisory % 16)}-0${1 + (advisory % 9)}-15T12:00:00Z`,
    LastModifiedDate: '2026-10-01T00:00:00Z',
  };
  return JSON.stringify(found, null, 1);
}

function sentences(seed: number): string {
  const one =
    'An attacker who can send a crafted document makes the service wait, read past its buffer or answer wrongly. ';
  return one.repeat(1 + (seed % 3));
}
