import { hash } from 'node:crypto';
import type { HttpRequest } from '../core/types.js';
import { s3Error } from './errors.js';

const MOST_SKEW_MS = 15 * 60 * 1000;

/**
 * @param clocks milliseconds since the epoch, by each clock that will do; the first is the cloud's
 * @throws AwsError RequestTimeTooSkewed for a request signed more than 15 minutes off all of them; AccessDenied for one
 *   that was signed for less time than has passed
 */
export function checkTime(http: HttpRequest, clocks: readonly [cloud: number, ...others: number[]]): void {
  const sent = http.header('x-amz-date') ?? '';
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(sent) ?? [];
  const signed =
    second === undefined
      ? Date.parse(http.header('date') ?? '')
      : Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  if (Number.isNaN(signed)) {
    throw s3Error('AccessDenied', {}, 'AWS authentication requires a valid Date or x-amz-date header');
  }
  const expires = http.header('x-amz-expires');
  const lasts = expires === undefined ? MOST_SKEW_MS : Number(expires) * 1000;
  if (clocks.some((clock) => signed - clock <= MOST_SKEW_MS && clock - signed <= lasts)) return;
  if (expires !== undefined) {
    throw s3Error('AccessDenied', { 'X-Amz-Expires': expires, ServerTime: isoTime(clocks[0]) }, 'Request has expired');
  }
  throw s3Error('RequestTimeTooSkewed', {
    RequestTime: sent,
    ServerTime: isoTime(clocks[0]),
    MaxAllowedSkewMilliseconds: MOST_SKEW_MS,
  });
}

function isoTime(clock: number): string {
  return new Date(clock).toISOString().replace(/\.\d+Z$/, 'Z');
}

/**
 * The SHA-256 of the body in hex, where the request vouches for it.
 *
 * @throws AwsError where the payload's hash is missing, or is not that of the body
 */
export function checkPayload({ header, body }: HttpRequest): string | undefined {
  const sent = header('x-amz-content-sha256');
  if (sent === undefined) {
    throw s3Error('InvalidRequest', {}, 'Missing required header for this request: x-amz-content-sha256');
  }
  if (sent === 'UNSIGNED-PAYLOAD' || sent.startsWith('STREAMING-')) return undefined;
  const computed = body.byteLength === 0 ? EMPTY_SHA256 : hash('sha256', body, 'hex');
  if (computed === sent) return computed;
  throw s3Error('XAmzContentSHA256Mismatch', {
    ClientComputedContentSHA256: sent,
    S3ComputedContentSHA256: computed,
  });
}

const EMPTY_SHA256 = hash('sha256', '', 'hex');
