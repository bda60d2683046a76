import { CancelledError, toError, UserError } from '@platform-actions/action-kit';
import type { AwsSession } from '../session.js';
import { describeDenial, isAccessDenied } from './access-denied.js';
import { errorParts, isThrottle, type SdkErrorParts } from './classify.js';

const EXPIRED = /^(ExpiredToken|ExpiredTokenException|TokenRefreshRequired)$/;
const UNKNOWN_KEY =
  /^(InvalidClientTokenId|UnrecognizedClientException|InvalidAccessKeyId|InvalidToken|AuthFailure|IncompleteSignature|IncompleteSignatureException|MissingAuthenticationToken|MissingAuthenticationTokenException)$/;
const BAD_SIGNATURE =
  /^(SignatureDoesNotMatch|InvalidSignatureException|RequestExpired|RequestTimeTooSkewed|RequestInTheFuture)$/;
const NOT_FOUND = /NotFound(Exception)?$/;
const CERTIFICATE = /^(CERT_|ERR_TLS_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_)/;

/**
 * What an AWS call threw, as an error that says what to mend. The original stays as its `cause`.
 *
 * @param doing what was under way, as it goes after "While": `updating the service orders-api`.
 * @returns a UserError where the caller's permissions, credentials, names or region are at fault; else an Error whose
 *   cause chain tells the rest. A UserError or CancelledError is given back as it is.
 */
export function explainAwsError(thrown: unknown, doing: string, session: Pick<AwsSession, 'region'>): Error {
  if (thrown instanceof UserError || thrown instanceof CancelledError) return thrown;
  const cause = toError(thrown);
  const parts = errorParts(thrown);
  const mistake = describeMistake(thrown, parts, session.region);
  if (mistake !== undefined) return new UserError(`While ${doing}: ${mistake}`, { cause });
  return new Error(`While ${doing}: ${describeFailure(thrown, parts, session.region)}`, { cause });
}

/** What the user can mend; `undefined` where the fault lies elsewhere. */
function describeMistake(thrown: unknown, { name, message }: SdkErrorParts, region: string): string | undefined {
  if (isAccessDenied(thrown)) return describeDenial(message);
  if (EXPIRED.test(name)) {
    return (
      `the AWS credentials have expired (${name}). Credentials that an earlier step has put into the environment are ` +
      'not renewed: give "role-to-assume", with which this action renews its own, or let them last longer.'
    );
  }
  if (UNKNOWN_KEY.test(name)) {
    return (
      `AWS does not know these credentials (${name}: ${message}). The key may have been deleted, AWS_SESSION_TOKEN may be ` +
      `missing beside a temporary key, they may be of another partition, or the region ${region} may not be enabled in ` +
      'the account.'
    );
  }
  if (BAD_SIGNATURE.test(name)) {
    return (
      `AWS did not accept the request's signature (${name}: ${message}). Either AWS_SECRET_ACCESS_KEY is not the one ` +
      "of this key (blanks at its end count), or the runner's clock is off by more than 5 minutes."
    );
  }
  if (NOT_FOUND.test(name)) {
    return `not found in the region ${region} (${name}: ${message}). Check the name and "aws-region".`;
  }
  return undefined;
}

/** What failed without the user's doing; details are in the cause. */
function describeFailure(thrown: unknown, parts: SdkErrorParts, region: string): string {
  const { name, code = '', status, requestId, attempts = 1, endpoint = 'the endpoint' } = parts;
  const tried = attempts > 1 ? `, ${attempts} attempts` : '';
  if (isThrottle(thrown))
    return `AWS throttled the call (${name}${tried}). Others use the account's rate, too: try again later.`;
  if (status !== undefined) {
    return `AWS answered ${name} (HTTP ${status}${tried}${requestId === undefined ? '' : `, request ${requestId}`}).`;
  }
  if (code === 'ENOTFOUND') {
    return `there is no host ${endpoint}. Is "aws-region" (${region}) a region where this service exists, and has the runner DNS?`;
  }
  if (code === 'ECONNREFUSED') {
    return `nothing listens at ${endpoint}. Is AWS_ENDPOINT_URL set, and does it point to a running server?`;
  }
  if (CERTIFICATE.test(code)) {
    return `the TLS certificate of ${endpoint} was not accepted (${code}). Behind a proxy, NODE_EXTRA_CA_CERTS names its CA.`;
  }
  if (name === 'TimeoutError' || code !== '')
    return `the connection to AWS failed (${code === '' ? name : code}${tried}).`;
  return 'the call failed.';
}
