import { AwsError } from '../core/errors.js';
import type { HttpRequest, JsonObject, RestCall, RestService, WireAnswer } from '../core/types.js';
import type { Distribution } from './distribution.js';
import {
  cachePolicyDocument,
  distributionConfig,
  distributionDocument,
  distributionSummary,
  invalidationDocument,
  invalidationSummary,
  list,
  responseHeadersPolicyDocument,
} from './documents.js';
import { invalidArgument, noSuchDistribution } from './errors.js';
import type { Policies } from './policies.js';
import { cloudFrontDocument, readInvalidationBatch } from './xml.js';

/** What the API reads and changes. */
export interface CloudFrontState {
  readonly account: string;
  readonly policies: Policies;
  readonly distributions: ReadonlyMap<string, Distribution>;
}

/** A request as its operation sees it. */
interface Call {
  readonly state: CloudFrontState;
  /** Of the path: the distribution or policy, then what is below it. */
  readonly ids: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Buffer;
}

interface Result {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Name of the root element. */
  readonly root: string;
  readonly content: JsonObject;
}

interface Route {
  readonly operation: string;
  readonly method: string;
  readonly path: RegExp;
  run(call: Call): Result;
}

const BASE = '/2020-05-31';
const HOST = 'https://cloudfront.amazonaws.com';

const ROUTES: readonly Route[] = [
  route('CreateInvalidation', 'POST', 'distribution/*/invalidation', createInvalidation),
  route('ListInvalidations', 'GET', 'distribution/*/invalidation', listInvalidations),
  route('GetInvalidation', 'GET', 'distribution/*/invalidation/*', getInvalidation),
  route('ListDistributions', 'GET', 'distribution', listDistributions),
  route('GetDistribution', 'GET', 'distribution/*', ({ state, ids }) => {
    const distribution = distributionOf(state, ids);
    const content = distributionDocument(distribution, inProgress(distribution));
    return { headers: { etag: distribution.etag }, root: 'Distribution', content };
  }),
  route('GetDistributionConfig', 'GET', 'distribution/*/config', ({ state, ids }) => {
    const distribution = distributionOf(state, ids);
    return {
      headers: { etag: distribution.etag },
      root: 'DistributionConfig',
      content: distributionConfig(distribution),
    };
  }),
  route('GetCachePolicy', 'GET', 'cache-policy/*', ({ state, ids: [id = ''] }) => {
    const policy = state.policies.cachePolicy(id);
    return { headers: { etag: 'ETVPDKIKX0DER' }, root: 'CachePolicy', content: cachePolicyDocument(policy) };
  }),
  route('GetResponseHeadersPolicy', 'GET', 'response-headers-policy/*', ({ state, ids: [id = ''] }) => {
    const content = responseHeadersPolicyDocument(state.policies.responseHeadersPolicy(id));
    return { headers: { etag: 'ETVPDKIKX0DER' }, root: 'ResponseHeadersPolicy', content };
  }),
];

/** `*` is one segment of the path. */
function route(operation: string, method: string, path: string, run: (call: Call) => Result): Route {
  return { operation, method, path: new RegExp(`^${BASE}/${path.replaceAll('*', '([^/]+)')}/?$`), run };
}

/** CloudFront's API, version 2020-05-31: what a publisher calls, and what a look at a distribution needs. */
export function cloudFrontService(state: CloudFrontState): RestService {
  return {
    name: 'CloudFront',
    iamPrefix: 'cloudfront',
    protocol: 'rest',
    route: (http) => restCall(state, http),
    serverError: (code = 'ServiceUnavailable') =>
      new AwsError(code, 'CloudFront encountered an internal error. Please try again.', {
        status: STATUS_OF[code] ?? 500,
      }),
    dialect,
    encodeError: (error, _http, requestId) => encodeError(error, requestId),
    resourceOf: (_operation, { DistributionId: id }) =>
      typeof id === 'string' ? `arn:aws:cloudfront::${state.account}:distribution/${id}` : '*',
  };
}

/** Codes that a fault may ask for, where they are not a 500. */
const STATUS_OF: Readonly<Record<string, number>> = {
  ServiceUnavailable: 503,
  Throttling: 400,
  TooManyInvalidationsInProgress: 400,
};

function restCall(state: CloudFrontState, http: HttpRequest): RestCall {
  const { pathname, searchParams: query } = new URL(http.target, HOST);
  const found = ROUTES.find(({ method, path }) => method === http.method && path.test(pathname));
  if (!found) return unknown(`${http.method} ${pathname}`);
  const ids = (found.path.exec(pathname) ?? []).slice(1);
  const { operation } = found;
  return {
    operation,
    input: recorded(pathname, ids, http),
    run: (_request, requestId) => {
      const { status = 200, headers, root, content } = found.run({ state, ids, query, body: http.body });
      return xmlAnswer(status, cloudFrontDocument(root, content), requestId, headers);
    },
  };
}

