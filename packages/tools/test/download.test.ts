import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { pipeline, type Duplex } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { CancelledError, UserError } from '@platform-actions/action-kit';
import { fakeRunner } from '@platform-actions/action-kit/testing';
import { download, DownloadError } from '../src/download.js';
import { web } from './support.js';

const MAX = 1_000_000;
type Respond = (request: IncomingMessage, response: ServerResponse, count: number) => void;

const ok: Respond = (_, response) => response.end('content');
const status =
  (code: number): Respond =>
  (_, response) => {
    response.statusCode = code;
    response.end('no');
  };
/** Announces more than it sends, and hangs up. */
const drops: Respond = (_, response) => {
  response.writeHead(200, { 'content-length': 1000 });
  response.write('half', () => response.destroy());
};
const hangsUp: Respond = (request) => request.socket.destroy();

describe('download', () => {
  let respond: Respond = ok;
  const serve = web((...call) => {
    respond(...call);
  });

  async function get(path = '/file', authorization?: string, runner = fakeRunner()) {
    const { url, requests } = await serve();
    const started = runner.clock.now();
    const result = await download({ url: `${url}${path}`, authorization, maxBytes: MAX }, runner).catch(
      (error: unknown) => error as Error,
    );
    return { result, requests, waited: (runner.clock.now() - started) / 1000, lines: runner.lines };
  }

  it.each<[string, Respond]>([
    ['an error of the server', status(500)],
    ['a gateway in trouble', status(503)],
    ['throttling', status(429)],
    ['a timeout of the server', status(408)],
    ['a broken connection', drops],
    ['no answer at all', hangsUp],
  ])('tries again after %s', async (_, trouble) => {
    respond = (request, response, count) => {
      (count < 3 ? trouble : ok)(request, response, count);
    };
    const { result, requests, waited, lines } = await get();
    expect(result).toEqual(Buffer.from('content'));
    expect(requests).toHaveLength(3);
    expect(waited).toBe(5);
    expect(lines.map(({ message }) => message)).toEqual([
      expect.stringMatching(/\/file: .*\. Trying again in 1 s\.$/),
      expect.stringMatching(/Trying again in 4 s\.$/),
    ]);
  });

  it('gives up after four tries', async () => {
    respond = status(502);
    const { result, requests } = await get('/file?signature=secret');
    expect(result).toBeInstanceOf(DownloadError);
    expect((result as Error).message).toMatch(/\/file could not be downloaded in 4 tries: the server answered 502$/);
    expect(requests).toHaveLength(4);
  });

  it.each([
    [401, '"mirror-auth"'],
    [403, '"mirror-auth"'],
    [404, 'Does that version exist there?'],
    [204, 'the server answered 204'],
  ])('takes %d for an answer', async (code, message) => {
    respond = status(code);
    const { result, requests } = await get();
    expect(result).toBeInstanceOf(UserError);
    expect((result as Error).message).toContain(message);
    expect(requests).toHaveLength(1);
  });

  it('follows redirects, relative ones too, without the secret on another server', async () => {
    const elsewhere = await serve();
    const places: Record<string, string> = { '/file': '/own', '/own': `${elsewhere.url}/there` };
    respond = (request, response) => {
      const location = places[request.url ?? ''];
      if (location !== undefined) response.writeHead(302, { location });
      response.end(location === undefined ? 'content' : '');
    };
    const { result, requests } = await get('/file', 'Bearer secret');
    expect(result).toEqual(Buffer.from('content'));
    expect(requests).toEqual([
      { path: '/file', authorization: 'Bearer secret' },
      { path: '/own', authorization: 'Bearer secret' },
    ]);
    expect(elsewhere.requests).toEqual([{ path: '/there', authorization: undefined }]);
  });

  it('does not follow redirects for ever', async () => {
    respond = (_, response) => {
      response.writeHead(302, { location: '/again' });
      response.end();
    };
    const { result, requests } = await get();
    expect(String(result)).toMatch(/UserError: .* redirects more than 5 times/);
    expect(requests).toHaveLength(6);
  });

  it.each<[string, Record<string, number>]>([
    ['announced', { 'content-length': MAX + 1 }],
    ['not announced', {}],
  ])('refuses more than the limit, %s', async (_, headers) => {
    respond = (__, response) => {
      response.writeHead(200, headers);
      response.end(Buffer.alloc(MAX + 1));
    };
    const { result } = await get();
    expect(result).toBeInstanceOf(UserError);
    expect((result as Error).message).toContain('is larger than 1 MB, the limit');
  });

  it('goes through the proxy of the environment, except where that is not to be asked', async () => {
    respond = ok;
    const release = await serve();
    const asked: string[] = [];
    const proxy = createServer().on('connect', (request: IncomingMessage, client: Duplex) => {
      asked.push(request.url ?? '');
      const server = connect(Number(new URL(release.url).port), '127.0.0.1');
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      pipeline(server, client, server, () => undefined);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const before = { ...process.env };
    const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    Object.assign(process.env, { http_proxy: address, no_proxy: '127.0.0.1' });
    try {
      const runner = fakeRunner();
      expect(await download({ url: 'http://release.test/far', maxBytes: MAX }, runner)).toEqual(Buffer.from('content'));
      await download({ url: `${release.url}/near`, maxBytes: MAX }, runner);
    } finally {
      for (const name of ['http_proxy', 'no_proxy']) {
        if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = before[name];
      }
      proxy.closeAllConnections();
      proxy.close();
    }
    expect(asked).toEqual(['release.test:80']);
    expect(release.requests.map(({ path }) => path)).toEqual(['/far', '/near']);
  });

  it('ends at once when the job is cancelled', async () => {
    const controller = new AbortController();
    respond = (_, response) => {
      response.writeHead(200);
      response.write('some', () => {
        controller.abort(new CancelledError('SIGINT'));
      });
    };
    const { result, requests } = await get('/file', undefined, fakeRunner({}, { signal: controller.signal }));
    expect(result).toBeInstanceOf(CancelledError);
    expect(requests).toHaveLength(1);
  });
});
