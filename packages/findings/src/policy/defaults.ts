import { KINDS, type FindingKind, type Severity } from '../model.js';
import type { KindRules, Policy, Threshold } from './types.js';

export const DEFAULT_WARN_ON: Threshold = 'medium';
export const DEFAULT_WAIVER_WARNING_DAYS = 14;
export const DEFAULT_MAX_WAIVER_DAYS = 90;

/** The rules of a kind where nothing but a threshold is said. Where every severity fails, an unknown one does too. */
export function defaultRules(failOn: Threshold): KindRules {
  return {
    failOn,
    warnOn: DEFAULT_WARN_ON,
    unknownSeverity: failOn === 'info' ? 'fail' : 'warn',
    maxCount: {},
    fixableOnly: false,
    graceDays: {},
    kev: 'ignore',
  };
}

/** One value for every kind. */
export function forEveryKind<T>(value: (kind: FindingKind) => T): Readonly<Record<FindingKind, T>> {
  return Object.fromEntries(KINDS.map((kind) => [kind, value(kind)])) as Record<FindingKind, T>;
}

/**
 * The policy where no file gives one: findings of that severity and worse fail, `medium` and worse warn, an unknown
 * severity warns (and fails where `info` does). `unknown` as the threshold means that every finding fails.
 */
export function defaultPolicy(failOn: Severity): Policy {
  const rules = defaultRules(failOn === 'unknown' ? 'info' : failOn);
  return {
    source: 'the input fail-on',
    kinds: forEveryKind(() => rules),
    written: new Set(),
    licenses: { allow: [], deny: [] },
    eolOs: 'warn',
    onlyNew: false,
    scannerSuppressions: 'accept',
    waiverWarningDays: DEFAULT_WAIVER_WARNING_DAYS,
    maxWaiverDays: DEFAULT_MAX_WAIVER_DAYS,
    waivers: [],
    imports: [],
    vex: [],
  };
}
