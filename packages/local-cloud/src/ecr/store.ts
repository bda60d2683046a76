import { createHash } from 'node:crypto';
import { AwsError } from '../core/errors.js';
import type { JsonObject, RegionContext } from '../core/types.js';

/** What the registry's scanner says of an image, and when. Seconds are cloud time since the push. */
export interface ImageScan {
  /** `BASIC`: findings of the registry's own scanner; `ENHANCED`: those of Inspector, whose good end is `ACTIVE`. */
  readonly kind: 'BASIC' | 'ENHANCED';
  /** Until then DescribeImageScanFindings answers ScanNotFoundException. */
  readonly startsAfter?: number;
  /** Until then it is `IN_PROGRESS` (basic) or `PENDING` (enhanced). */
  readonly endsAfter?: number;
  /** Where it ends; default `COMPLETE` or `ACTIVE`. */
  readonly status?: string;
  readonly description?: string;
  /** Members of `findings` or of `enhancedFindings`, as AWS sends them. */
  readonly findings?: readonly JsonObject[];
}

export interface ImageOptions {
  readonly repository: string;
  readonly tag?: string;
  /** Default: one made of repository and tag. */
  readonly digest?: string;
  /** `undefined`: never scanned. */
  readonly scan?: ImageScan;
}

export interface StoredImage {
  readonly repository: string;
  readonly digest: string;
  readonly tags: readonly string[];
  /** Cloud time in milliseconds. */
  readonly pushedAt: number;
  readonly scan: ImageScan | undefined;
}

/** The images of one registry. */
export interface EcrStore {
  /** Pushes an image; the repository is made on the way. */
  push(options: ImageOptions): StoredImage;
  /** Passwords of authorization tokens given out so far. */
  readonly passwords: readonly string[];
  issuePassword(): string;
  /** @throws AwsError RepositoryNotFoundException */
  imagesOf(repository: string): readonly StoredImage[];
  /** @throws AwsError RepositoryNotFoundException, ImageNotFoundException */
  image(
    repository: string,
    id: { readonly digest?: string | undefined; readonly tag?: string | undefined },
  ): StoredImage;
}

export function ecrStore({ account, clock, random }: RegionContext): EcrStore {
  const repositories = new Map<string, StoredImage[]>();
  const passwords: string[] = [];
  const imagesOf = (repository: string): StoredImage[] => {
    const images = repositories.get(repository);
    if (images) return images;
    throw new AwsError(
      'RepositoryNotFoundException',
      `The repository with name '${repository}' does not exist in the registry with id '${account}'`,
    );
  };
  return {
    passwords,
    imagesOf,
    issuePassword: () => {
      const password = random.token(64);
      passwords.push(password);
      return password;
    },
    push: (options) => {
      const image = newImage(options, clock.now());
      const others = (repositories.get(options.repository) ?? [])
        .filter(({ digest }) => digest !== image.digest)
        .map((other) => ({ ...other, tags: other.tags.filter((tag) => !image.tags.includes(tag)) }));
      repositories.set(options.repository, [...others, image]);
      return image;
    },
    image: (repository, id) => {
      const found = imagesOf(repository).find(
        ({ digest, tags }) =>
          (id.digest === undefined || digest === id.digest) && (id.tag === undefined || tags.includes(id.tag)),
      );
      if (found) return found;
      throw new AwsError(
        'ImageNotFoundException',
        `The image with imageId {imageDigest:'${id.digest ?? 'null'}', imageTag:'${id.tag ?? 'null'}'} does not exist within the repository with name '${repository}' in the registry with id '${account}'`,
      );
    },
  };
}

function newImage({ repository, tag, digest, scan }: ImageOptions, now: number): StoredImage {
  const made = createHash('sha256')
    .update(`${repository}:${tag ?? ''}`)
    .digest('hex');
  const tags = tag === undefined ? [] : [tag];
  return { repository, digest: digest ?? `sha256:${made}`, tags, pushedAt: now, scan };
}
