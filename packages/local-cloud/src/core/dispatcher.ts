import { setTimeout as delay } from 'node:timers/promises';
import type { CallRecorder } from './calls.js';
import type { VirtualClock } from './clock.js';
import { faultError, unknownOperation } from './common-errors.js';
import { AwsError } from './errors.js';
import type { CallFaults, FaultDraw } from './faults.js';
import { parseSignature, type Identities, type Signature } from './identities.js';
import { decodeBody, decodeRequest, encodeAnswer, encodeError } from './protocol.js';
import type { Random } from './random.js';
import type {
  ApiRequest,
  CloudService,
  HttpRequest,
  JsonObject,
  Principal,
  RestCall,
  RestService,
  WireAnswer,
} from './types.js';

/** The answer to send; `dropped`: close the connection without one; `held`: leave it open without one. */
export type Outcome = WireAnswer | 'dropped' | 'held';

export type AnyService = CloudService | RestService;

/** Services by the name in the credential scope: `ecs`, `monitoring`, `logs`, `sts`, `s3`. */
export type ServiceTable = Readonly<Record<string, AnyService>>;

export interface DispatcherParts {
  readonly homeRegion: string;
  /** The services of a region; a region never asked for before is empty, as a wrong region is on AWS. */
  servicesOf(region: string): ServiceTable;
  readonly identities: Identities;
  readonly faults: FaultDraw;
  readonly recorder: CallRecorder;
  readonly clock: VirtualClock;
  readonly random: Random;
}

/** A request whose service and operation are known. */
interface Addressed {
  readonly service: AnyService;
  readonly call: RestCall;
  readonly request: ApiRequest;
}

/** Answers AWS API requests: finds the service, lets faults happen, runs the operation, records the call. */
export function dispatcher(parts: DispatcherParts): (http: HttpRequest) => Promise<Outcome> {
  return async (http) => {
    const requestId = parts.random.uuid();
    const route = findService(parts, http);
    const call = route.service?.protocol === 'rest' ? route.service.route(http) : undefined;
    let addressed: Addressed | undefined;
    let outcome: Outcome;
    let error: AwsError | undefined;
    let faults: CallFaults | undefined;
    try {
      addressed = address(parts, route, http, call);
      faults = parts.faults.draw(nameOf(addressed));
      outcome = await answer(addressed, faults, requestId);
    } catch (thrown) {
      error = spoken(route.service, thrown);
      outcome = encode(route.service, error, http, requestId);
    }
    record(parts, http, route, addressed?.call ?? call, addressed?.request.principal, outcome, error);
    if (addressed && outcome === 'held' && !faults?.afterHold) parts.faults.held(nameOf(addressed));
    return outcome;
  };
}

interface Route {
  readonly scope: string;
  readonly region: string;
  readonly service: AnyService | undefined;
  readonly signature: Signature | undefined;
}

/** By the signature's scope; without a signature it can only be STS, whose web-identity call carries none. */
function findService(parts: DispatcherParts, http: HttpRequest): Route {
  const signature = parseSignature(http.header('authorization'));
  const scope = signature?.service ?? 'sts';
  const region = signature?.region ?? parts.homeRegion;
  return { scope, region, service: parts.servicesOf(region)[scope], signature };
}

function address(parts: DispatcherParts, route: Route, http: HttpRequest, rest: RestCall | undefined): Addressed {
  const { service, signature, region } = route;
  if (!service) throw new AwsError('UnknownOperationException', `local-cloud has no service '${route.scope}'.`);
  const call = rest ?? rpcCall(service as CloudService, http);
  const principal = signature
    ? parts.identities.principalOf(signature, http.header('x-amz-security-token'))
    : unsignedPrincipal(call.operation);
  const request = { operation: call.operation, input: call.input, principal, region, staleSeconds: 0 };
  return { service, call, request };
}

