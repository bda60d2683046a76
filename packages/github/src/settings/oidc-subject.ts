import type { GitHub } from '../client.js';
import type { Repository } from '../context.js';
import { IncompleteAnswerError } from '../incomplete.js';
import { explained, permissionRemedy } from '../refusal.js';

/** How GitHub makes the subject of a repository's OIDC tokens. */
export interface OidcSubject {
  /** Whether it is made as GitHub does by itself: repository, then environment or ref. */
  readonly isDefault: boolean;
  /** The claims it is made of, where it is not. */
  readonly claims: readonly string[];
  /** Whether it names owner and repository with their ids; `undefined` where GitHub does not say. */
  readonly withIds: boolean | undefined;
}

/**
 * How the `sub` of a repository's tokens is made.
 *
 * @throws UserError where the token may not look; Error where GitHub does not answer.
 */
export async function oidcSubject(gh: GitHub, repository: Repository): Promise<OidcSubject> {
  const { data } = await explained(
    gh.request('GET /repos/{owner}/{repo}/actions/oidc/customization/sub', { ...repository }),
    'How the subject of OIDC tokens is made could not be read',
    permissionRemedy('actions: read'),
  );
  const { use_default: isDefault, include_claim_keys: claims = [], use_immutable_subject: immutable } = data;
  // Without it nothing can be said of the subject, least of all that it is the usual one.
  if (typeof isDefault !== 'boolean') throw new IncompleteAnswerError('the subject of OIDC tokens', ['use_default']);
  const prefix = data.sub_claim_prefix;
  return {
    isDefault,
    claims,
    withIds: typeof prefix === 'string' ? /@\d+\/.*@\d+/.test(prefix) : immutable,
  };
}
