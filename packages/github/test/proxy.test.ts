import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { fakeRunner } from '@platform-actions/action-kit/testing';
import { githubClient } from '../src/index.js';
import { QUICK, startGitHub, type TestGitHub } from './support.js';

let test: TestGitHub;

beforeEach(async () => {
  test = await startGitHub();
});

afterEach(async () => {
  delete process.env['http_proxy'];
  await test.stop();
});

it('goes through the proxy of the environment', async () => {
  const asked: string[] = [];
  const sockets: Socket[] = [];
  const proxy = createServer().on('connect', (request, client: Socket) => {
    asked.push(request.url ?? '');
    const server = connect(Number(new URL(test.cloud.url).port), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      server.pipe(client).pipe(server);
    });
    sockets.push(client, server);
  });
  await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready));
  try {
    process.env['http_proxy'] = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const runner = fakeRunner({}, { env: { GITHUB_API_URL: 'http://github.example' } });
    const gh = githubClient(runner, test.cloud.github.token, QUICK);
    const { status } = await gh.request('GET /repos/{owner}/{repo}', { owner: 'org', repo: 'orders-api' });
    expect(status).toBe(200);
    expect(asked).toEqual(['github.example:80']);
  } finally {
    for (const socket of sockets) socket.destroy();
    proxy.close();
  }
});
