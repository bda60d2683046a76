import type { Check } from '../result.js';
import { isKnown, type Fact } from './facts.js';

/** What stays the same whatever a check finds. */
export type Question = Pick<Check, 'id' | 'title'>;

/** What is to be done about a finding. */
export type Remedy = Pick<Check, 'fix' | 'snippet'>;

export function sound(question: Question, finding: string, advice: Remedy = {}): Check {
  return { ...question, status: 'sound', finding, ...advice };
}

export function weak(question: Question, finding: string, remedy: Remedy): Check {
  return { ...question, status: 'weak', finding, ...remedy };
}

export function broken(question: Question, finding: string, remedy: Remedy): Check {
  return { ...question, status: 'broken', finding, ...remedy };
}

export function unknown(question: Question, finding: string, remedy: Remedy = {}): Check {
  return { ...question, status: 'unknown', finding, ...remedy };
}

/** Judges a fact where it could be read. */
export function judged<T>(question: Question, fact: Fact<T>, judge: (value: T) => Check): Check {
  return isKnown(fact) ? judge(fact.value) : unknown(question, fact.unreadable);
}

/** `alice, bob and 3 more`. */
export function some(names: readonly string[], shown = 10): string {
  const rest = names.length - shown;
  return `${names.slice(0, shown).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** Foreign text as one word of a command that somebody copies. */
export function shellWord(text: string): string {
  return /^[\w.:/@-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
