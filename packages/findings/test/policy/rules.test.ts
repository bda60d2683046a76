import { describe, expect, it } from '@jest/globals';
import { evaluate } from '../../src/evaluate.js';
import type { Capability, Finding, ScanReport } from '../../src/model.js';
import { evaluateExpression } from '../../src/policy/licenses.js';
import { GRYPE, NOW, defaultPolicy, flaw, omit, policyOf, report, sastReport, vuln } from './support.js';

const days = (count: number): string => new Date(NOW.getTime() - count * 86_400_000).toISOString();

function judge(yaml: string, findings: readonly Finding[], overrides: Partial<ScanReport> = {}) {
  const evaluation = evaluate([report(findings, overrides)], policyOf(yaml), { now: NOW });
  return { ...evaluation, first: evaluation.judged[0] };
}

function without(...missing: Capability[]): Partial<ScanReport> {
  return { can: new Set([...report([]).can].filter((capability) => !missing.includes(capability))) };
}

function withAlso(...more: Capability[]): Partial<ScanReport> {
  return { can: new Set([...report([]).can, ...more]) };
}

describe('by severity', () => {
  it.each([
    ['critical', 'fail'],
    ['high', 'fail'],
    ['medium', 'warn'],
    ['low', 'pass'],
    ['info', 'pass'],
    ['unknown', 'warn'],
  ] as const)('the default policy has a %s finding %s', (severity, decision) => {
    const { judged, verdict } = evaluate([report([vuln({ severity })])], defaultPolicy('high'), { now: NOW });
    expect(judged[0]?.decision).toBe(decision);
    expect(verdict).toBe(decision === 'fail' ? 'failed-policy' : 'passed');
  });

  it.each(['critical', 'high', 'medium', 'low', 'info', 'unknown'] as const)(
    'the default policy of the least threshold fails a %s finding',
    (severity) => {
      for (const failOn of ['info', 'unknown'] as const) {
        expect(evaluate([report([vuln({ severity })])], defaultPolicy(failOn), { now: NOW }).verdict).toBe(
          'failed-policy',
        );
      }
    },
  );

  it.each([
    ['fail', 'fail', 'failed-policy'],
    ['warn', 'warn', 'passed'],
    ['ignore', 'pass', 'passed'],
  ])('unknown-severity: %s', (level, decision, verdict) => {
    const result = judge(`unknown-severity: ${level}`, [vuln({ severity: 'unknown' })]);
    expect(result.first?.decision).toBe(decision);
    expect(result.first?.why).toContain('unknown-severity');
    expect(result.verdict).toBe(verdict);
  });

  it('each kind has its own threshold', () => {
    const yaml = 'fail-on: none\nkinds: { secret: { fail-on: low } }';
    const secret = vuln({ kind: 'secret', id: 'aws-key', severity: 'low', fingerprint: 'v1:s' });
    expect(judge(yaml, [vuln({ severity: 'critical' })]).verdict).toBe('passed');
    expect(judge(yaml, [secret]).reasons).toEqual(['1 secret (1 low) fails by fail-on low: aws-key.']);
  });
});

describe('max-count', () => {
  const mediums = (count: number) =>
    Array.from({ length: count }, (_, index) => vuln({ id: `CVE-2026-${2000 + index}`, severity: 'medium' }));

  it.each([
    ['{ medium: 3 }', 3, 'passed'],
    ['{ medium: 3 }', 4, 'failed-policy'],
    ['{ all: 3 }', 4, 'failed-policy'],
    ['{ low: 0 }', 4, 'passed'],
    ['{ medium: 0 }', 1, 'failed-policy'],
  ])('%s with %i medium ones: %s', (limit, count, verdict) => {
    expect(judge(`kinds: { vuln: { max-count: ${limit} } }`, mediums(count)).verdict).toBe(verdict);
  });

  it('fails all that it counts and says how many may stand', () => {
    const result = judge('kinds: { vuln: { max-count: { medium: 1 } } }', mediums(2));
    expect(result.reasons).toEqual([
      '2 vulnerabilities of severity medium: at most 1 may stand (kinds.vuln.max-count.medium).',
    ]);
    expect(result.judged.map(({ decision }) => decision)).toEqual(['fail', 'fail']);
  });

  it('does not count what another rule lets pass', () => {
    const unfixable = mediums(3).map((finding) => ({ ...finding, fix: { state: 'not-fixed' as const, versions: [] } }));
    const yaml = 'kinds: { vuln: { fixable-only: true, max-count: { all: 1 } } }';
    expect(judge(yaml, unfixable).verdict).toBe('passed');
  });

  it('is incomplete where it cannot be told whether they count', () => {
    const dateless = mediums(3).map((finding) => omit(finding, 'publishedAt'));
    const yaml = 'kinds: { vuln: { grace-days: { medium: 3 }, max-count: { medium: 1 } } }';
    const result = judge(yaml, dateless);
    expect(result.verdict).toBe('incomplete');
    expect(result.incomplete[0]).toContain('kinds.vuln.max-count.medium cannot be answered');
  });
});

