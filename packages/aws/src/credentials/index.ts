import type { Runner } from '@platform-actions/action-kit';
import type { AwsCredentialIdentity } from '@smithy/types';
import type { AwsInputValues } from '../inputs.js';
import type { CredentialContext } from './context.js';
import { defaultChain } from './default-chain.js';
import { roleOverOidc } from './web-identity.js';

/** The SDK's mark `memoized` keeps each client from holding the credentials by a clock of its own. */
export type CredentialProvider = (() => Promise<AwsCredentialIdentity>) & { readonly memoized: true };

/**
 * The credentials of a session, fetched once for all its clients and renewed before they end: the role's where
 * `role-to-assume` is given, else those of the SDK's default chain. They are masked before anybody gets them and stay
 * in this process.
 *
 * @throws UserError where the role cannot exist in the region, or the job may not ask for an OIDC token.
 */
export function sharedCredentials(
  runner: Runner,
  inputs: AwsInputValues,
  context: CredentialContext,
): CredentialProvider {
  const { roleToAssume } = inputs;
  const fetch =
    roleToAssume === undefined ? defaultChain(context) : roleOverOidc(runner, roleToAssume, inputs, context);
  const masked = new Set<string>();
  const provide = async (): Promise<AwsCredentialIdentity> => {
    const credentials = await fetch();
    for (const secret of secretsOf(credentials)) {
      if (masked.has(secret)) continue;
      runner.mask(secret);
      masked.add(secret);
    }
    return credentials;
  };
  return Object.assign(provide, { memoized: true as const });
}

/**
 * The parts worth hiding. Stand-ins such as `test`, which emulators take, are shorter than any real key and would only
 * blank out ordinary words of the log.
 */
function secretsOf({ accessKeyId, secretAccessKey, sessionToken }: AwsCredentialIdentity): string[] {
  return [accessKeyId, secretAccessKey, sessionToken ?? ''].filter((part) => part.length >= 16);
}
