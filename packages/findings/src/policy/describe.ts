import { capitalised, plural } from '@platform-actions/action-kit';
import { KINDS, SEVERITIES } from '../model.js';
import type { KindRules, Policy } from './types.js';

/**
 * A policy in one paragraph of plain text for people who see its verdict: where it comes from, what fails, what is let
 * pass, and how many waivers it has. It holds text of the policy file, so escape it.
 */
export function describePolicy(policy: Policy): string {
  const scan = [
    `An operating system without fixes: ${policy.eolOs}.`,
    ...(policy.maxDbAge === undefined ? [] : [`The vulnerability database may be ${span(policy.maxDbAge)} old.`]),
    ...(policy.onlyNew ? ['Only what is new against the baseline fails; newly disclosed findings warn.'] : []),
    ...(policy.scannerSuppressions === 'judge' ? ['What scanners hold back themselves is judged like the rest.'] : []),
  ];
  return [
    `Policy of ${policy.source}.`,
    ...kindSentences(policy),
    ...licenseSentence(policy),
    ...scan,
    waiverSentence(policy),
  ].join(' ');
}

/** Kinds with the same rules share a sentence. */
function kindSentences({ kinds }: Policy): string[] {
  const byText = new Map<string, string[]>();
  for (const kind of KINDS) {
    const text = rulesText(kinds[kind]);
    byText.set(text, [...(byText.get(text) ?? []), kind]);
  }
  return [...byText].map(([text, names]) => `${capitalised(names.join(', '))}: ${text}.`);
}

function rulesText(rules: KindRules): string {
  const days = bySeverity(rules.graceDays, (value) => plural(value, 'day'));
  const most = bySeverity(rules.maxCount, (value) => `${value}`);
  return [
    rules.failOn === 'none' ? 'no severity fails' : `${atLeast(rules.failOn)} fails`,
    rules.warnOn === 'none' ? 'none warns' : `${atLeast(rules.warnOn)} warns`,
    `an unknown severity: ${rules.unknownSeverity}`,
    ...(most === '' ? [] : [`at most ${most}`]),
    ...(rules.fixableOnly ? ['only what has a fix fails'] : []),
    ...(days === '' ? [] : [`grace ${days}`]),
    ...(rules.kev === 'ignore' ? [] : [`known exploited: ${rules.kev}`]),
    ...(rules.epssMin === undefined ? [] : [`an EPSS probability of ${rules.epssMin} or more fails`]),
  ].join('; ');
}

function atLeast(threshold: string): string {
  return threshold === 'critical' ? threshold : `${threshold} or worse`;
}

function bySeverity(values: Readonly<Partial<Record<string, number>>>, show: (value: number) => string): string {
  return [...SEVERITIES, 'all']
    .flatMap((key) => (values[key] === undefined ? [] : [`${key} ${show(values[key])}`]))
    .join(', ');
}

function licenseSentence({ licenses: { allow, deny } }: Policy): string[] {
  if (allow.length + deny.length === 0) return [];
  const parts = [
    ...(allow.length > 0 ? [`only ${listed(allow)} may be used`] : []),
    ...(deny.length > 0 ? [`${listed(deny)} may not`] : []),
  ];
  return [`Licences: ${parts.join('; ')}.`];
}

function listed(names: readonly string[]): string {
  return names.length <= 8 ? names.join(', ') : `${names.slice(0, 8).join(', ')} and ${names.length - 8} more`;
}

function waiverSentence({ waivers, vex, maxWaiverDays }: Policy): string {
  const statements = vex.length === 0 ? '' : ` and ${plural(vex.length, 'VEX statement')}`;
  return `${plural(waivers.length, 'waiver')}${statements}; a waiver may last ${plural(maxWaiverDays, 'day')}.`;
}

function span(seconds: number): string {
  if (seconds % 86_400 === 0) return plural(seconds / 86_400, 'day');
  return seconds % 3600 === 0 ? plural(seconds / 3600, 'hour') : plural(seconds, 'second');
}
