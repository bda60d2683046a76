import { describe, expect, it } from '@jest/globals';
import { SECRET_RESULT, trivyReport } from '../fixtures.js';
import { onBench } from './harness.js';

const GRYPE = {
  matches: [
    {
      vulnerability: { id: 'CVE-2021-44228', severity: 'Critical', fix: { versions: ['2.17.1'], state: 'fixed' } },
      relatedVulnerabilities: [],
      matchDetails: [],
      artifact: { name: 'log4j-core', version: '2.14.1', type: 'java-archive', locations: [{ path: '/app/app.jar' }] },
    },
  ],
  source: { type: 'image', target: { userInput: 'ghcr.io/org/orders-api:1' } },
  descriptor: { name: 'grype', version: '0.119.0' },
};

const ECR = {
  registryId: '123456789012',
  repositoryName: 'orders-api',
  imageId: { imageDigest: `sha256:${'5e'.repeat(32)}` },
  imageScanStatus: { status: 'COMPLETE' },
  imageScanFindings: {
    imageScanCompletedAt: '2026-01-02T03:04:05Z',
    findingSeverityCounts: { CRITICAL: 1 },
    findings: [
      {
        name: 'CVE-2026-0001',
        severity: 'CRITICAL',
        uri: 'https://example.org/CVE-2026-0001',
        attributes: [
          { key: 'package_name', value: 'zlib' },
          { key: 'package_version', value: '1.2.11' },
        ],
      },
    ],
  },
};

const SARIF = {
  version: '2.1.0',
  runs: [
    {
      tool: {
        driver: { name: 'Other', version: '1.0', rules: [{ id: 'R1', properties: { 'security-severity': '9.8' } }] },
      },
      results: [
        {
          ruleId: 'R1',
          level: 'error',
          message: { text: 'bad' },
          locations: [{ physicalLocation: { artifactLocation: { uri: 'Dockerfile' }, region: { startLine: 1 } } }],
        },
      ],
    },
  ],
};

describe('a report made elsewhere', () => {
  it.each([
    ['Trivy', trivyReport(), 'high', 'CVE-2018-18074'],
    ['Grype', GRYPE, 'critical', 'CVE-2021-44228'],
    ['ECR', ECR, 'critical', 'CVE-2026-0001'],
    ['SARIF', SARIF, 'critical', 'R1'],
  ])('by %s is judged without a scanner', async (_, report, highest, id) => {
    await onBench(async ({ trivy, run }) => {
      const workspace = { 'reports/scan.json': JSON.stringify(report) };
      const inputs = { report: 'reports/scan.json', 'tool-path': '' };
      const step = await run(inputs, { workspace });
      expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed-policy', 'highest-severity': highest } });
      expect(step.outputs['reason']).toContain(id);
      expect(step.outputs['sbom-path']).toBe('');
      expect(trivy.calls()).toEqual([]);
      const waived = JSON.stringify({
        version: 1,
        waivers: [{ id, reason: 'Known.', owner: 'team', expires: day(20) }],
      });
      const files = { ...workspace, '.github/security-policy.yml': waived };
      expect((await run(inputs, { workspace: files })).outputs).toMatchObject({ outcome: 'passed', waived: '1' });
    });
  });

  it.each([
    ['empty', '', /empty/],
    ['cut off', JSON.stringify(trivyReport()).slice(0, 700), /cannot be used/],
    ['a table', 'Total: 3 (HIGH: 3)\n', /no JSON/],
    ['of another version', '{"SchemaVersion":1,"ArtifactName":"x"}', /SchemaVersion/],
    ['something else', '{"name":"package"}', /cannot be used/],
  ])('that is %s is a config-error that says so', async (_, content, reason) => {
    await onBench(async ({ run }) => {
      const step = await run({ report: 'r.json' }, { workspace: { 'r.json': content } });
      expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'config-error' } });
      expect(step.outputs['reason']).toMatch(reason);
    });
  });

  it('that scanned nothing is incomplete', async () => {
    await onBench(async ({ run }) => {
      const report = { SchemaVersion: 2, ArtifactName: 'x', ArtifactType: 'container_image' };
      const step = await run({ report: 'r.json' }, { workspace: { 'r.json': JSON.stringify(report) } });
      expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'incomplete' } });
    });
  });
});

describe('hostile text in every field of a report', () => {
  const HOSTILE = [
    '::error::owned',
    '##[error]owned',
    '</details><script>alert(1)</script>',
    '@everyone',
    '`code` ![x](https://evil.example/x.png)',
    '$(touch owned)',
    '\u202etxt.exe\u0007',
    'a\n::set-output name=outcome::passed\n| b |',
  ];

  it.each(HOSTILE)('%j comes out harmless', async (text) => {
    await onBench(async ({ run }) => {
      const found = { id: text, name: text, severity: 'HIGH', title: text };
      const report = trivyReport([found], [{ ...SECRET_RESULT, Target: text }]);
      const step = await run({ report: 'r.json' }, { workspace: { 'r.json': JSON.stringify(report) } });
      expect(step.outputs['outcome']).toBe('failed-policy');
      // The summary goes to a file; what stands on standard output is the log alone.
      const commands = step.stdout.split('\n').filter((line) => /^\s*::|##\[/.test(line));
      expect(commands.filter((line) => !/^::(group|endgroup|warning|error|debug|add-mask)\b/.test(line))).toEqual([]);
      expect(commands.filter((line) => line.includes('::error::owned') && line.startsWith('::error::'))).toEqual([]);
      for (const output of [step.stdout, step.summary]) {
        expect(output).not.toMatch(/[\u202e\u0007]/);
      }
      for (const markup of ['</details><script>', '@everyone', '![x](']) expect(step.summary).not.toContain(markup);
    });
  });
});

/** The date so many days ahead. */
function day(ahead: number): string {
  return new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
}
