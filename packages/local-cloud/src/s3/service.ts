import type { AwsError } from '../core/errors.js';
import type { ApiRequest, HttpRequest, JsonObject, RestCall, RestService, WireAnswer } from '../core/types.js';
import { addressOf, type Address } from './address.js';
import { checkPayload, checkTime } from './authentication.js';
import { bucketOf } from './buckets.js';
import { plainBody } from './chunked.js';
import { dialect, s3Error, serverError } from './errors.js';
import { recordedInput } from './objects.js';
import { OPERATIONS, operationOf, type OperationName, type S3Operation } from './operations.js';
import type { Bucket } from './store.js';
import type { BucketRequest, S3Context, S3Request, S3Settings } from './types.js';
import { xmlDocument } from './xml.js';

const MOST_KEY_BYTES = 1024;

/** What is recorded of a request that is no operation here. */
const UNKNOWN = 'Unknown';

/** S3 as the dispatcher sees it. Settings are read at each request. */
export function s3Service(context: S3Context, settings: () => S3Settings): RestService {
  const stamp = dateStamp(context);
  return {
    name: 'S3',
    iamPrefix: 's3',
    protocol: 'rest',
    route: (http) => route(context, settings, stamp, http),
    serviceTime: (operation) => serviceTime(settings(), operation),
    serverError,
    dialect,
    encodeError: (error, http, requestId) => sent(errorAnswer(error, http, requestId), stamp(), requestId),
    iamActionOf: (operation) => byName(operation)?.action ?? operation,
    resourceOf: (_operation, input) => arnOf(input),
  };
}

function byName(operation: string): S3Operation | undefined {
  return Object.hasOwn(OPERATIONS, operation) ? OPERATIONS[operation as OperationName] : undefined;
}

function serviceTime({ serviceTimes }: S3Settings, operation: string): number {
  const takes = byName(operation)?.takes ?? 'no-time';
  return takes === 'no-time' ? 0 : (serviceTimes[takes] ?? 0);
}

function route(context: S3Context, settings: () => S3Settings, stamp: () => string, http: HttpRequest): RestCall {
  const address = readAddress(http);
  if (!address) return { operation: UNKNOWN, input: {}, run: () => fail(s3Error('InvalidURI', { URI: http.target })) };
  const { bucket, key } = address;
  const name = operationOf(http.method, address, http.header('x-amz-copy-source') !== undefined);
  // Read now: a write that gets in between this and the run is a conflict.
  const before = context.store.get(bucket, key);
  return {
    operation: name ?? UNKNOWN,
    input: name ? recordedInput(address, http) : { method: http.method, target: http.target },
    run: async (request, requestId) => {
      const { strictClock } = settings();
      if (!name) throw s3Error('NotImplemented');
      checkTime(http, strictClock ? [context.clock.now()] : [context.clock.now(), Date.now()]);
      const answer = await run(context, OPERATIONS[name], asked(address, http, request), before);
      return sent(answer, stamp(), requestId);
    },
  };
}

function readAddress(http: HttpRequest): Address | undefined {
  try {
    return addressOf(http.header('host') ?? '', http.target);
  } catch {
    return undefined;
  }
}

function asked(address: Address, http: HttpRequest, { region }: ApiRequest): S3Request {
  const sha256 = checkPayload(http);
  const size = Buffer.byteLength(address.key);
  if (size > MOST_KEY_BYTES) throw s3Error('KeyTooLongError', { Size: size, MaxSizeAllowed: MOST_KEY_BYTES });
  const { body, trailer } = plainBody(http);
  const headerOrTrailer = (name: string): string | undefined => http.header(name) ?? trailer[name];
  return { ...address, http, region, header: http.header, body, sha256, headerOrTrailer };
}

function run(context: S3Context, operation: S3Operation, request: S3Request, before: BucketRequest['before']) {
  if (operation.on === 'account') return operation.run(context, request);
  const bucket = bucketOf(context.store.buckets, request.bucket);
  if (bucket.region !== request.region) throw elsewhere(bucket);
  return operation.run(context, { ...request, in: bucket, before });
}

function elsewhere({ name, region }: Bucket): AwsError {
  return s3Error('PermanentRedirect', { Endpoint: `${name}.s3.${region}.amazonaws.com`, Bucket: name, Region: region });
}

function fail(error: AwsError): never {
  throw error;
}

function errorAnswer(error: AwsError, http: HttpRequest, requestId: string): WireAnswer {
  const { code, message, details } = error;
  const region = error.code === 'PermanentRedirect' ? details['Region'] : undefined;
  const headers = {
    'content-type': 'application/xml',
    ...(typeof region === 'string' && { 'x-amz-bucket-region': region }),
  };
  if (http.method === 'HEAD') return { status: error.status, headers, body: '' };
  const named = 'Key' in details || 'BucketName' in details;
  const resource = named ? {} : { Resource: http.target.replace(/\?.*$/s, '') };
  const content = { Code: code, Message: message, ...details, ...resource };
  const ids = { RequestId: requestId, HostId: hostId(requestId) };
  return { status: error.status, headers, body: xmlDocument('Error', { ...content, ...ids }, '') };
}

/** Puts on what S3 says with every answer. */
function sent({ status, headers, body }: WireAnswer, date: string, requestId: string): WireAnswer {
  const common = { 'x-amz-request-id': requestId, 'x-amz-id-2': hostId(requestId), date, server: 'AmazonS3' };
  return { status, headers: { ...common, ...headers }, body };
}

function hostId(requestId: string): string {
  return `${requestId.replaceAll('-', '/')}=`;
}

/** The cloud's time as a `Date` header, made once a second. */
function dateStamp({ clock }: S3Context): () => string {
  let second = Number.NaN;
  let text = '';
  return () => {
    const now = Math.floor(clock.now() / 1000);
    if (now !== second) text = new Date(now * 1000).toUTCString();
    second = now;
    return text;
  };
}

function arnOf({ bucket, key }: JsonObject): string {
  if (typeof bucket !== 'string') return '*';
  return `"arn:aws:s3:::${bucket}${typeof key === 'string' ? `/${key}` : ''}"`;
}
