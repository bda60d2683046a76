/**
 * What a file of a site is to a browser that has the site open, and so when it may be replaced.
 *
 * - `immutable`: its name changes with its content; cached for a year, never overwritten.
 * - `mutable`: a fixed name without markup, such as `favicon.ico`.
 * - `entry`: HTML, which names the immutable files.
 * - `worker`: service workers and version files, which make open tabs fetch the entry again.
 */
export type FileClass = 'immutable' | 'mutable' | 'entry' | 'worker';

/** What S3 keeps with an object and CloudFront hands on. Absent is not sent. */
export interface ObjectHeaders {
  readonly contentType: string;
  readonly cacheControl: string;
  readonly contentEncoding?: string;
  readonly contentLanguage?: string;
  readonly contentDisposition?: string;
}

/** A file of the build, as it is to be published. */
export interface SiteFile {
  /** Relative to the site's prefix, `/` between folders, NFC: `assets/index-Bx1c9f2a.js`. */
  readonly path: string;
  readonly class: FileClass;
  readonly headers: ObjectHeaders;
  /** Bytes. */
  readonly size: number;
  /** Of the content, 64 hex digits. */
  readonly sha256: string;
  /** Whether the build (Vite's manifest) or a rule says that the name follows the content, beyond how it looks. */
  readonly proven: boolean;
}

/** Where the content of a file that will be overwritten is kept for a rollback: a piece of an object. */
export interface BodyPlace {
  /** Of the object, relative to the control prefix: `bodies/<release-id>-0`. */
  readonly object: string;
  /** Of the first byte; the length is the file's size. */
  readonly offset: number;
}

/** A file as a release's manifest lists it. */
export interface ManifestFile {
  readonly class: FileClass;
  readonly size: number;
  readonly sha256: string;
  readonly headers: ObjectHeaders;
  /**
   * Of an immutable file, as S3 answered our PUT: no MD5 under KMS. The other files are written after the manifest, so
   * theirs stand in the pointer while the release is live.
   */
  readonly etag?: string;
  /** Of every file that is not immutable. */
  readonly body?: BodyPlace;
}

/** Which of two releases is the newer one where Git cannot be asked: by commit time, then run, then attempt. */
export interface ReleaseOrder {
  /** Committer date of the commit, seconds since the epoch; 0 where unknown. */
  readonly commitTime: number;
  readonly run: number;
  readonly attempt: number;
}

/** Who published what, as manifest and pointer both say. */
export interface ReleaseHead {
  /** `20261121T101500Z-123-1-ab12cd3`: UTC time, run id, attempt, commit. */
  readonly id: string;
  readonly order: ReleaseOrder;
  /** 40 hex digits; empty outside of Git. */
  readonly commit: string;
  /** Address of the run, or who published by hand. */
  readonly run: string;
}

/** `releases/<id>.json` below the control prefix, gzipped. Written once, before anything of the release is visible. */
export interface Manifest extends ReleaseHead {
  readonly schema: 1;
  readonly createdAt: string;
  readonly previous?: string;
  readonly toolVersion: string;
  /** Of the build, as in the pointer. */
  readonly contentSha256: string;
  /** By path. */
  readonly files: Readonly<Record<string, ManifestFile>>;
}

/** `current.json` below the control prefix: which release is live. Its replacement by `If-Match` is the commit point. */
export interface Pointer extends ReleaseHead {
  readonly schema: 1;
  /** Digest of all paths, contents, classes and headers: equal means nothing to publish. */
  readonly contentSha256: string;
  /** When it went live, ISO. */
  readonly at: string;
  /** Releases that were live, newest first, this one included; at most 100. A rollback puts its target first. */
  readonly history: readonly string[];
  /** ETags of the live files that are not immutable, by path, as S3 answered our PUTs: no MD5 under KMS. */
  readonly etags: Readonly<Record<string, string>>;
  /**
   * The newest commit that was built to the very content that is live, where it is not the release's own. Without it,
   * a commit between the two that is published late would pass for the newest.
   */
  readonly confirmed?: Omit<ReleaseHead, 'id'>;
  /** Address of the run that made it live by a rollback: run again, it must not go back further. */
  readonly rolledBackBy?: string;
}

/** `lock.json` below the control prefix: who may replace what visitors see. */
export interface Lock {
  readonly schema: 1;
  /** Random, of one run: tells our own lock from another's. */
  readonly owner: string;
  readonly run: string;
  /** ISO, by S3's clock. After it the lock may be taken over, and the site must be taken for half published. */
  readonly expiresAt: string;
  /**
   * Releases whose switch this holder, or one that died before it, may have begun: what a dead one has written besides
   * the files that are written anew in any case is told by its manifest.
   */
  readonly unfinished?: readonly string[];
}
