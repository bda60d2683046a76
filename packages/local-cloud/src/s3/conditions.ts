import type { AwsError } from '../core/errors.js';
import { s3Error } from './errors.js';
import type { S3Object } from './store.js';

type Header = (name: string) => string | undefined;

/** What a conditional read comes to. */
export type Freshness = 'send' | 'not-modified';

/**
 * The conditions of a GET or HEAD, in the order of RFC 9110 §13.2.2; `prefix` is that of the same headers on a copy's source.
 *
 * @throws AwsError PreconditionFailed
 */
export function readCondition(object: S3Object, header: Header, prefix = ''): Freshness {
  const named = (name: string): string | undefined => header(`${prefix}${name}`);
  const [match, unmodifiedSince] = [named('if-match'), named('if-unmodified-since')];
  if (match !== undefined) {
    if (!matches(match, object.etag)) throw failed('If-Match');
  } else if (unmodifiedSince !== undefined && object.lastModified > Date.parse(unmodifiedSince)) {
    throw failed('If-Unmodified-Since');
  }
  const [noneMatch, modifiedSince] = [named('if-none-match'), named('if-modified-since')];
  if (noneMatch !== undefined) return matches(noneMatch, object.etag) ? 'not-modified' : 'send';
  return modifiedSince !== undefined && object.lastModified <= Date.parse(modifiedSince) ? 'not-modified' : 'send';
}

/**
 * The condition of a PUT or DELETE. The first of several at once wins. What met the condition when the request arrived
 * but was replaced since is a conflict; what is gone is missing.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 *
 * @throws AwsError PreconditionFailed, ConditionalRequestConflict, NoSuchKey
 */
export function checkWrite(key: string, header: Header, before: S3Object | undefined, now: S3Object | undefined): void {
  const [match, noneMatch] = [header('if-match'), header('if-none-match')];
  if (noneMatch !== undefined) {
    if (noneMatch !== '*') throw s3Error('NotImplemented', { Header: 'If-None-Match' });
    if (now) throw failed('If-None-Match');
    if (before) throw conflict(key, 'If-None-Match');
  }
  if (match === undefined || (now && matches(match, now.etag))) return;
  if (!now) throw s3Error('NoSuchKey', { Key: key });
  throw before && matches(match, before.etag) ? conflict(key, 'If-Match') : failed('If-Match');
}

/** Whether a list of ETags names this one; quotes may be left out, as S3 lets them be. */
export function matches(list: string, etag: string): boolean {
  const bare = (text: string): string => text.trim().replace(/^W\//, '').replaceAll('"', '');
  return list.trim() === '*' || list.split(',').some((one) => bare(one) === bare(etag));
}

function failed(condition: string): AwsError {
  return s3Error('PreconditionFailed', { Condition: condition });
}

function conflict(key: string, condition: string): AwsError {
  return s3Error('ConditionalRequestConflict', { Condition: condition, Key: key });
}
