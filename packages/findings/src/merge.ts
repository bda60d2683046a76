import { compareFindings, compareText } from './judged-order.js';
import type { Finding, Fix, FixState, Severity, ScanReport, ToolVersion } from './model.js';
import { canonicalId, isCve } from './parse/advisory.js';
import { packageKey, plainPath } from './parse/package-url.js';
import { MAX_REFERENCES } from './parse/values.js';
import { compareSeverity } from './severity.js';

/**
 * The findings of several reports, the same advisory in the same package once: by any of its names (CVE, GHSA, …) and the
 * package's ecosystem and name. Where a tool sees the package in several versions or places, these stay apart. Other
 * kinds are the same if their fingerprints are.
 *
 * Severity is the worst that a tool gives, since no tool is right by rank and the gate must not depend on their order;
 * `originalSeverity` then names each. Worst findings come first, and the order of the reports changes nothing.
 */
export function mergeReports(reports: readonly ScanReport[]): Finding[] {
  const findings = reports.flatMap((report) => report.findings);
  const advisoryOf = advisories(findings);
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = groupKey(finding, advisoryOf);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  const merged: Finding[] = [];
  for (const group of groups.values()) {
    const [only, another] = group;
    if (only !== undefined && another === undefined) merged.push(only);
    else for (const same of split(group)) merged.push(mergeSame(same, advisoryOf));
  }
  return merged.sort(compareFindings);
}

function groupKey(finding: Finding, advisoryOf: (id: string) => string): string {
  if (finding.kind !== 'vuln' || finding.package === undefined) return finding.fingerprint;
  const { ecosystem, name } = packageKey(finding.package);
  return `${advisoryOf(finding.id)}\0${ecosystem}\0${name}`;
}

/**
 * For each id one name of its advisory, from who calls what an alias of what (union-find). An id that would join two CVEs
 * is an advisory about several vulnerabilities and joins nothing, lest one of them vanish.
 */
function advisories(findings: readonly Finding[]): (id: string) => string {
  const aliases = new Map<string, Set<string>>();
  for (const finding of findings) {
    if (finding.kind !== 'vuln') continue;
    for (const alias of finding.aliases) {
      neighbours(aliases, finding.id).add(alias);
      neighbours(aliases, alias).add(finding.id);
    }
  }
  const parents = new Map<string, string>();
  for (const [id, others] of aliases) {
    if (!isCve(id) && [...others].filter(isCve).length > 1) continue;
    for (const other of others) {
      if (isCve(other) || [...neighbours(aliases, other)].filter(isCve).length <= 1) unite(parents, id, other);
    }
  }
  const cves = new Map<string, number>();
  for (const id of aliases.keys()) {
    if (isCve(id)) cves.set(rootOf(parents, id), (cves.get(rootOf(parents, id)) ?? 0) + 1);
  }
  return (id) => {
    const root = rootOf(parents, id);
    return (cves.get(root) ?? 0) > 1 ? id : root;
  };
}

function neighbours(graph: Map<string, Set<string>>, id: string): Set<string> {
  const known = graph.get(id);
  if (known !== undefined) return known;
  const added = new Set<string>();
  graph.set(id, added);
  return added;
}

function rootOf(parents: Map<string, string>, id: string): string {
  let root = id;
  for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent;
  if (root !== id) parents.set(id, root);
  return root;
}

function unite(parents: Map<string, string>, a: string, b: string): void {
  const [first, second] = [rootOf(parents, a), rootOf(parents, b)];
  if (first !== second) parents.set(first < second ? second : first, first < second ? first : second);
}

/** Parts of a group that are one finding each. */
function split(group: readonly Finding[]): readonly (readonly Finding[])[] {
  const places = new Map<string, Finding[]>();
  for (const finding of group) {
    const place = placeOf(finding);
    const known = places.get(place);
    if (known === undefined) places.set(place, [finding]);
    else known.push(finding);
  }
  // Tools name places and versions differently: with one place each, it is the same one.
  return oncePerTool([...places.values()]) ? [group] : [...places.values()];
}

function oncePerTool(places: readonly (readonly Finding[])[]): boolean {
  const seen = new Set<string>();
  for (const findings of places) {
    const tools = new Set(findings.flatMap((finding) => finding.tools.map(({ name }) => name)));
    if ([...tools].some((tool) => seen.has(tool))) return false;
    for (const tool of tools) seen.add(tool);
  }
  return true;
}

function placeOf({ package: found, location, kind }: Finding): string {
  const path = kind === 'vuln' ? (found?.path ?? location.path) : location.path;
  return `${plainPath(path) ?? ''}\0${found?.version ?? ''}`;
}

