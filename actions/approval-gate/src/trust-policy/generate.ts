import { ISSUER, subjects, workflowRefs, type DeploymentRole } from './deployment-role.js';

/** Where the role is. */
export interface AwsAccount {
  /** 12 digits; `undefined` leaves a mark to be replaced. */
  readonly id: string | undefined;
  /** `aws`, `aws-cn`, `aws-us-gov`, … */
  readonly partition: string;
}

/** What stands in a generated policy where the account is not known. IAM refuses it, so it cannot be forgotten. */
export const ACCOUNT_MARK = 'ACCOUNT_ID';

/**
 * The trust policy of the role that deploys into one environment, as JSON: it can be assumed by jobs of `deploy.yml` at
 * its tag alone, in this repository, for this environment, on the branches that deployments run on.
 */
export function generateTrustPolicy(role: DeploymentRole, environment: string, account: AwsAccount): string {
  const open = role.refs.some((ref) => /[*?]/.test(ref));
  const equals = {
    [`${ISSUER}:aud`]: audienceOf(account.partition),
    [`${ISSUER}:sub`]: subjects(role.repository, environment),
    [`${ISSUER}:repository_id`]: String(role.repository.id),
    [`${ISSUER}:job_workflow_ref`]: oneOrMore(workflowRefs(role)),
  };
  const ref = { [`${ISSUER}:ref`]: oneOrMore(role.refs) };
  const statement = {
    Effect: 'Allow',
    Principal: {
      Federated: `arn:${account.partition}:iam::${account.id ?? ACCOUNT_MARK}:oidc-provider/${ISSUER}`,
    },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: open ? { StringEquals: equals, StringLike: ref } : { StringEquals: { ...equals, ...ref } },
  };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2);
}

/** What AWS asks of a token in that partition. */
export function audienceOf(partition: string): string {
  return partition === 'aws-cn' ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com';
}

function oneOrMore(values: readonly string[]): string | readonly string[] {
  const [only, ...others] = values;
  return only !== undefined && others.length === 0 ? only : values;
}