describe('fixable-only', () => {
  const yaml = 'kinds: { vuln: { fixable-only: true } }';
  it.each([
    ['fixed', 'failed-policy'],
    ['not-fixed', 'passed'],
    ['wont-fix', 'passed'],
    ['unknown', 'failed-policy'],
  ] as const)('a vulnerability that is %s: %s', (state, verdict) => {
    expect(judge(yaml, [vuln({ fix: { state, versions: [] } })]).verdict).toBe(verdict);
  });

  it('takes a version with the fix for a fix, whatever the state says', () => {
    expect(judge(yaml, [vuln({ fix: { state: 'unknown', versions: ['1.2'] } })]).verdict).toBe('failed-policy');
  });

  it('is incomplete where the engine says nothing of fixes', () => {
    const result = judge(yaml, [omit(vuln(), 'fix')], without('fix-state'));
    expect(result.verdict).toBe('incomplete');
    expect(result.incomplete).toEqual([
      'kinds.vuln.fixable-only cannot be answered for 1 vulnerability: trivy does not say whether a fix is available (CVE-2026-1000).',
    ]);
    expect(result.first).toMatchObject({
      decision: 'warn',
      why: 'undecided: it is not known whether a fix is available',
    });
  });

  it('is about vulnerabilities only', () => {
    const misconfig = vuln({ kind: 'misconfig', id: 'DS-0002', fix: { state: 'not-fixed', versions: [] } });
    expect(judge(yaml, [misconfig]).verdict).toBe('failed-policy');
  });
});

describe('grace-days', () => {
  const yaml = 'kinds: { vuln: { grace-days: { high: 14 } } }';
  const fixedSince = (since: string) => vuln({ fix: { state: 'fixed', versions: ['2'], since } });

  it.each([
    ['13 days after the fix', fixedSince(days(13)), 'passed'],
    ['14 days after the fix', fixedSince(days(14)), 'failed-policy'],
    ['long after the publication, a day after the fix', fixedSince(days(1)), 'passed'],
    ['13 days after the publication without a date of the fix', vuln({ publishedAt: days(13) }), 'passed'],
    ['14 days after the publication without a date of the fix', vuln({ publishedAt: days(14) }), 'failed-policy'],
    ['in another severity', vuln({ severity: 'critical', publishedAt: days(1) }), 'failed-policy'],
    ['with a day alone', fixedSince('2026-11-08'), 'passed'],
    ['with a date in the future', vuln({ publishedAt: '2099-01-01' }), 'incomplete'],
    ['with a date that is none', vuln({ publishedAt: 'soon' }), 'incomplete'],
    ['with a time without offset', vuln({ publishedAt: '2026-11-20T00:00:00' }), 'incomplete'],
  ])('%s', (_name, finding, verdict) => {
    expect(judge(yaml, [finding]).verdict).toBe(verdict);
  });

  it('says until when', () => {
    expect(judge(yaml, [fixedSince('2026-11-20')]).first?.why).toBe(
      'in its 14 days of grace until 2026-12-04 00:00 UTC (fixed on 2026-11-20)',
    );
  });

  it('is incomplete, with rule and engine named, where there is no date at all', () => {
    expect(judge(yaml, [omit(vuln(), 'publishedAt')]).incomplete).toEqual([
      'kinds.vuln.grace-days.high cannot be answered for 1 vulnerability: trivy does not say since when it has been fixed or published (CVE-2026-1000).',
    ]);
  });
});

