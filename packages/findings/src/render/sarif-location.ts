import { visible } from '@platform-actions/action-kit';
import type { Finding } from '../model.js';
import { endLine, startLine } from './words.js';

export interface SarifLocation {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string };
    readonly region: { readonly startLine: number; readonly endLine?: number };
  };
}

const MAX_URI_CHARS = 1000;

/**
 * Where a result is shown. A file of the checkout is named by its relative path. What lies in an image has no file there,
 * but GitHub takes no result without one, so it gets a path that no rebuild and no tag changes:
 * `image/<repository>/<path in the image>`, and for a package of the system `image/<repository>/<ecosystem>/<package>`.
 */
export function sarifLocation(finding: Finding): SarifLocation {
  const first = startLine(finding.location) ?? 1;
  const last = endLine(finding.location);
  return {
    physicalLocation: {
      artifactLocation: { uri: relativeUri(pathOf(finding)) },
      region: { startLine: first, ...(last === undefined ? {} : { endLine: last }) },
    },
  };
}

/** The name of an image without registry, tag and digest: what stays the same from build to build. */
export function imageRepository(reference: string): string {
  const name = reference.replace(/@.*$/s, '').replace(/:[^/:]*$/, '');
  const segments = name.split('/').filter((segment) => segment !== '');
  const isRegistry = /[.:]|^localhost$/.test(segments[0] ?? '');
  return (segments.length > 1 && isRegistry ? segments.slice(1) : segments).join('/');
}

function pathOf({ location, package: found }: Finding): string {
  if (location.kind === 'file') return location.path;
  const inside = location.path ?? found?.path ?? (found && `${found.ecosystem}/${found.name}`) ?? '';
  return `image/${imageRepository(location.image)}/${inside}`;
}

/** A relative URI without scheme, host, `.` and `..`: GitHub refuses any other. */
function relativeUri(path: string): string {
  const kept: string[] = [];
  for (const segment of path.slice(0, MAX_URI_CHARS).replaceAll('\\', '/').split('/')) {
    if (segment === '..') kept.pop();
    else if (segment !== '' && segment !== '.') kept.push(encodeSegment(segment));
  }
  return kept.length === 0 ? 'unknown' : kept.join('/');
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(visible(segment).replace(/\p{Cs}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
