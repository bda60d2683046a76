import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fakeRunner } from '@platform-actions/action-kit/testing';
import { answeredStatus, faultOf, githubClient, type GitHub } from '../src/index.js';
import { REPOSITORY } from './fake-github.js';
import { QUICK } from './support.js';

const ROUTE = 'GET /repos/{owner}/{repo}';
const NOON = Date.parse('2026-11-01T12:00:00Z');

let server: Server;
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeEach(async () => {
  server = createServer((request, response) => {
    response.sendDate = false;
    response.setHeader('content-type', 'application/json');
    answer(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function client(token = 'one'): GitHub {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return githubClient(fakeRunner({}, { env: { GITHUB_API_URL: url } }), token, QUICK);
}

/** Answers in turn, the last one for ever. */
function answering(...answers: readonly { date?: string; status?: number }[]): void {
  let next = 0;
  answer = (_, response) => {
    const { date, status = 200 } = answers[Math.min(next, answers.length - 1)]!;
    next += 1;
    if (date !== undefined) response.setHeader('date', date);
    response.writeHead(status).end('{"message":"no"}');
  };
}

describe('the time of the server', () => {
  it('is not known before the first answer', () => {
    expect(client().serverTime()).toBeUndefined();
  });

  it.each([
    ['of an answer', [{ date: 'Sun, 01 Nov 2026 12:00:00 GMT' }]],
    ['of a refusal', [{ date: 'Sun, 01 Nov 2026 12:00:00 GMT', status: 404 }]],
    ['of an answer that is repeated', [{ date: 'Sun, 01 Nov 2026 12:00:00 GMT', status: 502 }, {}]],
    ['the newest', [{ date: 'Sun, 01 Nov 2026 12:00:00 GMT' }, { date: 'Sun, 01 Nov 2026 11:00:00 GMT' }]],
    ['but no text that is none', [{ date: 'Sun, 01 Nov 2026 12:00:00 GMT' }, { date: 'later' }, {}]],
  ])('is that %s', async (_, answers) => {
    answering(...answers);
    const gh = client();
    for (let call = 0; call < answers.length; call += 1) await gh.request(ROUTE, REPOSITORY).catch(() => undefined);
    expect(gh.serverTime()).toBe(NOON);
  });

  it('is the same whatever token asked', async () => {
    answering({ date: 'Sun, 01 Nov 2026 12:00:00 GMT' });
    const gh = client();
    const other = gh.as('two');
    await other.request(ROUTE, REPOSITORY);
    expect([gh.serverTime(), other.serverTime()]).toEqual([NOON, NOON]);
    expect(gh.calls.total()).toBe(1);
  });
});

describe('another token', () => {
  it('is masked, and asks alone', async () => {
    const seen: (string | undefined)[] = [];
    answer = (request, response) => {
      seen.push(request.headers.authorization);
      response.end('{}');
    };
    const runner = fakeRunner(
      {},
      { env: { GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` } },
    );
    const gh = githubClient(runner, 'one', QUICK);
    await gh.as('two').request(ROUTE, REPOSITORY);
    await gh.request(ROUTE, REPOSITORY);
    await gh.as('a.b.c').request(ROUTE, REPOSITORY);
    expect(seen).toEqual(['token two', 'token one', 'bearer a.b.c']);
    expect(runner.masked).toEqual(['one', 'two', 'a.b.c']);
  });
});

describe('a question that is asked again', () => {
  it('is sent with the tag, and is unchanged on 304', async () => {
    const tags: unknown[] = [];
    answer = (request, response) => {
      tags.push(request.headers['if-none-match']);
      const known = request.headers['if-none-match'] === 'W/"1"';
      response
        .setHeader('etag', 'W/"1"')
        .writeHead(known ? 304 : 200)
        .end(known ? undefined : '{"id":1}');
    };
    const gh = client();
    const first = await gh.requestIfChanged(ROUTE, REPOSITORY, undefined);
    expect(first).toMatchObject({ data: { id: 1 }, headers: { etag: 'W/"1"' } });
    expect(await gh.requestIfChanged(ROUTE, REPOSITORY, 'W/"1"')).toBe('unchanged');
    expect(await gh.requestIfChanged(ROUTE, REPOSITORY, 'W/"0"')).toMatchObject({ data: { id: 1 } });
    expect(tags).toEqual([undefined, 'W/"1"', 'W/"0"']);
    expect(gh.calls.total()).toBe(3);
  });

  it('throws what is no answer', async () => {
    answering({ status: 404 });
    const error = await client()
      .requestIfChanged(ROUTE, REPOSITORY, 'W/"1"')
      .catch((thrown: unknown) => thrown);
    expect(answeredStatus(error)).toBe(404);
  });
});

describe('faultOf', () => {
  it.each([
    [401, 'Bad credentials', 'refused'],
    [403, 'Resource not accessible by integration', 'refused'],
    [403, 'API rate limit exceeded for installation ID 1.', 'rate-limited'],
    [403, 'You have exceeded a secondary rate limit.', 'rate-limited'],
    [404, 'Not Found', 'refused'],
    [422, 'Validation Failed', 'refused'],
    [429, 'Too many', 'rate-limited'],
    [500, 'Oops', 'unavailable'],
    [502, 'Bad Gateway', 'unavailable'],
  ] as const)('%d %s is %s, also as a cause', (status, message, kind) => {
    const error = Object.assign(new Error('x'), { name: 'HttpError', status, response: { status, data: { message } } });
    expect(faultOf(error)).toBe(kind);
    expect(faultOf(new Error('y', { cause: new Error('z', { cause: error }) }))).toBe(kind);
  });

  it('knows a failure of the network, and what is no failure of GitHub', () => {
    expect(faultOf(Object.assign(new Error('x'), { name: 'HttpError', status: 500 }))).toBe('unavailable');
    const loop: { cause?: unknown } = {};
    loop.cause = loop;
    for (const other of [new Error('x'), 'x', undefined, null, loop]) expect(faultOf(other)).toBeUndefined();
  });
});
