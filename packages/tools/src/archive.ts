import { gunzipSync } from 'node:zlib';
import { messageChain, toError } from '@platform-actions/action-kit';

const BLOCK = 512;
const NAME = { start: 0, end: 100 };
const SIZE = { start: 124, end: 136 };
const CHECKSUM = { start: 148, end: 156 };
const TYPE = 156;
const PREFIX = { start: 345, end: 500 };
const REGULAR = ['0', '\0'];

interface Entry {
  readonly name: string;
  /** One character, `0` for a file, `2` for a symbolic link: POSIX.1 ustar, "typeflag". */
  readonly type: string;
  readonly content: Buffer;
}

/**
 * The content of one file in a `.tar.gz`. Nothing else is unpacked and nothing is written, so no entry can land outside
 * its place: a path that climbs up is just another name, and a link is refused.
 *
 * @param maxBytes the unpacked size that is refused.
 * @throws Error where the archive is damaged, too large, or holds no such file.
 */
export function extractFile(archive: Buffer, name: string, maxBytes: number): Buffer {
  const names: string[] = [];
  for (const entry of entries(gunzip(archive, maxBytes))) {
    if (entry.name.replace(/^\.\//, '') !== name) {
      names.push(entry.name);
      continue;
    }
    if (!REGULAR.includes(entry.type)) throw new Error(`"${name}" in the archive is no file but of type ${entry.type}`);
    return entry.content;
  }
  throw new Error(`the archive holds no "${name}", only ${names.slice(0, 10).join(', ') || 'nothing'}`);
}

function gunzip(archive: Buffer, maxBytes: number): Buffer {
  try {
    return gunzipSync(archive, { maxOutputLength: maxBytes });
  } catch (thrown) {
    const error = toError(thrown);
    const what =
      (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
        ? `larger than ${maxBytes} bytes when unpacked`
        : `damaged: ${messageChain(error)}`;
    throw new Error(`the archive is ${what}`, { cause: thrown });
  }
}

function* entries(tar: Buffer): Generator<Entry> {
  let at = 0;
  while (at + BLOCK <= tar.length) {
    const header = tar.subarray(at, at + BLOCK);
    // A block of zeros ends an archive.
    if (header.every((byte) => byte === 0)) return;
    checkHeader(header, at);
    const size = octal(header, SIZE);
    const start = at + BLOCK;
    if (start + size > tar.length) throw new Error(`the archive is damaged: it ends in the middle of an entry`);
    const [prefix, name] = [text(header, PREFIX), text(header, NAME)];
    yield {
      name: prefix === '' ? name : `${prefix}/${name}`,
      type: String.fromCharCode(header[TYPE] ?? 0),
      content: tar.subarray(start, start + size),
    };
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
}

function checkHeader(header: Buffer, at: number): void {
  let sum = 0;
  for (const [index, byte] of header.entries()) {
    // The field itself counts as blanks.
    sum += index >= CHECKSUM.start && index < CHECKSUM.end ? 0x20 : byte;
  }
  if (sum !== octal(header, CHECKSUM)) throw new Error(`the archive is damaged: no tar header at byte ${at}`);
}

function octal(header: Buffer, field: { start: number; end: number }): number {
  const digits = text(header, field).trim();
  if (!/^[0-7]+$/.test(digits)) throw new Error('the archive is damaged: a number in a tar header is none');
  return Number.parseInt(digits, 8);
}

function text(header: Buffer, { start, end }: { start: number; end: number }): string {
  const bytes = header.subarray(start, end);
  const zero = bytes.indexOf(0);
  return bytes.subarray(0, zero === -1 ? bytes.length : zero).toString('utf8');
}
