import type { Evaluation, JudgedFinding } from '../../src/evaluate.js';
import { SEVERITIES, type Finding, type Severity } from '../../src/model.js';
import type { ScanFacts } from '../../src/render/index.js';

/** A vulnerability of a package of the system, as different from it as a test wants. */
export function finding(over: Partial<Finding> = {}): Finding {
  return {
    id: 'CVE-2026-1000',
    aliases: [],
    kind: 'vuln',
    tools: [{ name: 'trivy', version: '0.70.0' }],
    title: 'openssl: overflow in the parser',
    severity: 'high',
    originalSeverity: 'HIGH',
    cwe: ['CWE-79'],
    package: { name: 'openssl', version: '1.1.1', ecosystem: 'apk', purl: 'pkg:apk/alpine/openssl@1.1.1' },
    fix: { state: 'fixed', versions: ['1.1.2'] },
    location: { kind: 'image', image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/orders-api:sha-1' },
    fingerprint: 'v1:00000000000000000000000000000001',
    references: ['https://avd.example.com/CVE-2026-1000'],
    ...over,
  };
}

export function judged(over: Partial<Finding> = {}, more: Partial<JudgedFinding> = {}): JudgedFinding {
  return { finding: finding(over), status: 'new', decision: 'fail', why: 'fail-on: high', ...more };
}

/** An evaluation of the given findings, counted as the real one counts them. */
export function evaluation(list: readonly JudgedFinding[] = [], over: Partial<Evaluation> = {}): Evaluation {
  const counting = list.filter(({ status }) => status !== 'waived' && status !== 'vex');
  const counts = Object.fromEntries(
    SEVERITIES.map((severity) => [severity, counting.filter((each) => each.finding.severity === severity).length]),
  ) as Record<Severity, number>;
  const highest = SEVERITIES.find((severity) => counts[severity] > 0);
  return {
    verdict: counting.some(({ decision }) => decision === 'fail') ? 'failed-policy' : 'passed',
    judged: list,
    reasons: [],
    incomplete: [],
    warnings: [],
    counts,
    newCount: counting.filter(({ status }) => status === 'new').length,
    waivedCount: list.length - counting.length,
    ...(highest === undefined ? {} : { highest }),
    ...over,
  };
}

export function facts(over: Partial<ScanFacts> = {}): ScanFacts {
  return {
    action: 'scan-image',
    outcome: 'failed-policy',
    reason: '1 finding fails the policy.',
    tools: [{ name: 'trivy', version: '0.70.0' }],
    targets: [{ kind: 'image', reference: 'orders-api', digest: `sha256:${'a'.repeat(64)}`, platform: 'linux/amd64' }],
    databaseUpdatedAt: '2026-01-01T00:00:00Z',
    policySource: '.github/security-policy.yml of main at 1a2b3c4',
    createdAt: '2026-01-01T12:00:00.000Z',
    category: 'orders-api/linux-amd64',
    ...over,
  };
}

/** As many different findings as wanted, of all severities in turn, quickly made. */
export function manyFindings(count: number): JudgedFinding[] {
  return Array.from({ length: count }, (_, index) =>
    judged(
      {
        id: `CVE-2026-${String(index).padStart(6, '0')}`,
        severity: SEVERITIES[index % SEVERITIES.length] ?? 'low',
        package: {
          name: `package-${index % 500}`,
          version: `1.${index % 7}.0`,
          ecosystem: 'npm',
          path: 'app/package-lock.json',
        },
        fingerprint: `v1:${index.toString(16).padStart(32, '0')}`,
        description: 'A flaw that is described at some length. '.repeat(20),
      },
      { decision: index % 3 === 0 ? 'fail' : 'pass' },
    ),
  );
}
