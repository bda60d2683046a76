import * as http from 'node:http';
import * as https from 'node:https';

/** A request as it goes over the wire. */
export interface WireRequest {
  readonly method: string;
  /** `https://host[:port]`. */
  readonly origin: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | undefined;
}

export interface WireAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface Transport {
  /** @throws Error with Node's `code`, or named TimeoutError where nothing moved for too long. */
  send(request: WireRequest): Promise<WireAnswer>;
}

/** Milliseconds without a byte in either direction. */
const IDLE_MS = 30_000;

/**
 * Requests over connections that are kept and reused: as many as there are requests in flight at once, at most.
 *
 * @param connections upper limit.
 */
export function keepAliveTransport(connections: number): Transport {
  const options = {
    keepAlive: true,
    maxSockets: connections,
    maxFreeSockets: connections,
    scheduling: 'lifo',
  } as const;
  const agents = { http: new http.Agent(options), https: new https.Agent(options) };
  const hosts = new Map<string, http.RequestOptions>();
  const hostOf = (origin: string): http.RequestOptions => {
    const known = hosts.get(origin) ?? parseOrigin(origin);
    hosts.set(origin, known);
    return known;
  };
  return {
    send: ({ method, origin, target, headers, body }) =>
      new Promise((resolve, reject) => {
        const host = hostOf(origin);
        const secure = host.protocol === 'https:';
        const request = (secure ? https : http).request({
          ...host,
          agent: secure ? agents.https : agents.http,
          method,
          path: target,
          headers: { ...headers, 'content-length': String(body?.byteLength ?? 0) },
          timeout: IDLE_MS,
        });
        request.once('error', reject);
        request.once('timeout', () => request.destroy(timeout(origin)));
        request.once('response', (response) => {
          readAnswer(response, resolve, reject);
        });
        request.end(body);
      }),
  };
}

function parseOrigin(origin: string): http.RequestOptions {
  const { protocol, hostname, port } = new URL(origin);
  // An IPv6 address stands in brackets in a URL and without them here.
  return { protocol, host: hostname.replace(/^\[|\]$/g, ''), ...(port !== '' && { port }) };
}

/** By events: as an async iterator, a stream costs more than all the rest of a small answer. */
function readAnswer(
  response: http.IncomingMessage,
  resolve: (answer: WireAnswer) => void,
  reject: (error: Error) => void,
): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.once('error', reject);
  response.once('end', () => {
    const headers: Record<string, string> = {};
    for (const name in response.headers) headers[name] = String(response.headers[name]);
    resolve({ status: response.statusCode ?? 0, headers, body: Buffer.concat(chunks) });
  });
}

function timeout(origin: string): Error {
  const error = new Error(`${origin} did not answer for ${IDLE_MS / 1_000} s.`);
  error.name = 'TimeoutError';
  return error;
}
