import XMLBuilder from 'fast-xml-builder';
import { XMLParser } from 'fast-xml-parser';
import { isList, isObject } from '../core/input.js';
import type { Json, JsonObject, WireAnswer } from '../core/types.js';
import { s3Error } from './errors.js';

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';

const builder = new XMLBuilder({ ignoreAttributes: false, suppressBooleanAttributes: false });

// Keys may look like numbers or end in blanks: text stays what it is.
const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false, trimValues: false });

/** A document of S3's; lists repeat their element. Errors have no namespace. */
export function xmlDocument(root: string, content: JsonObject, namespace: string | undefined = NAMESPACE): string {
  return builder.build({
    '?xml': { '@_version': '1.0', '@_encoding': 'UTF-8' },
    [root]: { ...(namespace !== '' && { '@_xmlns': namespace }), ...content },
  });
}

/** The content of a request's root element; all values are text. @throws AwsError MalformedXML */
export function parseXml(body: Buffer, root: string): JsonObject {
  const text = body.toString('utf8');
  // The parser forgives a document that breaks off.
  if (!text.trimEnd().endsWith(`</${root}>`)) throw s3Error('MalformedXML');
  const parsed = parser.parse(text) as JsonObject;
  const content = parsed[root];
  if (content === '') return {};
  if (!isObject(content)) throw s3Error('MalformedXML');
  return content;
}

/** The children of that name: none, the one, or all of them. @throws AwsError MalformedXML where one is no element */
export function elements(parent: JsonObject, name: string): readonly JsonObject[] {
  const found = parent[name];
  const all: readonly Json[] = found === undefined ? [] : isList(found) ? found : [found];
  return all.map((one) => {
    if (!isObject(one)) throw s3Error('MalformedXML');
    return one;
  });
}

/** The text of the child of that name. */
export function textOf(parent: JsonObject, name: string): string | undefined {
  const value = parent[name];
  return typeof value === 'string' ? value : undefined;
}

/** A 200 with a document. */
export function xmlAnswer(
  root: string,
  content: JsonObject,
  headers: Readonly<Record<string, string>> = {},
): WireAnswer {
  return { status: 200, headers: { ...headers, 'content-type': 'application/xml' }, body: xmlDocument(root, content) };
}
