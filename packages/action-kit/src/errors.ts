import { types } from 'node:util';

/**
 * An error that the user can mend: it says which input or setting, its value, what is valid and how to fix it.
 * It is shown without a stack. Thrown before anything was changed, it gives the outcome `config-error`.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** The job was cancelled: the runner sent SIGINT or SIGTERM. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';
  constructor(signal: string) {
    super(`The job was cancelled (${signal}).`);
  }
}

/** Any thrown value as an Error: strings and objects are thrown by libraries too, and must not pass as success. */
export function toError(thrown: unknown): Error {
  if (isError(thrown)) return thrown;
  return new Error(`A value that is no Error was thrown: ${describeValue(thrown)}`, { cause: thrown });
}

/** Errors of another realm, such as Node's own inside a test's sandbox, are no `instanceof Error`. */
function isError(value: unknown): value is Error {
  return value instanceof Error || types.isNativeError(value);
}

function describeValue(value: unknown): string {
  if (typeof value === 'string') return value;
  try {
    const json: unknown = JSON.stringify(value);
    return typeof json === 'string' ? json : String(value);
  } catch {
    return String(value);
  }
}

/** The message of an error followed by those of its causes, outermost first, each said once. */
export function messageChain(error: Error): string {
  const messages: string[] = [];
  let current: unknown = error;
  // A cause chain may be a ring.
  const seen = new Set<unknown>();
  while (isError(current) && !seen.has(current)) {
    seen.add(current);
    if (!messages.includes(current.message)) messages.push(current.message);
    current = current.cause;
  }
  return messages.join(' Cause: ');
}
