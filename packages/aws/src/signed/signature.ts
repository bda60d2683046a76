import { buildQueryString } from '@smithy/core/protocols';
import { Hash } from '@smithy/core/serde';
import { SignatureV4 } from '@smithy/signature-v4';
import type { AwsCredentialIdentity } from '@smithy/types';

/** The parts of a request that a signature covers. */
export interface Signable {
  readonly method: string;
  readonly host: string;
  /** Percent-encoded as it is sent. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Lower-case names; `x-amz-content-sha256` among them, the SHA-256 of the body in hex or `UNSIGNED-PAYLOAD`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly region: string;
}

/** What is sent of a signed request. */
export interface Signed {
  readonly headers: Readonly<Record<string, string>>;
  /** Path and query. */
  readonly target: string;
}

/** Signs requests of one service with Signature Version 4. Times are milliseconds since the epoch. */
export interface Signer {
  /** In the headers. */
  sign(request: Signable, now: number): Promise<Signed>;
  /** In the query: the request is refused when it arrives more than `seconds` after `now`. */
  presign(request: Signable, now: number, seconds: number): Promise<Signed>;
}

/** @param service as in the credential scope: `s3`. */
export function signer(service: string, credentials: () => Promise<AwsCredentialIdentity>): Signer {
  const signature = new SignatureV4({
    ...{ service, credentials, region: '', applyChecksum: false },
    sha256: Hash.bind(null, 'sha256'),
    // S3 takes the path as it is sent; all others want each segment encoded once more.
    uriEscapePath: service !== 's3',
  });
  return {
    sign: async (request, now) => {
      const options = { signingDate: new Date(now), signingRegion: request.region };
      const { headers } = await signature.sign(plain(request), options);
      return { headers, target: targetOf(request.path, request.query) };
    },
    presign: async (request, now, seconds) => {
      const names = Object.keys(request.headers);
      const { headers, query = {} } = await signature.presign(plain(request), {
        ...{ signingDate: new Date(now), signingRegion: request.region, expiresIn: seconds },
        // The library leaves some out, cache-control among them; these are as much part of what is asked for.
        ...{ unhoistableHeaders: new Set(names), signableHeaders: new Set(names) },
      });
      return { headers, target: targetOf(request.path, query) };
    },
  };
}

function plain({ method, host, path, query, headers }: Signable): Parameters<SignatureV4['presign']>[0] {
  return { protocol: 'https:', hostname: host, method, path, query: { ...query }, headers: { ...headers, host } };
}

function targetOf(path: string, query: Parameters<typeof buildQueryString>[0]): string {
  const text = buildQueryString(query);
  return text === '' ? path : `${path}?${text}`;
}
