import { AwsError } from '../core/errors.js';
import type { Identities } from '../core/identities.js';
import type { CloudService, JsonObject, RegionContext } from '../core/types.js';
import type { TokenIssuer } from '../oidc/tokens.js';
import { AUDIENCE, checkTrust, type TrustCondition } from './trust.js';

export interface Sts {
  readonly service: CloudService;
  /** Sets a role's trust condition; a role without one can be assumed with any token of the runner's endpoint. */
  trust(roleArn: string, condition: TrustCondition): void;
}

/** What STS shares with the rest of the cloud, in every region: who holds which key, and who issues tokens. */
export interface StsParts {
  readonly identities: Identities;
  readonly issuer: TokenIssuer;
  readonly trusted: Map<string, TrustCondition>;
}

const SHORTEST_SESSION = 900;
const DEFAULT_SESSION = 3600;

export function createSts(context: RegionContext, parts: StsParts): Sts {
  return {
    trust: (roleArn, condition) => parts.trusted.set(roleArn, condition),
    service: {
      name: 'STS',
      iamPrefix: 'sts',
      protocol: 'query',
      xmlNamespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
      resourceOf: (_operation, input) => text(input, 'RoleArn') || '*',
      operations: {
        AssumeRoleWithWebIdentity: (input) => assumeRole(input, context, parts),
        GetCallerIdentity: (_input, { principal }) => ({
          Arn: principal.arn,
          UserId: principal.userId,
          Account: context.account,
        }),
      },
    },
  };
}

function assumeRole(input: JsonObject, context: RegionContext, parts: StsParts): JsonObject {
  const roleArn = text(input, 'RoleArn');
  const role = /^arn:aws[\w-]*:iam::\d{12}:role\/(?:.*\/)?([\w+=,.@-]+)$/.exec(roleArn)?.[1];
  if (!role) throw new AwsError('ValidationError', `${roleArn} is invalid`);
  const session = text(input, 'RoleSessionName');
  if (!/^[\w+=,.@-]{2,64}$/.test(session)) {
    throw new AwsError('ValidationError', `Value '${session}' at 'roleSessionName' failed to satisfy constraint`);
  }
  const trust = parts.trusted.get(roleArn) ?? {};
  const seconds = sessionSeconds(input, trust);
  const claims = parts.issuer.verify(text(input, 'WebIdentityToken'));
  checkTrust(claims, trust, Date.now());
  const roleId = `AROA${context.random.hex(17).toUpperCase()}`;
  const principal = {
    arn: `arn:aws:sts::${context.account}:assumed-role/${role}/${session}`,
    userId: `${roleId}:${session}`,
  };
  const credentials = {
    accessKeyId: `ASIA${context.random.hex(16).toUpperCase()}`,
    secretAccessKey: context.random.token(40),
    sessionToken: context.random.token(120),
    expiresAt: Date.now() + seconds * 1000,
    principal,
  };
  parts.identities.remember(credentials);
  return {
    Credentials: {
      AccessKeyId: credentials.accessKeyId,
      SecretAccessKey: credentials.secretAccessKey,
      SessionToken: credentials.sessionToken,
      Expiration: new Date(credentials.expiresAt).toISOString(),
    },
    AssumedRoleUser: { AssumedRoleId: principal.userId, Arn: principal.arn },
    SubjectFromWebIdentityToken: claims?.['sub'],
    Audience: AUDIENCE,
  };
}

function sessionSeconds(input: JsonObject, trust: TrustCondition): number {
  const seconds = Number(input['DurationSeconds'] ?? DEFAULT_SESSION);
  if (!Number.isInteger(seconds) || seconds < SHORTEST_SESSION) {
    throw new AwsError(
      'ValidationError',
      `Value '${seconds}' at 'durationSeconds' must be at least ${SHORTEST_SESSION}`,
    );
  }
  if (seconds > (trust.maxSessionSeconds ?? DEFAULT_SESSION)) {
    throw new AwsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  }
  return seconds;
}

function text(input: JsonObject, name: string): string {
  const value = input[name];
  return typeof value === 'string' ? value : '';
}
