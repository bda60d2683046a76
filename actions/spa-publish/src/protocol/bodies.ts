import type { BodyPlace, ManifestFile, ObjectHeaders, SiteFile } from '../model.js';
import type { Body } from '../ports.js';
import { bytesOf, changed, sha256Of, sizeOf } from '../store/body.js';
import type { Publishing } from './context.js';
import { GRACE_MS } from './grace.js';
import { hasContent } from './has-content.js';

const BODIES_HEADERS: ObjectHeaders = { contentType: 'application/octet-stream', cacheControl: 'private, no-store' };
/** Bytes of one object of bodies; it is put together in memory. */
const PACK_BYTES = 64 * 1024 * 1024;

/** Gives the content of a file of a release that is overwritten in place. */
export type BodySource = (path: string, file: ManifestFile) => Promise<Body>;

/**
 * Keeps the content of files for a rollback: all in one object, so that k changed files do not cost 2k PUTs; split only
 * where it would not fit into memory.
 */
export async function keepBodies(
  ctx: Publishing,
  files: readonly SiteFile[],
  bodyOf: (file: SiteFile) => Body,
  releaseId: string,
): Promise<ReadonlyMap<string, BodyPlace>> {
  const places = new Map<string, BodyPlace>();
  for (const pack of packs(files)) {
    const body = pack.length === 1 && pack[0] ? bodyOf(pack[0]) : await joined(pack, bodyOf);
    const object = await putUnderFreeNumber(ctx, `bodies/${releaseId}-`, body);
    let offset = 0;
    for (const file of pack) {
      places.set(file.path, { object, offset });
      offset += file.size;
    }
  }
  return places;
}

/**
 * Takes the first number that is free. What is there with the same content is the PUT whose answer was lost, unless it
 * is old: an object left by an earlier run that nothing refers to may be removed by a clean-up at any time.
 */
async function putUnderFreeNumber(ctx: Publishing, stem: string, body: Body): Promise<string> {
  const sha256 = body instanceof Uint8Array ? sha256Of(body) : body.sha256;
  for (let number = 0; ; number++) {
    const object = `${stem}${number}`;
    const key = `${ctx.keys.control}${object}`;
    const answer = await ctx.store.put(key, body, BODIES_HEADERS, { ifNoneMatch: '*' });
    if (answer !== 'unmet') return object;
    const found = await ctx.store.head(key);
    const fresh = found !== undefined && ctx.store.now() - found.lastModified < GRACE_MS / 2;
    if (fresh && (await hasContent(ctx, found, sha256, sizeOf(body)))) return object;
  }
}

/** Reads files' content out of the objects of bodies; an immutable file is its own. */
export function keptBodies({ store, keys }: Publishing): BodySource {
  return async (path, { class: kind, body, size, sha256 }) => {
    if (kind === 'immutable') {
      const found = await store.get(keys.site(path));
      if (found && sha256Of(found.body) === sha256) return found.body;
      throw new Error(`${keys.site(path)} is ${found ? 'not what the release has there' : 'gone'}.`);
    }
    if (body === undefined) throw new Error(`The manifest names no place where the content of ${path} is kept.`);
    if (size === 0) return new Uint8Array();
    const key = `${keys.control}${body.object}`;
    const found = await store.get(key, { from: body.offset, to: body.offset + size - 1 });
    if (found && sha256Of(found.body) === sha256) return found.body;
    throw new Error(`${key}, which keeps the content of ${path}, is ${found ? 'damaged' : 'gone'}.`);
  };
}

async function joined(files: readonly SiteFile[], bodyOf: (file: SiteFile) => Body): Promise<Uint8Array> {
  const parts = files.map(async (file) => {
    const bytes = await bytesOf(bodyOf(file));
    if (sha256Of(bytes) !== file.sha256) throw changed(file.path);
    return bytes;
  });
  return Buffer.concat(await Promise.all(parts));
}

function packs(files: readonly SiteFile[]): SiteFile[][] {
  const all: SiteFile[][] = [];
  let room = 0;
  for (const file of files) {
    if (file.size > room) {
      all.push([]);
      room = PACK_BYTES;
    }
    all.at(-1)?.push(file);
    room -= file.size;
  }
  return all;
}
