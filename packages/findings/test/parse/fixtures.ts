import { readReport, type ReadReportOptions } from '../../src/parse/index.js';
import type { ScanReport } from '../../src/model.js';
import { DIGEST, TRIVY } from './trivy-fixture.js';

export { DIGEST, SECRET, TRIVY } from './trivy-fixture.js';

export const GRYPE = {
  matches: [
    {
      vulnerability: {
        id: 'GHSA-jf85-cpcp-j695',
        dataSource: 'https://advisories.example/GHSA-jf85-cpcp-j695',
        namespace: 'github:language:javascript',
        severity: 'Critical',
        urls: ['https://references.example/lodash'],
        description: 'Prototype pollution in lodash\nMore of it.',
        cvss: [{ source: 'nvd', type: 'Primary', version: '3.1', metrics: { baseScore: 9.1 } }],
        knownExploited: [{ cve: 'CVE-2019-10744', dateAdded: '2024-01-01' }],
        epss: [{ cve: 'CVE-2019-10744', epss: 0.42, percentile: 0.97, date: '2026-10-01' }],
        cwes: [{ cve: 'CVE-2019-10744', cwe: 'CWE-1321' }],
        fix: {
          versions: ['4.17.12'],
          state: 'fixed',
          available: [{ version: '4.17.12', date: '2019-07-10', kind: 'release' }],
        },
      },
      relatedVulnerabilities: [{ id: 'CVE-2019-10744', severity: 'Critical' }],
      artifact: {
        name: 'lodash',
        version: '4.17.10',
        type: 'npm',
        locations: [{ path: '/app/node_modules/lodash/package.json', layerID: 'sha256:l2' }],
        purl: 'pkg:npm/lodash@4.17.10',
      },
    },
    {
      vulnerability: { id: 'CVE-2019-14697', severity: 'Negligible', fix: { versions: [], state: 'wont-fix' } },
      artifact: {
        name: 'musl',
        version: '1.1',
        type: 'apk',
        locations: [{ path: '/lib/apk/db/installed' }],
        purl: 'pkg:apk/alpine/musl@1.1',
      },
    },
  ],
  ignoredMatches: [
    {
      vulnerability: { id: 'CVE-2020-1', severity: 'Low' },
      artifact: { name: 'zlib', version: '1.2', type: 'apk' },
      appliedIgnoreRules: [{ vulnerability: 'CVE-2020-1', reason: 'accepted by the team' }],
    },
  ],
  source: {
    type: 'image',
    target: {
      userInput: 'registry.example/shop:1.0',
      repoDigests: [`registry.example/shop@${DIGEST}`],
      architecture: 'amd64',
      os: 'linux',
      layers: [{}, {}],
    },
  },
  distro: { name: 'alpine', version: '3.10.2' },
  descriptor: {
    name: 'grype',
    version: '0.100.0',
    db: { status: { schemaVersion: 'v6.0.2', built: '2026-10-31T06:00:00Z' } },
    timestamp: '2026-11-01T10:00:00Z',
  },
};

export const ECR_BASIC = {
  registryId: '123456789012',
  repositoryName: 'shop',
  imageId: { imageDigest: DIGEST, imageTag: '1.0' },
  imageScanStatus: { status: 'COMPLETE', description: 'The scan was completed successfully.' },
  imageScanFindings: {
    imageScanCompletedAt: 1793527200,
    vulnerabilitySourceUpdatedAt: '2026-10-30T00:00:00+00:00',
    findingSeverityCounts: { HIGH: 1, UNDEFINED: 1 },
    findings: [
      {
        name: 'CVE-2019-14697',
        description: 'musl libc has an x87 stack imbalance.',
        uri: 'https://security-tracker.debian.org/tracker/CVE-2019-14697',
        severity: 'HIGH',
        attributes: [
          { key: 'package_name', value: 'musl' },
          { key: 'package_version', value: '1.1' },
          { key: 'CVSS3_SCORE', value: '9.8' },
        ],
      },
      { name: 'CVE-2020-9', severity: 'UNDEFINED', attributes: [{ key: 'package_name', value: 'zlib' }] },
    ],
  },
};

const INSPECTOR_FINDING = {
  awsAccountId: '123456789012',
  description: 'Prototype pollution in lodash.',
  exploitAvailable: 'YES',
  fixAvailable: 'YES',
  firstObservedAt: '2026-10-01T00:00:00Z',
  packageVulnerabilityDetails: {
    vulnerabilityId: 'CVE-2019-10744',
    sourceUrl: 'https://advisories.example/CVE-2019-10744',
    referenceUrls: ['https://references.example/lodash'],
    vendorCreatedAt: '2019-07-26T00:15:11Z',
    vulnerablePackages: [
      {
        name: 'lodash',
        version: '4.17.10',
        packageManager: 'NODE',
        filePath: 'app/package-lock.json',
        fixedInVersion: '4.17.12',
      },
      {
        name: 'openssl-libs',
        epoch: 1,
        version: '1.1.1',
        release: '2.el8',
        packageManager: 'OS',
        fixedInVersion: 'NotAvailable',
      },
    ],
  },
  score: 9.1,
  severity: 'CRITICAL',
  status: 'ACTIVE',
  title: 'CVE-2019-10744 - lodash, openssl-libs',
  type: 'PACKAGE_VULNERABILITY',
};

