import { s3Error } from './errors.js';

/**
 * First and last byte of a single range; `undefined` for none, for several and for what is no range: then the whole
 * object is sent.
 *
 * @throws AwsError InvalidRange where it lies behind the end
 */
export function rangeOf(header: string | undefined, size: number): readonly [from: number, to: number] | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (first !== '' && last !== '' && Number(last) < from) return undefined;
  if (from >= size) throw s3Error('InvalidRange', { RangeRequested: header, ActualObjectSize: size });
  return [from, to];
}
