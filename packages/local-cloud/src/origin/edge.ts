import type { Distribution } from '../cloudfront/distribution.js';
import { headersOf } from '../cloudfront/policies.js';
import type { VirtualClock } from '../core/clock.js';
import type { Random } from '../core/random.js';
import { rangeOf } from '../s3/ranges.js';
import type { S3Objects } from '../s3/store.js';
import type { Answer } from './answer.js';
import { originAnswer } from './bucket-origin.js';
import { compressor } from './compression.js';
import { edgeCache, type CacheResult, type EdgeAnswer } from './edge-cache.js';

/** What a browser asks an edge location for. */
export interface ViewerRequest {
  readonly method: string;
  /** Percent-encoded, without the query, which no cache policy here looks at. */
  readonly path: string;
  header(name: string): string | undefined;
}

/** A request that the edge has answered. */
export interface ServedRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly result: CacheResult;
  /** Cloud time in milliseconds. */
  readonly at: number;
  /** Of the body as sent. */
  readonly bytes: number;
}

export interface EdgeParts {
  readonly objects: S3Objects;
  readonly clock: VirtualClock;
  readonly random: Random;
  served(request: ServedRequest): void;
}

/** One edge location of a distribution, from the viewer's request to the answer. */
export function edge(distribution: Distribution, parts: EdgeParts): (request: ViewerRequest) => Answer {
  const cached = edgeCache(distribution, parts.clock);
  const compress = compressor();
  const policyHeaders = distribution.responseHeadersPolicy ? headersOf(distribution.responseHeadersPolicy) : {};
  const find = (request: ViewerRequest): EdgeAnswer => {
    const path = decode(request.path);
    if (path === undefined) return refused(400, 'Bad Request');
    if (!['GET', 'HEAD'].includes(request.method)) return refused(403, 'This distribution takes GET and HEAD alone.');
    const uri = siteUri(distribution, path);
    return cached(uri, () => siteAnswer(distribution, parts.objects, uri));
  };
  const finish = (request: ViewerRequest, { answer, result, age }: EdgeAnswer): Answer => {
    // A range is one of the object as it is.
    const isWhole = request.header('range') === undefined;
    const encoded = distribution.compress && isWhole ? compress(answer, request.header('accept-encoding')) : answer;
    const headers = {
      ...encoded.headers,
      ...policyHeaders,
      date: new Date(parts.clock.now()).toUTCString(),
      'x-cache': `${result} from cloudfront`,
      via: `1.1 ${distribution.domainName} (CloudFront)`,
      'x-amz-cf-pop': 'FRA60-P1',
      'x-amz-cf-id': parts.random.token(54),
      ...(age !== undefined && { age: String(age) }),
    };
    return ranged(request, conditional(request, { ...encoded, headers }));
  };
  return (request) => {
    const found = find(request);
    const answer = finish(request, found);
    const { method, path } = request;
    const bytes = method === 'HEAD' ? 0 : answer.body.byteLength;
    parts.served({ method, path, status: answer.status, result: found.result, at: parts.clock.now(), bytes });
    return answer;
  };
}

/**
 * What a path is to the cache: what the viewer-request function makes of it (a path whose last part has no extension is
 * a route of the application), then the default root object for the root.
 */
function siteUri({ fallback, defaultRootObject }: Distribution, path: string): string {
  const isFile = path.slice(path.lastIndexOf('/') + 1).includes('.');
  if (isFile || !fallback.endsWith('function')) return path === '/' ? `/${defaultRootObject}` : path;
  const [, folder = ''] = fallback === 'preview-function' ? path.split('/') : [];
  return folder === '' ? '/index.html' : `/${folder}/index.html`;
}

/** The origin's answer, or the custom error page in place of it, which is then kept under the path that was missing. */
function siteAnswer(distribution: Distribution, objects: S3Objects, path: string): Answer {
  const answer = originAnswer(objects, distribution, path);
  if (distribution.fallback !== 'error-pages' || ![403, 404].includes(answer.status)) return answer;
  const page = originAnswer(objects, distribution, '/index.html');
  return page.status === 200 ? { ...page, errorPage: true } : answer;
}

/** What the edge says without asking the origin. */
function refused(status: number, message: string): EdgeAnswer {
  const body = Buffer.from(`<!DOCTYPE html><title>ERROR</title><h1>${status} ERROR</h1><p>${message}</p>\n`);
  return { answer: { status, headers: { 'content-type': 'text/html' }, body }, result: 'Error' };
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** 304 where the client has the same already; ETags are compared weakly, as for GET. */
function conditional(request: ViewerRequest, answer: Answer): Answer {
  const { etag, ...headers } = answer.headers;
  const known = request.header('if-none-match');
  if (answer.status !== 200 || etag === undefined || known === undefined) return answer;
  const opaque = (tag: string): string => tag.trim().replace(/^W\//, '');
  if (known.trim() !== '*' && !known.split(',').map(opaque).includes(opaque(etag))) return answer;
  const kept = Object.entries(headers).filter(([name]) => !/^content-(type|encoding|language|disposition)$/.test(name));
  return { status: 304, headers: { ...Object.fromEntries(kept), etag }, body: Buffer.alloc(0) };
}

/** 206 with the one range that was asked for; 416 where it lies behind the end. */
function ranged(request: ViewerRequest, answer: Answer): Answer {
  const { status, headers, body } = answer;
  if (status !== 200 || request.method !== 'GET') return answer;
  const size = body.byteLength;
  try {
    const range = rangeOf(request.header('range'), size);
    if (!range) return answer;
    const [from, to] = range;
    const sent = { ...headers, 'content-range': `bytes ${from}-${to}/${size}` };
    return { status: 206, headers: sent, body: body.subarray(from, to + 1) };
  } catch {
    return { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` }, body: Buffer.alloc(0) };
  }
}
