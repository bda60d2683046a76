import { XMLParser } from 'fast-xml-parser';
import { isList, isObject, optionalObject, optionalText } from '../core/input.js';
import type { JsonObject } from '../core/types.js';
import { xmlDocument } from '../s3/xml.js';
import { inconsistentQuantities, invalidArgument, missingBody } from './errors.js';

const NAMESPACE = 'http://cloudfront.amazonaws.com/doc/2020-05-31/';

const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false, isArray: (name) => name === 'Path' });

/** A document of CloudFront's; a list is its element, repeated. */
export function cloudFrontDocument(root: string, content: JsonObject): string {
  return xmlDocument(root, content, NAMESPACE);
}

/**
 * The one document that is sent to this CloudFront.
 *
 * @throws AwsError MissingBody, InvalidArgument, InconsistentQuantities
 */
export function readInvalidationBatch(body: Buffer): { callerReference: string; paths: readonly string[] } {
  const { InvalidationBatch: batch } = parse(body.toString('utf8'));
  if (!isObject(batch)) throw missingBody();
  const paths = optionalObject(batch, 'Paths') ?? {};
  const items = isObject(paths['Items']) ? paths['Items']['Path'] : [];
  const texts = (isList(items) ? items : []).map(String);
  const quantity = optionalText(paths, 'Quantity') ?? '';
  if (!/^\d+$/.test(quantity)) throw invalidArgument('The parameter Quantity is missing or is no number.');
  if (Number(quantity) !== texts.length) throw inconsistentQuantities();
  return { callerReference: optionalText(batch, 'CallerReference') ?? '', paths: texts };
}

function parse(document: string): JsonObject {
  try {
    return parser.parse(document) as JsonObject;
  } catch {
    throw missingBody();
  }
}
