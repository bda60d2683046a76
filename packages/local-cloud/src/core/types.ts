import type { VirtualClock } from './clock.js';
import type { AwsError } from './errors.js';
import type { Random } from './random.js';

/** A JSON document as it travels in the AWS JSON protocols; times are epoch seconds with a fraction. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** Who signed a request, as AWS names it in its errors. */
export interface Principal {
  /** `arn:aws:iam::…:user/…` or `arn:aws:sts::…:assumed-role/…/…`. */
  readonly arn: string;
  readonly userId: string;
}

/** What every service of one region is built from. */
export interface RegionContext {
  readonly region: string;
  readonly account: string;
  readonly clock: VirtualClock;
  readonly random: Random;
}

/** One decoded API request. */
export interface ApiRequest {
  /** Without the service: `UpdateService`. */
  readonly operation: string;
  readonly input: JsonObject;
  readonly principal: Principal;
  readonly region: string;
  /** How old a read may be, in cloud seconds, by a `stale-read` fault; else 0. */
  readonly staleSeconds: number;
}

/** Answers one operation, or throws an `AwsError`. What it returns is sent as the body; `{}` where AWS sends nothing. */
export type Operation = (input: JsonObject, request: ApiRequest) => JsonObject;

/** One AWS service as the dispatcher sees it: a table of operations. What is not in the table is an unknown operation. */
export interface CloudService {
  /** As calls are recorded and faults are addressed: `ECS`, `CloudWatch`, `Logs`, `STS`. */
  readonly name: string;
  /** The prefix of IAM actions: `ecs`, `cloudwatch`, `logs`, `sts`. */
  readonly iamPrefix: string;
  /** Wire protocol of its answers: `awsJson` (1.0 and 1.1) or `query` (form in, XML out). */
  readonly protocol: 'awsJson' | 'query';
  /** The XML namespace of the answers; `query` only. */
  readonly xmlNamespace?: string;
  /** The model is query-compatible: errors carry `x-amzn-query-error`, as CloudWatch's do. */
  readonly queryCompatible?: boolean;
  readonly operations: Readonly<Record<string, Operation>>;
  /** The ARN an AccessDenied for this request names; `*` where the operation has no resource. */
  resourceOf?(operation: string, input: JsonObject): string;
}

/** An HTTP request to the AWS endpoint. */
export interface HttpRequest {
  readonly method: string;
  /** Path and query as they were sent. */
  readonly target: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly header: (name: string) => string | undefined;
  readonly body: Buffer;
}

/** An answer ready to be sent. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** A request to a REST service whose operation is known. */
export interface RestCall {
  /** Without the service: `PutObject`. */
  readonly operation: string;
  /** What is recorded of it: small. */
  readonly input: JsonObject;
  /** Carries it out. @throws AwsError */
  run(request: ApiRequest, requestId: string): WireAnswer | Promise<WireAnswer>;
}

/** A service whose operation is in method, path and query, and which writes its own XML: S3, CloudFront. */
export interface RestService {
  readonly name: string;
  readonly iamPrefix: string;
  readonly protocol: 'rest';
  /** The operation of a request. What the service does not have runs into the error that says so. */
  route(http: HttpRequest): RestCall;
  /** How long a call takes at least, in real milliseconds. Default 0. */
  serviceTime?(operation: string): number;
  /** The 5xx (or other) of that code as the service words it; absent: its usual one. */
  serverError(code: string | undefined): AwsError;
  /** An error of the common kinds under the code and with the status this service gives it. */
  dialect(error: AwsError): AwsError;
  encodeError(error: AwsError, http: HttpRequest, requestId: string): WireAnswer;
  /** The IAM action of an operation, without the prefix, where it is not the operation's name. */
  iamActionOf?(operation: string): string;
  /** @see CloudService.resourceOf */
  resourceOf?(operation: string, input: JsonObject): string;
}
