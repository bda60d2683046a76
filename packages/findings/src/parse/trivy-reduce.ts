import type { Finding, FindingLocation, FindingPackage, Severity } from '../model.js';
import { normalizeSeverity } from '../severity.js';
import { namesOf } from './advisory.js';
import type { Draft } from './finish.js';
import { plainPath } from './package-url.js';
import {
  bag,
  capped,
  date,
  line,
  list,
  MAX_DESCRIPTION,
  MAX_REFERENCES,
  MAX_TITLE,
  mustBag,
  mustText,
  NONE,
  number,
  present,
  text,
  texts,
  type Bag,
  type Building,
} from './values.js';
import { scoreOf } from './trivy-cvss.js';
import type { AdvisoryTexts, Shared } from './shared.js';
import { fixOf, versionsOf } from './trivy-fix.js';

/** The part of a finding that needs no knowledge of the result that it stands in. */
export interface Reduced {
  readonly draft: Omit<Draft, 'location'>;
  /** Where it lies, if the finding itself says so. */
  readonly path?: string | undefined;
  readonly layer?: string | undefined;
  readonly packageId?: string | undefined;
  readonly startLine?: number;
  readonly endLine?: number;
}

/** What is kept of a package. */
export interface ReducedPackage {
  readonly name?: string;
  /** As findings have it: `epoch:version-release`. */
  readonly version: string;
  readonly purl?: string;
  readonly id?: string;
  readonly direct?: boolean;
  readonly startLine?: number;
}

const NOWHERE: FindingLocation = { kind: 'file', path: '' };

/** There may be a hundred thousand: no object is made here only to be copied. */
export function reduceVulnerability(element: unknown, place: string, shared: Shared): Reduced {
  const raw = mustBag(element, place);
  const { id, title, description, references, cwe } = shared.texts(textsOf(raw, place));
  const draft: Building<Finding> = {
    id,
    aliases: NONE,
    kind: 'vuln',
    severity: severityOf(raw),
    originalSeverity: text(raw['Severity']) ?? '',
    title,
    references,
    cwe,
    package: packageOf(raw, place),
    fix: fixOf(text(raw['Status']), shared.once(versionsOf, text(raw['FixedVersion']) ?? '')),
    // Known later; standing here, they need no more memory then.
    location: NOWHERE,
    tools: NONE,
    fingerprint: '',
  };
  const score = scoreOf(bag(raw['CVSS']), text(raw['SeveritySource']));
  const published = text(raw['PublishedDate']);
  const publishedAt = published === undefined ? undefined : shared.once(date, published);
  if (description !== undefined) draft.description = description;
  if (score !== undefined) draft.cvss = score;
  if (publishedAt !== undefined) draft.publishedAt = publishedAt;
  return {
    draft,
    path: draft.package?.path,
    layer: layerOf(raw),
    packageId: text(raw['PkgID']),
  };
}

function textsOf(raw: Bag, place: string): AdvisoryTexts {
  const id = mustText(raw['VulnerabilityID'], `${place}.VulnerabilityID`);
  return {
    id,
    title: capped(text(raw['Title']), MAX_TITLE) ?? id,
    description: capped(text(raw['Description']), MAX_DESCRIPTION),
    references: referencesOf(raw),
    cwe: texts(raw['CweIDs']),
  };
}

/** Its ecosystem, and the path where it has none of its own, are known to the result that it stands in. */
function packageOf(raw: Bag, place: string): FindingPackage {
  const found: Building<FindingPackage> = {
    name: mustText(raw['PkgName'], `${place}.PkgName`),
    version: text(raw['InstalledVersion']) ?? '',
    ecosystem: '',
  };
  const [purl, path] = [text(bag(raw['PkgIdentifier'])['PURL']), plainPath(text(raw['PkgPath']))];
  if (purl !== undefined) found.purl = purl;
  if (path !== undefined) found.path = path;
  return found;
}

