import type { Finding, ScanReport } from '../../src/model.js';
import { defaultPolicy } from '../../src/policy/defaults.js';
import { parsePolicy } from '../../src/policy/parse-policy.js';
import type { Policy } from '../../src/policy/types.js';

export const NOW = new Date('2026-11-21T12:00:00Z');
export const TOOL = { name: 'trivy', version: '0.70.0' };
export const GRYPE = { name: 'grype', version: '0.100.0' };

let counter = 0;

/** The object without some of its keys. */
export function omit<T extends object, K extends keyof T>(object: T, ...keys: readonly K[]): Omit<T, K> {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key as K))) as Omit<T, K>;
}

/** A high vulnerability of openssl with a fix, unless told otherwise. */
export function vuln(overrides: Partial<Finding> = {}): Finding {
  const id = overrides.id ?? 'CVE-2026-1000';
  const name = overrides.package?.name ?? 'openssl';
  return {
    id,
    aliases: [],
    kind: 'vuln',
    tools: [TOOL],
    title: `Something in ${name}`,
    severity: 'high',
    originalSeverity: 'HIGH',
    cwe: [],
    package: { name, version: '1.1.1', ecosystem: 'deb', purl: `pkg:deb/debian/${name}@1.1.1?arch=amd64` },
    fix: { state: 'fixed', versions: ['1.1.2'] },
    publishedAt: '2026-01-01T00:00:00Z',
    location: { kind: 'image', image: 'ghcr.io/org/orders-api' },
    fingerprint: `v1:${name}-${id}`,
    references: [],
    ...overrides,
  };
}

/** A high finding of the analysis of sources. */
export function flaw(overrides: Partial<Finding> = {}): Finding {
  counter += 1;
  return {
    ...omit(vuln(), 'package', 'fix', 'publishedAt'),
    id: 'python.sql-injection',
    kind: 'sast',
    tools: [{ name: 'semgrep', version: '1.140.0' }],
    location: { kind: 'file', path: 'src/app.py', startLine: 12 },
    fingerprint: `v1:flaw-${counter}`,
    ...overrides,
  };
}

/** A whole and fresh scan of an image by Trivy. */
export function report(findings: readonly Finding[], overrides: Partial<ScanReport> = {}): ScanReport {
  return {
    tool: TOOL,
    target: {
      kind: 'image',
      reference: 'ghcr.io/org/orders-api:1.4.0',
      digest: `sha256:${'a'.repeat(64)}`,
      os: { family: 'debian', name: '12', endOfLife: false },
    },
    findings,
    scanned: 100,
    problems: [],
    can: new Set(['fix-state', 'published-date', 'eol', 'database-age', 'vuln', 'misconfig', 'secret', 'license']),
    database: { updatedAt: '2026-11-21T06:00:00Z' },
    ...overrides,
  };
}

/** A whole analysis of sources by Semgrep. */
export function sastReport(findings: readonly Finding[], overrides: Partial<ScanReport> = {}): ScanReport {
  return {
    ...omit(report(findings), 'database'),
    tool: { name: 'semgrep', version: '1.140.0' },
    target: { kind: 'source', name: 'src' },
    can: new Set(['sast']),
    ...overrides,
  };
}

/** The policy of a file's text. */
export function policyOf(yaml: string, now = NOW): Policy {
  return parsePolicy(yaml, { file: '.github/security-policy.yml', now });
}

export { defaultPolicy };
