import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readBaseline, writeBaseline } from '../../src/baseline/index.js';
import { evaluate, type EvaluationContext } from '../../src/evaluate.js';
import { SEVERITIES, type Capability, type Finding, type FixState, type ScanReport } from '../../src/model.js';
import { forEveryKind } from '../../src/policy/defaults.js';
import { LEVELS, RANKED, type KindRules, type Level, type Policy, type Threshold } from '../../src/policy/types.js';
import { holdsAt, waiverMatcher } from '../../src/waivers/match.js';
import type { VexStatement, Waiver } from '../../src/waivers/types.js';
import { GRYPE, NOW, TOOL, defaultPolicy, omit, report, vuln } from './support.js';

const ADVISORIES = 8;
const DATES = [undefined, '2026-11-20', '2026-11-01', '2025-01-01', '2099-01-01', 'soon'];

/** Findings of which no two are about the same advisory in the same package, so that none merges with another. */
const findings: fc.Arbitrary<Finding[]> = fc
  .uniqueArray(
    fc.record({
      number: fc.nat(ADVISORIES - 1),
      name: fc.constantFrom('openssl', 'zlib', 'curl'),
      kind: fc.constantFrom<Finding['kind'][]>('vuln', 'vuln', 'vuln', 'license', 'secret'),
      severity: fc.constantFrom(...SEVERITIES),
      tool: fc.constantFrom(TOOL, GRYPE),
      fix: fc.constantFrom<(FixState | undefined)[]>('fixed', 'not-fixed', 'wont-fix', 'unknown', undefined),
      since: fc.constantFrom(...DATES),
      publishedAt: fc.constantFrom(...DATES),
      kev: fc.constantFrom(true, false, undefined),
      epss: fc.constantFrom(undefined, 0.01, 0.5, 0.9),
      hasPurl: fc.boolean(),
    }),
    { selector: ({ number, name, kind }) => `${kind} ${number} ${name}`, maxLength: 6 },
  )
  .map((drafts) =>
    drafts.map(({ number, name, kind, tool, fix, since, publishedAt, kev, epss, hasPurl, severity }) => {
      const drafted = vuln({
        id: `${kind === 'vuln' ? 'CVE-2026' : kind}-${number}`,
        kind,
        severity,
        tools: [tool],
        fingerprint: `v1:${kind}-${number}-${name}`,
        package: { name, version: '1', ecosystem: 'deb', ...(hasPurl && { purl: `pkg:deb/debian/${name}@1` }) },
      });
      return {
        ...omit(drafted, 'fix', 'publishedAt'),
        ...(kind === 'vuln' && { aliases: [`GHSA-${number}`] }),
        ...(fix !== undefined && { fix: { state: fix, versions: [], ...(since !== undefined && { since }) } }),
        ...(publishedAt !== undefined && { publishedAt }),
        ...(kev !== undefined && { kev }),
        ...(epss !== undefined && { epss }),
      };
    }),
  );

const count = fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined, freq: 1 });
const level = fc.constantFrom(...LEVELS);
const threshold = fc.constantFrom(...RANKED, 'none' as const);
// Most policies let most findings pass, so that all three verdicts come out often.
const lenient = fc.constantFrom<Threshold[]>('critical', 'high', 'none', 'none', 'none');

const rules: fc.Arbitrary<KindRules> = fc
  .record({
    failOn: lenient,
    warnOn: threshold,
    unknownSeverity: fc.constantFrom<Level[]>('fail', 'warn', 'ignore', 'ignore'),
    all: count,
    high: count,
    fixableOnly: fc.boolean(),
    grace: fc.constantFrom(0, 14),
    kev: level,
    epssMin: fc.constantFrom(undefined, 0.5),
  })
  .map(({ all, high, grace, epssMin, ...rest }) => ({
    ...rest,
    maxCount: { ...(all !== undefined && { all }), ...(high !== undefined && { high }) },
    graceDays: grace === 0 ? {} : { critical: grace, high: grace, unknown: grace },
    ...(epssMin !== undefined && { epssMin }),
  }));

const waivers: fc.Arbitrary<Waiver[]> = fc.array(
  fc
    .record({
      number: fc.nat(ADVISORIES - 1),
      prefix: fc.constantFrom('CVE-2026', 'GHSA', 'license', 'secret'),
      endsAt: fc.constantFrom(NOW.getTime() + 1, NOW.getTime(), NOW.getTime() - 1, undefined),
      scope: fc.constantFrom(undefined, { purls: ['pkg:deb/debian/zlib'] }, { images: ['ghcr.io/**'] }),
    })
    .map(({ number, prefix, endsAt, scope }) => ({
      id: `${prefix}-${number}`,
      reason: 'r',
      owner: 'o',
      source: 'policy:1:1',
      ...(endsAt !== undefined && { endsAt }),
      ...(scope && { scope }),
    })),
  { maxLength: 5 },
);

