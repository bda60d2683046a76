/** Where a site and its control data are in the bucket. */
export interface Keys {
  /** Of the site's files: empty, or ending with `/`. */
  readonly prefix: string;
  /** Of the control data: `_spa/` and the site's prefix. */
  readonly control: string;
  readonly current: string;
  readonly lock: string;
  /** Below it the manifests. */
  readonly releases: string;
  /** Below it the bodies of overwritten files. */
  readonly bodies: string;
  site(path: string): string;
  manifest(releaseId: string): string;
}

/** The keys of the site at a prefix: `''`, `app/`, `app/pr-7/`. */
export function keysOf(prefix: string): Keys {
  const control = `_spa/${prefix}`;
  return {
    prefix,
    control,
    current: `${control}current.json`,
    lock: `${control}lock.json`,
    releases: `${control}releases/`,
    bodies: `${control}bodies/`,
    site: (path) => `${prefix}${path}`,
    manifest: (releaseId) => `${control}releases/${releaseId}.json`,
  };
}