export const ECR_ENHANCED = {
  repositoryName: 'shop',
  imageId: { imageDigest: DIGEST },
  imageScanStatus: { status: 'ACTIVE' },
  imageScanFindings: {
    findingSeverityCounts: { CRITICAL: 1 },
    enhancedFindings: [
      INSPECTOR_FINDING,
      { ...INSPECTOR_FINDING, status: 'CLOSED' },
      {
        ...INSPECTOR_FINDING,
        status: 'SUPPRESSED',
        packageVulnerabilityDetails: {
          vulnerabilityId: 'CVE-2020-5',
          vulnerablePackages: [{ name: 'six', packageManager: 'PIP' }],
        },
      },
    ],
  },
};

export const SEMGREP = {
  version: '1.140.0',
  results: [
    {
      check_id: 'rules.python.no-eval',
      path: './app/main.py',
      start: { line: 4, col: 5, offset: 40 },
      end: { line: 4, col: 20, offset: 55 },
      extra: {
        message: 'eval of user input\nUse ast.literal_eval.',
        metadata: {
          cwe: ['CWE-95: Eval Injection'],
          references: ['https://references.example/eval'],
          category: 'security',
        },
        severity: 'ERROR',
        fingerprint: 'requires login',
        lines: 'requires login',
        is_ignored: false,
      },
    },
    {
      check_id: 'python.lang.security.audit.weak-hash',
      path: 'app/hash.py',
      start: { line: 9, col: 1 },
      end: { line: 10, col: 1 },
      extra: {
        message: 'md5',
        metadata: {
          source: 'https://registry.example/r/python.lang.security.audit.weak-hash',
          cwe: 'CWE-328: Weak Hash',
        },
        severity: 'WARNING',
        lines: 'hashlib.md5(x)',
      },
    },
    {
      check_id: 'rules.python.no-eval',
      path: 'app/old.py',
      start: { line: 1, col: 1 },
      end: { line: 1, col: 2 },
      extra: { message: 'eval', metadata: {}, severity: 'INFO', is_ignored: true },
    },
  ],
  errors: [],
  paths: { scanned: ['app/main.py', 'app/hash.py', 'app/old.py'] },
  skipped_rules: [],
};

export const SARIF = {
  $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
  version: '2.1.0',
  runs: [
    {
      tool: {
        driver: {
          name: 'Linter',
          semanticVersion: '3.1.0',
          rules: [
            {
              id: 'sql-injection',
              shortDescription: { text: 'Query built from user input' },
              fullDescription: { text: 'A query is built from user input.' },
              helpUri: 'https://rules.example/sql-injection',
              defaultConfiguration: { level: 'error' },
              properties: { 'security-severity': '8.8', tags: ['security', 'external/cwe/cwe-089'] },
            },
            { id: 'style', defaultConfiguration: { level: 'note' } },
          ],
        },
        extensions: [{ name: 'pack', rules: [{ id: 'extra', name: 'ExtraRule' }] }],
      },
      originalUriBaseIds: { SRCROOT: { uri: 'file:///home/ci/checkout/' } },
      artifacts: [{ location: { uri: 'src/by%20index.js' } }, { location: { uri: 'src/db.js' } }],
      invocations: [{ executionSuccessful: true }],
      results: [
        {
          ruleId: 'sql-injection',
          ruleIndex: 0,
          message: { text: 'Query with {0}', arguments: ['name'] },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: 'file:///home/ci/checkout/src/db.js' },
                region: { startLine: 12, startColumn: 3, endLine: 13, snippet: { text: 'db.query(`${name}`)' } },
              },
            },
          ],
        },
        {
          ruleIndex: 1,
          level: 'warning',
          message: { text: 'Style' },
          locations: [{ physicalLocation: { artifactLocation: { index: 0 } } }],
        },
        { rule: { index: 0, toolComponent: { index: 0 } }, message: { text: 'Extra' } },
        { ruleId: 'style', kind: 'pass', message: { text: 'All well' } },
        { ruleId: 'style', baselineState: 'absent', message: { text: 'Gone' } },
        {
          ruleId: 'style',
          message: { text: 'Held back' },
          suppressions: [{ kind: 'external', status: 'accepted', justification: 'agreed' }],
        },
        {
          ruleId: 'style',
          message: { text: 'Not held back' },
          suppressions: [{ kind: 'external', status: 'rejected' }],
        },
      ],
    },
  ],
};

/** The greatest report of each format, by what to call it. */
export const MAXIMAL: Readonly<Record<string, object>> = {
  trivy: TRIVY,
  grype: GRYPE,
  'ecr basic': ECR_BASIC,
  'ecr enhanced': ECR_ENHANCED,
  semgrep: SEMGREP,
  sarif: SARIF,
};

export function bytes(document: unknown): Uint8Array {
  return Buffer.from(typeof document === 'string' ? document : JSON.stringify(document));
}

/** Reads a document, or the text of a file. */
export function read(document: unknown, options: Partial<ReadReportOptions> = {}): Promise<ScanReport> {
  return readReport(bytes(document), { name: 'report.json', ...options });
}

/** The bytes in pieces of a size, as a stream gives them. */
export async function* pieces(content: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += size) {
    await Promise.resolve();
    yield content.subarray(at, at + size);
  }
}
