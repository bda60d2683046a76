import type { Capability, Finding, Fix, FixState, ScanReport, ScanTarget } from '../model.js';
import { normalizeSeverity } from '../severity.js';
import { namesOf } from './advisory.js';
import { finishFindings, type Draft } from './finish.js';
import { ecosystemOf, plainPath } from './package-url.js';
import type { Format } from './report-format.js';
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

type Reduced = Omit<Draft, 'location'>;

/** A finding of Inspector in each package that it is about. */
interface Enhanced {
  readonly drafts: readonly Reduced[];
  /** A suppression rule of Inspector applies. */
  readonly suppressed: boolean;
}

/** States in which the findings are whole. */
const DONE: ReadonlySet<string> = new Set(['COMPLETE', 'ACTIVE']);

const STATUS_HELP: Readonly<Record<string, string>> = {
  IN_PROGRESS: 'the scan is still running',
  PENDING: 'the scan has not begun',
  FAILED: 'the scan failed',
  UNSUPPORTED_IMAGE: 'the image is of a kind that is not scanned',
  SCAN_ELIGIBILITY_EXPIRED: 'the image is too old to be scanned again',
  FINDINGS_UNAVAILABLE: 'there are no findings for this image',
  LIMIT_EXCEEDED: 'a limit of the registry was reached',
  SCAN_ELIGIBILITY_LIMIT_EXCEEDED: 'a limit of the registry was reached',
  IMAGE_ARCHIVED: 'the image is archived',
};

/**
 * The answer of ECR's DescribeImageScanFindings, basic or enhanced (Inspector), with its pages joined into one. It has
 * no list of packages: a finished scan counts as one image scanned.
 */
export const ecr: Format = {
  label: 'ECR scan findings',
  is: (document) => 'imageScanStatus' in document || 'imageScanFindings' in document,
  reducers: {
    'imageScanFindings.findings.*': reduceBasic,
    'imageScanFindings.enhancedFindings.*': reduceEnhanced,
  },
  report: reportOf,
};

function reportOf(document: Bag): ScanReport {
  const status = mustText(bag(document['imageScanStatus'])['status'], 'imageScanStatus.status');
  const found = bag(document['imageScanFindings']);
  const enhanced = Array.isArray(found['enhancedFindings']);
  const tool = { name: enhanced ? 'Amazon Inspector' : 'Amazon ECR', version: '' };
  const target = targetOf(document);
  const listed = list(found['enhancedFindings'], 'imageScanFindings.enhancedFindings') as readonly Enhanced[];
  const drafts = [
    ...(list(found['findings'], 'imageScanFindings.findings') as readonly Reduced[]),
    ...listed.flatMap((one) => (one.suppressed ? [] : one.drafts)),
  ];
  const suppressed = listed.flatMap((one) => (one.suppressed ? one.drafts : []));
  const located = (some: readonly Reduced[]): Draft[] =>
    some.map((draft) => ({
      ...draft,
      location: { kind: 'image', image: target.reference, ...present({ path: draft.package?.path }) },
    }));
  const done = DONE.has(status);
  const updatedAt = date(found['vulnerabilitySourceUpdatedAt']);
  return {
    tool,
    target,
    findings: finishFindings(located(drafts), tool),
    scanned: done ? 1 : 0,
    problems: problemsOf(document, status, done, enhanced ? undefined : bag(found['findingSeverityCounts']), drafts),
    can: new Set<Capability>([
      'vuln',
      ...(enhanced ? (['fix-state', 'published-date'] as const) : []),
      ...(updatedAt === undefined ? [] : (['database-age'] as const)),
    ]),
    ...(updatedAt === undefined ? {} : { database: { updatedAt } }),
    ...present({ createdAt: date(found['imageScanCompletedAt']) }),
    ...(suppressed.length === 0 ? {} : { suppressed: heldBack(finishFindings(located(suppressed), tool)) }),
  };
}

function heldBack(findings: readonly Finding[]): NonNullable<ScanReport['suppressed']> {
  const statement = 'A suppression rule of Amazon Inspector';
  return findings.map((finding) => ({ finding, status: 'suppressed', statement }));
}

function problemsOf(
  document: Bag,
  status: string,
  done: boolean,
  counts: Bag | undefined,
  drafts: readonly Reduced[],
): readonly string[] {
  const problems: string[] = [];
  if (!done) {
    const said = text(bag(document['imageScanStatus'])['description']);
    const help = (Object.hasOwn(STATUS_HELP, status) ? STATUS_HELP[status] : undefined) ?? 'the scan did not finish';
    problems.push(`ECR's scan has the status ${status}: ${help}${said === undefined ? '' : ` (${said})`}.`);
  } else if (!('imageScanFindings' in document)) {
    throw new FormatError('it has a status but no imageScanFindings');
  }
  if (text(document['nextToken']) !== undefined) {
    problems.push('The report is only one page of several: it has a nextToken.');
  }
  // The counts are of the whole scan; a page that was lost shows here.
  const counted = Object.values(counts ?? {}).reduce<number>((sum, count) => sum + (number(count) ?? 0), 0);
  if (done && counted > drafts.length) {
    problems.push(`ECR counts ${counted} findings, but the report holds ${drafts.length}.`);
  }
  return problems;
}

