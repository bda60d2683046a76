import { parseCommand } from './workflow-command.js';

/** Hides secrets in whatever is shown or written. */
export interface Masks {
  /** Hides a value from now on, each of its lines for itself, as the runner does. */
  add(secret: string): void;
  /** The value with every secret in any of its strings, keys included, replaced by `***`. */
  scrub<T>(value: T): T;
}

/** Masks that know some values from the start: act hides secrets in the text of its lines only, not in the other fields. */
export function maskSet(secrets: readonly string[] = []): Masks {
  const known = new Set<string>();
  let pattern: RegExp | undefined;
  const add = (secret: string): void => {
    for (const line of secret.split(/\r?\n/)) if (line.trim() !== '') known.add(line.trim());
    // The longest first: a secret may hold another one.
    const longestFirst = [...known].sort((a, b) => b.length - a.length);
    pattern = known.size === 0 ? undefined : new RegExp(longestFirst.map(escapeRegExp).join('|'), 'g');
  };
  for (const secret of secrets) add(secret);
  return { add, scrub: (value) => (pattern === undefined ? value : (scrubDeep(value, pattern) as typeof value)) };
}

/**
 * One line of act's JSON log as an object, masked. A line that registers a mask is swallowed after its value was taken.
 *
 * @returns `undefined` where the line registers a mask or is no JSON object.
 */
export function readMaskedLine(line: string, masks: Masks): Readonly<Record<string, unknown>> | undefined {
  const parsed = parseObject(line);
  if (parsed === undefined) return undefined;
  const secret = newMask(parsed);
  if (secret === undefined) return masks.scrub(parsed);
  masks.add(secret);
  return undefined;
}

function newMask({ command, arg, raw }: Readonly<Record<string, unknown>>): string | undefined {
  const printed = typeof raw === 'string' ? parseCommand(raw) : undefined;
  if (printed?.name === 'add-mask') return printed.message;
  return command === 'add-mask' && typeof arg === 'string' ? arg : undefined;
}

function parseObject(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function scrubDeep(value: unknown, pattern: RegExp): unknown {
  if (typeof value === 'string') return value.replace(pattern, '***');
  if (Array.isArray(value)) return value.map((item) => scrubDeep(item, pattern));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key.replace(pattern, '***'), scrubDeep(item, pattern)]),
  );
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
