import { fromWebToken } from '@aws-sdk/credential-provider-web-identity';
import { messageChain, toError, UserError, type Runner } from '@platform-actions/action-kit';
import type { AwsCredentialIdentity } from '@smithy/types';
import type { AwsInputValues } from '../inputs.js';
import type { Partition } from '../region.js';
import { explainAssumeRole } from './assume-role-error.js';
import type { CredentialContext } from './context.js';
import { renewed } from './renewed.js';
import { checkRolePartition, defaultSessionName } from './role.js';

/**
 * The credentials of a role, had for an OIDC token of this job. Fetched with the first call and renewed before they
 * end; where renewing fails while the old ones are still good, a warning says so and they are used on.
 *
 * @throws UserError at once where the role's partition is not the region's or the job may not ask for a token.
 */
export function roleOverOidc(
  runner: Runner,
  roleArn: string,
  inputs: AwsInputValues,
  context: CredentialContext,
): () => Promise<AwsCredentialIdentity> {
  checkRolePartition(roleArn, context.region, context.partition);
  checkTokenPermission(runner);
  const request = {
    roleArn,
    roleSessionName: inputs.roleSessionName ?? defaultSessionName(runner.env),
    durationSeconds: inputs.roleDurationSeconds,
    clientConfig: context.clientConfig,
    clientPlugins: context.clientPlugins,
  };
  const assume = async (): Promise<AwsCredentialIdentity> => {
    const webIdentityToken = await oidcToken(runner, audienceOf(context.partition));
    try {
      return await fromWebToken({ ...request, webIdentityToken })();
    } catch (thrown) {
      throw explainAssumeRole(thrown, { ...request, region: context.region, token: webIdentityToken });
    }
  };
  return renewed(assume, {
    lifetimeMs: inputs.roleDurationSeconds * 1000,
    clock: runner.clock,
    onKept: (failure) => {
      runner.log.warning(
        `The AWS credentials could not be renewed yet; the present ones are still good. ${messageChain(toError(failure))}`,
      );
    },
  });
}

/** The audience that IAM's identity provider for GitHub is set up with; AWS's own names differ in China. */
function audienceOf(partition: Partition): string {
  return partition.id === 'aws-cn' ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com';
}

function checkTokenPermission({ env }: Runner): void {
  if (env['ACTIONS_ID_TOKEN_REQUEST_URL'] && env['ACTIONS_ID_TOKEN_REQUEST_TOKEN']) return;
  throw new UserError(
    'Input "role-to-assume" is given, but this job may not ask GitHub for an OIDC token. Add "permissions: id-token: ' +
      'write" to the job. In a reusable workflow the calling job must grant it too; a pull request from a fork never gets ' +
      'it. To use credentials that the job has already, leave "role-to-assume" empty.',
  );
}

async function oidcToken(runner: Runner, audience: string): Promise<string> {
  try {
    return await runner.idToken(audience);
  } catch (cause) {
    throw new Error(`GitHub gave no OIDC token for the audience ${audience}.`, { cause });
  }
}
