import type { ObjectHeaders } from '../model.js';

const NAMES = {
  contentType: 'content-type',
  cacheControl: 'cache-control',
  contentEncoding: 'content-encoding',
  contentLanguage: 'content-language',
  contentDisposition: 'content-disposition',
} as const satisfies Record<keyof ObjectHeaders, string>;

/** What S3 is to keep with an object, as headers of the request. */
export function requestHeaders(headers: ObjectHeaders): Record<string, string> {
  return translated(headers, (property) => [NAMES[property], headers[property]]);
}

/** What S3 has kept with an object, from the headers of its answer. */
export function objectHeaders(headers: Readonly<Record<string, string>>): Partial<ObjectHeaders> {
  return translated(NAMES, (property) => [property, headers[NAMES[property]]]);
}

function translated(
  source: Partial<Record<keyof ObjectHeaders, unknown>>,
  entry: (property: keyof ObjectHeaders) => readonly [string, string | undefined],
): Record<string, string> {
  const entries = (Object.keys(source) as (keyof ObjectHeaders)[]).map(entry);
  return Object.fromEntries(entries.filter((one): one is [string, string] => one[1] !== undefined));
}
