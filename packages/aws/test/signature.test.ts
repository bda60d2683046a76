import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { SignatureV4 } from '@smithy/signature-v4';
import { canonicalQuery, encodeUri, signer, type Signable } from '../src/signed/signature.js';
import { serverClock } from '../src/signed/clock.js';

class Sha256 {
  private readonly hash: ReturnType<typeof createHash> | ReturnType<typeof createHmac>;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    const key = secret as string | Buffer | undefined;
    this.hash = key === undefined ? createHash('sha256') : createHmac('sha256', key);
  }
  update(data: Uint8Array | string): void {
    this.hash.update(data);
  }
  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.hash.digest());
  }
}

const NOW = Date.UTC(2026, 10, 21, 10, 15, 7);
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG', sessionToken: 'token/+=' };

const requests: readonly (Signable & { readonly service: string; readonly name: string })[] = [
  {
    name: 'a PUT with awkward characters',
    service: 's3',
    method: 'PUT',
    host: 'site.s3.eu-west-1.amazonaws.com',
    path: `/${["a b/ü+(1)'!*~.txt"].map((key) => key.split('/').map(encodeUri).join('/')).join('')}`,
    query: {},
    headers: { 'content-type': 'text/plain; charset=utf-8', 'if-none-match': '*', 'x-amz-content-sha256': 'abc' },
    payloadHash: 'abc',
  },
  {
    name: 'a LIST',
    service: 's3',
    method: 'GET',
    host: '127.0.0.1:4566',
    path: '/site',
    query: { 'list-type': '2', prefix: 'a b/ü&=+', 'continuation-token': '1/+=' },
    headers: { 'x-amz-content-sha256': 'e3b0' },
    payloadHash: 'e3b0',
  },
  {
    name: 'a call of another service',
    service: 'cloudfront',
    method: 'POST',
    host: 'cloudfront.amazonaws.com',
    path: '/2020-05-31/distribution/E%201/invalidation',
    query: {},
    headers: { 'content-type': 'application/xml', 'x-amz-content-sha256': 'abc' },
    payloadHash: 'abc',
  },
];

describe.each(requests)("the signature of $name is the SDK's", ({ service, ...request }) => {
  const key = { ...credentials, region: 'eu-west-1', service };
  const theirs = new SignatureV4({
    ...{ service, region: 'eu-west-1', credentials, sha256: Sha256 as never, applyChecksum: false },
    uriEscapePath: service !== 's3',
  });
  const theirRequest = {
    ...{ protocol: 'https:', hostname: request.host, method: request.method, path: request.path },
    headers: { ...request.headers, host: request.host },
    query: { ...request.query },
  };

  it('in the headers', async () => {
    const signed = await theirs.sign(theirRequest, { signingDate: new Date(NOW) });
    const ours = signer();
    ours.headers(request, { ...key, secretAccessKey: 'another key first' }, NOW);
    const headers = ours.headers(request, key, NOW);
    expect(headers['authorization']).toBe(signed.headers['authorization']);
    expect(headers).toMatchObject({
      'x-amz-date': '20261121T101507Z',
      'x-amz-security-token': credentials.sessionToken,
    });
  });

  it('in the query, with an end', async () => {
    const headers = { ...request.headers, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };
    const signed = await theirs.presign(
      { ...theirRequest, headers: { ...headers, host: request.host } },
      {
        ...{ signingDate: new Date(NOW), expiresIn: 45 },
        unhoistableHeaders: new Set(Object.keys(headers)),
        signableHeaders: new Set([...Object.keys(headers), 'content-type']),
      },
    );
    const query = signer().query({ ...request, headers, payloadHash: 'UNSIGNED-PAYLOAD' }, key, NOW, 45);
    expect(query.split('&').sort()).toEqual(
      canonicalQuery(signed.query as Readonly<Record<string, string>>)
        .split('&')
        .sort(),
    );
  });
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
