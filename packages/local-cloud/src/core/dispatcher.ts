import { setTimeout as delay } from 'node:timers/promises';
import type { CallRecorder } from './calls.js';
import type { VirtualClock } from './clock.js';
import { faultError, unknownOperation } from './common-errors.js';
import { AwsError } from './errors.js';
import type { CallFaults } from './faults.js';
import { parseSignature, type Identities } from './identities.js';
import { decodeBody, decodeRequest, encodeAnswer, encodeError, type WireAnswer } from './protocol.js';
import type { Random } from './random.js';
import type { ApiRequest, CloudService, JsonObject, Principal } from './types.js';

/** An HTTP request to the AWS endpoint. */
export interface HttpRequest {
  header(name: string): string | undefined;
  readonly body: Uint8Array;
}

/** The answer to send, or `dropped`: close the connection without one. */
export type Outcome = WireAnswer | 'dropped';

/** Services by the name in the credential scope: `ecs`, `monitoring`, `logs`, `sts`. */
export type ServiceTable = Readonly<Record<string, CloudService>>;

export interface DispatcherParts {
  readonly homeRegion: string;
  /** The services of a region; a region never asked for before is empty, as a wrong region is on AWS. */
  servicesOf(region: string): ServiceTable;
  readonly identities: Identities;
  readonly faults: { draw(operation: string): CallFaults };
  readonly recorder: CallRecorder;
  readonly clock: VirtualClock;
  readonly random: Random;
}

interface Addressed {
  readonly service: CloudService;
  readonly request: ApiRequest;
}

/** Answers AWS API requests: finds the service, lets faults happen, runs the operation, records the call. */
export function dispatcher(parts: DispatcherParts): (http: HttpRequest) => Promise<Outcome> {
  return async (http) => {
    const requestId = parts.random.uuid();
    const route = findService(parts, http);
    let addressed: Addressed | undefined;
    let outcome: Outcome;
    let error: AwsError | undefined;
    try {
      addressed = address(parts, route, http);
      outcome = await answer(parts, addressed, requestId);
    } catch (thrown) {
      error = thrown instanceof AwsError ? thrown : internalFailure(thrown);
      outcome = encodeError(route.service, error, requestId);
    }
    record(parts, http, route, addressed, outcome, error);
    return outcome;
  };
}

interface Route {
  readonly scope: string;
  readonly region: string;
  readonly service: CloudService | undefined;
  readonly signature: ReturnType<typeof parseSignature>;
}

/** By the signature's scope; without a signature it can only be STS, whose web-identity call carries none. */
function findService(parts: DispatcherParts, http: HttpRequest): Route {
  const signature = parseSignature(http.header('authorization'));
  const scope = signature?.service ?? 'sts';
  const region = signature?.region ?? parts.homeRegion;
  return { scope, region, service: parts.servicesOf(region)[scope], signature };
}

function address(parts: DispatcherParts, route: Route, http: HttpRequest): Addressed {
  const { service, signature, region } = route;
  if (!service) throw new AwsError('UnknownOperationException', `local-cloud has no service '${route.scope}'.`);
  if (http.header('smithy-protocol')) {
    throw new AwsError(
      'UnknownOperationException',
      `local-cloud speaks AWS JSON and query, not ${http.header('smithy-protocol') ?? ''}.`,
    );
  }
  const body = decodeBody(http.body, http.header('content-encoding'));
  const { operation, input } = decodeRequest(http.header('x-amz-target'), body);
  const principal = signature
    ? parts.identities.principalOf(signature, http.header('x-amz-security-token'))
    : unsignedPrincipal(operation);
  const request = { operation, input, principal, region, staleSeconds: 0 };
  return { service, request };
}

function unsignedPrincipal(operation: string): Principal {
  if (operation === 'AssumeRoleWithWebIdentity') return { arn: 'anonymous', userId: 'anonymous' };
  throw new AwsError('MissingAuthenticationToken', 'Request is missing Authentication Token', { status: 403 });
}

async function answer(parts: DispatcherParts, { service, request }: Addressed, requestId: string): Promise<Outcome> {
  const name = `${service.name}.${request.operation}`;
  const { failure, latencyMs, staleSeconds } = parts.faults.draw(name);
  if (latencyMs > 0) await delay(latencyMs, undefined, { ref: false });
  if (failure?.kind === 'drop' && failure.when !== 'after') return 'dropped';
  if (failure && failure.kind !== 'drop') throw faultError(failure, service, request);
  const operation = Object.hasOwn(service.operations, request.operation)
    ? service.operations[request.operation]
    : undefined;
  if (!operation) throw unknownOperation(service, request.operation);
  const result = operation(request.input, { ...request, staleSeconds });
  return failure ? 'dropped' : encodeAnswer(service, request.operation, result, requestId);
}

/** A bug of the local cloud shows as one: a 5xx that carries its message. */
function internalFailure(thrown: unknown): AwsError {
  const message = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return new AwsError('InternalFailure', `local-cloud failed: ${message}`, { status: 500 });
}

function record(
  parts: DispatcherParts,
  http: HttpRequest,
  route: Route,
  addressed: Addressed | undefined,
  outcome: Outcome,
  error: AwsError | undefined,
): void {
  const none: JsonObject = {};
  parts.recorder.record({
    operation: `${route.service?.name ?? route.scope}.${addressed?.request.operation ?? 'Unreadable'}`,
    at: parts.clock.now(),
    status: outcome === 'dropped' ? 0 : outcome.status,
    ...(error && { error: error.code }),
    requestBytes: http.body.byteLength,
    responseBytes: outcome === 'dropped' ? 0 : Buffer.byteLength(outcome.body),
    input: addressed?.request.input ?? none,
    userAgent: http.header('user-agent') ?? '',
    principal: addressed?.request.principal.arn ?? '',
  });
}
