import { isScalar } from 'yaml';
import { describe, nearestHint, textOf, type Reader } from './document.js';

/** Any text but the empty one; numbers and the like are taken as they are written. */
export const text: Reader<string> = (document, node, name) => {
  const value = isScalar(node) ? textOf(node).trim() : '';
  if (value !== '') return value;
  document.problem(node, `${name} must be text, is ${describe(node)}.`);
  return undefined;
};

/** `true` or `false`. */
export const boolean: Reader<boolean> = (document, node, name) => {
  if (isScalar(node) && typeof node.value === 'boolean') return node.value;
  document.problem(node, `${name} must be true or false, is ${describe(node)}.`);
  return undefined;
};

/** One of a closed list of words. */
export function oneOf<const V extends string>(
  words: readonly V[],
  hint: (word: string) => string | undefined = () => undefined,
): Reader<V> {
  return (document, node, name) => {
    const word = isScalar(node) ? String(node.value) : '';
    const found = words.find((candidate) => candidate === word);
    if (found !== undefined) return found;
    const near = hint(word) ?? nearestWord(word, words);
    document.problem(node, `${name} must be one of ${words.join(', ')}; it is ${describe(node)}${near}`);
    return undefined;
  };
}

function nearestWord(word: string, words: readonly string[]): string {
  const hint = nearestHint(word, words);
  return hint.includes('did you mean') ? hint : '.';
}

interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** A whole number. */
export function integer({ min, max }: Bounds): Reader<number> {
  return (document, node, name) => {
    const value = isScalar(node) ? node.value : undefined;
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max) return value;
    document.problem(node, `${name} must be a whole number from ${min} to ${max}, is ${describe(node)}.`);
    return undefined;
  };
}

const UNIT_SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** A duration of at least a second, in seconds: `36h`, `2d`. A bare number is refused: days and seconds look alike. */
export const duration: Reader<number> = (document, node, name) => {
  const match = /^(\d{1,9})([smhd])$/.exec(isScalar(node) ? String(node.value) : '');
  const seconds = Number(match?.[1]) * (UNIT_SECONDS[match?.[2] ?? ''] ?? Number.NaN);
  if (seconds > 0) return seconds;
  document.problem(node, `${name} must be a duration such as 36h or 2d, is ${describe(node)}.`);
  return undefined;
};
