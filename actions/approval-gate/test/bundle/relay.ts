import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { World } from './harness.js';

/** What a relay may do to a request before GitHub sees it: something to the world, or give it another address. */
export type Look = (request: { readonly method: string; readonly url: URL }) => void;

/**
 * Stands between steps and the cloud, and shows each request to `look` before it is passed on. `test` is given the
 * environment that leads a step here.
 */
export async function relayed(
  { cloud }: World,
  look: Look,
  test: (env: Readonly<Record<string, string>>) => Promise<void>,
): Promise<void> {
  const target = cloud.environment()['GITHUB_API_URL'] ?? '';
  const server = createServer((request, response) => {
    void passOn(request, response, target, look);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    await test({ GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  } finally {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
}

const PASSED_ON = ['authorization', 'user-agent', 'accept', 'content-type', 'if-none-match'];
const GIVEN_BACK = ['content-type', 'date', 'etag', 'link'];

async function passOn(request: IncomingMessage, response: ServerResponse, target: string, look: Look): Promise<void> {
  const { method = 'GET', headers } = request;
  const url = new URL(`${target}${request.url ?? ''}`);
  look({ method, url });
  const kept = PASSED_ON.flatMap((name) =>
    headers[name] === undefined ? [] : [[name, String(headers[name])] as const],
  );
  const body = await text(request);
  const answer = await fetch(url, { method, headers: Object.fromEntries(kept), ...(body !== '' && { body }) });
  const given = GIVEN_BACK.flatMap((name) => {
    const value = answer.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  response.writeHead(answer.status, Object.fromEntries(given));
  response.end(await answer.text());
}
