import type { Capability, Fix, FixState, ScanReport, ScanTarget } from '../model.js';
import { normalizeSeverity } from '../severity.js';
import { namesOf } from './advisory.js';
import { finishFindings, type Draft } from './finish.js';
import { ecosystemOf, packageKeyOfUrl, plainPath } from './package-url.js';
import type { Format } from './report-format.js';
import { digestOf, platformOf } from './trivy-target.js';
import {
  bag,
  capped,
  date,
  FormatError,
  list,
  MAX_DESCRIPTION,
  MAX_REFERENCES,
  MAX_TITLE,
  mustBag,
  mustText,
  number,
  present,
  text,
  texts,
  type Bag,
} from './values.js';

interface Match {
  readonly draft: Omit<Draft, 'location'>;
  readonly path?: string;
  readonly layer?: string;
  /** Names of the ignore rules that held it back. */
  readonly rules: string;
}

/** Types whose location is the package database of the distribution and not a place of their own. */
const OS_TYPES: ReadonlySet<string> = new Set(['deb', 'rpm', 'apk', 'alpm', 'portage']);

const FIX_STATES: Readonly<Record<string, FixState>> = {
  fixed: 'fixed',
  'not-fixed': 'not-fixed',
  'wont-fix': 'wont-fix',
};

/**
 * Grype's JSON. It lists what matched and not what was looked at, so `scanned` is the number of packages with a match,
 * else of layers of an image whose distribution was recognized: an image of which nothing is known counts as not scanned.
 */
export const grype: Format = {
  label: 'Grype JSON',
  is: (document) => 'matches' in document && ('descriptor' in document || 'source' in document),
  reducers: { 'matches.*': reduceMatch, 'ignoredMatches.*': reduceMatch },
  report: reportOf,
};

function reportOf(document: Bag): ScanReport {
  if (!Array.isArray(document['matches'])) throw new FormatError('its `matches` is no list');
  const descriptor = bag(document['descriptor']);
  const tool = { name: 'Grype', version: text(descriptor['version']) ?? '' };
  const target = targetOf(document);
  const matches = document['matches'] as readonly Match[];
  const ignored = list(document['ignoredMatches'], 'ignoredMatches') as readonly Match[];
  const findings = finishFindings(
    matches.map((match) => placed(match, target)),
    tool,
  );
  const database = databaseOf(bag(descriptor['db']));
  return {
    tool,
    target,
    findings,
    scanned: scannedOf(document, [...matches, ...ignored]),
    problems: [],
    can: capabilities(matches, database),
    ...present({ database, createdAt: date(descriptor['timestamp']) }),
    ...(ignored.length === 0
      ? {}
      : {
          suppressed: ignored.flatMap((match) =>
            finishFindings([placed(match, target)], tool).map((finding) => ({
              finding,
              status: 'ignored',
              statement: match.rules,
            })),
          ),
        }),
  };
}

function reduceMatch(element: unknown, place: string): Match {
  const raw = mustBag(element, place);
  const vulnerability = mustBag(raw['vulnerability'], `${place}.vulnerability`);
  const artifact = mustBag(raw['artifact'], `${place}.artifact`);
  const own = mustText(vulnerability['id'], `${place}.vulnerability.id`);
  const related = list(raw['relatedVulnerabilities'], `${place}.relatedVulnerabilities`).map(bag);
  const { id, aliases } = names(own, related);
  const [first] = list(artifact['locations'], `${place}.artifact.locations`).map(bag);
  const type = text(artifact['type']);
  const path = OS_TYPES.has(type ?? '') ? undefined : plainPath(text(first?.['path']));
  const purl = text(artifact['purl']);
  const severity = text(vulnerability['severity']);
  const description = text(vulnerability['description']) ?? text(related[0]?.['description']);
  return {
    draft: {
      id,
      aliases,
      kind: 'vuln',
      title: capped(description?.split('\n', 1)[0], MAX_TITLE) ?? id,
      severity: normalizeSeverity('Grype', severity),
      originalSeverity: severity ?? '',
      cwe: texts(list(vulnerability['cwes'], `${place}.vulnerability.cwes`).map((cwe) => text(cwe) ?? bag(cwe)['cwe'])),
      package: {
        name: mustText(artifact['name'], `${place}.artifact.name`),
        version: text(artifact['version']) ?? '',
        ecosystem: packageKeyOfUrl(purl)?.ecosystem ?? ecosystemOf(type),
        ...present({ purl, path }),
      },
      fix: fixOf(bag(vulnerability['fix'])),
      references: texts([vulnerability['dataSource'], ...texts(vulnerability['urls'])], MAX_REFERENCES),
      ...present({ description: capped(description, MAX_DESCRIPTION), ...ratings(vulnerability, related) }),
    },
    rules: ignoreRules(raw),
    ...present({ path, layer: text(first?.['layerID']) }),
  };
}

