import { UserError } from '@platform-actions/action-kit';
import { partitionOf } from '@platform-actions/aws';

/** An image by name, in its parts. */
export interface ImageReference {
  /** As it was given. */
  readonly text: string;
  /** Host with port: `docker.io`, `127.0.0.1:5000`. */
  readonly registry: string;
  /** Path in the registry: `library/alpine`. */
  readonly repository: string;
  readonly tag: string | undefined;
  /** `sha256:…`. */
  readonly digest: string | undefined;
}

/** A private registry of Amazon ECR. */
export interface EcrRegistry {
  readonly account: string;
  readonly region: string;
}

const HOST = /^(?:localhost|[a-z0-9-]+(?:\.[a-z0-9-]+)+|\[[0-9a-f:]+\]|[a-z0-9-]+(?=:))(?::\d{1,5})?$/i;
const PATH = /^[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;

/**
 * Reads a reference by the grammar of the distribution specification: nothing else gets through, an option of the
 * scanner's least of all.
 *
 * @throws UserError where it is no reference.
 */
export function parseImageReference(text: string): ImageReference {
  const [named = '', digest, ...more] = text.split('@');
  const [, name = '', tag] = /^(.*?)(?::([^:/]*))?$/.exec(named) ?? [];
  const { registry, repository } = splitRegistry(name);
  const fits =
    more.length === 0 &&
    HOST.test(registry) &&
    PATH.test(repository) &&
    (tag === undefined || TAG.test(tag)) &&
    (digest === undefined || DIGEST.test(digest));
  if (fits) return { text, registry, repository, tag, digest };
  throw new UserError(
    `Input "image" is ${JSON.stringify(text)}: must be the name of an image, best with its digest, such as ghcr.io/org/orders-api@sha256:<64 hex digits>, or with a tag, such as alpine:3.20.`,
  );
}

/** The first part is a host where it has a dot or a port or is `localhost`; without a host, it is Docker Hub's. */
function splitRegistry(name: string): { registry: string; repository: string } {
  const [first = '', ...rest] = name.split('/');
  if (rest.length > 0 && (/[.:]/.test(first) || first === 'localhost')) {
    return { registry: first, repository: rest.join('/') };
  }
  return { registry: 'docker.io', repository: rest.length === 0 ? `library/${name}` : name };
}

const ECR_HOST = /^(\d{12})\.dkr([.-])ecr(?:-fips)?\.([a-z]{2,5}(?:-[a-z]{2,12}){1,3}-\d{1,2})\.([a-z0-9.-]+)$/;

/** Hosts with addresses of both families end otherwise; written out for the partitions that have them. */
const DUAL_STACK: Readonly<Record<string, string>> = { 'aws-cn': 'on.amazonwebservices.com.cn' };

/**
 * The account and region of a private ECR registry; `undefined` for any other. The suffix must be exactly the
 * partition's, since a credential follows: `….amazonaws.com.example.org` is somebody else's.
 */
export function ecrRegistryOf(registry: string): EcrRegistry | undefined {
  const [, account = '', joint, region = '', suffix] = ECR_HOST.exec(registry) ?? [];
  if (joint === undefined) return undefined;
  const partition = partitionOf(region);
  const expected = joint === '.' ? partition.dnsSuffix : (DUAL_STACK[partition.id] ?? 'on.aws');
  return suffix === expected ? { account, region } : undefined;
}
