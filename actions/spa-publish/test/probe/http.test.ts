import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import { siteHttp } from '../../src/probe/http.js';
import { lookAt, MAX_BODY_BYTES } from '../../src/probe/look.js';

let server: Server;

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

function stop(): Promise<void> {
  server.closeAllConnections();
  return new Promise((stopped) => {
    server.close(() => {
      stopped();
    });
  });
}

afterEach(() => stop());

const never = new AbortController().signal;

describe('siteHttp', () => {
  it.each([
    ['br', brotliCompressSync('hello')],
    ['gzip', gzipSync('hello')],
    ['', Buffer.from('hello')],
  ])('gives the body decoded and keeps content-encoding %j', async (encoding, body) => {
    const url = await serve((request, response) => {
      expect(request.headers['accept-encoding']).toBe('br, gzip');
      response.writeHead(200, { 'X-Test': 'a', ...(encoding !== '' && { 'content-encoding': encoding }) }).end(body);
    });
    const answer = await siteHttp(never).get(url);
    expect(Buffer.from(answer.body).toString()).toBe('hello');
    expect(answer).toMatchObject({ url, status: 200, headers: { 'x-test': 'a' } });
    expect(answer.headers['content-encoding'] ?? '').toBe(encoding);
  });

  it('follows no redirect', async () => {
    const url = await serve((_, response) => response.writeHead(302, { location: 'https://elsewhere.example/' }).end());
    expect(await siteHttp(never).get(url)).toMatchObject({
      status: 302,
      headers: { location: 'https://elsewhere.example/' },
    });
  });

  it('stops reading at the limit, a bomb included', async () => {
    const bomb = gzipSync(Buffer.alloc(MAX_BODY_BYTES + 5_000_000));
    const url = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    expect((await siteHttp(never).get(url)).body).toHaveLength(MAX_BODY_BYTES);
  });

  it('ends where an answer never does', async () => {
    const url = await serve((_, response) => response.writeHead(200).write('a'));
    const look = await lookAt(siteHttp(never, 100), url);
    expect(look).toEqual({ url, error: expect.stringContaining('not complete within 0.1 s') as unknown });
  });

  it('ends with the job', async () => {
    const controller = new AbortController();
    const url = await serve(() => {
      controller.abort(new Error('cancelled'));
    });
    await expect(siteHttp(controller.signal).get(url)).rejects.toThrow('cancelled');
  });

  it('tells broken compression', async () => {
    const url = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'br' }).end('no brotli'));
    expect(await lookAt(siteHttp(never), url)).toHaveProperty('error');
  });

  it('tells a refused connection', async () => {
    const url = await serve(() => undefined);
    await stop();
    expect(await lookAt(siteHttp(never), url)).toHaveProperty('error', expect.stringContaining('ECONNREFUSED'));
  });

  it('goes through the proxy of the environment', async () => {
    const site = new URL(await serve((_, response) => response.end('by way of the proxy')));
    const sockets: Socket[] = [];
    const proxy = createServer().on('connect', (_, client: Socket) => {
      const upstream = connect(Number(site.port), '127.0.0.1', () => {
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        upstream.pipe(client).pipe(upstream);
      });
      sockets.push(client, upstream);
    });
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    try {
      process.env['http_proxy'] = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
      const { body } = await siteHttp(never).get('http://shop.example/');
      expect(Buffer.from(body).toString()).toBe('by way of the proxy');
    } finally {
      delete process.env['http_proxy'];
      for (const socket of sockets) socket.destroy();
      proxy.close();
    }
  });
});