const statements: fc.Arbitrary<VexStatement[]> = fc.array(
  fc.record({
    ids: fc.nat(ADVISORIES - 1).map((number) => [`CVE-2026-${number}`]),
    products: fc.constant([{ purls: ['pkg:deb/debian/openssl'], subcomponents: [] }]),
    status: fc.constantFrom('not_affected', 'fixed', 'affected'),
    timestamp: fc.nat(2),
    source: fc.constant('vex.json, statement 1'),
  }),
  { maxLength: 3 },
);

const policies: fc.Arbitrary<Policy> = fc
  .record({ vuln: rules, other: rules, waivers, vex: statements, onlyNew: fc.boolean(), allow: fc.boolean() })
  .map((drawn) => ({
    ...defaultPolicy('high'),
    kinds: forEveryKind((kind) => (kind === 'vuln' ? drawn.vuln : drawn.other)),
    licenses: { allow: drawn.allow ? ['license-1', 'license-2'] : [], deny: ['license-3'] },
    waivers: drawn.waivers,
    vex: drawn.vex,
    onlyNew: drawn.onlyNew,
  }));

const contexts: fc.Arbitrary<EvaluationContext> = fc.option(findings, { nil: undefined }).map((base) => ({
  now: NOW,
  ...(base && { baseline: readBaseline(writeBaseline(base, ['deb/curl@1'])) }),
}));

/** Two reports, Grype's knowing more than Trivy's. */
function reportsOf(all: readonly Finding[]): ScanReport[] {
  const by = (name: string): Finding[] => all.filter(({ tools }) => tools[0]?.name === name);
  const grypeCan = new Set<Capability>([...report([]).can, 'kev', 'epss', 'fix-date']);
  return [report(by('trivy')), report(by('grype'), { tool: GRYPE, can: grypeCan })];
}

/** Passed, incomplete, failed: a change that may only worsen must not lower it. */
const BADNESS = ['passed', 'incomplete', 'failed-policy'] as const;
const badness = (all: readonly Finding[], policy: Policy, context: EvaluationContext): number =>
  BADNESS.indexOf(evaluate(reportsOf(all), policy, context).verdict);

/** The ended waivers without which `only-new` would let a finding pass or warn. */
function sparedByOnlyNew(all: readonly Finding[], policy: Policy, context: EvaluationContext): Set<Waiver> {
  if (!policy.onlyNew || !context.baseline) return new Set();
  const { judged } = evaluate(reportsOf(all), policy, context);
  return new Set(
    judged.flatMap(({ status, newness, waiver }) =>
      waiver && status === 'expired-waiver' && newness !== 'introduced' ? [waiver] : [],
    ),
  );
}

const RUNS = { numRuns: 200 };

