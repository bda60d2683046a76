import { UserError } from '@platform-actions/action-kit';
import { answeredStatus, githubSaid, isRequestError, requestErrorBehind } from './errors.js';

/**
 * What a failed call is to the one who must mend it: GitHub `refused` it (401, 403, 404, 422: a permission, a setting or
 * a thing that is not there), its limit was reached, or GitHub was `unavailable`.
 */
export type FaultKind = 'refused' | 'rate-limited' | 'unavailable';

/**
 * Which kind of failure an error is, looked up through its causes.
 *
 * @returns undefined where GitHub had no part in it.
 */
export function faultOf(error: unknown): FaultKind | undefined {
  const failed = requestErrorBehind(error);
  if (failed === undefined) return undefined;
  const status = answeredStatus(failed);
  if (status === 429 || (status === 403 && /rate limit/i.test(githubSaid(failed)))) return 'rate-limited';
  return status === undefined || status >= 500 ? 'unavailable' : 'refused';
}

const EXPIRED =
  'The input github-token holds a token that GitHub does not accept: leave it at its default, or renew it.';

/**
 * A failed call in words: a UserError with the remedy where GitHub refused it, an Error where it did not answer or its
 * limit was reached; both with the failure as their cause. Anything but a failed call is given back as it came.
 *
 * @param doing what was to be had: `The reviews of run 7 could not be read`.
 * @param remedy a whole sentence: "Give the job `permissions: actions: read`."
 */
export function explainRefusal(error: unknown, doing: string, remedy: string): unknown {
  if (!isRequestError(error)) return error;
  if (faultOf(error) !== 'refused') return new Error(`${doing}: ${githubSaid(error)}.`, { cause: error });
  const why = answeredStatus(error) === 401 ? EXPIRED : remedy;
  return new UserError(`${doing}: GitHub answered ${githubSaid(error)}. ${why}`, { cause: error });
}

/** Runs a call and throws what `explainRefusal` makes of its failure. */
export async function explained<T>(call: Promise<T>, doing: string, remedy: string): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw explainRefusal(error, doing, remedy);
  }
}

/** The usual remedy: a permission of the job's token. */
export function permissionRemedy(permission: string): string {
  return `Give the job \`permissions: ${permission}\`.`;
}
