import type { HttpRequest } from '../core/types.js';
import { s3Error } from './errors.js';

/** A body without its framing, and the headers that came behind it. */
export interface PlainBody {
  readonly body: Buffer;
  readonly trailer: Readonly<Record<string, string>>;
}

/**
 * Takes off the `aws-chunked` framing, in which SDKs send bodies whose checksum comes last: chunks of
 * `<hex size>[;chunk-signature=…]`, data, line break; an empty chunk; trailing headers. Chunk signatures are not verified,
 * as no signature is.
 *
 * @throws AwsError IncompleteBody where it breaks off, or is not as long as `x-amz-decoded-content-length` says
 */
export function plainBody(http: HttpRequest): PlainBody {
  if (!http.header('x-amz-content-sha256')?.startsWith('STREAMING-')) return { body: http.body, trailer: {} };
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const [line, start] = lineAt(http.body, at);
    const size = /^[0-9a-f]+(?=;|$)/i.exec(line);
    if (!size) throw s3Error('IncompleteBody');
    const length = Number.parseInt(size[0], 16);
    at = start + length;
    if (length === 0) break;
    if (http.body.toString('latin1', at, at + 2) !== '\r\n') throw s3Error('IncompleteBody');
    chunks.push(http.body.subarray(start, at));
    at += 2;
  }
  const [only = Buffer.alloc(0)] = chunks;
  const body = chunks.length > 1 ? Buffer.concat(chunks) : only;
  const declared = http.header('x-amz-decoded-content-length');
  if (declared !== undefined && Number(declared) !== body.byteLength) throw s3Error('IncompleteBody');
  return { body, trailer: trailerOf(http.body.toString('latin1', at)) };
}

function lineAt(body: Buffer, at: number): [line: string, next: number] {
  const end = body.indexOf('\r\n', at, 'latin1');
  if (end < 0) throw s3Error('IncompleteBody');
  return [body.toString('latin1', at, end), end + 2];
}

function trailerOf(text: string): Record<string, string> {
  const lines = text.split(/\r?\n/).filter((line) => line.includes(':'));
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}
