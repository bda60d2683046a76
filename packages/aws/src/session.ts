import { VERSION, type CallCounter, type Env, type Runner } from '@platform-actions/action-kit';
import { countingPlugin } from './calls.js';
import { sharedCredentials, type CredentialProvider } from './credentials/index.js';
import type { AwsInputValues } from './inputs.js';
import { partitionOf, resolveRegion, type Partition } from './region.js';

/**
 * What a client is for. `change`: adaptive retry, 8 attempts, for calls that must get through. `poll`: one attempt with
 * short timeouts, for calls that are made again a few seconds later anyway.
 */
export type Purpose = 'change' | 'poll';

/** The part of an SDK client's configuration that is the same for all clients of a purpose. */
export interface AwsClientConfig {
  readonly region: string;
  readonly credentials: CredentialProvider;
  readonly customUserAgent: [string, string?][];
  readonly maxAttempts: number;
  readonly retryMode: 'adaptive' | 'standard';
  readonly requestHandler: Timeouts;
}

/** Any SDK v3 client. Each types its plugins by the inputs and outputs of its own operations, hence `never`. */
export interface AwsClient {
  readonly middlewareStack: { use(plugin: never): void };
}

/** One action's access to AWS. */
export interface AwsSession {
  readonly region: string;
  readonly partition: Partition;
  /**
   * A new SDK v3 client with the session's region, credentials, retry policy, user agent and call counter. Take one per
   * service and purpose and keep it: adaptive retry learns the allowed rate per client.
   */
  client<C extends AwsClient>(Client: new (config: AwsClientConfig) => C, purpose: Purpose): C;
  readonly calls: CallCounter;
  /** For requests that are signed without an SDK client: see `signedRequests`. */
  readonly signing: SigningAccess;
}

/** What a signed request takes from its session. */
export interface SigningAccess {
  readonly credentials: CredentialProvider;
  readonly userAgent: string;
  readonly env: Env;
  /** Counts one HTTP request into the session's `calls`. */
  readonly count: (operation: string) => void;
}

interface Timeouts {
  readonly connectionTimeout: number;
  readonly requestTimeout: number;
  readonly socketTimeout: number;
  readonly throwOnRequestTimeout: true;
}

interface Policy {
  readonly maxAttempts: number;
  readonly retryMode: 'adaptive' | 'standard';
  /** Milliseconds to connect, and to the answer's headers or between two pieces of it. */
  readonly connectMs: number;
  readonly answerMs: number;
}

export const POLICIES: Readonly<Record<Purpose, Policy>> = {
  change: { maxAttempts: 8, retryMode: 'adaptive', connectMs: 5_000, answerMs: 60_000 },
  poll: { maxAttempts: 1, retryMode: 'standard', connectMs: 2_000, answerMs: 5_000 },
};

/**
 * Opens the session of one action: reads the region, checks the role, calls nobody. Credentials are fetched with the
 * first call of any client, once for all of them.
 *
 * @throws UserError where there is no region, the role is of another partition, or the job may not ask for an OIDC token.
 */
export function awsSession(
  runner: Runner,
  inputs: AwsInputValues,
  actionName: string,
  policies: Readonly<Record<Purpose, Policy>> = POLICIES,
): AwsSession {
  const region = resolveRegion(inputs.awsRegion, runner.env);
  const partition = partitionOf(region);
  const { calls, count, plugin } = countingPlugin();
  const customUserAgent: [string, string?][] = [['platform-actions', VERSION], [actionName]];
  const common = (purpose: Purpose) => ({ region, customUserAgent, ...transport(policies[purpose]) });
  const credentials = sharedCredentials(runner, inputs, {
    region,
    partition,
    clientConfig: common('change'),
    clientPlugins: [plugin],
  });
  return {
    region,
    partition,
    calls,
    signing: { credentials, count, env: runner.env, userAgent: `platform-actions/${VERSION} ${actionName}` },
    client: (Client, purpose) => {
      const client = new Client({ ...common(purpose), credentials });
      client.middlewareStack.use(plugin as never);
      return client;
    },
  };
}

function transport({ maxAttempts, retryMode, connectMs, answerMs }: Policy) {
  const requestHandler: Timeouts = {
    connectionTimeout: connectMs,
    requestTimeout: answerMs,
    socketTimeout: answerMs,
    // Without it the SDK only warns when the time is up, and waits on.
    throwOnRequestTimeout: true,
  };
  return { maxAttempts, retryMode, requestHandler };
}
