import { gunzipSync } from 'node:zlib';
import { AwsError } from './errors.js';
import { isList } from './input.js';
import type { CloudService, Json, JsonObject, WireAnswer } from './types.js';

/** The request's body as text; SDKs send big CloudWatch bodies with `content-encoding: gzip`. */
export function decodeBody(body: Uint8Array, contentEncoding: string | undefined): string {
  const plain = contentEncoding === 'gzip' ? gunzipSync(body) : body;
  return Buffer.from(plain).toString('utf8');
}

/**
 * Operation and input of a request in one of the two protocols: AWS JSON (operation in `X-Amz-Target`) or query
 * (form fields, operation in `Action`).
 *
 * @throws AwsError when it is neither, or the document is malformed
 */
export function decodeRequest(target: string | undefined, body: string): { operation: string; input: JsonObject } {
  if (target) return { operation: target.slice(target.lastIndexOf('.') + 1), input: parseJson(body) };
  const form = new URLSearchParams(body);
  const operation = form.get('Action');
  if (!operation) throw new AwsError('MissingAction', 'The request is missing an action or a required parameter.');
  return { operation, input: Object.fromEntries(form) };
}

function parseJson(body: string): JsonObject {
  try {
    const parsed: unknown = JSON.parse(body === '' ? '{}' : body);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as JsonObject;
  } catch {
    // Falls through to the same answer as a document that is no object.
  }
  throw new AwsError('SerializationException', 'The request body could not be read as a JSON object.');
}

export function encodeAnswer(
  service: CloudService,
  operation: string,
  result: JsonObject,
  requestId: string,
): WireAnswer {
  if (service.protocol === 'awsJson') return jsonAnswer(200, result, requestId);
  const body =
    `<${operation}Response xmlns="${service.xmlNamespace ?? ''}"><${operation}Result>${xml(result)}</${operation}Result>` +
    `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${operation}Response>`;
  return xmlAnswer(200, body, requestId);
}

export function encodeError(service: CloudService | undefined, error: AwsError, requestId: string): WireAnswer {
  const fault = error.status >= 500 ? 'Receiver' : 'Sender';
  if (service?.protocol === 'query') {
    const body =
      `<ErrorResponse xmlns="${service.xmlNamespace ?? ''}"><Error><Type>${fault}</Type><Code>${escapeXml(error.code)}</Code>` +
      `<Message>${escapeXml(error.message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
    return xmlAnswer(error.status, body, requestId);
  }
  const answer = jsonAnswer(error.status, { __type: error.code, message: error.message, ...error.details }, requestId);
  if (!service?.queryCompatible) return answer;
  const queryError = `${error.queryCode};${fault}`;
  return { ...answer, headers: { ...answer.headers, 'x-amzn-query-error': queryError } };
}

function jsonAnswer(status: number, document: JsonObject, requestId: string): WireAnswer {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': requestId };
  return { status, headers, body: JSON.stringify(document) };
}

function xmlAnswer(status: number, body: string, requestId: string): WireAnswer {
  return { status, headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId }, body };
}

/** Objects nest, lists are `<member>` elements: the query protocol's own convention. */
function xml(value: Json): string {
  if (value === null) return '';
  if (isList(value)) return value.map((item) => `<member>${xml(item)}</member>`).join('');
  if (typeof value !== 'object') return escapeXml(String(value));
  return Object.entries(value)
    .map(([name, member]) => (member === undefined ? '' : `<${name}>${xml(member)}</${name}>`))
    .join('');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
