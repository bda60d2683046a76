import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { tarArchive, type TarFiles } from '@platform-actions/tools/testing';
import { engine } from './engines.js';
import type { Registry } from './registry.js';

/** One entry of a database of our own, as `tools/trivy/database` reads it. */
export interface Advisory {
  readonly ecosystem: 'pip' | 'npm' | 'rubygems' | 'go' | 'maven';
  readonly package: string;
  readonly id: string;
  /** Ranges such as `<4.17.12`. */
  readonly vulnerable: readonly string[];
  /** Empty where there is no fix. */
  readonly patched: readonly string[];
  readonly severity: 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL' | 'UNKNOWN';
  readonly title: string;
  /** RFC 3339. */
  readonly published?: string;
  readonly cweIDs?: readonly string[];
  readonly cvss?: Readonly<Record<string, { readonly V3Vector: string; readonly V3Score: number }>>;
  readonly refs?: readonly string[];
}

/** What the database knows unless a test says otherwise: a severity each, one without a fix and one without a rating. */
export const ADVISORIES: readonly Advisory[] = [
  {
    ecosystem: 'pip',
    package: 'requests',
    id: 'CVE-2018-18074',
    vulnerable: ['<=2.19.1'],
    patched: ['2.20.0'],
    severity: 'HIGH',
    title: 'Credentials are sent on after a redirect from https to http',
    published: '2018-10-09T17:29:00Z',
    cweIDs: ['CWE-522'],
    cvss: { ghsa: { V3Vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N', V3Score: 7.5 } },
    refs: ['https://nvd.nist.gov/vuln/detail/CVE-2018-18074'],
  },
  {
    ecosystem: 'npm',
    package: 'lodash',
    id: 'CVE-2019-10744',
    vulnerable: ['<4.17.12'],
    patched: ['4.17.12'],
    severity: 'CRITICAL',
    title: 'Prototype pollution in defaultsDeep',
    published: '2019-07-26T00:15:00Z',
  },
  {
    ecosystem: 'pip',
    package: 'py',
    id: 'CVE-2022-42969',
    vulnerable: ['<=1.11.0'],
    patched: [],
    severity: 'MEDIUM',
    title: 'Slow regular expression on Subversion data',
    published: '2022-10-16T06:15:00Z',
  },
  {
    ecosystem: 'npm',
    package: 'debug',
    id: 'CVE-2017-16137',
    vulnerable: ['<2.6.9'],
    patched: ['2.6.9', '3.1.0'],
    severity: 'LOW',
    title: 'Slow regular expression in a formatter',
    published: '2018-06-07T02:29:00Z',
  },
  {
    ecosystem: 'npm',
    package: 'minimist',
    id: 'CVE-2099-10001',
    vulnerable: ['<0.2.1'],
    patched: ['0.2.1'],
    severity: 'UNKNOWN',
    title: 'Nobody has rated this yet',
  },
];

/** The id of an access key that no account has, put together here so that no scanner of this repository stumbles. */
export const PLANTED_KEY = ['AKIA', 'Z7QXW3N5PLM2KJHG'].join('');

/** An image's files with one package for each of `ADVISORIES`, a secret and a Dockerfile that runs as root. */
export const VULNERABLE_FILES: TarFiles = {
  ...pythonPackage('requests', '2.19.1'),
  ...pythonPackage('py', '1.11.0'),
  ...nodePackage('lodash', '4.17.11'),
  ...nodePackage('debug', '2.6.8'),
  ...nodePackage('minimist', '0.0.8'),
  'srv/settings.env': `PORT=8080\nAWS_ACCESS_KEY_ID=${PLANTED_KEY}\nREGION=eu-central-1\n`,
  'srv/Dockerfile': 'FROM debian:latest\nCOPY . /srv\nCMD ["/srv/run"]\n',
};

/**
 * Makes a vulnerability database and pushes it as Trivy's own registry has it. Gives its reference, for
 * `--db-repository`.
 */
export async function trivyDatabase(
  registry: Registry,
  options: { readonly advisories?: readonly Advisory[]; readonly updatedAt?: Date; readonly name?: string } = {},
): Promise<string> {
  const content = { advisories: options.advisories ?? ADVISORIES, updatedAt: options.updatedAt ?? new Date() };
  return registry.pushArtifact(options.name ?? 'trivy-db', {
    tag: '2',
    configType: 'application/vnd.aquasec.trivy.config.v1+json',
    layerType: 'application/vnd.aquasec.trivy.db.layer.v1.tar+gzip',
    title: 'db.tar.gz',
    layer: gzipSync(tarArchive(databaseFiles(content))),
  });
}

/** Arguments that point Trivy at a test's own servers and keep it off every other. */
export function offlineArguments(database: string, cacheDir: string): string[] {
  return [
    ...['--db-repository', database, '--cache-dir', cacheDir],
    ...['--skip-java-db-update', '--skip-check-update', '--skip-version-check', '--disable-telemetry'],
    ...['--offline-scan', '--insecure', '--image-src', 'remote', '--no-progress'],
  ];
}

/** The files of a Python package as pip leaves them. */
export function pythonPackage(name: string, version: string): TarFiles {
  const folder = `usr/lib/python3.11/site-packages/${name}-${version}.dist-info`;
  return { [`${folder}/METADATA`]: `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\nLicense: MIT\n` };
}

/** The files of a Node.js package as npm leaves them. */
export function nodePackage(name: string, version: string): TarFiles {
  return { [`srv/node_modules/${name}/package.json`]: JSON.stringify({ name, version, license: 'MIT' }) };
}

function databaseFiles(content: object): TarFiles {
  const folder = mkdtempSync(join(tmpdir(), 'trivy-db-'));
  try {
    const made = spawnSync(engine('trivy-database'), [folder], { input: JSON.stringify(content), encoding: 'utf8' });
    if (made.status !== 0) throw new Error(`no database was made: ${made.stderr || String(made.error)}`);
    const files = ['trivy.db', 'metadata.json'];
    return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file))]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
