import type { WireAnswer } from './transport.js';
import { childOf, parseXml, textOf } from './xml.js';

/** What a service's XML API answered in place of what it was asked for. */
export interface ServiceError extends Error {
  readonly $metadata: { readonly httpStatusCode: number; readonly requestId?: string };
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Further texts of the document by name: `Region`. */
  readonly details: Readonly<Record<string, string>>;
}

/** Names for answers without a body, as to a HEAD. */
const BY_STATUS: Readonly<Record<number, string>> = {
  301: 'PermanentRedirect',
  307: 'TemporaryRedirect',
  400: 'BadRequest',
  403: 'AccessDenied',
  404: 'NotFound',
  409: 'Conflict',
  412: 'PreconditionFailed',
  429: 'TooManyRequests',
  500: 'InternalError',
  503: 'ServiceUnavailable',
};

/** An error of the name and message that the answer's document gives, whatever else a proxy may have answered. */
export function serviceError({ status, headers, body }: WireAnswer): ServiceError {
  const document = readDocument(body);
  const requestId = headers['x-amz-request-id'] ?? headers['x-amzn-requestid'];
  const error = new Error(document['Message'] ?? `HTTP ${status}`);
  error.name = document['Code'] ?? BY_STATUS[status] ?? `Http${status}`;
  const $metadata = { httpStatusCode: status, ...(requestId !== undefined && { requestId }) };
  return Object.assign(error, { $metadata, headers, details: document });
}

function readDocument(body: Uint8Array): Record<string, string> {
  const text = new TextDecoder().decode(body.subarray(0, 64 * 1024));
  if (!text.trimStart().startsWith('<')) return {};
  try {
    const document = parseXml(text);
    const wrapped = childOf(document, 'ErrorResponse') ?? document;
    const error = childOf(wrapped, 'Error');
    return Object.fromEntries(
      Object.keys(error ?? {}).flatMap((name) => {
        const value = textOf(error, name);
        return value === undefined ? [] : [[name, value]];
      }),
    );
  } catch {
    return {};
  }
}