function targetOf(document: Bag): ScanTarget & { kind: 'image' } {
  const id = bag(document['imageId']);
  const [digest, tag] = [text(id['imageDigest']), text(id['imageTag'])];
  const name = text(document['repositoryName']) ?? 'unknown';
  const suffix = tag === undefined ? (digest === undefined ? '' : `@${digest}`) : `:${tag}`;
  return { kind: 'image', reference: `${name}${suffix}`, ...present({ digest }) };
}

/** `attributes: [{key, value}]`: `package_name`, `package_version`, `CVSS2_SCORE`, `CVSS3_SCORE`. */
function reduceBasic(element: unknown, place: string): Reduced {
  const raw = mustBag(element, place);
  const attributes = new Map<string, string>();
  for (const attribute of list(raw['attributes'], `${place}.attributes`).map(bag)) {
    const [key, value] = [text(attribute['key']), text(attribute['value'])];
    if (key !== undefined && value !== undefined) attributes.set(key, value);
  }
  const id = mustText(raw['name'], `${place}.name`);
  const severity = text(raw['severity']);
  const uri = text(raw['uri']);
  return {
    id,
    aliases: [],
    kind: 'vuln',
    title: id,
    severity: normalizeSeverity('ECR', severity),
    originalSeverity: severity ?? '',
    cwe: [],
    package: {
      name: mustText(attributes.get('package_name'), `${place}.attributes package_name`),
      version: attributes.get('package_version') ?? '',
      ecosystem: ecosystemOfTracker(uri ?? ''),
    },
    references: texts(uri),
    ...present({
      description: capped(text(raw['description']), MAX_DESCRIPTION),
      cvss: score(attributes.get('CVSS4_SCORE') ?? attributes.get('CVSS3_SCORE') ?? attributes.get('CVSS2_SCORE')),
    }),
  };
}

/** A basic scan knows OS packages only, and names the distribution only in the address of its tracker. */
function ecosystemOfTracker(uri: string): string {
  if (/debian\.org|ubuntu\.com|canonical\.com/.test(uri)) return 'deb';
  if (/redhat\.com|amazon\.com|amazonlinux|centos|oracle\.com/.test(uri)) return 'rpm';
  return /alpinelinux/.test(uri) ? 'apk' : 'generic';
}

/** One finding for each vulnerable package; none for what Inspector has closed. */
function reduceEnhanced(element: unknown, place: string): Enhanced {
  const raw = mustBag(element, place);
  const suppressed = raw['status'] === 'SUPPRESSED';
  if (raw['status'] === 'CLOSED') return { drafts: [], suppressed };
  const details = bag(raw['packageVulnerabilityDetails']);
  const id = text(details['vulnerabilityId']) ?? mustText(raw['title'], `${place}.packageVulnerabilityDetails`);
  const packages = list(details['vulnerablePackages'], `${place}.vulnerablePackages`).map(bag);
  const about = enhancedFacts(raw, details, id);
  if (packages.length === 0) return { drafts: [{ ...about, fix: { state: fixState(raw), versions: [] } }], suppressed };
  const drafts = packages.map((found) => ({
    ...about,
    package: {
      name: mustText(found['name'], `${place}.vulnerablePackages[].name`),
      version: versionOf(found),
      ecosystem: ecosystemOf(text(found['packageManager'])),
      ...present({ path: plainPath(text(found['filePath'])) }),
    },
    fix: fixOf(raw, found),
  }));
  return { drafts, suppressed };
}

function enhancedFacts(raw: Bag, details: Bag, own: string): Reduced {
  const severity = text(raw['severity']);
  const { id, aliases } = namesOf([own]) ?? { id: own, aliases: [] };
  return {
    id,
    aliases,
    kind: 'vuln',
    title: capped(text(raw['title']), MAX_TITLE) ?? id,
    severity: normalizeSeverity('ECR', severity),
    originalSeverity: severity ?? '',
    cwe: [],
    references: texts([details['sourceUrl'], ...texts(details['referenceUrls'])], MAX_REFERENCES),
    ...present({
      description: capped(text(raw['description']), MAX_DESCRIPTION),
      cvss: score(raw['score']),
      publishedAt: date(details['vendorCreatedAt']),
    }),
  };
}

/** As package managers write it: `epoch:version-release`. */
function versionOf(found: Bag): string {
  const [version, release, epoch] = [text(found['version']) ?? '', text(found['release']), number(found['epoch']) ?? 0];
  return `${epoch > 0 ? `${epoch}:` : ''}${version}${release === undefined ? '' : `-${release}`}`;
}

function fixOf(raw: Bag, found: Bag): Fix {
  const version = text(found['fixedInVersion']);
  const versions = version === undefined || version === 'NotAvailable' ? [] : [version];
  return { state: versions.length > 0 ? 'fixed' : fixState(raw), versions };
}

function fixState(raw: Bag): FixState {
  if (raw['fixAvailable'] === 'NO') return 'not-fixed';
  return raw['fixAvailable'] === 'YES' ? 'fixed' : 'unknown';
}

function score(value: unknown): number | undefined {
  const found = number(value);
  return found !== undefined && found > 0 && found <= 10 ? found : undefined;
}
