import type { Condition, Statement } from './statements.js';

/** The values that a claim can have where a condition holds, and whether `*` and `?` in them stand for anything. */
export interface Bound {
  readonly values: readonly string[];
  readonly wildcards: boolean;
}

const POSITIVE: readonly string[] = ['stringequals', 'stringequalsignorecase', 'stringlike'];
const NEGATIVE: readonly string[] = ['stringnotequals', 'stringnotequalsignorecase', 'stringnotlike'];

/**
 * What a statement's conditions bound a claim to: one bound per condition, each of which holds. A condition that also
 * holds where the claim is absent (`IfExists`, `ForAllValues:`) bounds nothing.
 */
export function boundsOf({ conditions }: Statement, key: string): Bound[] {
  return conditions
    .filter((condition) => condition.key === key && isStrict(condition) && POSITIVE.includes(condition.operator.name))
    .map(bound);
}

/**
 * What a `Deny` bounds a claim to: it denies whoever has another value, or none. Only one with that condition alone
 * does: a second one lets through whoever fails it.
 */
export function boundsOfDeny({ conditions }: Statement, key: string): Bound[] {
  const [condition, ...others] = conditions;
  if (condition?.key !== key || others.length > 0 || condition.operator.set !== undefined) return [];
  return NEGATIVE.includes(condition.operator.name) ? [bound(condition)] : [];
}

function isStrict({ operator }: Condition): boolean {
  return !operator.ifExists && operator.set !== 'forallvalues';
}

/** A policy variable, `${…}`, may become anything. */
function bound({ operator, values }: Condition): Bound {
  return {
    values: values.map((value) => (value.includes('${') ? '*' : value)),
    wildcards: operator.name.endsWith('like') || values.some((value) => value.includes('${')),
  };
}

/** Whether a value of a bound takes in a text. Case does not matter here: what differs in case alone is taken for the same. */
export function takesIn({ wildcards }: Bound, value: string, text: string): boolean {
  const [pattern, subject] = [value.toLowerCase(), text.toLowerCase()];
  return wildcards ? globMatches(pattern, subject) : pattern === subject;
}

/** `*` is any text and `?` one character, as in IAM. Goes back to the last `*` only, so that no pattern takes long. */
export function globMatches(pattern: string, text: string): boolean {
  let [p, t, star, resume] = [0, 0, -1, 0];
  while (t < text.length) {
    if (pattern[p] === '*') [star, resume, p] = [p, t, p + 1];
    else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[t])) [p, t] = [p + 1, t + 1];
    else if (star >= 0) [p, resume, t] = [star + 1, resume + 1, resume + 1];
    else return false;
  }
  return /^\**$/.test(pattern.slice(p));
}

/** Whether a bound's value stands for more than itself. */
export function isOpen({ wildcards }: Bound, value: string): boolean {
  return wildcards && /[*?]/.test(value);
}