/** One finding of what several tools say of one thing; the first by name of the tool gives what only one can give. */
function mergeSame(same: readonly Finding[], advisoryOf: (id: string) => string): Finding {
  const [first, ...others] = [...same].sort(byTool);
  if (first === undefined) throw new Error('Nothing to merge');
  if (others.length === 0) return first;
  const all = [first, ...others];
  const names = [...new Set(all.flatMap(({ id, aliases }) => [id, ...aliases]))].sort();
  // A name that joins nothing, since it may mean another CVE, stays an alias and gives no id.
  const advisory = advisoryOf(first.id);
  const id = canonicalId(names.filter((name) => advisoryOf(name) === advisory)) ?? first.id;
  return {
    ...first,
    id,
    aliases: names.filter((name) => name !== id),
    tools: toolsOf(all),
    severity: worst(all.map(({ severity }) => severity)),
    originalSeverity: severitiesOf(all),
    cwe: [...new Set(all.flatMap(({ cwe }) => cwe))].sort(),
    references: [...new Set(all.flatMap(({ references }) => references))].slice(0, MAX_REFERENCES),
    ...optional(all),
  };
}

function byTool(a: Finding, b: Finding): number {
  return (
    compareText(a.tools[0]?.name ?? '', b.tools[0]?.name ?? '') ||
    compareText(a.fingerprint, b.fingerprint) ||
    compareText(a.id, b.id) ||
    compareText(JSON.stringify(a), JSON.stringify(b))
  );
}

function toolsOf(all: readonly Finding[]): readonly ToolVersion[] {
  const tools = new Map(all.flatMap(({ tools: some }) => some).map((tool) => [`${tool.name}\0${tool.version}`, tool]));
  return [...tools.entries()].sort(([a], [b]) => compareText(a, b)).map(([, tool]) => tool);
}

function worst(severities: readonly Severity[]): Severity {
  return [...severities].sort(compareSeverity)[0] ?? 'unknown';
}

/** The word itself where all agree, else `Grype: High, Trivy: MEDIUM`. */
function severitiesOf(all: readonly Finding[]): string {
  const words = new Set(all.map(({ originalSeverity }) => originalSeverity));
  if (words.size === 1) return [...words].join('');
  const named = all.map((finding) =>
    finding.tools.length === 1
      ? `${finding.tools[0]?.name ?? ''}: ${finding.originalSeverity}`
      : finding.originalSeverity,
  );
  return [...new Set(named)].join(', ');
}

type Optional = Pick<Finding, 'description' | 'cvss' | 'epss' | 'kev' | 'fix' | 'publishedAt' | 'package'>;

function optional(all: readonly Finding[]): Partial<Optional> {
  const there = <T>(pick: (finding: Finding) => T | undefined): T[] =>
    all.map(pick).filter((value): value is T & {} => value !== undefined && value !== null);
  const found: { -readonly [K in keyof Optional]?: Optional[K] } = {};
  const description = there((finding) => finding.description)[0];
  if (description !== undefined) found.description = description;
  const [cvss, epss] = [there(({ cvss: score }) => score), there(({ epss: score }) => score)];
  if (cvss.length > 0) found.cvss = Math.max(...cvss);
  if (epss.length > 0) found.epss = Math.max(...epss);
  const kev = there((finding) => finding.kev);
  if (kev.length > 0) found.kev = kev.includes(true);
  const fixes = there((finding) => finding.fix);
  if (fixes.length > 0) found.fix = mergeFixes(fixes);
  const publishedAt = there((finding) => finding.publishedAt).sort()[0];
  if (publishedAt !== undefined) found.publishedAt = publishedAt;
  const [named, ...further] = there((finding) => finding.package);
  if (named !== undefined) {
    const path = [named, ...further].find((one) => one.path !== undefined)?.path;
    const purl = [named, ...further].find((one) => one.purl !== undefined)?.purl;
    found.package = { ...named, ...(path === undefined ? {} : { path }), ...(purl === undefined ? {} : { purl }) };
  }
  return found;
}

/** What can be done counts: one tool that knows a fix is enough. */
const FIX_ORDER: readonly FixState[] = ['fixed', 'wont-fix', 'not-fixed', 'unknown'];

function mergeFixes(fixes: readonly Fix[]): Fix {
  const state = FIX_ORDER.find((one) => fixes.some((fix) => fix.state === one)) ?? 'unknown';
  const since = fixes.flatMap((fix) => (fix.since === undefined ? [] : [fix.since])).sort()[0];
  return {
    state,
    versions: [...new Set(fixes.flatMap((fix) => fix.versions))].sort(),
    ...(since === undefined ? {} : { since }),
  };
}
