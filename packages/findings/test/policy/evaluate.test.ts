import { describe, expect, it } from '@jest/globals';
import { evaluate } from '../../src/evaluate.js';
import { GRYPE, NOW, defaultPolicy, policyOf, report, vuln } from './support.js';

const held = { finding: vuln(), status: 'ignored', statement: 'nosemgrep' };

describe('evaluate', () => {
  it('passes a whole scan without findings', () => {
    expect(evaluate([report([])], defaultPolicy('high'), { now: NOW })).toEqual({
      verdict: 'passed',
      judged: [],
      reasons: [],
      incomplete: [],
      warnings: [],
      counts: { critical: 0, high: 0, medium: 0, low: 0, info: 0, unknown: 0 },
      newCount: 0,
      waivedCount: 0,
    });
  });

  it('counts by severity, says the worst and why it fails', () => {
    const findings = [
      vuln({ id: 'CVE-4', severity: 'medium' }),
      vuln({ id: 'CVE-3', severity: 'unknown' }),
      vuln({ id: 'CVE-2' }),
      vuln({ id: 'CVE-1', severity: 'critical' }),
    ];
    const result = evaluate([report(findings)], defaultPolicy('high'), { now: NOW });
    expect(result.reasons).toEqual(['2 vulnerabilities (1 critical, 1 high) fail by fail-on high: CVE-1, CVE-2.']);
    expect(result.counts).toEqual({ critical: 1, high: 1, medium: 1, low: 0, info: 0, unknown: 1 });
    expect(result).toMatchObject({ highest: 'critical', newCount: 4, waivedCount: 0 });
    expect(result.judged.map(({ finding, decision }) => `${finding.id} ${decision}`)).toEqual([
      'CVE-1 fail',
      'CVE-2 fail',
      'CVE-4 warn',
      'CVE-3 warn',
    ]);
  });

  it('names three findings of many', () => {
    const findings = Array.from({ length: 5 }, (_, index) => vuln({ id: `CVE-${index}` }));
    expect(evaluate([report(findings)], defaultPolicy('high'), { now: NOW }).reasons).toEqual([
      '5 vulnerabilities (5 high) fail by fail-on high: CVE-0, CVE-1, CVE-2 and 2 more.',
    ]);
  });

  it('judges one finding of two scanners once', () => {
    const grype = report([{ ...vuln({ severity: 'critical' }), tools: [GRYPE] }], { tool: GRYPE });
    const { judged } = evaluate([report([vuln()]), grype], defaultPolicy('high'), { now: NOW });
    expect(judged).toHaveLength(1);
    expect(judged[0]?.finding).toMatchObject({ severity: 'critical', tools: [GRYPE, { name: 'trivy' }] });
  });

  it('judges 20,000 findings by 2,000 waivers in a few seconds', () => {
    const findings = Array.from({ length: 20_000 }, (_, index) => vuln({ id: `CVE-2026-${10_000 + index}` }));
    const waivers = Array.from(
      { length: 2000 },
      (_, index) => `  - {id: CVE-2026-${10_000 + index}, reason: r, owner: o, expires: 2026-12-31}`,
    );
    const started = performance.now();
    const result = evaluate([report(findings)], policyOf(`waivers:\n${waivers.join('\n')}`), { now: NOW });
    expect(result).toMatchObject({ waivedCount: 2000, newCount: 18_000 });
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('what a scanner held back itself', () => {
  it('is shown as waived, and said', () => {
    const result = evaluate([report([], { suppressed: [held] })], defaultPolicy('high'), { now: NOW });
    expect(result).toMatchObject({ verdict: 'passed', waivedCount: 1, newCount: 0 });
    expect(result.judged[0]).toMatchObject({ status: 'waived', why: 'held back by trivy itself, ignored: nosemgrep' });
    expect(result.warnings).toEqual([
      '1 finding was held back by the scanner itself (scanner-suppressions: judge lets the policy decide).',
    ]);
  });

  it('by VEX has that status', () => {
    const suppressed = [{ ...held, status: 'not_affected' }];
    const { judged } = evaluate([report([], { suppressed })], defaultPolicy('high'), { now: NOW });
    expect(judged[0]?.status).toBe('vex');
  });

  it('counts where another scanner reports it', () => {
    const grype = report([{ ...vuln(), tools: [GRYPE] }], { tool: GRYPE });
    const result = evaluate([report([], { suppressed: [held] }), grype], defaultPolicy('high'), { now: NOW });
    expect(result).toMatchObject({ verdict: 'failed-policy', waivedCount: 0 });
  });

  it('is judged like the rest where the policy says so', () => {
    const policy = policyOf('scanner-suppressions: judge');
    const result = evaluate([report([], { suppressed: [held] })], policy, { now: NOW });
    expect(result).toMatchObject({ verdict: 'failed-policy', waivedCount: 0, warnings: [] });
  });
});
