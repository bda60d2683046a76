import { UserError } from '@platform-actions/action-kit';
import type { Finding, FindingPackage } from '../model.js';
import { packageKey } from '../parse/package-url.js';
import { idKey, idKeysOf } from '../waivers/ids.js';

/** What an earlier scan found, and what it looked at. */
export interface Baseline {
  /** `v1:…` of every finding, and every name of its advisory with its package, since a fingerprint follows one name. */
  readonly known: ReadonlySet<string>;
  /** `ecosystem/name@version` of every package that was there. */
  readonly packages: ReadonlySet<string>;
}

/** How a finding stands to a baseline. */
export type BaselineAnswer = 'existing' | 'introduced' | 'newly-disclosed';

/**
 * Whether a finding was there already and, if not, how it came. A new vulnerability or licence of a package that was
 * there in the same version is newly disclosed: whoever changed the code has no part in it. All else is introduced, also
 * where the baseline cannot tell: a new flaw in an old file is somebody's new line.
 */
export function compareWithBaseline(finding: Finding, { known, packages }: Baseline): BaselineAnswer {
  if (known.has(finding.fingerprint) || advisoryKeys(finding).some((key) => known.has(key))) return 'existing';
  if (finding.kind !== 'vuln' && finding.kind !== 'license') return 'introduced';
  return finding.package && packages.has(inventoryKey(finding.package)) ? 'newly-disclosed' : 'introduced';
}

/** A package in an inventory, by the name that all tools agree on: `ecosystem/name@version`. */
export function inventoryKey(found: FindingPackage): string {
  const { ecosystem, name } = packageKey(found);
  return `${ecosystem}/${name}@${found.version}`;
}

type Known = Pick<Finding, 'id' | 'aliases' | 'fingerprint' | 'kind' | 'package'>;

function advisoryKeys(finding: Known): string[] {
  if (finding.kind !== 'vuln' || !finding.package) return [];
  const { ecosystem, name } = packageKey(finding.package);
  const { path = '' } = finding.package;
  return [...idKeysOf(finding)].map((id) => [id, ecosystem, name, path].join('\0'));
}

/**
 * A baseline as JSON: `findings` with what tells each one apart, and `packages` with all that was looked at. Any JSON with
 * these two keys is one, such as the normalized report of a scan.
 */
export function writeBaseline(findings: readonly Finding[], packages: readonly string[] = []): object {
  return {
    packages: [
      ...new Set([
        ...packages,
        ...findings.flatMap((finding) => (finding.package ? [inventoryKey(finding.package)] : [])),
      ]),
    ].sort(),
    findings: findings.map(({ id, aliases, kind, fingerprint, package: found }) => ({
      id,
      aliases,
      kind,
      fingerprint,
      ...(found && { package: found }),
    })),
  };
}

/**
 * Reads a baseline: what `writeBaseline` gives or a normalized report, whose findings may be wrapped as
 * `{ finding: … }`. Throws a UserError where it is something else: a baseline that is not one would let nothing, or
 * everything, pass as known.
 */
export function readBaseline(json: unknown): Baseline {
  const findings = isObject(json) ? json['findings'] : undefined;
  if (!isObject(json) || !Array.isArray(findings)) {
    throw new UserError('The baseline has no list "findings": give the JSON report of an earlier scan by this action.');
  }
  const read = findings.map((entry: unknown, index) => readFinding(entry, index));
  const listed = json['packages'] ?? [];
  if (!isTexts(listed))
    throw new UserError('The baseline\'s "packages" must be a list of texts ecosystem/name@version.');
  return {
    known: new Set(read.flatMap((finding) => [finding.fingerprint, ...advisoryKeys(finding)])),
    packages: new Set([
      ...listed,
      ...read.flatMap((finding) => (finding.package ? [inventoryKey(finding.package)] : [])),
    ]),
  };
}

function readFinding(entry: unknown, index: number): Known {
  const inner = isObject(entry) && isObject(entry['finding']) ? entry['finding'] : entry;
  const { fingerprint, id, aliases, kind, package: found } = isObject(inner) ? inner : {};
  if (typeof fingerprint !== 'string' || !/^v\d+:./.test(fingerprint)) {
    throw new UserError(`The baseline's findings[${index}] has no fingerprint (v1:…): was it made by this action?`);
  }
  return {
    fingerprint,
    id: typeof id === 'string' ? idKey(id) : '',
    aliases: isTexts(aliases) ? aliases : [],
    kind: kind === 'vuln' || kind === 'license' || kind === 'secret' || kind === 'misconfig' ? kind : 'sast',
    ...(isPackage(found) && { package: found }),
  };
}

function isPackage(value: unknown): value is FindingPackage {
  if (!isObject(value)) return false;
  const isText = (key: string): boolean => typeof value[key] === 'string';
  return (
    ['name', 'version', 'ecosystem'].every(isText) &&
    ['purl', 'path'].every((key) => value[key] === undefined || isText(key))
  );
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