describe('whatever the policy', () => {
  it('another finding never makes the verdict better', () => {
    fc.assert(
      fc.property(findings, policies, contexts, (all, policy, context) => {
        for (const left of all.keys()) {
          const fewer = all.filter((_, index) => index !== left);
          expect(badness(all, policy, context)).toBeGreaterThanOrEqual(badness(fewer, policy, context));
        }
      }),
      RUNS,
    );
  });

  it('a waiver less never makes the verdict better, but for an ended one that only-new meets', () => {
    fc.assert(
      fc.property(findings, policies, contexts, (all, policy, context) => {
        const spared = sparedByOnlyNew(all, policy, context);
        for (const [left, waiver] of policy.waivers.entries()) {
          if (spared.has(waiver)) continue;
          const fewer = { ...policy, waivers: policy.waivers.filter((_, index) => index !== left) };
          expect(badness(all, fewer, context)).toBeGreaterThanOrEqual(badness(all, policy, context));
        }
      }),
      RUNS,
    );
  });

  it('another waiver that has ended never makes the verdict better', () => {
    fc.assert(
      fc.property(findings, policies, contexts, waivers, (all, policy, context, further) => {
        const ended = further.filter((waiver) => !holdsAt(waiver, NOW));
        const more = { ...policy, waivers: [...policy.waivers, ...ended] };
        expect(badness(all, more, context)).toBeGreaterThanOrEqual(badness(all, policy, context));
      }),
      RUNS,
    );
  });

  it('what an ended waiver names is judged as if there were no baseline, and all else as if there were no ended waiver', () => {
    fc.assert(
      fc.property(findings, policies, contexts, (all, policy, context) => {
        // Counts go over all findings, so that one finding more changes what is said of others.
        const plain = { ...policy, kinds: forEveryKind((kind) => ({ ...policy.kinds[kind], maxCount: {} })) };
        const decisions = (by: Policy, of: EvaluationContext): ReadonlyMap<string, string> =>
          new Map(evaluate(reportsOf(all), by, of).judged.map((one) => [one.finding.fingerprint, one.decision]));
        const holding = { ...plain, waivers: plain.waivers.filter((waiver) => holdsAt(waiver, NOW)) };
        const [actual, unbound, unended] = [
          decisions(plain, context),
          decisions(plain, { now: NOW }),
          decisions(holding, context),
        ];
        for (const { finding, status } of evaluate(reportsOf(all), plain, context).judged) {
          const expected = status === 'expired-waiver' ? unbound : unended;
          expect(actual.get(finding.fingerprint)).toBe(expected.get(finding.fingerprint));
          if (waiverMatcher(plain.waivers, NOW).match(finding)?.holds === false && status !== 'vex') {
            expect(status).toBe('expired-waiver');
          }
        }
      }),
      RUNS,
    );
  });

  it('gating everything is never better than gating what is new', () => {
    fc.assert(
      fc.property(findings, policies, contexts, (all, policy, context) => {
        const everything = badness(all, { ...policy, onlyNew: false }, context);
        expect(everything).toBeGreaterThanOrEqual(badness(all, { ...policy, onlyNew: true }, context));
      }),
      RUNS,
    );
  });

  it('time alone ends waivers and graces, it never makes the verdict better', () => {
    fc.assert(
      fc.property(findings, policies, contexts, fc.nat(100), (all, policy, context, days) => {
        const dated = all.filter(
          ({ publishedAt, fix }) => !['2099-01-01', 'soon'].some((date) => date === publishedAt || date === fix?.since),
        );
        const later = new Date(NOW.getTime() + days * 86_400_000);
        const now = badness(dated, policy, context);
        expect(badness(dated, policy, { ...context, now: later })).toBeGreaterThanOrEqual(now);
      }),
      RUNS,
    );
  });

  it('the order of reports, findings, waivers and statements changes nothing', () => {
    fc.assert(
      fc.property(findings, policies, contexts, fc.nat(), (all, policy, context, turn) => {
        const turned = <T>(items: readonly T[]): T[] => {
          const by = items.length === 0 ? 0 : turn % items.length;
          return [...items.slice(by), ...items.slice(0, by)].reverse();
        };
        const one = evaluate(reportsOf(all), policy, context);
        const other = evaluate(turned(reportsOf(turned(all))), policy, context);
        expect(other).toEqual(one);
        const again = evaluate(
          reportsOf(all),
          { ...policy, vex: turned(policy.vex), waivers: turned(policy.waivers) },
          context,
        );
        expect(again.verdict).toBe(one.verdict);
        expect(again.judged.map(({ finding, decision, status }) => [finding.fingerprint, decision, status])).toEqual(
          one.judged.map(({ finding, decision, status }) => [finding.fingerprint, decision, status]),
        );
      }),
      RUNS,
    );
  });

  it('green has no failing finding, red has a reason, and every finding is there once', () => {
    fc.assert(
      fc.property(findings, policies, contexts, (all, policy, context) => {
        const result = evaluate(reportsOf(all), policy, context);
        expect(result.judged.map(({ finding }) => finding.fingerprint).sort()).toEqual(
          all.map(({ fingerprint }) => fingerprint).sort(),
        );
        expect(result.verdict === 'failed-policy').toBe(result.judged.some(({ decision }) => decision === 'fail'));
        expect(result.verdict === 'failed-policy').toBe(result.reasons.length > 0);
        expect(result.verdict === 'incomplete').toBe(result.reasons.length === 0 && result.incomplete.length > 0);
        const active = Object.values(result.counts).reduce((sum, value) => sum + value, 0);
        expect(active + result.waivedCount).toBe(all.length);
        expect(result.judged.every(({ why }) => why !== '')).toBe(true);
      }),
      RUNS,
    );
  });

  it('by the default policy an unknown severity never passes unsaid', () => {
    fc.assert(
      fc.property(findings, fc.constantFrom(...SEVERITIES), (all, failOn) => {
        const { judged } = evaluate(reportsOf(all), defaultPolicy(failOn), { now: NOW });
        const unknown = judged.filter(({ finding }) => finding.severity === 'unknown');
        expect(unknown.every(({ decision }) => decision !== 'pass')).toBe(true);
      }),
      RUNS,
    );
  });
});
