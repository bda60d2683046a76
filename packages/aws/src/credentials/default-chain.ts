import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { toError, UserError } from '@platform-actions/action-kit';
import type { AwsCredentialIdentity } from '@smithy/types';
import { errorName } from '../errors/index.js';
import type { CredentialContext } from './context.js';

/** The SDK's own chain (environment, profile, web identity file, container, instance), which renews by itself. */
export function defaultChain({ clientConfig, clientPlugins }: CredentialContext): () => Promise<AwsCredentialIdentity> {
  const chain = defaultProvider({ clientConfig, clientPlugins });
  return async () => {
    try {
      return await chain();
    } catch (thrown) {
      throw errorName(thrown) === 'CredentialsProviderError' ? noCredentials(toError(thrown)) : thrown;
    }
  };
}

function noCredentials(cause: Error): UserError {
  return new UserError(
    `No AWS credentials were found (${cause.message}). Give the input "role-to-assume" the ARN of an IAM role that ` +
      'trusts GitHub, with "permissions: id-token: write" on the job; or run on a machine that has a role of its own; or ' +
      'set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment of the job.',
    { cause },
  );
}
