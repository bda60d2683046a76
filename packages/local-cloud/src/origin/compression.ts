import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Answer } from './answer.js';

type Encoding = 'br' | 'gzip';

/** CloudFront's quotas: smaller and bigger objects go out as they are. */
const LEAST_BYTES = 1000;
const MOST_BYTES = 10_000_000;

const FASTEST_BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

/** Gives the answer in the best encoding that the client takes, where the edge compresses such a file at all. */
export type Compress = (answer: Answer, acceptEncoding: string | undefined) => Answer;

/** Remembers what it compressed as long as the body lives. */
export function compressor(): Compress {
  const done = new WeakMap<Buffer, Map<Encoding, Buffer>>();
  const compressed = (body: Buffer, encoding: Encoding): Buffer => {
    const known = done.get(body) ?? new Map<Encoding, Buffer>();
    done.set(body, known);
    const made = known.get(encoding) ?? (encoding === 'br' ? brotliCompressSync(body, FASTEST_BROTLI) : gzipSync(body));
    known.set(encoding, made);
    return made;
  };
  return (answer, acceptEncoding) => {
    const encoding = bestOf(acceptEncoding ?? '');
    if (encoding === undefined || !isCompressible(answer)) return answer;
    const { etag, ...headers } = answer.headers;
    return {
      ...answer,
      headers: {
        ...headers,
        'content-encoding': encoding,
        vary: 'Accept-Encoding',
        // Not the same bytes any more: a strong ETag becomes a weak one.
        ...(etag !== undefined && { etag: etag.startsWith('W/') ? etag : `W/${etag}` }),
      },
      body: compressed(answer.body, encoding),
    };
  };
}

function bestOf(acceptEncoding: string): Encoding | undefined {
  const accepted = acceptEncoding
    .split(',')
    .map((item) => item.trim().toLowerCase())
    .filter((item) => !/;\s*q=0(\.0+)?$/.test(item))
    .map((item) => item.replace(/;.*/, ''));
  return (['br', 'gzip'] as const).find((encoding) => accepted.includes(encoding));
}

function isCompressible({ status, headers, body }: Answer): boolean {
  if (headers['content-encoding'] !== undefined || ![200, 403, 404].includes(status)) return false;
  if (body.byteLength < LEAST_BYTES || body.byteLength > MOST_BYTES) return false;
  const type = (headers['content-type'] ?? '').replace(/;.*/, '').trim().toLowerCase();
  return (
    /^text\/(css|csv|html|javascript|js|plain|richtext|tab-separated-values|xml|x-component|x-script)$/.test(type) ||
    /^application\/(javascript|json|x-javascript|xml|xhtml\+xml|rss\+xml|wasm|vnd\.ms-fontobject|pdf)$/.test(type) ||
    /^(font\/(eot|otf|ttf|opentype)|image\/svg\+xml)$/.test(type)
  );
}
