import { setTimeout as delay } from 'node:timers/promises';
import type { CallRecorder } from '../core/calls.js';
import { AwsError } from '../core/errors.js';
import type { FaultDraw } from '../core/faults.js';
import { isObject, omit } from '../core/input.js';
import type { Json, JsonObject } from '../core/types.js';
import { notModified } from './conditional.js';
import { badCredentials, GitHubError, hourlyLimit, notAccessible, notFound, secondaryLimit } from './errors.js';
import { assertMay, identify } from './identify.js';
import { findRoute } from './routes.js';
import { repositoryKey, takeCall, type GitHubState, type Identity } from './state.js';
import type { GitHubAnswer } from './types.js';

/** An HTTP request to the REST API. */
export interface RestRequest {
  readonly method: string;
  readonly url: URL;
  header(name: string): string | undefined;
  readonly body: Uint8Array;
}

export interface RestAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

export interface ApiParts {
  readonly state: GitHubState;
  readonly faults: FaultDraw;
  readonly recorder: CallRecorder;
}

type Found = ReturnType<typeof findRoute>;

/** A request whose caller and route are known. */
interface Known {
  readonly identity: Identity;
  readonly found: Found;
  readonly input: JsonObject;
}

/** Answers requests to the REST API: caller, rate limit, faults, route, permission, and a record of the call. */
export function restApi(parts: ApiParts): (request: RestRequest) => Promise<RestAnswer | 'dropped' | 'held'> {
  return async (request) => {
    const found = findRoute(request.method, request.url.pathname);
    const operation = `GitHub.${found?.route.operation ?? 'UnknownRoute'}`;
    let answer: GitHubAnswer | 'dropped' | 'held';
    let known: Known | undefined;
    let error: GitHubError | undefined;
    try {
      known = know(parts.state, request, found);
      answer = await faulty(parts, operation, request, known);
    } catch (thrown) {
      error = thrown instanceof GitHubError ? thrown : unexpected(thrown);
      answer = { status: error.status, body: error.body(), headers: error.headers };
    }
    const wire = typeof answer === 'string' ? answer : encode(parts.state, request, answer);
    parts.recorder.record({
      operation,
      at: parts.state.clock.now(),
      status: typeof wire === 'string' ? 0 : wire.status,
      ...(error && { error: error.message }),
      requestBytes: request.body.byteLength,
      responseBytes: typeof wire === 'string' ? 0 : Buffer.byteLength(wire.body ?? ''),
      input: known?.input ?? {},
      userAgent: request.header('user-agent') ?? '',
      principal: known?.identity.login ?? '',
    });
    return wire;
  };
}

function know(state: GitHubState, request: RestRequest, found: Found): Known {
  const identity = identify(state, request.header('authorization'));
  if (!takeCall(state.rateLimit)) throw hourlyLimit(identity.login);
  if (request.header('user-agent') === undefined) {
    throw new GitHubError(
      403,
      'Request forbidden by administrative rules. Please make sure your request has a User-Agent header.',
    );
  }
  const parameters = omit(found?.parameters ?? {}, '*');
  const input = { ...parameters, ...Object.fromEntries(request.url.searchParams), ...readBody(request.body) };
  return { identity, found, input };
}

function readBody(body: Uint8Array): JsonObject {
  if (body.byteLength === 0) return {};
  try {
    const parsed = JSON.parse(Buffer.from(body).toString('utf8')) as Json;
    if (isObject(parsed)) return parsed;
  } catch {
    // Answered like a document that is no object.
  }
  throw new GitHubError(400, 'Problems parsing JSON');
}

async function faulty(
  { state, faults }: ApiParts,
  operation: string,
  request: RestRequest,
  known: Known,
): Promise<GitHubAnswer | 'dropped' | 'held'> {
  const { failure, latencyMs, afterHold } = faults.draw(operation);
  if (latencyMs > 0) await delay(latencyMs, undefined, { ref: false });
  switch (failure?.kind) {
    case undefined:
      return carryOut(state, request, known);
    case 'drop':
      if (failure.when === 'after') carryOut(state, request, known);
      return 'dropped';
    case 'hold':
      if (failure.when !== 'before') unanswered(() => carryOut(state, request, known));
      if (!afterHold) faults.held(operation);
      return 'held';
    case 'throttle':
      throw secondaryLimit(failure.retryAfterSeconds ?? 60);
    case 'server-error':
      if (failure.when === 'after') carryOut(state, request, known);
      throw new GitHubError(failure.status ?? 502, failure.message ?? 'Server Error');
    case 'access-denied':
      throw notAccessible();
    case 'expired-token':
      throw badCredentials();
  }
}

function unanswered(carryOut: () => unknown): void {
  try {
    carryOut();
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
  }
}

function carryOut(state: GitHubState, request: RestRequest, { identity, found, input }: Known): GitHubAnswer {
  if (!found) throw notFound();
  const { route, parameters: path } = found;
  const call = {
    state,
    apiUrl: request.url.origin,
    identity,
    path,
    query: request.url.searchParams,
    accept: request.header('accept') ?? '',
    body: input,
  };
  if ('answerRoot' in route) return route.answerRoot(call);
  const repository = state.repositories.get(repositoryKey(path['owner'] ?? '', path['repo'] ?? ''));
  if (!repository) throw notFound();
  assertMay(route.needs, repository, identity);
  return route.answer({ ...call, repository });
}

function encode(state: GitHubState, request: RestRequest, answer: GitHubAnswer): RestAnswer {
  const { body, text } = answer;
  const contentType = text?.contentType ?? (body === undefined ? undefined : 'application/json; charset=utf-8');
  const content = text?.content ?? (body === undefined ? undefined : JSON.stringify(body));
  const { etag, fresh } = notModified(request, answer.status, content);
  const { rateLimit, random, clock } = state;
  // What has not changed costs nothing.
  if (fresh) rateLimit.remaining += 1;
  return {
    status: fresh ? 304 : answer.status,
    headers: {
      ...(contentType !== undefined && !fresh && { 'content-type': contentType }),
      ...(etag !== undefined && { etag }),
      date: new Date(clock.now()).toUTCString(),
      'x-github-request-id': random.hex(20).toUpperCase(),
      'x-github-media-type': 'github.v3; format=json',
      'x-ratelimit-limit': String(rateLimit.limit),
      'x-ratelimit-remaining': String(rateLimit.remaining),
      'x-ratelimit-used': String(rateLimit.limit - rateLimit.remaining),
      'x-ratelimit-reset': String(Math.ceil(rateLimit.resetAt / 1000)),
      'x-ratelimit-resource': 'core',
      ...answer.headers,
    },
    body: fresh ? undefined : content,
  };
}

/** A member of the wrong type is what the readers of input throw; anything else is a bug here and shows as one. */
function unexpected(thrown: unknown): GitHubError {
  if (thrown instanceof AwsError) return new GitHubError(422, `Invalid request.\n\n${thrown.message}`);
  const message = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return new GitHubError(500, `local-cloud failed: ${message}`);
}
