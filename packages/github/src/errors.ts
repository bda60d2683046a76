import { isNativeError } from 'node:util/types';
import { truncate } from '@platform-actions/action-kit';

/** What Octokit throws for an answer of 4xx or 5xx, and with status 500 and no answer for a failure of the network. */
export interface RequestError extends Error {
  readonly status: number;
  readonly response?: { readonly status: number; readonly data: unknown };
}

export function isRequestError(error: unknown): error is RequestError {
  return isErrorLike(error) && error.name === 'HttpError' && 'status' in error && typeof error.status === 'number';
}

/**
 * The HTTP status that GitHub answered, looked up through an error's causes; `undefined` where it did not answer, or had
 * no part in it.
 */
export function answeredStatus(error: unknown): number | undefined {
  return requestErrorBehind(error)?.response?.status;
}

/** The failed call that an error is, or was explained from. */
export function requestErrorBehind(error: unknown): RequestError | undefined {
  if (isRequestError(error)) return error;
  const cause = isErrorLike(error) ? error.cause : undefined;
  return cause === undefined || cause === error ? undefined : requestErrorBehind(cause);
}

/** GitHub's own words for a refusal, in one line, foreign text: `403 Resource not accessible by integration`. */
export function githubSaid(error: RequestError): string {
  const { response } = error;
  // What stands before GitHub, or fails in front of it, answers with a page.
  const message = response ? (messageOf(response.data) ?? 'without a reason') : error.message;
  return `${response?.status ?? 'no answer'} ${truncate(message.replace(/\s+/g, ' ').trim(), 300)}`;
}

function messageOf(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('message' in data)) return undefined;
  const errors = 'errors' in data && Array.isArray(data.errors) ? (data.errors as unknown[]).map(detail) : [];
  return [String(data.message), ...errors.filter((text) => text !== '')].join('; ');
}

function detail(error: unknown): string {
  if (typeof error === 'string') return error;
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
}

/** Errors of another realm are no `instanceof Error`. */
function isErrorLike(value: unknown): value is Error {
  return value instanceof Error || isNativeError(value);
}