describe('kev and epss-min', () => {
  const kev = 'kinds: { vuln: { kev: fail } }';
  it('fail whatever severity, fix and grace say', () => {
    const finding = vuln({
      severity: 'low',
      kev: true,
      epss: 0.6,
      fix: { state: 'not-fixed', versions: [] },
      publishedAt: days(1),
    });
    const rest = 'fixable-only: true, grace-days: { low: 30 }';
    expect(judge(`kinds: { vuln: { kev: fail, ${rest} } }`, [finding]).verdict).toBe('failed-policy');
    expect(judge(`kinds: { vuln: { epss-min: 0.6, ${rest} } }`, [finding], withAlso('epss')).verdict).toBe(
      'failed-policy',
    );
    expect(judge(`kinds: { vuln: { epss-min: 0.61, ${rest} } }`, [finding], withAlso('epss')).verdict).toBe('passed');
  });

  it('warn and ignore', () => {
    const finding = vuln({ severity: 'low', kev: true });
    expect(judge('kinds: { vuln: { kev: warn } }', [finding]).first?.decision).toBe('warn');
    expect(judge('kinds: { vuln: { kev: ignore } }', [finding]).first?.decision).toBe('pass');
  });

  it('kev is incomplete with an engine that does not know', () => {
    const result = judge(kev, [vuln({ severity: 'low' })]);
    expect(result.verdict).toBe('incomplete');
    expect(result.incomplete[0]).toBe(
      'kinds.vuln.kev cannot be answered for 1 vulnerability: trivy does not say whether it is known to be exploited (CVE-2026-1000).',
    );
  });

  it('epss-min is incomplete with an engine that has no scores, and warns where one has none yet', () => {
    const yaml = 'kinds: { vuln: { epss-min: 0.1 } }';
    expect(judge(yaml, [vuln({ severity: 'low' })]).verdict).toBe('incomplete');
    const result = judge(yaml, [vuln({ severity: 'low' })], withAlso('epss'));
    expect(result.verdict).toBe('passed');
    expect(result.warnings).toContainEqual(expect.stringContaining('kinds.vuln.epss-min cannot be answered'));
  });

  it('ask nothing where nothing was found or it fails anyway', () => {
    expect(judge(kev, []).verdict).toBe('passed');
    expect(judge(kev, [vuln()])).toMatchObject({ verdict: 'failed-policy', incomplete: [] });
  });

  it('kev: warn gives a warning where it cannot be answered', () => {
    const result = judge('kinds: { vuln: { kev: warn } }', [vuln({ severity: 'low' })]);
    expect(result.verdict).toBe('passed');
    expect(result.warnings).toContainEqual(expect.stringContaining('kinds.vuln.kev cannot be answered'));
  });

  it('one engine of two that knows is enough', () => {
    const low = vuln({ severity: 'low' });
    const grype = report([{ ...low, tools: [GRYPE] }], { tool: GRYPE, ...withAlso('kev') });
    expect(evaluate([report([low]), grype], policyOf(kev), { now: NOW }).verdict).toBe('passed');
    expect(evaluate([report([low]), { ...grype, findings: [] }], policyOf(kev), { now: NOW }).verdict).toBe(
      'incomplete',
    );
  });
});

describe('licenses', () => {
  const licence = (id: string, severity: Finding['severity'] = 'low') => vuln({ kind: 'license', id, severity });
  it.each([
    ['{deny: [AGPL-3.0-only]}', licence('agpl-3.0-only'), 'failed-policy'],
    ['{deny: [AGPL-3.0-only]}', licence('MIT'), 'passed'],
    ['{deny: [AGPL-3.0-only]}', licence('MIT', 'high'), 'failed-policy'],
    ['{allow: [MIT]}', licence('MIT', 'critical'), 'passed'],
    ['{allow: [MIT]}', licence('GPL-2.0-only'), 'failed-policy'],
    ['{allow: [MIT], deny: [MIT]}', licence('MIT'), 'failed-policy'],
    ['{allow: [MIT]}', licence('GPL-2.0-only OR MIT'), 'passed'],
    ['{allow: [MIT]}', licence('GPL-2.0-only AND MIT'), 'failed-policy'],
    ['{deny: [AGPL-3.0-only]}', licence('MIT AND(AGPL-3.0-only)'), 'failed-policy'],
    ['{deny: [AGPL-3.0-only]}', licence(`${'('.repeat(20_000)}MIT`), 'failed-policy'],
  ])('%s', (rule, finding, verdict) => {
    expect(judge(`licenses: ${rule}`, [finding]).verdict).toBe(verdict);
  });

  it.each([
    ['MIT', true],
    ['(MIT)', true],
    ['X OR MIT AND X', false],
    ['(X OR MIT) AND MIT', true],
    ['(X)or(MIT)', true],
    ['MIT and(X)', false],
    ['MITandX', false],
    [`${'('.repeat(100)}MIT${')'.repeat(100)}`, true],
    [`${'('.repeat(101)}MIT${')'.repeat(101)}`, false],
    ['MIT AND', false],
    ['(MIT', false],
    ['', false],
    ['MIT MIT', false],
  ])('the expression %j is acceptable with MIT alone: %s', (text, expected) => {
    expect(evaluateExpression(text, (one) => one === 'mit')).toBe(expected);
  });
});

