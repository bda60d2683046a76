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
import { answeredStatus } from './errors.js';
import { transport, type Fetch } from './transport.js';

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
  /**
   * The same, if the answer differs from the one that had the entity tag. An answer that does not takes nothing of the
   * rate limit.
   *
   * @returns `unchanged` where it does not.
   * @throws as `request`.
   */
  readonly requestIfChanged: ConditionalRequest;
  /** The newest time that an answer of GitHub bore, in milliseconds since the epoch; `undefined` before the first one. */
  serverTime(): number | undefined;
  /** The same access with another token, which is masked. Calls and the server's time are counted together. */
  as(token: string): GitHub;
  readonly calls: CallCounter;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** A call that is answered with its content only where that changed; without `etag` always. */
export type ConditionalRequest = <Route extends keyof Endpoints>(
  route: Route,
  parameters: Endpoints[Route]['parameters'] & RequestParameters,
  etag: string | undefined,
) => Promise<Endpoints[Route]['response'] | 'unchanged'>;

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
  const baseUrl = apiUrl(runner.env['GITHUB_API_URL']);
  const calls = callCounter();
  const time = serverClock();
  const fetch = timing(transport(baseUrl, patience.timeoutMs, runner.signal), time);
  const connect = (as: string): GitHub => {
    if (as !== '') runner.mask(as);
    const octokit = new (Octokit.plugin(counting(calls), retry, throttling))({
      ...(as !== '' && { auth: as }),
      baseUrl,
      userAgent: userAgent(runner.env['ACTIONS_ORCHESTRATION_ID']),
      log: octokitLog(runner.log),
      request: { fetch },
      retry: { doNotRetry: FINAL, retries: patience.retries, retryAfterBaseValue: patience.unitMs },
      throttle: throttle(runner.log, patience),
    });
    const request = requests(octokit, runner.signal);
    return {
      request,
      requestIfChanged: conditional(request),
      serverTime: time.newest,
      as: connect,
      calls,
      clock: runner.clock,
      signal: runner.signal,
    };
  };
  return connect(token);
}

function requests(octokit: Octokit, signal: AbortSignal): GitHubRequest {
  const headers = { 'x-github-api-version': '2022-11-28' };
  return async (route, parameters) => {
    signal.throwIfAborted();
    const options = { ...parameters, headers: { ...headers, ...parameters.headers } };
    // Typed by the route on both sides; the union of all routes is beyond what the compiler resolves.
    return (await untilCancelled(octokit.request(route as string, options), signal)) as never;
  };
}

/** Octokit takes 304 for an error. */
function conditional(request: GitHubRequest): ConditionalRequest {
  return async (route, parameters, etag) => {
    if (etag === undefined) return request(route, parameters);
    try {
      // Spread, the parameters of any route are beyond what the compiler resolves.
      const headers = { ...parameters.headers, 'if-none-match': etag };
      return await request(route, { ...parameters, headers } as typeof parameters);
    } catch (error) {
      if (answeredStatus(error) === 304) return 'unchanged';
      throw error;
    }
  };
}

/** The newest of the times that answers bear. */
function serverClock() {
  let newest: number | undefined;
  return {
    newest: () => newest,
    note: (date: string | null) => {
      const time = Date.parse(date ?? '');
      if (!Number.isNaN(time)) newest = Math.max(newest ?? time, time);
    },
  };
}

function timing(fetch: Fetch, time: ReturnType<typeof serverClock>): Fetch {
  return async (url, init) => {
    const response = await fetch(url, init);
    time.note(response.headers.get('date'));
    return response;
  };
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
