import { UserError } from '../errors.js';
import type { InputType } from './types.js';

interface Presence {
  readonly required?: true;
  readonly default?: string;
}
type Present<T, P extends Presence> = P extends { required: true } | { default: string } ? T : T | undefined;

interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

function scalar<T, P extends Presence>(presence: P, parse: InputType<T>['parse']): InputType<Present<T, P>> {
  return {
    required: presence.required ?? false,
    default: presence.default,
    parse,
    empty: undefined,
  } as InputType<Present<T, P>>;
}

/** The error of one input, in the shape that all of them have: which, its value, what is valid. */
export function inputError(name: string, value: string, valid: string): UserError {
  return new UserError(`Input "${name}" is ${JSON.stringify(value)}: ${valid}`);
}

/** Any text. */
export function text<P extends Presence>(presence: P = {} as P): InputType<Present<string, P>> {
  return scalar(presence, (value) => value);
}

/** Text that matches a pattern; `hint` says in words what is valid. */
export function pattern<P extends Presence>(
  regex: RegExp,
  hint: string,
  presence: P = {} as P,
): InputType<Present<string, P>> {
  return scalar(presence, (value, name) => {
    if (!regex.test(value)) throw inputError(name, value, hint);
    return value;
  });
}

/** `true` or `false` as YAML 1.2 writes them; `yes`, `on` and `1` are refused rather than read as false. */
export function boolean<P extends Presence>(presence: P = {} as P): InputType<Present<boolean, P>> {
  return scalar(presence, (value, name) => {
    if (/^(true|True|TRUE)$/.test(value)) return true;
    if (/^(false|False|FALSE)$/.test(value)) return false;
    throw inputError(name, value, 'must be true or false.');
  });
}

/** One of a closed list of words. */
export function oneOf<const V extends string, P extends Presence>(
  values: readonly V[],
  presence: P = {} as P,
): InputType<Present<V, P>> {
  return scalar(presence, (value, name) => {
    const found = values.find((candidate) => candidate === value);
    if (found === undefined) throw inputError(name, value, `must be one of ${values.join(', ')}.`);
    return found;
  });
}

/** A whole number in decimal digits; `12abc`, `1e3` and `0x10` are refused. */
export function integer<P extends Presence>(presence: P & Bounds = {} as P): InputType<Present<number, P>> {
  return scalar<number, P>(presence, (value, name) => {
    const number = /^-?\d+$/.test(value) ? Number(value) : Number.NaN;
    if (!Number.isSafeInteger(number)) throw inputError(name, value, 'must be a whole number, such as 3.');
    checkBounds(number, presence, name, value, String);
    return number;
  });
}

/** A decimal number; `NaN`, `Infinity` and trailing garbage are refused. */
export function number<P extends Presence>(presence: P & Bounds = {} as P): InputType<Present<number, P>> {
  return scalar<number, P>(presence, (value, name) => {
    const parsed = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value) ? Number(value) : Number.NaN;
    if (!Number.isFinite(parsed)) throw inputError(name, value, 'must be a number, such as 3 or 0.5.');
    checkBounds(parsed, presence, name, value, String);
    return parsed;
  });
}

const UNIT_SECONDS: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400 };

/** A duration in seconds: `90`, `90s`, `15m`, `2h` or `1d`. Bounds are in seconds. */
export function duration<P extends Presence>(presence: P & Bounds = {} as P): InputType<Present<number, P>> {
  return scalar<number, P>(presence, (value, name) => {
    const match = /^(\d{1,9})\s*([smhd]?)$/.exec(value);
    const unit = UNIT_SECONDS[match?.[2] ?? '?'];
    if (!match || unit === undefined) {
      throw inputError(name, value, 'must be a duration: whole seconds such as 90, or 90s, 15m, 2h.');
    }
    const seconds = Number(match[1]) * unit;
    checkBounds(seconds, presence, name, value, (bound) => `${bound}s`);
    return seconds;
  });
}

function checkBounds(
  parsed: number,
  { min, max }: Bounds,
  name: string,
  value: string,
  show: (bound: number) => string,
): void {
  if (min !== undefined && parsed < min) throw inputError(name, value, `must be at least ${show(min)}.`);
  if (max !== undefined && parsed > max) throw inputError(name, value, `must be at most ${show(max)}.`);
}

const JOB_TOKEN = '${{ github.token }}';

/** A token for GitHub, by default the job's; `undefined` outside the runner, which alone evaluates that expression. */
export function githubToken(): InputType<string | undefined> {
  const parse = (value: string): string | undefined => (value === JOB_TOKEN ? undefined : value);
  return { required: false, default: JOB_TOKEN, parse, empty: undefined };
}

interface ManyPresence {
  readonly required?: true;
  readonly default?: string;
}

function many<T>(presence: ManyPresence, empty: T, parse: InputType<T>['parse']): InputType<T> {
  return { required: presence.required ?? false, default: presence.default, parse, empty };
}

/** A list, one entry per line; blank lines and surrounding white space are dropped. */
export function lines(presence: ManyPresence = {}): InputType<readonly string[]> {
  return many<readonly string[]>(presence, [], splitLines);
}

/** A list of words from a closed list, one per line, each once. */
export function linesOf<const V extends string>(
  values: readonly V[],
  presence: ManyPresence = {},
): InputType<readonly V[]> {
  const parseOne = oneOf(values, { required: true }).parse;
  return many<readonly V[]>(presence, [], (value, name) => [
    ...new Set(splitLines(value).map((line) => parseOne(line, name))),
  ]);
}

/** A map, one `key=value` per line, split at the first `=`; the value may be empty and may contain `=`. */
export function map(presence: ManyPresence = {}): InputType<ReadonlyMap<string, string>> {
  return many<ReadonlyMap<string, string>>(presence, new Map(), (value, name) => {
    const entries = new Map<string, string>();
    for (const line of splitLines(value)) {
      const at = line.indexOf('=');
      const key = line.slice(0, Math.max(at, 0)).trim();
      if (key === '') throw inputError(name, line, 'every line must be key=value.');
      if (entries.has(key)) throw inputError(name, line, `the key ${key} stands there twice.`);
      entries.set(key, line.slice(at + 1).trim());
    }
    return entries;
  });
}

function splitLines(value: string): string[] {
  return value
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
