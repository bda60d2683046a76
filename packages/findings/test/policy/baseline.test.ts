import { describe, expect, it } from '@jest/globals';
import { UserError } from '@platform-actions/action-kit';
import { readBaseline, writeBaseline } from '../../src/baseline/index.js';
import { evaluate } from '../../src/evaluate.js';
import type { Finding } from '../../src/model.js';
import { NOW, defaultPolicy, flaw, policyOf, report, sastReport, vuln } from './support.js';

function judge(base: readonly Finding[], now: readonly Finding[], packages: readonly string[] = []) {
  const baseline = readBaseline(JSON.parse(JSON.stringify(writeBaseline(base, packages))));
  const reports = now[0]?.kind === 'sast' ? [sastReport(now)] : [report(now)];
  return evaluate(reports, defaultPolicy('high'), { now: NOW, baseline, onlyNew: true });
}

describe('only-new', () => {
  it('passes what is in the baseline', () => {
    const result = judge([vuln()], [vuln()]);
    expect(result).toMatchObject({ verdict: 'passed', newCount: 0, counts: { high: 1 }, highest: 'high' });
    expect(result.judged[0]).toMatchObject({ status: 'existing', decision: 'pass' });
    expect(result.judged[0]).not.toHaveProperty('newness');
  });

  it.each<[string, string, string, Finding[], Finding, string[]]>([
    ['a package that was not there', 'introduced', 'failed-policy', [], vuln(), []],
    ['a package that was there', 'newly-disclosed', 'passed', [], vuln(), ['deb/openssl@1.1.1']],
    ['a package in another version', 'introduced', 'failed-policy', [], vuln(), ['deb/openssl@1.1.0']],
    ['a package with an earlier finding', 'newly-disclosed', 'passed', [vuln({ id: 'CVE-1' })], vuln(), []],
    [
      'a licence that was there',
      'newly-disclosed',
      'passed',
      [],
      vuln({ kind: 'license', id: 'X' }),
      ['deb/openssl@1.1.1'],
    ],
    ['a secret beside a package', 'introduced', 'failed-policy', [], vuln({ kind: 'secret' }), ['deb/openssl@1.1.1']],
    ['a new flaw in an old file', 'introduced', 'failed-policy', [flaw()], flaw(), []],
  ])('a finding of %s is %s: %s', (_name, newness, verdict, base, finding, packages) => {
    const result = judge(base, [finding], packages);
    expect(result.judged[0]).toMatchObject({ status: 'new', newness });
    expect(result).toMatchObject({ verdict, newCount: 1 });
  });

  it('warns of the newly disclosed, with the rule that it would fail by', () => {
    expect(judge([], [vuln()], ['deb/openssl@1.1.1']).judged[0]).toMatchObject({
      decision: 'warn',
      why: 'newly disclosed, not introduced (only-new): high fails (fail-on: high)',
    });
  });

  it('knows a finding by another name of its advisory', () => {
    const base = vuln({ id: 'GHSA-a', aliases: [], fingerprint: 'v1:1' });
    const now = vuln({ id: 'CVE-2026-1', aliases: ['GHSA-a'], fingerprint: 'v1:2' });
    expect(judge([base], [now]).judged[0]?.status).toBe('existing');
  });

  it('without a baseline says so and gates everything', () => {
    const result = evaluate([report([vuln()])], policyOf('only-new: true'), { now: NOW });
    expect(result.verdict).toBe('failed-policy');
    expect(result.warnings).toEqual(['only-new has no baseline to compare with: every finding is gated.']);
    expect(result.newCount).toBe(1);
  });

  it('is off by default: a baseline then tells old from new and gates both', () => {
    const baseline = readBaseline(writeBaseline([vuln()]));
    const result = evaluate([report([vuln()])], defaultPolicy('high'), { now: NOW, baseline });
    expect(result).toMatchObject({ verdict: 'failed-policy', newCount: 0 });
    expect(result.judged[0]?.status).toBe('existing');
  });

  it('asks no questions about old findings', () => {
    const policy = policyOf('{only-new: true, kinds: {vuln: {kev: fail}}}');
    const low = vuln({ severity: 'low' });
    const context = { now: NOW, baseline: readBaseline(writeBaseline([low])) };
    expect(evaluate([report([low])], policy, context).verdict).toBe('passed');
    expect(
      evaluate(
        [
          report([
            low,
            vuln({ id: 'CVE-2', severity: 'low', package: { name: 'new', version: '1', ecosystem: 'deb' } }),
          ]),
        ],
        policy,
        context,
      ).verdict,
    ).toBe('incomplete');
  });

  it('does not count old findings towards max-count', () => {
    const policy = policyOf('{only-new: true, kinds: {vuln: {max-count: {all: 0}}}}');
    const low = vuln({ severity: 'low' });
    const baseline = readBaseline(writeBaseline([low]));
    expect(evaluate([report([low])], policy, { now: NOW, baseline }).verdict).toBe('passed');
  });

  describe('and a waiver that has ended', () => {
    const ended = 'waivers: [{id: CVE-2026-1000, reason: r, owner: o, expires: 2026-11-01}]';
    const judgeEnded = (rules: string, finding: Finding, base: readonly Finding[], packages: readonly string[] = []) =>
      evaluate([report([finding])], policyOf(`only-new: true\n${rules}\n${ended}`), {
        now: NOW,
        baseline: readBaseline(writeBaseline(base, packages)),
      });

    it('does not leave the finding to the baseline', () => {
      const result = judgeEnded('', vuln(), [vuln()]);
      expect(result).toMatchObject({ verdict: 'failed-policy', newCount: 0 });
      expect(result.judged[0]).toMatchObject({
        status: 'expired-waiver',
        decision: 'fail',
        why: 'its waiver ended on 2026-11-01, so it counts although the baseline has it; high fails (fail-on: high)',
      });
      expect(result.judged[0]).not.toHaveProperty('newness');
      expect(result.reasons).toEqual(['1 vulnerability (1 high) fails by fail-on high: CVE-2026-1000.']);
      expect(result.warnings[0]).toContain('ended on 2026-11-01');
    });

    it('nor takes it for newly disclosed', () => {
      const result = judgeEnded('', vuln(), [], ['deb/openssl@1.1.1']);
      expect(result).toMatchObject({ verdict: 'failed-policy', newCount: 1 });
      expect(result.judged[0]).toMatchObject({ newness: 'newly-disclosed', decision: 'fail' });
      expect(result.judged[0]?.why).toMatch(/^its waiver ended on 2026-11-01, so it counts although it is newly disc/);
    });

    it('leaves the rest to the policy: fail-on, questions and max-count as for a new finding', () => {
      const low = vuln({ severity: 'low' });
      expect(judgeEnded('', low, [low])).toMatchObject({ verdict: 'passed', judged: [{ decision: 'pass' }] });
      expect(judgeEnded('kinds: {vuln: {kev: fail}}', low, [low]).verdict).toBe('incomplete');
      expect(judgeEnded('kinds: {vuln: {max-count: {all: 0}}}', low, [low]).verdict).toBe('failed-policy');
    });

    it('beside one that holds changes nothing', () => {
      const policy = policyOf(`only-new: true
waivers:
  - {id: CVE-2026-1000, reason: r, owner: o, expires: 2026-11-01}
  - {id: CVE-2026-1000, reason: r, owner: o, expires: 2026-12-01}`);
      const context = { now: NOW, baseline: readBaseline(writeBaseline([vuln()])) };
      expect(evaluate([report([vuln()])], policy, context).judged[0]?.status).toBe('waived');
    });
  });
});

