import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer } from './answer.js';
import type { ViewerRequest } from './edge.js';

export interface EdgeListener {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Serves an edge location on the loopback interface; port 0 takes a free one. @throws Error when the port is taken */
export async function listenEdge(answer: (request: ViewerRequest) => Answer, port: number): Promise<EdgeListener> {
  const server = createServer((request, response) => {
    // The answer brings the cloud's date.
    response.sendDate = false;
    send(request, answer(viewerRequest(request)), response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function viewerRequest({ method = 'GET', url = '/', headers }: IncomingMessage): ViewerRequest {
  return {
    method,
    path: url.replace(/[?#].*/, ''),
    header: (name) => {
      const value = headers[name];
      return typeof value === 'string' ? value : value?.join(', ');
    },
  };
}

function send(request: IncomingMessage, { status, headers, body }: Answer, response: ServerResponse): void {
  // Reads on what a refused request may still be sending, so that the connection stays good.
  request.resume();
  const length = status === 304 ? {} : { 'content-length': String(body.byteLength) };
  response.writeHead(status, { ...headers, ...length });
  response.end(request.method === 'HEAD' ? undefined : body);
}
