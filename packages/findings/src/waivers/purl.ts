import { globTest } from '@platform-actions/action-kit';
import { PackageURL } from 'packageurl-js';

/** The parts of a package URL that are compared, decoded; `version` may be absent. */
export interface PurlParts {
  readonly type: string;
  /** Namespace and name, joined by `/`. */
  readonly path: string;
  readonly version: string | undefined;
  readonly qualifiers: ReadonlyMap<string, string>;
}

/** A package URL in parts; undefined where the text is none. Names are lower-cased where their type says so. */
export function parsePurl(text: string): PurlParts | undefined {
  try {
    const { type, namespace, name, version, qualifiers } = PackageURL.fromString(text);
    if (!type || !name) return undefined;
    return {
      type,
      path: namespace ? `${namespace}/${name}` : name,
      version: version ?? undefined,
      qualifiers: new Map(Object.entries(qualifiers ?? {}).filter((entry): entry is [string, string] => !!entry[1])),
    };
  } catch {
    return undefined;
  }
}

/**
 * Whether a package is the one that is meant: same type and name; the version and every qualifier that `wanted` gives
 * must be the same too. What it leaves out is free.
 */
export function purlMatches(wanted: PurlParts, actual: PurlParts): boolean {
  return (
    wanted.type === actual.type &&
    wanted.path === actual.path &&
    (wanted.version === undefined || wanted.version === actual.version) &&
    qualifiersMatch(wanted.qualifiers, actual.qualifiers)
  );
}

/** Whether every wanted qualifier is there with the same value. */
export function qualifiersMatch(wanted: PurlParts['qualifiers'], actual: PurlParts['qualifiers']): boolean {
  return [...wanted].every(([key, value]) => actual.get(key) === value);
}

/**
 * A test for package URLs by a glob such as `pkg:npm/@scope/*` or `pkg:deb/debian/openssl@1.1.*`; undefined where it is
 * none. `*` stands for any characters within a segment, `**` for any at all; without a version every version is meant.
 */
export function purlGlob(glob: string): ((purl: string) => boolean) | undefined {
  const [base, query] = splitOnce(glob, '?');
  const match = /^pkg:\/*([A-Za-z0-9.+*-]+)\/(.+)$/.exec(base);
  if (!match) return undefined;
  const [, type = '', rest = ''] = match;
  const at = rest.lastIndexOf('@');
  // The @ of an npm scope starts a segment.
  const hasVersion = at > 0 && rest[at - 1] !== '/';
  const path = globTest(decode(hasVersion ? rest.slice(0, at) : rest).toLowerCase());
  const version = hasVersion ? globTest(decode(rest.slice(at + 1))) : () => true;
  const types = globTest(type.toLowerCase());
  const wanted = new Map([...new URLSearchParams(query)]);
  return (purl) => {
    const actual = parsePurl(purl);
    return (
      actual !== undefined &&
      types(actual.type.toLowerCase()) &&
      path(actual.path.toLowerCase()) &&
      version(actual.version ?? '') &&
      qualifiersMatch(wanted, actual.qualifiers)
    );
  };
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