describe('the scan as a whole', () => {
  it.each([
    ['scanned nothing', { scanned: 0 }, 'scanned nothing'],
    ['problems', { problems: ['3 files could not be parsed.'] }, '3 files could not be parsed.'],
  ])('%s: incomplete', (_name, overrides, sentence) => {
    const result = judge('version: 1', [], overrides);
    expect(result.verdict).toBe('incomplete');
    expect(result.incomplete[0]).toContain(sentence);
  });

  it('no report at all is incomplete', () => {
    expect(evaluate([], defaultPolicy('high'), { now: NOW }).verdict).toBe('incomplete');
  });

  it('one of two that scanned nothing is incomplete', () => {
    const reports = [report([]), report([], { tool: GRYPE, scanned: 0 })];
    expect(evaluate(reports, defaultPolicy('high'), { now: NOW }).verdict).toBe('incomplete');
  });

  it('failing and incomplete: failed-policy, and both are told', () => {
    const result = judge('version: 1', [vuln()], { problems: ['A layer could not be read.'] });
    expect(result.verdict).toBe('failed-policy');
    expect(result.reasons).toHaveLength(1);
    expect(result.incomplete).toHaveLength(1);
  });

  it.each([
    ['2d', days(2), 'passed'],
    ['2d', days(2.01), 'incomplete'],
    ['1h', days(0.05), 'incomplete'],
    ['2d', '2027-01-01T00:00:00Z', 'incomplete'],
    ['2d', 'yesterday', 'incomplete'],
  ])('max-db-age: %s with a database of %s: %s', (max, updatedAt, verdict) => {
    expect(judge(`max-db-age: ${max}`, [], { database: { updatedAt } }).verdict).toBe(verdict);
  });

  it('max-db-age with a database of unknown age is incomplete', () => {
    const result = evaluate([omit(report([]), 'database')], policyOf('max-db-age: 2d'), { now: NOW });
    expect(result.incomplete).toEqual([
      'max-db-age cannot be answered: trivy 0.70.0 on ghcr.io/org/orders-api:1.4.0 does not say how old its vulnerability database is.',
    ]);
  });

  it('max-db-age asks nothing of an analysis of sources', () => {
    expect(evaluate([sastReport([])], policyOf('max-db-age: 2d'), { now: NOW }).verdict).toBe('passed');
  });

  const eol: Partial<ScanReport> = {
    target: { kind: 'image', reference: 'x', os: { family: 'debian', name: '9', endOfLife: true } },
  };
  it.each([
    ['fail', eol, 'failed-policy', 0],
    ['warn', eol, 'passed', 1],
    ['ignore', eol, 'passed', 0],
    ['fail', without('eol'), 'incomplete', 0],
    ['warn', without('eol'), 'passed', 1],
    ['ignore', without('eol'), 'passed', 0],
    ['fail', {}, 'passed', 0],
  ])('eol-os: %s', (level, overrides, verdict, warnings) => {
    const result = judge(`eol-os: ${level}`, [], overrides);
    expect(result.verdict).toBe(verdict);
    expect(result.warnings).toHaveLength(warnings);
  });

  it('without a word about eol-os no engine is asked for it, but what one says is told', () => {
    expect(judge('version: 1', [], without('eol')).warnings).toEqual([]);
    expect(judge('version: 1', [], eol).warnings).toHaveLength(1);
  });

  it.each([
    ['kinds: { secret: { fail-on: low } }', 'kinds.secret'],
    ['licenses: { deny: [MIT] }', 'kinds.license, licenses'],
  ])('%s is incomplete where nobody looked', (yaml, named) => {
    const result = judge(yaml, [], without('secret', 'license'));
    expect(result.verdict).toBe('incomplete');
    expect(result.incomplete[0]).toContain(named);
  });

  it('rules for what images have ask nothing of an analysis of sources, and the other way round', () => {
    const yaml = 'kinds: { vuln: { fail-on: low }, sast: { fail-on: low } }';
    expect(evaluate([sastReport([])], policyOf(yaml), { now: NOW }).verdict).toBe('passed');
    expect(evaluate([report([])], policyOf(yaml), { now: NOW }).verdict).toBe('passed');
    expect(evaluate([sastReport([flaw()])], policyOf(yaml), { now: NOW }).verdict).toBe('failed-policy');
  });
});
