import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import type { HttpRequest, Outcome } from './dispatcher.js';

export type App = Hono<{ Bindings: HttpBindings }>;

export interface RunningServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** The AWS endpoint is `POST /`; further routes are put on the app beside it. */
export function createApp(answer: (http: HttpRequest) => Promise<Outcome>): App {
  const app: App = new Hono();
  app.post('/', async (context) => {
    const body = new Uint8Array(await context.req.arrayBuffer());
    const outcome = await answer({ header: (name) => context.req.header(name), body });
    if (outcome === 'dropped') {
      context.env.incoming.socket.destroy();
      return RESPONSE_ALREADY_SENT;
    }
    return new Response(outcome.body, { status: outcome.status, headers: outcome.headers });
  });
  return app;
}

/**
 * Listens on the loopback interface only; port 0 takes a free one. No answer carries a `Date` header: the cloud's time
 * may run faster than the client's, and SDKs correct their signing clock by that header.
 */
export async function listen(app: App, port: number): Promise<RunningServer> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  server.prependListener('request', (_request, response) => {
    response.sendDate = false;
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${taken}`, stop: () => stop(server) };
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
