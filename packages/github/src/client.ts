import type Bottleneck from 'bottleneck';
// @ts-expect-error: the build that the plugins use has no types of its own
import light from 'bottleneck/light.js';
import { Octokit } from '@octokit/core';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import type { Endpoints, RequestParameters } from '@octokit/types';
import {
  callCounter,
  formatSeconds,
  UserError,
  VERSION,
  type CallCounter,
  type Clock,
  type Log,
  type Runner,
} from '@platform-actions/action-kit';
import { transport } from './transport.js';

/** A call of GitHub's REST API by its route; parameters and answer are typed by it. */
export type GitHubRequest = <Route extends keyof Endpoints>(
  route: Route,
  parameters: Endpoints[Route]['parameters'] & RequestParameters,
) => Promise<Endpoints[Route]['response']>;

/** One action's access to GitHub's REST API. */
export interface GitHub {
  /**
   * Makes a call, and again after a 5xx, a failure of the network or a rate limit that ends soon.
   *
   * @throws RequestError (`isRequestError`) for an answer of 4xx or 5xx; the signal's reason when the job is cancelled.
   */
  readonly request: GitHubRequest;
  readonly calls: CallCounter;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** How patient a client is. */
export interface Patience {
  /** Tries after the first one. */
  readonly retries: number;
  /** The unit of the waits between them, in milliseconds: 1, 4, 9 units; a Retry-After counts in it too. */
  readonly unitMs: number;
  /** The longest wait for a rate limit, in units. GitHub's hourly limit may take most of an hour to lift. */
  readonly longestWait: number;
  /** Milliseconds that one answer may take. */
  readonly timeoutMs: number;
}

export const PATIENCE: Patience = { retries: 3, unitMs: 1000, longestWait: 90, timeoutMs: 60_000 };

const DEFAULT_API = 'https://api.github.com';
/** Answers that another try does not change; 403 and 429 are the throttling plugin's. */
const FINAL = [400, 401, 403, 404, 409, 410, 413, 422, 429, 451];

/**
 * Opens access to the GitHub of the running job (`GITHUB_API_URL`); calls nobody. Without a token it may only read what
 * is public.
 *
 * @throws UserError where GITHUB_API_URL is no http(s) address.
 */
export function githubClient(runner: Runner, token: string, patience: Patience = PATIENCE): GitHub {
  if (token !== '') runner.mask(token);
  const { signal, clock } = runner;
  const baseUrl = apiUrl(runner.env['GITHUB_API_URL']);
  const calls = callCounter();
  const octokit = new (Octokit.plugin(counting(calls), retry, throttling))({
    ...(token !== '' && { auth: token }),
    baseUrl,
    userAgent: userAgent(runner.env['ACTIONS_ORCHESTRATION_ID']),
    log: octokitLog(runner.log),
    request: { fetch: transport(baseUrl, patience.timeoutMs, signal) },
    retry: { doNotRetry: FINAL, retries: patience.retries, retryAfterBaseValue: patience.unitMs },
    throttle: throttle(runner.log, patience),
  });
  const headers = { 'x-github-api-version': '2022-11-28' };
  const request: GitHubRequest = async (route, parameters) => {
    signal.throwIfAborted();
    const options = { ...parameters, headers: { ...headers, ...parameters.headers } };
    // Typed by the route on both sides; the union of all routes is beyond what the compiler resolves.
    return (await untilCancelled(octokit.request(route as string, options), signal)) as never;
  };
  return { request, calls, clock, signal };
}

function apiUrl(given: string | undefined): string {
  const text = given === undefined || given === '' ? DEFAULT_API : given;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return text.replace(/\/+$/, '');
  throw new UserError(`GITHUB_API_URL is '${text}', which is no address of an API such as ${DEFAULT_API}.`);
}

/** GitHub asks integrations to pass the orchestration id on, reduced to these characters. */
function userAgent(orchestrationId = ''): string {
  const id = orchestrationId.trim().replace(/[^a-z0-9_.-]/gi, '_');
  return `platform-actions/${VERSION}${id === '' ? '' : ` actions_orchestration_id/${id}`}`;
}

/** The first plugin is the innermost one, so each attempt passes it. */
function counting(calls: ReturnType<typeof callCounter>) {
  return (octokit: Octokit): object => {
    octokit.hook.before('request', ({ method, url }) => {
      calls.count(`${method} ${url}`);
    });
    return {};
  };
}

const { Group } = light as typeof Bottleneck;

function throttle(log: Log, { unitMs, longestWait, retries }: Patience) {
  const decide = (kind: string) => (seconds: number, _options: object, _octokit: object, tries: number) => {
    const waits = seconds <= longestWait && tries < retries;
    log.info(
      `GitHub's ${kind} limit is reached; it lifts in ${formatSeconds(seconds)}${waits ? ', which is waited for' : ''}.`,
    );
    return waits;
  };
  return {
    // GitHub asks for a second between changes, and for more between those that notify people.
    write: new Group({ maxConcurrent: 1, minTime: unitMs }),
    notifications: new Group({ maxConcurrent: 1, minTime: 3 * unitMs }),
    retryAfterBaseValue: unitMs,
    onRateLimit: decide('hourly'),
    onSecondaryRateLimit: decide('secondary'),
  };
}

function octokitLog(log: Log) {
  const debug = (message: string): void => {
    log.debug(message);
  };
  return { debug, info: debug, warn: debug, error: debug };
}

/** The plugins wait on timers that know no signal. */
function untilCancelled<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = (): void => {
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', cancel, { once: true });
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', cancel);
    });
  });
}
