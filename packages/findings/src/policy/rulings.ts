import { SEVERITIES, type Finding, type Severity } from '../model.js';
import { forEveryKind } from './defaults.js';
import { excuseOf, type RulingFacts, type Undecided } from './excuses.js';
import { licenseRuling } from './licenses.js';
import { RANKED, type KindRules, type Level, type Policy, type Threshold } from './types.js';

/** What the rules say of one finding that nothing holds back, before limits and baseline. */
export interface Ruling {
  readonly decision: 'fail' | 'warn' | 'pass';
  readonly why: string;
  /** The rule that decided, as the file has it; findings are summed up by it. */
  readonly rule: string;
  /** Questions of rules that could make it fail; then the result is incomplete. */
  readonly undecided: readonly Undecided[];
  /** Questions of rules that only warn. */
  readonly unanswered: readonly Undecided[];
}

/** Judges findings one by one, each by the rules of its kind. */
export function rulingBy(policy: Policy, facts: RulingFacts): (finding: Finding) => Ruling {
  const bySeverity = forEveryKind((kind) => severityRulings(policy.kinds[kind]));
  return (finding) => rulingOn(finding, bySeverity[finding.kind][finding.severity], policy, facts);
}

function rulingOn(finding: Finding, bySeverity: Ruling, policy: Policy, facts: RulingFacts): Ruling {
  const rules = policy.kinds[finding.kind];
  const license = licenseRuling(finding, policy);
  if (license) return { ...license, rule: 'licenses', undecided: [], unanswered: [] };
  const exploited = exploitedRuling(finding, rules, facts);
  if (exploited.decision === 'fail') return exploited;
  const ruling = bySeverity.decision === 'fail' ? excused(finding, bySeverity, rules, facts) : bySeverity;
  if (ruling.decision === 'fail') return ruling;
  const undecided = [...ruling.undecided, ...exploited.undecided];
  const worse = exploited.decision === 'warn' && ruling.decision === 'pass' ? exploited : ruling;
  if (undecided.length + exploited.unanswered.length === 0) return worse;
  return {
    ...worse,
    ...(undecided.length > 0 && {
      decision: 'warn',
      why: `undecided: it is not known ${undecided.map(({ question }) => question).join(', nor ')}`,
    }),
    undecided,
    unanswered: exploited.unanswered,
  };
}

const NOTHING = { undecided: [], unanswered: [] } as const;

const PASS: Ruling = { decision: 'pass', why: '', rule: '', ...NOTHING };

/** `kev` and `epss-min`: they go before severity, fix and grace. */
function exploitedRuling(finding: Finding, { kev, epssMin }: KindRules, facts: RulingFacts): Ruling {
  if (finding.kind !== 'vuln' || (kev === 'ignore' && epssMin === undefined)) return PASS;
  const why = 'it is known to be exploited (kev)';
  if (finding.kev === true && kev === 'fail') return { decision: 'fail', why, rule: 'kinds.vuln.kev', ...NOTHING };
  if (epssMin !== undefined && finding.epss !== undefined && finding.epss >= epssMin) {
    const probability = `its EPSS probability ${finding.epss} is at least ${epssMin} (epss-min)`;
    return { decision: 'fail', why: probability, rule: 'kinds.vuln.epss-min', ...NOTHING };
  }
  const kevQuestion: Undecided[] =
    finding.kev === undefined && !facts.can(finding, 'kev')
      ? [{ rule: 'kinds.vuln.kev', question: 'whether it is known to be exploited' }]
      : [];
  const epssQuestion: Undecided[] =
    epssMin !== undefined && finding.epss === undefined
      ? [{ rule: 'kinds.vuln.epss-min', question: 'how likely its exploitation is' }]
      : [];
  const hasEpss = facts.can(finding, 'epss');
  return {
    ...PASS,
    ...(finding.kev === true && kev === 'warn' && { decision: 'warn', why, rule: 'kinds.vuln.kev' }),
    undecided: [...(kev === 'fail' ? kevQuestion : []), ...(hasEpss ? [] : epssQuestion)],
    // An engine that has scores but none for this one: there is none yet, which is said and does not fail.
    unanswered: [...(kev === 'warn' ? kevQuestion : []), ...(hasEpss ? epssQuestion : [])],
  };
}

function severityRulings(rules: KindRules): Readonly<Record<Severity, Ruling>> {
  return Object.fromEntries(SEVERITIES.map((severity) => [severity, severityRuling(severity, rules)])) as Record<
    Severity,
    Ruling
  >;
}

function severityRuling(severity: Severity, rules: KindRules): Ruling {
  if (severity === 'unknown') {
    const decision = decisionOf(rules.unknownSeverity);
    return {
      decision,
      why: 'its severity is unknown (unknown-severity)',
      rule: `unknown-severity ${rules.unknownSeverity}`,
      ...NOTHING,
    };
  }
  if (reaches(severity, rules.failOn)) {
    return {
      decision: 'fail',
      why: `${severity} fails (fail-on: ${rules.failOn})`,
      rule: `fail-on ${rules.failOn}`,
      ...NOTHING,
    };
  }
  if (reaches(severity, rules.warnOn)) {
    return {
      decision: 'warn',
      why: `${severity} warns (warn-on: ${rules.warnOn})`,
      rule: `warn-on ${rules.warnOn}`,
      ...NOTHING,
    };
  }
  return {
    decision: 'pass',
    why: `${severity} passes (fail-on: ${rules.failOn})`,
    rule: `fail-on ${rules.failOn}`,
    ...NOTHING,
  };
}

function excused(finding: Finding, ruling: Ruling, rules: KindRules, facts: RulingFacts): Ruling {
  const { why, undecided } = excuseOf(finding, rules, facts);
  if (why !== undefined) return { ...ruling, decision: 'warn', why };
  return undecided ? { ...ruling, decision: 'warn', undecided } : ruling;
}

function decisionOf(level: Level): Ruling['decision'] {
  return level === 'ignore' ? 'pass' : level;
}

function reaches(severity: Exclude<Severity, 'unknown'>, threshold: Threshold): boolean {
  return threshold !== 'none' && RANKED.indexOf(severity) <= RANKED.indexOf(threshold);
}
