import type { ObjectHeaders } from '../model.js';

/** The headers that an object may have, in the order in which they are written. */
export const HEADER_NAMES = [
  'contentType',
  'cacheControl',
  'contentEncoding',
  'contentLanguage',
  'contentDisposition',
] as const satisfies readonly (keyof ObjectHeaders)[];

/** Whether two objects are served alike: every header is the same, or absent in both. */
export function headersEqual(one: Partial<ObjectHeaders>, other: Partial<ObjectHeaders>): boolean {
  return HEADER_NAMES.every((name) => one[name] === other[name]);
}
