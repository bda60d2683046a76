import { ECRClient, GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr';
import { explainAwsError, type AwsSession } from '@platform-actions/aws';
import type { RegistryLogin } from '../registry/docker-config.js';

/**
 * A login to the private registry of that host, for twelve hours.
 *
 * @throws UserError where credentials or permissions are wrong; Error for what the world did.
 */
export async function ecrLogin(session: AwsSession, registry: string): Promise<RegistryLogin> {
  let token: string | undefined;
  try {
    const answer = await session.client(ECRClient, 'change').send(new GetAuthorizationTokenCommand({}));
    token = answer.authorizationData?.[0]?.authorizationToken;
  } catch (thrown) {
    throw explainAwsError(thrown, `getting a login to ${registry}`, session);
  }
  const [, username, password] = /^([^:]+):(.+)$/s.exec(Buffer.from(token ?? '', 'base64').toString('utf8')) ?? [];
  if (username === undefined || password === undefined) throw new Error(`ECR gave no login to ${registry}.`);
  return { registry, username, password };
}
