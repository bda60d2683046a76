import type {
  Capability,
  Finding,
  FindingLocation,
  FindingPackage,
  ScanReport,
  ScanTarget,
  ToolVersion,
} from '../model.js';
import { finishFindings, type Draft } from './finish.js';
import { ecosystemOf, packageKey, packageKeyOfUrl, plainPath } from './package-url.js';
import type { Format } from './report-format.js';
import { bag, date, FormatError, list, mustBag, number, present, text, type Bag, type Building } from './values.js';
import {
  reduceLicense,
  reduceMisconfiguration,
  reducePackage,
  reduceSecret,
  reduceVulnerability,
  type Reduced,
  type ReducedPackage,
} from './trivy-reduce.js';
import { reduceModified, type Modified } from './trivy-modified.js';
import { targetOf } from './trivy-target.js';

const CAN: readonly Capability[] = ['vuln', 'misconfig', 'secret', 'license', 'fix-state', 'published-date'];

/** The lists of a result that hold findings. */
const LISTS = ['Vulnerabilities', 'Misconfigurations', 'Secrets', 'Licenses'];

/** Types whose `Target` is a heading (`Node.js`, `Java`) and not a file. */
const GATHERED: ReadonlySet<string> = new Set(['node-pkg', 'python-pkg', 'gemspec', 'jar', 'conda-pkg']);

/**
 * Trivy's JSON, schema version 2. Every key of it may be absent; a clean scan may have no `Results`. It does not say
 * which scanners ran, so `can` names every kind that Trivy knows, and who started it takes away what was not asked for.
 */
export const trivy: Format = {
  label: 'Trivy JSON',
  is: (document) =>
    'SchemaVersion' in document && ['ArtifactName', 'ArtifactType', 'Results', 'Trivy'].some((key) => key in document),
  reducers: {
    'Results.*.Packages.*': reducePackage,
    'Results.*.Vulnerabilities.*': reduceVulnerability,
    'Results.*.Misconfigurations.*': reduceMisconfiguration,
    'Results.*.Secrets.*': reduceSecret,
    'Results.*.Licenses.*': reduceLicense,
    'Results.*.ExperimentalModifiedFindings.*': reduceModified,
  },
  report: reportOf,
};

function reportOf(document: Bag): ScanReport {
  if (document['SchemaVersion'] !== 2) {
    const version = JSON.stringify(document['SchemaVersion']) as string | undefined;
    throw new FormatError(`its SchemaVersion is ${version ?? 'missing'}; only Trivy's schema version 2 is understood`);
  }
  const tool = { name: 'Trivy', version: text(bag(document['Trivy'])['Version']) ?? '' };
  const target = targetOf(document);
  const drafts: Draft[] = [];
  const suppressed: { finding: Finding; status: string; statement: string }[] = [];
  const inventory: string[] = [];
  let scanned = 0;
  for (const [index, element] of list(document['Results'], 'Results').entries()) {
    const result = mustBag(element, `Results[${index}]`);
    const place = placer(result, target);
    const packages = list(result['Packages'], `Results[${index}].Packages`) as readonly ReducedPackage[];
    inventory.push(...inventoryOf(packages, text(result['Type'])));
    scanned += Math.max(1, packages.length, checksOf(result));
    for (const key of LISTS) {
      for (const reduced of list(result[key], `Results[${index}].${key}`)) {
        if (reduced !== undefined) drafts.push(place(reduced as Reduced));
      }
    }
    suppressed.push(...suppressedOf(result, place, tool));
  }
  return {
    tool,
    target,
    findings: finishFindings(drafts, tool),
    scanned,
    problems: [],
    can: new Set<Capability>(target.kind === 'image' && target.os !== undefined ? [...CAN, 'eol'] : CAN),
    ...present({ createdAt: date(document['CreatedAt']) }),
    ...(inventory.length > 0 ? { packages: [...new Set(inventory)].sort() } : {}),
    ...(suppressed.length > 0 ? { suppressed } : {}),
  };
}

/** Every package as `ecosystem/name@version`, by the names that all tools agree on. */
function inventoryOf(packages: readonly ReducedPackage[], type: string | undefined): readonly string[] {
  return packages.flatMap(({ name, version, purl }) => {
    if (name === undefined) return [];
    const key = packageKey({ ecosystem: ecosystemOf(type), name, purl });
    return [`${key.ecosystem}/${key.name}@${version}`];
  });
}

/** How many checks of a file's configuration ran. */
function checksOf(result: Bag): number {
  const summary = bag(result['MisconfSummary']);
  return (number(summary['Successes']) ?? 0) + (number(summary['Failures']) ?? 0);
}

function suppressedOf(
  result: Bag,
  place: (reduced: Reduced) => Draft,
  tool: ToolVersion,
): { finding: Finding; status: string; statement: string }[] {
  const modified = list(result['ExperimentalModifiedFindings'], 'ExperimentalModifiedFindings') as readonly Modified[];
  return modified.flatMap(({ reduced, status, statement }) => {
    const [finding] = reduced === undefined ? [] : finishFindings([place(reduced)], tool);
    return finding === undefined ? [] : [{ finding, status, statement }];
  });
}

/** Adds to a reduced finding its place and the ecosystem, which only the result around it knows. */
function placer(result: Bag, target: ScanTarget): (reduced: Reduced) => Draft {
  const [type, owner] = [text(result['Type']), text(result['Class'])];
  const file = fileOf(result, owner, type);
  const packages = new Map<string, ReducedPackage>();
  for (const found of list(result['Packages'], 'Packages') as readonly ReducedPackage[]) {
    if (found.id !== undefined) packages.set(found.id, found);
  }
  return (reduced) => {
    const known = packages.get(reduced.packageId ?? '');
    const path = reduced.path ?? file;
    const location = locationOf(target, path, {
      layer: reduced.layer,
      startLine: reduced.startLine ?? known?.startLine,
      endLine: reduced.endLine,
    });
    const draft: Draft = Object.assign(reduced.draft, { location });
    if (draft.package !== undefined) complete(draft.package, type, path, known);
    return draft;
  };
}

function complete(
  found: Building<FindingPackage>,
  type: string | undefined,
  path: string | undefined,
  known: ReducedPackage | undefined,
): void {
  found.ecosystem = packageKeyOfUrl(found.purl)?.ecosystem ?? ecosystemOf(type);
  if (path !== undefined) found.path = path;
  if (known?.direct !== undefined) found.direct = known.direct;
}

/** The target of OS packages is the image with its distribution, that of packages found by themselves a heading. */
function fileOf(result: Bag, owner: string | undefined, type: string | undefined): string | undefined {
  if (owner === 'os-pkgs' || owner === 'license' || (type !== undefined && GATHERED.has(type))) return undefined;
  return plainPath(text(result['Target']));
}

function locationOf(
  target: ScanTarget,
  path: string | undefined,
  {
    layer,
    startLine,
    endLine,
  }: { layer: string | undefined; startLine: number | undefined; endLine: number | undefined },
): FindingLocation {
  const lines = startLine === undefined && endLine === undefined ? {} : present({ startLine, endLine });
  if (target.kind !== 'image') return { kind: 'file', path: path ?? target.name, ...lines };
  return { kind: 'image', image: target.reference, ...present({ path, layer }), ...lines };
}