/** Undefined for a check that passed or is excepted: only `FAIL` is a finding. */
export function reduceMisconfiguration(element: unknown, place: string): Reduced | undefined {
  const raw = mustBag(element, place);
  const status = text(raw['Status']);
  if (status === 'PASS' || status === 'EXCEPTION') return undefined;
  // Old versions name a check DS002, with AVD-DS-0002 beside it; new ones DS-0002.
  const avd = text(raw['AVDID']);
  const own = text(raw['ID']) ?? mustText(avd, `${place}.ID`);
  const id = (avd ?? own).replace(/^AVD-/, '');
  const names = namesOf([id, own, `AVD-${id}`]);
  const cause = bag(raw['CauseMetadata']);
  return {
    draft: {
      id,
      aliases: names?.aliases ?? [],
      kind: 'misconfig',
      ...said(raw, text(raw['Title']) ?? id),
      cwe: [],
      ...present({
        description: capped(text(raw['Message']) ?? text(raw['Description']), MAX_DESCRIPTION),
        mark: text(cause['Resource']),
      }),
    },
    ...present({ layer: layerOf(raw), startLine: line(cause['StartLine']), endLine: line(cause['EndLine']) }),
  };
}

/** Neither `Match` nor `Code` is looked at: the lines around a secret are not masked and may hold another. */
export function reduceSecret(element: unknown, place: string): Reduced {
  const raw = mustBag(element, place);
  const id = mustText(raw['RuleID'], `${place}.RuleID`);
  return {
    draft: {
      id,
      aliases: [],
      kind: 'secret',
      ...said(raw, text(raw['Title']) ?? text(raw['Category']) ?? id),
      cwe: [],
      ...present({ column: line(raw['Offset']) }),
    },
    ...present({ layer: layerOf(raw), startLine: line(raw['StartLine']), endLine: line(raw['EndLine']) }),
  };
}

export function reduceLicense(element: unknown, place: string): Reduced {
  const raw = mustBag(element, place);
  const id = mustText(raw['Name'], `${place}.Name`);
  const [name, path] = [text(raw['PkgName']), plainPath(text(raw['FilePath']))];
  const category = text(raw['Category']);
  return {
    draft: {
      id,
      aliases: [],
      kind: 'license',
      ...said({ ...raw, PrimaryURL: raw['Link'] }, category === undefined ? id : `${id} (${category})`),
      cwe: [],
      ...(name === undefined ? {} : { package: { name, version: '', ecosystem: '', ...present({ path }) } }),
    },
    ...present({ path }),
  };
}

export function reducePackage(element: unknown, place: string): ReducedPackage {
  const raw = mustBag(element, place);
  const relationship = text(raw['Relationship']);
  const [first] = list(raw['Locations'], `${place}.Locations`);
  return {
    version: versionOf(raw),
    ...present({
      name: text(raw['Name']),
      purl: text(bag(raw['Identifier'])['PURL']),
      id: text(raw['ID']),
      direct: relationship === undefined || relationship === 'unknown' ? undefined : relationship !== 'indirect',
      startLine: line(bag(first)['StartLine']),
    }),
  };
}

function versionOf(raw: Bag): string {
  const [version, release, epoch] = [text(raw['Version']) ?? '', text(raw['Release']), number(raw['Epoch']) ?? 0];
  return `${epoch > 0 ? `${epoch}:` : ''}${version}${release === undefined ? '' : `-${release}`}`;
}

function said(raw: Bag, title: string): Pick<Draft, 'title' | 'severity' | 'originalSeverity' | 'references'> {
  return {
    title: capped(title, MAX_TITLE) ?? title,
    severity: severityOf(raw),
    originalSeverity: text(raw['Severity']) ?? '',
    references: referencesOf(raw),
  };
}

function severityOf(raw: Bag): Severity {
  return normalizeSeverity('Trivy', text(raw['Severity']));
}

function referencesOf(raw: Bag): readonly string[] {
  const references: readonly unknown[] = Array.isArray(raw['References']) ? raw['References'] : [];
  return texts([raw['PrimaryURL'], ...references.slice(0, MAX_REFERENCES * 2)], MAX_REFERENCES);
}

function layerOf(raw: Bag): string | undefined {
  const layer = bag(raw['Layer']);
  return text(layer['Digest']) ?? text(layer['DiffID']);
}
