import { createHash, randomBytes } from 'node:crypto';
import type { ObjectHeaders } from '../../src/model.js';
import type { Body, Condition, ObjectHead, ObjectStore, StoredObject } from '../../src/ports.js';

/** One operation as the bucket was asked for it. */
export interface Operation {
  /** Who asked. */
  readonly by: string;
  readonly name: 'GET' | 'HEAD' | 'PUT' | 'DELETE' | 'LIST' | 'DELETE MANY' | 'INVALIDATE';
  readonly key: string;
  readonly condition?: Condition | undefined;
  readonly notAfter?: number | undefined;
}

/** Stands around each operation: may wait, lose the answer, do it twice, or not at all. */
export type Around = <T>(operation: Operation, carryOut: () => T) => Promise<T>;

interface Held {
  readonly bytes: Uint8Array;
  readonly headers: ObjectHeaders;
  readonly etag: string;
  readonly lastModified: number;
}

export interface MemoryBucket {
  readonly objects: Map<string, Held>;
  /** What was carried out, in order. */
  readonly operations: Operation[];
  now: number;
  /** A client of the bucket. */
  store(by: string, around?: Around): ObjectStore;
  text(key: string): string | undefined;
  /** Puts an object there as somebody else would. */
  seed(key: string, text: string, headers?: ObjectHeaders): void;
}

const plainly: Around = async (_operation, carryOut) => {
  await Promise.resolve();
  return carryOut();
};

/**
 * A bucket in memory with S3's conditional writes. ETags follow the content alone, as S3's do without KMS: what has the
 * same content has the same ETag again. With `kms` each PUT has its own.
 */
export function memoryBucket({ kms = false } = {}): MemoryBucket {
  const objects = new Map<string, Held>();
  const operations: Operation[] = [];
  const etagOf = (bytes: Uint8Array): string =>
    `"${kms ? randomBytes(16).toString('hex') : createHash('md5').update(bytes).digest('hex')}"`;
  const write = (key: string, bytes: Uint8Array, headers: ObjectHeaders): { etag: string } => {
    const etag = etagOf(bytes);
    objects.set(key, { bytes, headers, etag, lastModified: bucket.now });
    return { etag };
  };
  const bucket: MemoryBucket = {
    objects,
    operations,
    now: Date.UTC(2026, 10, 21, 10),
    text: (key) => {
      const held = objects.get(key);
      return held && Buffer.from(held.bytes).toString();
    },
    seed: (key, text, headers = { contentType: 'text/plain', cacheControl: 'no-cache' }) => {
      write(key, Buffer.from(text), headers);
    },
    store: (by, around = plainly) => {
      const ask = <T>(operation: Omit<Operation, 'by'>, carryOut: () => T): Promise<T> =>
        around({ by, ...operation }, () => {
          operations.push({ by, ...operation });
          return carryOut();
        });
      return clientOf(bucket, ask, write);
    },
  };
  return bucket;
}

type Ask = <T>(operation: Omit<Operation, 'by'>, carryOut: () => T) => Promise<T>;

function clientOf(
  bucket: MemoryBucket,
  ask: Ask,
  write: (key: string, bytes: Uint8Array, headers: ObjectHeaders) => { etag: string },
): ObjectStore {
  const { objects } = bucket;
  const late = (notAfter: number | undefined): boolean => notAfter !== undefined && bucket.now > notAfter;
  const remove = (key: string, ifMatch: string | undefined): 'deleted' | 'unmet' => {
    const held = objects.get(key);
    if (held && ifMatch !== undefined && held.etag !== ifMatch) return 'unmet';
    objects.delete(key);
    return 'deleted';
  };
  return {
    now: () => bucket.now,
    get: (key, range) =>
      ask({ name: 'GET', key }, () => {
        const held = objects.get(key);
        const body = held && (range ? held.bytes.slice(range.from, range.to + 1) : held.bytes);
        return held && body && { ...stored(key, held), body };
      }),
    head: (key) =>
      ask({ name: 'HEAD', key }, () => {
        const held = objects.get(key);
        return held && headOf(key, held);
      }),
    put: (key, body, headers, condition, notAfter) =>
      ask({ name: 'PUT', key, condition, notAfter }, () => {
        const etag = objects.get(key)?.etag;
        const met =
          condition === undefined || ('ifMatch' in condition ? etag === condition.ifMatch : etag === undefined);
        return met && !late(notAfter) ? write(key, bytesOf(body), headers) : 'unmet';
      }),
    delete: (key, ifMatch) =>
      ask({ name: 'DELETE', key, condition: ifMatch === undefined ? undefined : { ifMatch } }, () =>
        remove(key, ifMatch),
      ),
    list: async function* (prefix) {
      const found = await ask({ name: 'LIST', key: prefix }, () =>
        [...objects].filter(([key]) => key.startsWith(prefix)).map(([key, held]) => stored(key, held)),
      );
      yield* found.sort((one, other) => (one.key < other.key ? -1 : 1));
    },
    deleteMany: (wanted, notAfter) =>
      ask({ name: 'DELETE MANY', key: wanted.map(({ key }) => key).join(' '), notAfter }, () => {
        const deleted = wanted.filter(({ key, etag }) => !late(notAfter) && remove(key, etag) === 'deleted');
        const kept = wanted.filter((one) => !deleted.includes(one));
        return { deleted: deleted.map(({ key }) => key), kept: kept.map(({ key }) => ({ key, reason: 'changed' })) };
      }),
  };
}

function stored(key: string, { etag, bytes, lastModified }: Held): StoredObject {
  return { key, etag, size: bytes.byteLength, lastModified };
}

function headOf(key: string, held: Held): ObjectHead {
  return {
    ...stored(key, held),
    headers: held.headers,
    sha256: createHash('sha256').update(held.bytes).digest('hex'),
  };
}

function bytesOf(body: Body): Uint8Array {
  if (body instanceof Uint8Array) return body;
  throw new Error('The memory bucket takes bytes only.');
}
