/** An object of a report, of which nothing is known yet. */
export type Bag = Readonly<Record<string, unknown>>;

/** What is wrong in a report, without its name, which whoever read it adds. */
export class FormatError extends Error {
  override readonly name = 'FormatError';
}

const NOTHING: Bag = {};
export const NONE: readonly never[] = [];

/** The object, or an empty one: for what may be absent. */
export function bag(value: unknown): Bag {
  return isBag(value) ? value : NOTHING;
}

export function isBag(value: unknown): value is Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object that must be there. @throws FormatError naming the place */
export function mustBag(value: unknown, place: string): Bag {
  if (isBag(value)) return value;
  throw new FormatError(`${place} is ${nameOf(value)} where an object belongs`);
}

/** The list, or an empty one where it is absent or null. @throws FormatError where something else stands in its place */
export function list(value: unknown, place: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value === undefined || value === null) return NONE;
  throw new FormatError(`${place} is ${nameOf(value)} where a list belongs`);
}

/** A text that is not empty. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A text without which a finding is none. @throws FormatError naming the place */
export function mustText(value: unknown, place: string): string {
  const found = text(value);
  if (found !== undefined) return found;
  throw new FormatError(`${place} is missing`);
}

/** The texts of a list, at most so many; a single text counts as a list of one. */
export function texts(value: unknown, max = 100): readonly string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const found: string[] = [];
  for (const item of items) {
    if (typeof item !== 'string' || item === '' || found.includes(item)) continue;
    found.push(item);
    if (found.length === max) break;
  }
  return found.length === 0 ? NONE : found;
}

/** A finite number; scanners also write numbers as text. */
export function number(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const parsed = Number(value);
  return Number.isFinite(parsed) ? parsed : undefined;
}

/** A line number: a whole number from 1. */
export function line(value: unknown): number | undefined {
  const found = number(value);
  return found !== undefined && Number.isInteger(found) && found > 0 ? found : undefined;
}

/** An ISO 8601 date and time, from one or from seconds since 1970; absent for what is no date, and for Go's zero time. */
export function date(value: unknown): string | undefined {
  if (typeof value === 'number') return isoOf(value * 1000);
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(value)) return undefined;
  return isoOf(Date.parse(value));
}

function isoOf(milliseconds: number): string | undefined {
  const found = new Date(milliseconds);
  return found.getTime() > 0 ? found.toISOString() : undefined;
}

/** The text cut to so many characters, with an ellipsis, in memory of its own: a slice would keep the long one alive. */
export function capped(value: string | undefined, max: number): string | undefined {
  if (value === undefined || value.length <= max) return value;
  return Buffer.from(`${value.slice(0, max - 1)}…`).toString();
}

export const MAX_TITLE = 300;
export const MAX_DESCRIPTION = 1000;
export const MAX_REFERENCES = 10;

/** What is still being put together, by the only one who holds it. */
export type Building<T> = { -readonly [K in keyof T]: T[K] };

/** The properties that are there: an optional property is absent rather than `undefined`. */
export function present<T extends object>(properties: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const found: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
  for (const key of Object.keys(properties) as (keyof T)[]) {
    const value = properties[key];
    if (value !== undefined) found[key] = value as Exclude<T[typeof key], undefined>;
  }
  return found;
}

function nameOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return value === undefined ? 'missing' : `a ${typeof value}`;
}
