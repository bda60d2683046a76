import { createHash } from 'node:crypto';
import type { SigningAccess } from './session.js';
import { serverClock } from './signed/clock.js';
import { serviceError, type ServiceError } from './signed/error.js';
import { signer } from './signed/signature.js';
import { keepAliveTransport, type Transport, type WireAnswer } from './signed/transport.js';

/** A request of a service's API, as its reference writes it. */
export interface SignedRequest {
  /** As it is counted: `PutObject`. */
  readonly operation: string;
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  /** `https://host[:port]`. */
  readonly origin: string;
  /** Percent-encoded, starts with `/`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Lower-case names. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Of the body, hex, where it is known already. */
  readonly bodySha256?: string;
  /** Of the credential scope, where it is not the session's. */
  readonly region?: string;
  /** Milliseconds since the epoch by the service's clock: one that arrives later is refused. */
  readonly notAfter?: number;
}

/** Requests with a session's credentials, each sent once and counted. */
export interface SignedRequests {
  /**
   * @throws Error by the service's own name with `$metadata` as the SDK's errors have it, for `explainAwsError` and its
   *   kin; or a failure of the network.
   */
  send(request: SignedRequest): Promise<WireAnswer>;
  /** Milliseconds since the epoch by the service's clock, as far as its answers have told. */
  readonly now: () => number;
}

export interface SignedRequestOptions {
  /** As in the credential scope: `s3`, `cloudfront`. */
  readonly service: string;
  /** As it is counted: `S3`. */
  readonly name: string;
  readonly connections: number;
  readonly transport?: Transport;
}

/** Where a service is asked, unless `AWS_ENDPOINT_URL` or `AWS_ENDPOINT_URL_<SERVICE>` say otherwise. */
export function configuredEndpoint(session: { readonly signing: SigningAccess }, name: string): string | undefined {
  const { env } = session.signing;
  if (/^true$/i.test(env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] ?? '')) return undefined;
  const url = env[`AWS_ENDPOINT_URL_${name.toUpperCase()}`] ?? env['AWS_ENDPOINT_URL'];
  return url === undefined || url === '' ? undefined : url.replace(/\/+$/, '');
}

/**
 * Signed requests over kept connections, for where an SDK client costs too much: S3's is bound by its own CPU work at
 * some 1,000 PUTs a second, CloudFront's would add to every download of the actions.
 */
export function signedRequests(
  session: { readonly region: string; readonly signing: SigningAccess },
  options: SignedRequestOptions,
): SignedRequests {
  const { service, name, connections, transport = keepAliveTransport(connections) } = options;
  const clock = serverClock();
  const { credentials, count, userAgent } = session.signing;
  const signature = signer(service, credentials);
  return {
    now: clock.now,
    send: async (request) => {
      const { operation, method, origin, path, query = {}, body, notAfter } = request;
      const now = clock.now();
      const payload = notAfter === undefined ? (request.bodySha256 ?? sha256(body)) : 'UNSIGNED-PAYLOAD';
      const signable = {
        ...{ method, path, query, host: new URL(origin).host, region: request.region ?? session.region },
        headers: { ...request.headers, 'x-amz-content-sha256': payload },
      };
      const { headers, target } =
        notAfter === undefined
          ? await signature.sign(signable, now)
          : await signature.presign(signable, now, secondsLeft(now, notAfter));
      count(`${name}.${operation}`);
      const answer = await transport.send({
        method,
        origin,
        target,
        headers: { ...headers, 'user-agent': userAgent },
        body,
      });
      clock.learn(answer.headers['date']);
      if (answer.status < 300 || answer.status === 304) return answer;
      throw named(serviceError(answer), notAfter);
    },
  };
}

/** The name of the error for a request whose `notAfter` has passed, be it before it was sent or when it arrived. */
export const REQUEST_EXPIRED = 'RequestExpired';

/** Whole seconds from now on, as a signature counts them. @throws Error where none is left */
function secondsLeft(now: number, notAfter: number): number {
  const seconds = Math.floor(notAfter / 1_000) - Math.floor(now / 1_000);
  if (seconds < 1) throw requestExpired();
  return seconds;
}

function requestExpired(): Error {
  return Object.assign(new Error('The time for this request was over before it was sent.'), { name: REQUEST_EXPIRED });
}

/** S3 calls a request that came too late AccessDenied, as if a permission were missing. */
function named(error: ServiceError, notAfter: number | undefined): ServiceError {
  if (notAfter !== undefined && /^Request has expired/i.test(error.message)) error.name = REQUEST_EXPIRED;
  return error;
}

const EMPTY_SHA256 = createHash('sha256').digest('hex');

function sha256(body: Uint8Array | undefined): string {
  return body === undefined ? EMPTY_SHA256 : createHash('sha256').update(body).digest('hex');
}
