import { UserError } from '@platform-actions/action-kit';
import { demoted } from '../files/classify.js';
import type { BodyPlace, Manifest, ManifestFile, ObjectHeaders, ReleaseHead, SiteFile } from '../model.js';
import type { Body, Condition } from '../ports.js';
import { encodeManifest, parseManifest } from '../release/manifest.js';
import { contentConflict, planRelease, type PlannedFile, type ReleasePlan } from '../release/plan.js';
import type { Publishing } from './context.js';
import { ensureImmutable, type Ensured } from './immutables.js';
import type { HeldLock } from './lock.js';
import { inParallel } from './parallel.js';
import { keepBodies } from './bodies.js';
import type { Live } from './state.js';
import type { WorkLog } from './work.js';

const MANIFEST_HEADERS: ObjectHeaders = {
  contentType: 'application/json',
  cacheControl: 'private, no-store',
  contentEncoding: 'gzip',
};

/** A build as it is to be published. */
export interface Build {
  readonly files: readonly SiteFile[];
  /** Digest of all paths, contents, classes and headers. */
  readonly contentSha256: string;
  readonly bodyOf: (file: SiteFile) => Body;
}

/** What one publish is about, all along. */
export interface PublishJob {
  readonly ctx: Publishing;
  readonly build: Build;
  readonly head: ReleaseHead;
  readonly toolVersion: string;
  readonly work: WorkLog;
}

/** A release that lacks nothing but the switch: all that visitors cannot see yet is in the bucket. */
export interface Staged {
  readonly manifest: Manifest;
  /** The live release that it was compared with. */
  readonly base: Live | undefined;
  /** Immutable files that were there already although the live release does not list them. */
  readonly reused: readonly SiteFile[];
  /** When the staging began, by S3's clock. */
  readonly startedAt: number;
}

/**
 * Uploads the immutable files, keeps the bodies of the others and writes the manifest. May be repeated for the same
 * release when its base is no longer the live one: a manifest is nobody's to read before its release is live.
 *
 * @param lock where the staging happens under the lock.
 * @throws UserError where a file that Vite named by its content has other content in the bucket.
 */
export async function stage(
  job: PublishJob,
  base: Live | undefined,
  drifted: ReadonlySet<string>,
  lock?: HeldLock,
): Promise<Staged> {
  const { ctx, build, head } = job;
  const startedAt = ctx.store.now();
  const plan = planRelease(build.files, base?.manifest, { entry: ctx.settings.entry, drifted });
  for (const path of plan.demoted) warnOfDemotion(job, path);
  const overwritten = plan.writes.map(({ file }) => file);
  const deferred = plan.uploads.filter(isHeadersOnly);
  const [ensured, places] = await Promise.all([
    upload(
      job,
      plan.uploads.filter((planned) => !isHeadersOnly(planned)),
      lock,
    ),
    keepBodies(ctx, overwritten, build.bodyOf, head.id),
  ]);
  const changed = demoteAll(
    job,
    ensured.filter(({ how }) => how === 'clash').map(({ file }) => file),
  );
  const morePlaces = await keepBodies(ctx, changed, build.bodyOf, head.id);
  await lock?.keep();
  const manifest = makeManifest(
    job,
    base,
    [...plan.carried, ...deferred],
    plan,
    ensured,
    changed,
    new Map([...places, ...morePlaces]),
  );
  await writeManifest(ctx, manifest, base);
  const reused = ensured.filter(({ how }) => how === 'reused').map(({ file }) => file);
  return { manifest, base, reused, startedAt };
}

/** A file that visitors have already: its headers change with the switch. */
function isHeadersOnly({ file, reason, live }: PlannedFile): boolean {
  return reason === 'headers' && live?.sha256 === file.sha256;
}

async function upload(
  { ctx, build, work }: PublishJob,
  uploads: readonly PlannedFile[],
  lock?: HeldLock,
): Promise<Ensured[]> {
  let done = 0;
  return inParallel(uploads, ctx.settings.concurrency, async (planned) => {
    ctx.signal.throwIfAborted();
    await lock?.keep();
    const ensured = await ensureImmutable(ctx, planned, build.bodyOf(planned.file));
    const { path, size } = planned.file;
    if (ensured.how === 'written') work.wrote(path, size, false);
    ctx.progress?.({ phase: 'upload', done: ++done, total: uploads.length });
    return ensured;
  });
}

function demoteAll(job: PublishJob, clashing: readonly SiteFile[]): SiteFile[] {
  const proven = clashing.filter((file) => file.proven).map(({ path }) => path);
  if (proven.length > 0) throw contentConflict(proven);
  for (const { path } of clashing) warnOfDemotion(job, path);
  return clashing.map(demoted);
}

function warnOfDemotion({ work }: PublishJob, path: string): void {
  work.warn(
    `${path} looks like a file named by its content, but its content changed under the same name. It is published as ` +
      'a mutable file; browsers that have the former one may keep it for a year.',
  );
}

function makeManifest(
  { ctx, build, head, toolVersion }: PublishJob,
  base: Live | undefined,
  carried: readonly Pick<PlannedFile, 'file' | 'live'>[],
  plan: ReleasePlan,
  ensured: readonly Ensured[],
  changed: readonly SiteFile[],
  places: ReadonlyMap<string, BodyPlace>,
): Manifest {
  const files: [string, ManifestFile][] = [
    ...carried.map(({ file, live }) => entry(file, live ?? {})),
    ...ensured.filter(({ how }) => how !== 'clash').map(({ file, etag }) => entry(file, { etag })),
    ...[...plan.writes.map(({ file }) => file), ...changed].map((file) => entry(file, { body: places.get(file.path) })),
  ];
  return {
    schema: 1,
    ...head,
    createdAt: new Date(ctx.store.now()).toISOString(),
    ...(base && { previous: base.pointer.id }),
    toolVersion,
    contentSha256: build.contentSha256,
    files: Object.fromEntries(files.sort(([one], [other]) => (one < other ? -1 : 1))),
  };
}

function entry(
  { path, class: kind, size, sha256, headers }: SiteFile,
  { etag, body }: { etag?: string | undefined; body?: BodyPlace | undefined },
): [string, ManifestFile] {
  const kept = kind === 'immutable' ? etag !== undefined && { etag } : body && { body };
  return [path, { class: kind, size, sha256, headers, ...kept }];
}

/**
 * A manifest that is there already is of an earlier staging or run of this release, and is replaced; unless it was live
 * with another content, for then a rollback to that release would find this one.
 *
 * @throws UserError where that is so.
 */
async function writeManifest(ctx: Publishing, manifest: Manifest, base: Live | undefined): Promise<void> {
  const { store, keys } = ctx;
  const key = keys.manifest(manifest.id);
  const bytes = encodeManifest(manifest);
  let condition: Condition = { ifNoneMatch: '*' };
  while ((await store.put(key, bytes, MANIFEST_HEADERS, condition)) === 'unmet') {
    const found = await store.get(key);
    if (found && Buffer.compare(found.body, bytes) === 0) return;
    const wasLive = base?.pointer.history.includes(manifest.id) === true;
    if (found && wasLive && parseManifest(found.body, key).contentSha256 !== manifest.contentSha256) {
      throw new UserError(
        `A release ${manifest.id} with another content was live already. Leave "release-id" empty, or give one that ` +
          'is new with each build.',
      );
    }
    condition = found ? { ifMatch: found.etag } : { ifNoneMatch: '*' };
  }
}
