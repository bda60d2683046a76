import { isServerError, isThrottlingError, isTransientError } from '@smithy/core/retry';
import { UserError } from '@platform-actions/action-kit';

/** What the SDK's errors carry beyond a message; each part may be missing. */
export interface SdkErrorParts {
  readonly name: string;
  readonly message: string;
  /** Node's code of a network failure: `ECONNREFUSED`. */
  readonly code: string | undefined;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly attempts: number | undefined;
  /** `host:port` or host of a network failure. */
  readonly endpoint: string | undefined;
}

type Bag = Readonly<Record<string, unknown>>;

/** The parts of an error, of whatever kind the thrown value is. */
export function errorParts(thrown: unknown): SdkErrorParts {
  const error = bag(thrown);
  const metadata = bag(error['$metadata']);
  return {
    name: text(error['name']) ?? '',
    message: text(error['message']) ?? text(error['Message']) ?? '',
    code: text(error['code']),
    status: number(metadata['httpStatusCode']) ?? number(bag(error['$response'])['statusCode']),
    requestId: text(metadata['requestId']),
    attempts: number(metadata['attempts']),
    endpoint: endpointOf(error),
  };
}

/** The name by which AWS or the SDK calls an error: `AccessDeniedException`; empty where it has none. */
export function errorName(thrown: unknown): string {
  return errorParts(thrown).name;
}

/**
 * Whether AWS asked to go slower. ECS says so for RegisterTaskDefinition with a plain ClientException; its
 * LimitExceededException, which the SDK counts in, is a quota that waiting does not mend. Looks into the causes, so that
 * an explained error is still of its kind.
 */
export function isThrottle(thrown: unknown): boolean {
  return causesOf(thrown).some((error) => {
    const { name, message } = errorParts(error);
    if (name === 'LimitExceededException') return false;
    return isThrottlingError(sdkError(error)) || /\brate exceeded\b|too many concurrent attempts/i.test(message);
  });
}

/**
 * Whether the failure is of the moment (a 5xx, the network, a time-out) and the same call may pass later. Looks into
 * the causes, too.
 */
export function isTransient(thrown: unknown): boolean {
  if (isThrottle(thrown)) return false;
  return causesOf(thrown).some((error) => isTransientError(sdkError(error)) || isServerError(sdkError(error)));
}

/** An error with its causes, outermost first; none where one of them is the user's to mend, which waiting never does. */
function causesOf(thrown: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let error = thrown; error !== undefined && !chain.includes(error); error = bag(error)['cause']) {
    if (error instanceof UserError) return [];
    chain.push(error);
  }
  return chain;
}

type SdkError = Parameters<typeof isThrottlingError>[0];

function sdkError(thrown: unknown): SdkError {
  return bag(thrown) as unknown as SdkError;
}

/** A refused connection to a name with two addresses comes as an AggregateError of both. */
function endpointOf(error: Bag): string | undefined {
  const errors = error['errors'];
  const source = Array.isArray(errors) && errors.length > 0 ? bag(errors[0]) : error;
  const host = text(source['hostname']) ?? text(source['address']);
  const port = number(source['port']);
  return host === undefined || port === undefined ? host : `${host}:${port}`;
}

function bag(value: unknown): Bag {
  return typeof value === 'object' && value !== null ? (value as Bag) : {};
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
