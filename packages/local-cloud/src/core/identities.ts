import { expiredToken } from './common-errors.js';
import { AwsError } from './errors.js';
import type { Principal } from './types.js';

/** Temporary credentials as STS gives them out. */
export interface SessionCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** Milliseconds since the epoch on the machine's clock: clients compare it with their own. */
  readonly expiresAt: number;
  readonly principal: Principal;
}

/** What a signature says about a request. */
export interface Signature {
  readonly accessKeyId: string;
  readonly region: string;
  /** The service of the credential scope: `ecs`, `monitoring`, `logs`, `sts`. */
  readonly service: string;
}

export interface Identities {
  remember(session: SessionCredentials): void;
  /** @throws AwsError for a temporary key that was never given out, comes without its token, or has expired. */
  principalOf(signature: Signature, sessionToken: string | undefined): Principal;
}

/**
 * Reads the SigV4 `Authorization` header. The signature itself is not verified: the cloud is reachable from this
 * machine only and a wrong secret is not a case worth emulating.
 */
export function parseSignature(authorization: string | undefined): Signature | undefined {
  const scope = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request\b/.exec(
    authorization ?? '',
  );
  const [, accessKeyId, region, service] = scope ?? [];
  return accessKeyId && region && service ? { accessKeyId, region, service } : undefined;
}

/** Long-lived keys are all one IAM user; temporary keys (`ASIA…`) must be ones that this cloud's STS gave out. */
export function identities(account: string): Identities {
  const sessions = new Map<string, SessionCredentials>();
  return {
    remember: (session) => sessions.set(session.accessKeyId, session),
    principalOf: ({ accessKeyId }, sessionToken) => {
      if (!accessKeyId.startsWith('ASIA'))
        return { arn: `arn:aws:iam::${account}:user/local-cloud`, userId: accessKeyId };
      const session = sessions.get(accessKeyId);
      if (session?.sessionToken !== sessionToken || !session) {
        throw new AwsError('UnrecognizedClientException', 'The security token included in the request is invalid.');
      }
      if (session.expiresAt <= Date.now()) throw expiredToken(undefined);
      return session.principal;
    },
  };
}
