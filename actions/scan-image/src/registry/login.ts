import { CancelledError, messageChain, toError, UserError, type Runner } from '@platform-actions/action-kit';
import type { AwsSession } from '@platform-actions/aws';
import { InfrastructureError } from '@platform-actions/findings';
import { ecrLogin } from '../ecr/token.js';
import { ecrRegistryOf, type ImageReference } from '../image-reference.js';
import type { Inputs } from '../inputs.js';
import { authOf, loginOfJob, type RegistryLogin } from './docker-config.js';

type Session = (region: string) => AwsSession;

/**
 * The login for the registry of an image: that of the inputs, else for private ECR one that is fetched, else what
 * `docker login` left for that registry alone. `undefined`: none, as for public images.
 *
 * @throws UserError where AWS refuses and was asked for; InfrastructureError where it cannot be reached.
 */
export async function registryLogin(
  runner: Runner,
  inputs: Inputs,
  reference: ImageReference,
  session: Session,
): Promise<RegistryLogin | undefined> {
  const login = await findLogin(runner, inputs, reference, session);
  for (const secret of secretsOf(login)) runner.mask(secret);
  return login;
}

/** What must never be shown of a login. */
export function secretsOf(login: RegistryLogin | undefined): readonly string[] {
  return login === undefined ? [] : [login.password, authOf(login)];
}

async function findLogin(
  runner: Runner,
  inputs: Inputs,
  { registry }: ImageReference,
  session: Session,
): Promise<RegistryLogin | undefined> {
  const { registryUsername: username, registryPassword: password } = inputs;
  if (username !== undefined && password !== undefined) return { registry, username, password };
  const ecr = ecrRegistryOf(registry);
  const asked = inputs.roleToAssume !== undefined || inputs.awsRegion !== undefined;
  const left = loginOfJob(runner.env, registry);
  if (ecr === undefined || (left !== undefined && !asked)) return left;
  try {
    return await ecrLogin(session(ecr.region), registry);
  } catch (thrown) {
    const error = toError(thrown);
    if (error instanceof CancelledError) throw error;
    if (asked && error instanceof UserError) throw error;
    if (asked) throw new InfrastructureError(messageChain(error), { cause: error });
    // The image may be in the runner's own Docker Engine and need no login at all.
    runner.log.info(`No login to ${registry}, so none is used: ${messageChain(error)}`);
    return undefined;
  }
}
