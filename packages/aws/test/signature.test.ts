import { describe, expect, it } from '@jest/globals';
import { serverClock } from '../src/signed/clock.js';
import { signer, type Signable } from '../src/signed/signature.js';

const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
/** The example of Amazon S3's API reference, "Authenticating Requests: Using the Authorization Header". */
const credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const NOW = Date.UTC(2013, 4, 24);

const get: Signable = {
  method: 'GET',
  host: 'examplebucket.s3.amazonaws.com',
  path: '/test.txt',
  query: {},
  headers: { range: 'bytes=0-9', 'x-amz-content-sha256': EMPTY },
  region: 'us-east-1',
};
const sign = (request: Partial<Signable>, token?: string) =>
  signer('s3', () => Promise.resolve({ ...credentials, ...(token !== undefined && { sessionToken: token }) })).sign(
    { ...get, ...request },
    NOW,
  );

describe('a signature in the headers', () => {
  it.each<[string, Partial<Signable>, string]>([
    ['of a GET', {}, 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41'],
    [
      'of a GET with a parameter',
      { path: '/', query: { lifecycle: '' }, headers: { 'x-amz-content-sha256': EMPTY } },
      'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
    ],
    [
      'of a LIST',
      { path: '/', query: { 'max-keys': '2', prefix: 'J' }, headers: { 'x-amz-content-sha256': EMPTY } },
      '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
    ],
  ])('%s is that of the reference', async (_, request, signature) => {
    const { headers } = await sign(request);
    expect(headers['authorization']).toMatch(new RegExp(`Signature=${signature}$`));
    expect(headers['x-amz-date']).toBe('20130524T000000Z');
  });

  it('hands the session token on', async () => {
    expect((await sign({}, 'token/+=')).headers['x-amz-security-token']).toBe('token/+=');
  });
});

it('a signature in the query ends, and covers every header', async () => {
  const headers = {
    'content-type': 'text/html',
    'cache-control': 'no-cache',
    'x-amz-content-sha256': 'UNSIGNED-PAYLOAD',
  };
  const of = signer('s3', () => Promise.resolve({ ...credentials, sessionToken: 'token/+=' }));
  const signed = await of.presign({ ...get, method: 'PUT', headers, query: { b: 'x y' } }, NOW, 45);
  const { pathname, searchParams } = new URL(signed.target, 'https://examplebucket.s3.amazonaws.com');
  expect(pathname).toBe('/test.txt');
  expect(Object.fromEntries(searchParams)).toEqual({
    b: 'x y',
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request',
    'X-Amz-Date': '20130524T000000Z',
    'X-Amz-Expires': '45',
    'X-Amz-Security-Token': 'token/+=',
    'X-Amz-SignedHeaders': 'cache-control;content-type;host;x-amz-content-sha256',
    'X-Amz-Signature': expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(signed.headers).toMatchObject(headers);
});

describe("the server's clock", () => {
  it("is the machine's until told, then the highest that whole seconds allow", () => {
    let machine = 100_000;
    const clock = serverClock(() => machine);
    expect(clock.now()).toBe(100_000);
    clock.learn(new Date(160_000).toUTCString());
    expect(clock.now()).toBe(160_000);
    machine += 900;
    clock.learn(new Date(160_000).toUTCString());
    expect(clock.now()).toBe(160_900);
    machine += 50;
    clock.learn(new Date(161_000).toUTCString());
    expect(clock.now()).toBe(161_000);
    clock.learn('no date');
    clock.learn(undefined);
    expect(clock.now()).toBe(161_000);
    clock.learn(new Date(150_000).toUTCString());
    expect(clock.now()).toBe(150_000);
  });
});