/** A call of the services whose operation is a name and whose input a document. */
function rpcCall(service: CloudService, http: HttpRequest): RestCall {
  if (http.header('smithy-protocol')) {
    throw new AwsError(
      'UnknownOperationException',
      `local-cloud speaks AWS JSON and query, not ${http.header('smithy-protocol') ?? ''}.`,
    );
  }
  const body = decodeBody(http.body, http.header('content-encoding'));
  const { operation, input } = decodeRequest(http.header('x-amz-target'), body);
  return {
    operation,
    input,
    run: (request, requestId) => {
      const run = Object.hasOwn(service.operations, operation) ? service.operations[operation] : undefined;
      if (!run) throw unknownOperation(service, operation);
      return encodeAnswer(service, operation, run(input, request), requestId);
    },
  };
}

function unsignedPrincipal(operation: string): Principal {
  if (operation === 'AssumeRoleWithWebIdentity') return { arn: 'anonymous', userId: 'anonymous' };
  throw new AwsError('MissingAuthenticationToken', 'Request is missing Authentication Token', { status: 403 });
}

function nameOf({ service, call }: Addressed): string {
  return `${service.name}.${call.operation}`;
}

async function answer(
  { service, call, request }: Addressed,
  { failure, latencyMs, staleSeconds }: CallFaults,
  requestId: string,
): Promise<Outcome> {
  const milliseconds = latencyMs + serviceTime(service, call.operation);
  if (milliseconds > 0) await delay(milliseconds, undefined, { ref: false });
  if (!failure) return call.run({ ...request, staleSeconds }, requestId);
  if (carriedOut(failure)) await unanswered(call, { ...request, staleSeconds }, requestId);
  if (failure.kind !== 'drop' && failure.kind !== 'hold') throw faultError(failure, service, request);
  return failure.kind === 'drop' ? 'dropped' : 'held';
}

/** Nobody hears what came of it. A bug of the local cloud is still one. */
async function unanswered(call: RestCall, request: ApiRequest, requestId: string): Promise<void> {
  try {
    await call.run(request, requestId);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
  }
}

function carriedOut(failure: NonNullable<CallFaults['failure']>): boolean {
  const when = 'when' in failure ? failure.when : undefined;
  return (when ?? (failure.kind === 'hold' ? 'after' : 'before')) === 'after';
}

function serviceTime(service: AnyService, operation: string): number {
  return service.protocol === 'rest' ? (service.serviceTime?.(operation) ?? 0) : 0;
}

/** The error as the service has it. A bug of the local cloud shows as one: a 5xx that carries its message. */
function spoken(service: AnyService | undefined, thrown: unknown): AwsError {
  const message = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  const error =
    thrown instanceof AwsError
      ? thrown
      : new AwsError('InternalFailure', `local-cloud failed: ${message}`, { status: 500 });
  return service?.protocol === 'rest' ? service.dialect(error) : error;
}

function encode(service: AnyService | undefined, error: AwsError, http: HttpRequest, requestId: string): WireAnswer {
  if (service?.protocol === 'rest') return service.encodeError(error, http, requestId);
  return encodeError(service, error, requestId);
}

function record(
  parts: DispatcherParts,
  http: HttpRequest,
  route: Route,
  call: RestCall | undefined,
  principal: Principal | undefined,
  outcome: Outcome,
  error: AwsError | undefined,
): void {
  const none: JsonObject = {};
  const answered = typeof outcome === 'string' ? undefined : outcome;
  parts.recorder.record({
    operation: `${route.service?.name ?? route.scope}.${call?.operation ?? 'Unreadable'}`,
    at: parts.clock.now(),
    status: answered?.status ?? 0,
    ...(error && { error: error.code }),
    requestBytes: http.body.byteLength,
    responseBytes: answered ? Buffer.byteLength(answered.body) : 0,
    input: call?.input ?? none,
    userAgent: http.header('user-agent') ?? '',
    principal: principal?.arn ?? '',
  });
}
