import { UserError, type Env } from '@platform-actions/action-kit';
import type { Partition } from '../region.js';

/** Partition, account and name with path, as IAM allows them. */
export const ROLE_PATTERN = /^arn:(aws[a-z-]*):iam::\d{12}:role\/(?:[\x21-\x7e]{1,510}\/)?[\w+=,.@-]{1,64}$/;

/**
 * Checks that a role can exist where the region is: an ARN of one partition is unknown in every other.
 *
 * @throws UserError where the two differ.
 */
export function checkRolePartition(roleArn: string, region: string, partition: Partition): void {
  const [, rolePartition = ''] = ROLE_PATTERN.exec(roleArn) ?? [];
  if (rolePartition === partition.id) return;
  throw new UserError(
    `Input "role-to-assume" is ${JSON.stringify(roleArn)}: a role of the partition ${rolePartition || '(none)'}, but ` +
      `the region ${region} belongs to ${partition.id}. Give a role of ${partition.id}, or another "aws-region".`,
  );
}

const MAX_SESSION_NAME = 64;

/**
 * The name under which CloudTrail shows what a run did, from its repository, run and attempt: `org-orders-api-1000-1`.
 * It has the characters and the length that STS accepts; a long repository name is cut, the run never.
 */
export function defaultSessionName(env: Env): string {
  const run = [env['GITHUB_RUN_ID'], env['GITHUB_RUN_ATTEMPT']].filter((part) => part).join('-');
  const suffix = run === '' ? '' : sanitise(`-${run}`).slice(-MAX_SESSION_NAME + 1);
  const given = sanitise(env['GITHUB_REPOSITORY'] ?? '');
  // STS asks for two characters at least.
  const repository = given.length < 2 ? 'platform-actions' : given;
  return `${repository.slice(0, MAX_SESSION_NAME - suffix.length)}${suffix}`;
}

function sanitise(text: string): string {
  return text.replace(/[^\w+=,.@-]+/g, '-');
}
