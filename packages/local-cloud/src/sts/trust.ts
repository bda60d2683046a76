import { AwsError } from '../core/errors.js';
import type { JsonObject } from '../core/types.js';

/** What a role's trust policy asks of a web-identity token. `*` in the subject stands for anything. */
export interface TrustCondition {
  /** Such as `repo:org/orders-api:*`. Absent: any. */
  readonly subject?: string;
  /** The reusable workflow a job must run in, such as `org/platform-actions/.github/workflows/deploy.yml@*`. */
  readonly jobWorkflowRef?: string;
  /** The longest session, in seconds. */
  readonly maxSessionSeconds?: number;
}

/** The audience that AWS asks of GitHub's tokens in its partition. */
export const AUDIENCE = 'sts.amazonaws.com';

/**
 * Decides an `AssumeRoleWithWebIdentity`.
 *
 * @throws AwsError `InvalidIdentityToken` for a token of somebody else or for another audience, `ExpiredTokenException`,
 *   `AccessDenied` when the trust condition does not hold (AWS does not say which part)
 */
export function checkTrust(claims: JsonObject | undefined, trust: TrustCondition, nowMs: number): void {
  if (!claims)
    throw new AwsError('InvalidIdentityToken', "Couldn't retrieve verification key from your identity provider.");
  if (claims['aud'] !== AUDIENCE) throw new AwsError('InvalidIdentityToken', 'Incorrect token audience');
  if (Number(claims['exp']) * 1000 <= nowMs) {
    throw new AwsError(
      'ExpiredTokenException',
      'Token expired: current date/time must be before the expiration date/time',
    );
  }
  if (!fits(trust.subject, claims['sub']) || !fits(trust.jobWorkflowRef, claims['job_workflow_ref'])) {
    throw new AwsError('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity', { status: 403 });
  }
}

function fits(pattern: string | undefined, claim: unknown): boolean {
  if (pattern === undefined) return true;
  const expression = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return typeof claim === 'string' && new RegExp(`^${expression.join('.*')}$`).test(claim);
}
