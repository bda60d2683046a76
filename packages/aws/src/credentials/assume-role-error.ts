import { toError, UserError } from '@platform-actions/action-kit';
import { errorName, explainAwsError, isAccessDenied } from '../errors/index.js';

interface AssumeRoleAttempt {
  readonly roleArn: string;
  readonly durationSeconds: number;
  readonly region: string;
  /** The OIDC token that was shown to STS: its claims are told, the token never. */
  readonly token: string;
}

/** Why STS refused to give credentials for a role, with what to check; what it says of the token comes from its claims. */
export function explainAssumeRole(thrown: unknown, attempt: AssumeRoleAttempt): Error {
  const cause = toError(thrown);
  const { roleArn, durationSeconds, region, token } = attempt;
  if (isAccessDenied(thrown)) return new UserError(denied(roleArn, claimsOf(token)), { cause });
  if (/^InvalidIdentityToken/.test(errorName(thrown)))
    return new UserError(untrusted(cause, claimsOf(token)), { cause });
  if (/DurationSeconds exceeds/i.test(cause.message)) {
    return new UserError(
      `Input "role-duration-seconds" is ${durationSeconds}: more than the maximum session duration of ${roleArn}. Give ` +
        'less, or raise the maximum of the role.',
      { cause },
    );
  }
  return explainAwsError(thrown, `assuming the role ${roleArn}`, { region });
}

function denied(roleArn: string, claims: Claims): string {
  return (
    `AWS refused to let this job assume ${roleArn}. Either the role does not exist, or its trust policy does not fit the ` +
    `job's token, which has ${describeClaims(claims)}. Check in the trust policy: the action is ` +
    'sts:AssumeRoleWithWebIdentity, the principal is the OIDC provider of the same account, and every condition on ' +
    'aud, sub and job_workflow_ref matches these values (StringLike where a pattern has a *; "sub" names the environment ' +
    'instead of the branch as soon as the job has one).'
  );
}

function untrusted(cause: Error, claims: Claims): string {
  return (
    `AWS did not accept this job's OIDC token: ${cause.message} The token has ${describeClaims(claims)}. The account of ` +
    'the role needs an IAM identity provider with that issuer as its URL and that audience in its list.'
  );
}

const TOLD = ['iss', 'aud', 'sub', 'job_workflow_ref'] as const;
type Claims = Partial<Record<(typeof TOLD)[number], string>>;

function describeClaims(claims: Claims): string {
  const known = TOLD.flatMap((name) => (claims[name] === undefined ? [] : [`${name} ${JSON.stringify(claims[name])}`]));
  return known.length === 0 ? 'claims that could not be read' : known.join(', ');
}

/** The claims that trust policies speak of, from a token's payload (RFC 7519); none where it cannot be read. */
function claimsOf(token: string): Claims {
  try {
    const payload: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    if (typeof payload !== 'object' || payload === null) return {};
    const entries = Object.entries(payload as Record<string, unknown>);
    return Object.fromEntries(
      entries.filter(([name, value]) => TOLD.some((told) => told === name) && typeof value === 'string'),
    );
  } catch {
    return {};
  }
}
