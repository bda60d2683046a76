import type { Finding } from '../model.js';
import type { Policy } from './types.js';

export interface LicenseRuling {
  readonly decision: 'fail' | 'pass';
  readonly why: string;
}

/**
 * What `licenses` says of a finding; undefined where it says nothing and the severity decides. SPDX expressions are
 * understood: of `A OR B` one allowed licence is enough, of `A AND B` one denied licence fails. Case does not count.
 */
export function licenseRuling(finding: Finding, { licenses }: Policy): LicenseRuling | undefined {
  const { allow, deny } = licenses;
  if (finding.kind !== 'license' || allow.length + deny.length === 0) return undefined;
  const allowed = new Set(allow.map(normal));
  const denied = new Set(deny.map(normal));
  const acceptable = (license: string): boolean => !denied.has(license) && (allowed.size === 0 || allowed.has(license));
  if (evaluateExpression(finding.id, acceptable)) {
    return allowed.size > 0 ? { decision: 'pass', why: 'licenses.allow has it' } : undefined;
  }
  const isDenied = !evaluateExpression(finding.id, (license) => !denied.has(license));
  return { decision: 'fail', why: isDenied ? 'licenses.deny has it' : 'licenses.allow does not have it' };
}

function normal(license: string): string {
  return license.trim().toLowerCase();
}

/** More of them stand in no licence that anybody can read; each costs room on the stack. */
const MAX_PARENTHESES = 100;

/**
 * An expression of AND, OR and parentheses (AND binds tighter); what is no expression is one licence by its whole text.
 * One with more than a hundred parentheses is not acceptable, whatever it holds.
 */
export function evaluateExpression(text: string, acceptable: (license: string) => boolean): boolean {
  const whole = normal(text);
  const tokens = whole
    .split(/(\(|\)|(?<=[\s)])(?:and|or)(?=[\s(]))/)
    .map((token) => token.trim())
    .filter((token) => token !== '');
  if (tokens.filter((token) => token === '(').length > MAX_PARENTHESES) return false;
  const read = alternatives(tokens, 0, acceptable);
  return read?.next === tokens.length ? read.value : acceptable(whole);
}

/** What was read of the tokens and where the rest begins; undefined where they are no expression. */
type Read = { readonly value: boolean; readonly next: number } | undefined;
type ReadAt = (tokens: readonly string[], at: number, acceptable: (license: string) => boolean) => Read;

const OPERATORS: ReadonlySet<string> = new Set(['(', ')', 'and', 'or']);

const operand: ReadAt = (tokens, at, acceptable) => {
  const token = tokens[at];
  if (token === '(') {
    const inner = alternatives(tokens, at + 1, acceptable);
    return inner && tokens[inner.next] === ')' ? { value: inner.value, next: inner.next + 1 } : undefined;
  }
  return token === undefined || OPERATORS.has(token) ? undefined : { value: acceptable(token), next: at + 1 };
};

const all = chain('and', operand, (one, other) => one && other);
const anyOf = chain('or', all, (one, other) => one || other);

function alternatives(...args: Parameters<ReadAt>): Read {
  return anyOf(...args);
}

/** Operands of one kind with an operator between them. */
function chain(operator: string, part: ReadAt, join: (one: boolean, other: boolean) => boolean): ReadAt {
  return (tokens, at, acceptable) => {
    let read = part(tokens, at, acceptable);
    while (read && tokens[read.next] === operator) {
      const right = part(tokens, read.next + 1, acceptable);
      read = right && { value: join(read.value, right.value), next: right.next };
    }
    return read;
  };
}
