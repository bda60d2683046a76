import { createHash, createHmac } from 'node:crypto';

/** The parts of a request that a signature covers. */
export interface Signable {
  readonly method: string;
  readonly host: string;
  /** Percent-encoded as it is sent. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** SHA-256 of the body in hex, or `UNSIGNED-PAYLOAD`. */
  readonly payloadHash: string;
}

export interface SigningKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly region: string;
  /** As in the credential scope: `s3`. */
  readonly service: string;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';

/**
 * Signs requests with Signature Version 4. The derived key is kept for the day, which is most of the work; the rest costs
 * some 20 µs, a fifth of what the SDK's signer takes, and thousands of small PUTs are bound by just that.
 */
export interface Signer {
  /** The headers to send: the given ones, `host`, `x-amz-date`, `authorization` and the token. */
  headers(request: Signable, key: SigningKey, now: number): Record<string, string>;
  /**
   * The query string to send, `X-Amz-Signature` included, for the given headers and `host`. The request is refused when
   * it arrives more than `seconds` after `now`.
   */
  query(request: Signable, key: SigningKey, now: number, seconds: number): string;
}

/** A signer whose kept key follows the day, the credentials, the region and the service. */
export function signer(): Signer {
  const keyFor = keyCache();
  const sign = (request: Signable, names: readonly string[], query: string, key: SigningKey, time: string): string => {
    const { method, path, headers, host, payloadHash } = request;
    const values = names.map((name) => `${name}:${name === 'host' ? host : tidy(headers[name] ?? '')}\n`).join('');
    const canonical = [method, canonicalPath(path, key.service), query, values, names.join(';'), payloadHash].join(
      '\n',
    );
    const text = [ALGORITHM, time, scopeOf(key, time), createHash('sha256').update(canonical).digest('hex')].join('\n');
    return createHmac('sha256', keyFor(key, time)).update(text).digest('hex');
  };
  return {
    headers: (request, key, now) => {
      const time = timestamp(now);
      const headers: Record<string, string> = { ...request.headers, 'x-amz-date': time };
      if (key.sessionToken !== undefined) headers['x-amz-security-token'] = key.sessionToken;
      const names = signedNames(headers);
      const signature = sign({ ...request, headers }, names, canonicalQuery(request.query), key, time);
      const credential = `${key.accessKeyId}/${scopeOf(key, time)}`;
      headers['host'] = request.host;
      headers['authorization'] =
        `${ALGORITHM} Credential=${credential}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
      return headers;
    },
    query: (request, key, now, seconds) => {
      const time = timestamp(now);
      const names = signedNames(request.headers);
      const query = canonicalQuery({
        ...request.query,
        'X-Amz-Algorithm': ALGORITHM,
        'X-Amz-Credential': `${key.accessKeyId}/${scopeOf(key, time)}`,
        'X-Amz-Date': time,
        'X-Amz-Expires': String(seconds),
        'X-Amz-SignedHeaders': names.join(';'),
        ...(key.sessionToken !== undefined && { 'X-Amz-Security-Token': key.sessionToken }),
      });
      return `${query}&X-Amz-Signature=${sign(request, names, query, key, time)}`;
    },
  };
}

/** Percent-encoding as the signature wants it: all but letters, digits and `-._~`. */
export function encodeUri(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The query string in the order of the names. */
export function canonicalQuery(query: Readonly<Record<string, string>>): string {
  return Object.entries(query)
    .map(([name, value]) => `${encodeUri(name)}=${encodeUri(value)}`)
    .sort()
    .join('&');
}

/** S3 takes the path as it is sent; all others want each segment encoded once more. */
function canonicalPath(path: string, service: string): string {
  return service === 's3' ? path : path.split('/').map(encodeUri).join('/');
}

function signedNames(headers: Readonly<Record<string, string>>): string[] {
  return [...Object.keys(headers), 'host'].sort();
}

function tidy(value: string): string {
  return value.trim().replace(/ {2,}/g, ' ');
}

function timestamp(now: number): string {
  return `${new Date(now).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

function scopeOf({ region, service }: SigningKey, time: string): string {
  return `${time.slice(0, 8)}/${region}/${service}/aws4_request`;
}

function keyCache(): (key: SigningKey, time: string) => Buffer {
  let kept: { of: string; derived: Buffer } | undefined;
  return (key, time) => {
    const of = [key.accessKeyId, key.secretAccessKey, scopeOf(key, time)].join('\n');
    if (kept?.of !== of) kept = { of, derived: derive(key, time.slice(0, 8)) };
    return kept.derived;
  };
}

function derive({ secretAccessKey, region, service }: SigningKey, day: string): Buffer {
  const hmac = (key: Buffer | string, text: string): Buffer => createHmac('sha256', key).update(text).digest();
  return hmac(hmac(hmac(hmac(`AWS4${secretAccessKey}`, day), region), service), 'aws4_request');
}