/** What tests look at: which distribution, and what was to be invalidated. */
function recorded(pathname: string, [id = '', below]: readonly string[], { body }: HttpRequest): JsonObject {
  if (!pathname.startsWith(`${BASE}/distribution/`)) return id === '' ? {} : { Id: id };
  return { DistributionId: id, ...(below !== undefined && { Id: below }), ...batch(body) };
}

function batch(body: Buffer): JsonObject {
  if (body.byteLength === 0) return {};
  try {
    const { callerReference, paths } = readInvalidationBatch(body);
    return { CallerReference: callerReference, Paths: paths };
  } catch {
    // The operation says what is wrong with it.
    return {};
  }
}

function unknown(what: string): RestCall {
  const message = `local-cloud does not have the CloudFront operation of ${what}.`;
  return {
    operation: 'Unknown',
    input: {},
    run: () => {
      throw new AwsError('UnknownOperationException', message, { status: 404 });
    },
  };
}

function distributionOf({ distributions }: CloudFrontState, [id = '']: readonly string[]): Distribution {
  const distribution = distributions.get(id);
  if (distribution) return distribution;
  throw noSuchDistribution();
}

function inProgress({ invalidations }: Distribution): number {
  return invalidations.list().filter((invalidation) => !invalidations.isCompleted(invalidation)).length;
}

function createInvalidation({ state, ids, body }: Call): Result {
  const { id, invalidations } = distributionOf(state, ids);
  const { callerReference, paths } = readInvalidationBatch(body);
  const made = invalidations.create(callerReference, paths);
  return {
    status: 201,
    headers: { location: `${HOST}${BASE}/distribution/${id}/invalidation/${made.id}` },
    root: 'Invalidation',
    content: invalidationDocument(made, invalidations.isCompleted(made)),
  };
}

function getInvalidation({ state, ids }: Call): Result {
  const { invalidations } = distributionOf(state, ids);
  const found = invalidations.get(ids[1] ?? '');
  return { root: 'Invalidation', content: invalidationDocument(found, invalidations.isCompleted(found)) };
}

function listInvalidations({ state, ids, query }: Call): Result {
  const { invalidations } = distributionOf(state, ids);
  const { items, page } = pageOf(invalidations.list(), query);
  const summaries = items.map((item) => invalidationSummary(item, invalidations.isCompleted(item)));
  return { root: 'InvalidationList', content: { ...page, ...list('InvalidationSummary', summaries) } };
}

function listDistributions({ state, query }: Call): Result {
  const { items, page } = pageOf([...state.distributions.values()], query);
  const summaries = items.map(distributionSummary);
  return { root: 'DistributionList', content: { ...page, ...list('DistributionSummary', summaries) } };
}

/** A page begins after the item whose id is the marker. */
function pageOf<Item extends { readonly id: string }>(all: readonly Item[], query: URLSearchParams) {
  const marker = query.get('Marker') ?? '';
  const most = query.get('MaxItems') ?? '100';
  if (!/^[1-9]\d{0,2}$/.test(most)) throw invalidArgument('The parameter MaxItems is not a number from 1 to 999.');
  const start = marker === '' ? 0 : all.findIndex(({ id }) => id === marker) + 1;
  if (marker !== '' && start === 0) throw invalidArgument('The parameter Marker is not the id of an item.');
  const items = all.slice(start, start + Number(most));
  const IsTruncated = start + items.length < all.length;
  const next = IsTruncated ? { NextMarker: items.at(-1)?.id } : {};
  return { items, page: { Marker: marker, ...next, MaxItems: most, IsTruncated } };
}

/** The codes that CloudFront has for what the common part of the cloud throws. */
function dialect(error: AwsError): AwsError {
  const [code, status] = DIALECT[error.code] ?? [error.code, error.status];
  return new AwsError(code, error.message, { status, details: error.details });
}

const DIALECT: Readonly<Record<string, readonly [code: string, status: number]>> = {
  ThrottlingException: ['Throttling', 400],
  AccessDeniedException: ['AccessDenied', 403],
  ExpiredTokenException: ['ExpiredToken', 403],
  UnrecognizedClientException: ['InvalidClientTokenId', 403],
};

function encodeError(error: AwsError, requestId: string): WireAnswer {
  const content = {
    Error: { Type: error.status >= 500 ? 'Receiver' : 'Sender', Code: error.code, Message: error.message },
    RequestId: requestId,
  };
  return xmlAnswer(error.status, cloudFrontDocument('ErrorResponse', content), requestId);
}

function xmlAnswer(
  status: number,
  body: string,
  requestId: string,
  headers: Readonly<Record<string, string>> = {},
): WireAnswer {
  return { status, headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId, ...headers }, body };
}
