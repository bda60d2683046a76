/** What a package is called by every tool alike. */
export interface PackageKey {
  /** The type of a package URL: `deb`, `npm`, `pypi`. */
  readonly ecosystem: string;
  readonly name: string;
}

/** Systems whose namespace in a package URL is the distribution and no part of the name. */
const OS_TYPES: ReadonlySet<string> = new Set(['deb', 'rpm', 'apk', 'alpm', 'bitnami']);

/**
 * Ecosystem and name of a package URL; undefined where it is none. Written out rather than taken from a library, which
 * would check every part at ten times the cost: a report holds one for each finding.
 */
export function packageKeyOfUrl(purl: string | undefined): PackageKey | undefined {
  if (purl?.startsWith('pkg:') !== true) return undefined;
  const slash = purl.indexOf('/');
  const end = purl.search(/[?#]/);
  if (slash < 5 || (end >= 0 && end < slash)) return undefined;
  const ecosystem = purl.slice(4, slash).toLowerCase();
  const rest = purl.slice(slash + 1, end < 0 ? undefined : end);
  // A leading @ is that of a scope that was not encoded.
  const version = rest.lastIndexOf('@');
  const full = decoded(version > 0 ? rest.slice(0, version) : rest);
  const name = OS_TYPES.has(ecosystem) ? full.slice(full.lastIndexOf('/') + 1) : full;
  return name === '' ? undefined : { ecosystem, name: canonicalName(ecosystem, name) };
}

/** The key of a package: from its URL, else from what the tool calls it. */
export function packageKey(found: { ecosystem: string; name: string; purl?: string | undefined }): PackageKey {
  const { ecosystem, name } = found;
  return packageKeyOfUrl(found.purl) ?? { ecosystem, name: canonicalName(ecosystem, name) };
}

/** PyPI holds `Foo_Bar` and `foo-bar` for one; Maven's `group:artifact` is `group/artifact` in a package URL. */
function canonicalName(ecosystem: string, name: string): string {
  if (ecosystem === 'pypi') return name.toLowerCase().replace(/[-_.]+/g, '-');
  if (ecosystem === 'maven') return name.replace(':', '/');
  return name;
}

function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What scanners call their package types, as types of a package URL. Others stay as they are, in lower case. */
const ECOSYSTEMS: Readonly<Record<string, string>> = {
  // Distributions, as Trivy and ECR name them.
  alpine: 'apk',
  wolfi: 'apk',
  chainguard: 'apk',
  debian: 'deb',
  ubuntu: 'deb',
  dpkg: 'deb',
  redhat: 'rpm',
  centos: 'rpm',
  rocky: 'rpm',
  alma: 'rpm',
  amazon: 'rpm',
  oracle: 'rpm',
  fedora: 'rpm',
  photon: 'rpm',
  azurelinux: 'rpm',
  'cbl-mariner': 'rpm',
  os: 'generic',
  // Languages.
  'node-pkg': 'npm',
  yarn: 'npm',
  pnpm: 'npm',
  bun: 'npm',
  node: 'npm',
  'python-pkg': 'pypi',
  python: 'pypi',
  pythonpkg: 'pypi',
  pip: 'pypi',
  pipenv: 'pypi',
  poetry: 'pypi',
  uv: 'pypi',
  jar: 'maven',
  java: 'maven',
  'java-archive': 'maven',
  pom: 'maven',
  gradle: 'maven',
  sbt: 'maven',
  bundler: 'gem',
  gemspec: 'gem',
  gobinary: 'golang',
  gomod: 'golang',
  'go-module': 'golang',
  go: 'golang',
  rustbinary: 'cargo',
  'rust-crate': 'cargo',
  'dotnet-core': 'nuget',
  'dotnet-deps': 'nuget',
  dotnet: 'nuget',
  composer: 'composer',
  'composer-vendor': 'composer',
  'php-composer': 'composer',
};

/** The type of a package URL for what a scanner calls the type of its packages. */
export function ecosystemOf(type: string | undefined): string {
  const word = (type ?? '').toLowerCase();
  return (Object.hasOwn(ECOSYSTEMS, word) ? ECOSYSTEMS[word] : undefined) ?? (word === '' ? 'generic' : word);
}

/** A path as every tool may write it, relative: no leading `/` or `./`, no backslash. */
export function plainPath(path: string | undefined): string | undefined {
  const plain = path?.replaceAll('\\', '/').replace(/^(?:\.?\/)+/, '');
  return plain === '' ? undefined : plain;
}
