import type { AddressInfo } from 'node:net';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { Outcome } from './dispatcher.js';
import { isPresigned, withSignatureInHeaders } from './presigned.js';
import type { HttpRequest } from './types.js';

export type App = Hono<{ Bindings: HttpBindings }>;

export interface RunningServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** An app for the routes beside the AWS endpoint. */
export function createApp(): App {
  return new Hono();
}

/**
 * Listens on the loopback interface only; port 0 takes a free one. What is signed for AWS, and `POST /`, goes to
 * `answer`; everything else to the app. AWS requests bypass the app's web-standard objects, which cost more than most
 * of the answers: thousands of uploads per second go through here in the benchmarks.
 *
 * No answer gets a `Date` header of its own: the cloud's time may run faster than the client's, and SDKs correct their
 * signing clock by that header.
 */
export async function listen(
  app: App,
  port: number,
  answer: (http: HttpRequest) => Promise<Outcome>,
): Promise<RunningServer> {
  const routes = getRequestListener(app.fetch);
  const server = createServer((request, response) => {
    response.sendDate = false;
    if (isAws(request)) void answerAws(answer, request, response);
    else void routes(request, response);
  });
  // Pools of test clients idle for longer than Node's 5 s; a connection closed just then is a lost request.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${taken}`, stop: () => stop(server) };
}

function isAws({ method, url, headers }: IncomingMessage): boolean {
  if (headers.authorization?.startsWith('AWS4-') === true || (method === 'POST' && url === '/')) return true;
  return isPresigned(url ?? '');
}

async function answerAws(
  answer: (http: HttpRequest) => Promise<Outcome>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await bodyOf(request);
  if (!body) return;
  const { method = 'GET', url = '/', headers } = request;
  const header = (name: string): string | undefined => {
    const value = headers[name];
    return typeof value === 'string' ? value : value?.join(', ');
  };
  const outcome = await answer(withSignatureInHeaders({ method, target: url, headers, header, body }));
  if (outcome === 'held') return;
  if (outcome === 'dropped') {
    request.socket.destroy();
    return;
  }
  const bodiless = outcome.status === 204 || outcome.status === 304;
  const size = bodiless ? {} : { 'content-length': Buffer.byteLength(outcome.body) };
  response.writeHead(outcome.status, { ...size, ...outcome.headers });
  response.end(outcome.body);
}

/** `undefined` when the client went away before it had sent all of it. */
function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.once('end', () => {
      const [only = Buffer.alloc(0)] = chunks;
      resolve(chunks.length > 1 ? Buffer.concat(chunks) : only);
    });
    for (const gone of ['error', 'close']) {
      request.once(gone, () => {
        resolve(undefined);
      });
    }
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => {
      if (error) reject(error);
      else resolve();
    });
    server.closeAllConnections();
  });
}