/** A related vulnerability is the same one under another name, unless there are several CVEs: an advisory of many. */
function names(own: string, related: readonly Bag[]): { id: string; aliases: readonly string[] } {
  const others = texts(related.map((other) => other['id']));
  const cves = others.filter((other) => other.startsWith('CVE-') && other !== own);
  const same = cves.length > 1 || (cves.length === 1 && own.startsWith('CVE-')) ? [] : others;
  return namesOf([own, ...same]) ?? { id: own, aliases: [] };
}

function ratings(vulnerability: Bag, related: readonly Bag[]): { cvss?: number; epss?: number; kev?: boolean } {
  const all = [vulnerability, ...related];
  const scores = all.map((one) =>
    highest(bagsOf(one['cvss']).map((cvss) => number(bag(cvss['metrics'])['baseScore']))),
  );
  const known = all.flatMap((one) => (Array.isArray(one['knownExploited']) ? [one['knownExploited'].length > 0] : []));
  return present({
    cvss: scores.find((score) => score !== undefined && score > 0 && score <= 10),
    epss: highest(all.flatMap((one) => bagsOf(one['epss']).map((epss) => number(epss['epss'])))),
    kev: known.length === 0 ? undefined : known.includes(true),
  });
}

function bagsOf(value: unknown): readonly Bag[] {
  return Array.isArray(value) ? value.map(bag) : [];
}

function highest(values: readonly (number | undefined)[]): number | undefined {
  const there = values.filter((value) => value !== undefined);
  return there.length === 0 ? undefined : Math.max(...there);
}

function fixOf(raw: Bag): Fix {
  const state = text(raw['state']) ?? '';
  const dates = bagsOf(raw['available'])
    .map((available) => date(available['date']))
    .filter((found) => found !== undefined)
    .sort();
  return {
    state: (Object.hasOwn(FIX_STATES, state) ? FIX_STATES[state] : undefined) ?? 'unknown',
    versions: texts(raw['versions']),
    ...present({ since: dates[0] }),
  };
}

function ignoreRules(raw: Bag): string {
  const rules = bagsOf(raw['appliedIgnoreRules']);
  return rules
    .map((rule) => text(rule['reason']) ?? text(rule['vulnerability']) ?? text(rule['fix-state']) ?? 'a rule of Grype')
    .join(', ');
}

function placed(match: Match, target: ScanTarget): Draft {
  const { path, layer } = match;
  return {
    ...match.draft,
    location:
      target.kind === 'image'
        ? { kind: 'image', image: target.reference, ...present({ path, layer }) }
        : { kind: 'file', path: path ?? target.name },
  };
}

function targetOf(document: Bag): ScanTarget {
  const source = bag(document['source']);
  const [type, raw] = [text(source['type']), source['target']];
  if (type === 'directory' || type === 'file') return { kind: 'source', name: text(raw) ?? 'unknown' };
  const target = bag(raw);
  const distro = bag(document['distro']);
  const family = text(distro['name']);
  return {
    kind: 'image',
    reference: text(target['userInput']) ?? text(raw) ?? 'unknown',
    ...present({
      digest: digestOf([...texts(target['repoDigests']), text(target['userInput']) ?? '']),
      platform: platformOf(target),
      // Grype does not say whether the distribution is still maintained: `can` has no `eol`.
      os: family === undefined ? undefined : { family, name: text(distro['version']) ?? '', endOfLife: false },
      layers: bagsOf(target['layers']).length || undefined,
    }),
  };
}

function scannedOf(document: Bag, matches: readonly Match[]): number {
  const packages = new Set(matches.map(({ draft }) => `${draft.package?.name ?? ''}@${draft.package?.version ?? ''}`));
  if (packages.size > 0) return packages.size;
  const target = targetOf(document);
  if (target.kind === 'source') return 1;
  return target.os === undefined ? 0 : (target.layers ?? 1);
}

/** `descriptor.db` of schema 6 has a `status` inside; that of schema 5 is flat. */
function databaseOf(db: Bag): { updatedAt: string; version?: string } | undefined {
  const status = { ...db, ...bag(db['status']) };
  const updatedAt = date(status['built']);
  if (updatedAt === undefined) return undefined;
  const version = text(status['schemaVersion']) ?? number(status['schemaVersion'])?.toString();
  return { updatedAt, ...present({ version }) };
}

/** EPSS, KEV and dates of fixes came with database schema 6; where it is not named, the matches tell. */
function capabilities(matches: readonly Match[], database: { version?: string } | undefined): ReadonlySet<Capability> {
  const drafts = matches.map(({ draft }) => draft);
  const modern = /^v?(?:[6-9]|\d{2,})(?:\.|$)/.test(database?.version ?? '');
  const can = new Set<Capability>(['vuln', 'fix-state']);
  if (modern || drafts.some(({ kev }) => kev !== undefined)) can.add('kev');
  if (modern || drafts.some(({ epss }) => epss !== undefined)) can.add('epss');
  const fixed = drafts.filter(({ fix }) => fix?.state === 'fixed');
  if (fixed.length === 0 || fixed.some(({ fix }) => fix?.since !== undefined)) can.add('fix-date');
  if (database !== undefined) can.add('database-age');
  return can;
}