describe('a baseline', () => {
  it('is read from wrapped findings too, as in a report with verdicts', () => {
    const baseline = readBaseline({ findings: [{ finding: vuln(), status: 'new' }], packages: ['npm/a@1'] });
    expect([...baseline.packages]).toEqual(['npm/a@1', 'deb/openssl@1.1.1']);
    expect(baseline.known.has(vuln().fingerprint)).toBe(true);
  });

  it.each([{ purl: 5 }, { path: {} }, { version: 1 }])(
    'with a package of another shape knows by fingerprint: %j',
    (odd) => {
      const found = { ...vuln(), package: { ...vuln().package, ...odd } };
      expect([...readBaseline({ findings: [found] }).known]).toEqual([vuln().fingerprint]);
    },
  );

  it('may be empty: everything is new then', () => {
    expect(judge([], [vuln()]).verdict).toBe('failed-policy');
  });

  it.each([
    [null, 'no list "findings"'],
    [[], 'no list "findings"'],
    [{ Results: [] }, 'no list "findings"'],
    [{ findings: {} }, 'no list "findings"'],
    [{ findings: [{}] }, 'findings[0] has no fingerprint'],
    [{ findings: [{ fingerprint: 'abc' }] }, 'findings[0] has no fingerprint'],
    [{ findings: ['x'] }, 'findings[0] has no fingerprint'],
    [{ findings: [], packages: [1] }, '"packages" must be a list of texts'],
  ])('is refused: %j', (json, message) => {
    expect(() => readBaseline(json)).toThrow(UserError);
    expect(() => readBaseline(json)).toThrow(message);
  });
});
