import { input } from '@platform-actions/action-kit';
import type { ContainerImage, ImageOverride, TaskDefinitionInput } from './types.js';

/** What ECS allows in a container's name. */
const CONTAINER_NAME = /^[\w-]{1,255}$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
const TAG = /^\w[\w.-]{0,127}$/;
/** A registry host may have capitals and a port; the rest of a repository's name may not. */
const REPOSITORY = /^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?\/)?[a-z0-9]+(?:[._/-]+[a-z0-9]+)*$/;

/**
 * The images of the input `image`: one `repo@sha256:…` or `repo:tag`, for `containerName` or the only container, or
 * one `container=image` per line. Throws a UserError for a reference that is not exactly one image, for a bare
 * name (which would silently mean `latest`), and for a container that stands there twice.
 */
export function parseImageInput(lines: readonly string[], containerName: string | undefined): ImageOverride[] {
  const overrides = lines.map((line): ImageOverride => {
    // An image reference holds no "=", so whatever stands before one is a container.
    const at = line.indexOf('=');
    const image = line.slice(at + 1).trim();
    const container = at < 0 ? containerName : line.slice(0, at).trim();
    if (at >= 0 && !CONTAINER_NAME.test(container ?? '')) {
      throw imageError(line, `"${container ?? ''}" before the = is no container name.`);
    }
    checkReference(image, line);
    return { container, image };
  });
  overrides.forEach(({ container }, index) => {
    const line = lines[index] ?? '';
    if (overrides.length > 1 && !line.includes('=')) {
      throw imageError(line, 'with several images every line must be container=image.');
    }
    if (overrides.findIndex((other) => other.container === container) < index) {
      throw imageError(line, `the container ${container ?? ''} stands there twice.`);
    }
  });
  return overrides;
}

function checkReference(image: string, line: string): void {
  const [name = '', ...digests] = image.split('@');
  const digest = digests.join('@');
  const { repository, tag } = splitTag(name);
  if (repository === '') {
    throw imageError(line, 'the repository is empty. An output that holds a masked value does not reach another job.');
  }
  if (!REPOSITORY.test(repository)) {
    const hint = REPOSITORY.test(repository.toLowerCase()) ? ': it must be in lower case' : '';
    throw imageError(line, `"${repository}" is no repository name${hint}.`);
  }
  if (digests.length > 0) {
    if (tag !== undefined) {
      throw imageError(
        line,
        'a tag and a digest together; ECS takes one of them. Remove the tag, the digest says it all.',
      );
    }
    if (!DIGEST.test(digest))
      throw imageError(line, 'the digest must be sha256: and 64 hexadecimal digits in lower case.');
  } else if (tag === undefined) {
    throw imageError(line, 'names no version. Give a digest (repo@sha256:…) or a tag (repo:tag).');
  } else if (!TAG.test(tag)) {
    throw imageError(line, `"${tag}" is no tag: letters, digits, "_", "." and "-", at most 128.`);
  }
}

function splitTag(name: string): { repository: string; tag: string | undefined } {
  const colon = name.lastIndexOf(':');
  // A colon before a slash belongs to the registry's port.
  if (colon < 0 || colon < name.lastIndexOf('/')) return { repository: name, tag: undefined };
  return { repository: name.slice(0, colon), tag: name.slice(colon + 1) };
}

function imageError(line: string, valid: string): Error {
  return input.inputError('image', line, valid);
}

/** The image of every container, in the definition's order. */
export function imagesOf(definition: TaskDefinitionInput): ContainerImage[] {
  return (definition.containerDefinitions ?? []).map(({ name = '', image = '' }) => ({
    container: name,
    image,
    digest: /@(sha256:[0-9a-f]{64})$/.exec(image)?.[1],
  }));
}

/**
 * A warning where a tag would replace an image that is pinned by digest, with the containers and what is lost;
 * undefined where nothing is.
 */
export function unpinnedOverPinned(definition: TaskDefinitionInput, running: TaskDefinitionInput): string | undefined {
  const pinned = new Map(imagesOf(running).flatMap((one) => (one.digest === undefined ? [] : [[one.container, one]])));
  const lost = imagesOf(definition).flatMap(({ container, image, digest }) => {
    const before = digest === undefined ? pinned.get(container) : undefined;
    return before ? [`${container} (${before.image} → ${image})`] : [];
  });
  if (lost.length === 0) return undefined;
  return (
    `A tag replaces an image that is pinned by its digest: ${lost.join(', ')}. What is lost: a tag can be moved, so ` +
    'neither this deployment nor a rollback to it is sure to run the bytes that were tested and approved, and a run ' +
    'with the same inputs must deploy again instead of ending unchanged. Give repo@sha256:… to keep the pin.'
  );
}
