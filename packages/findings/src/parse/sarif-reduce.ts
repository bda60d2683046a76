import type { FindingKind } from '../model.js';
import {
  bag,
  capped,
  line,
  list,
  MAX_DESCRIPTION,
  MAX_REFERENCES,
  MAX_TITLE,
  mustBag,
  number,
  present,
  text,
  texts,
  type Bag,
} from './values.js';

/** What is kept of a rule (a `reportingDescriptor`). */
export interface Rule {
  readonly id: string;
  readonly title?: string;
  readonly description?: string;
  readonly level?: string;
  readonly score?: number;
  readonly tags: readonly string[];
  readonly references: readonly string[];
  readonly cwe: readonly string[];
}

/** What is kept of a result. */
export interface Result {
  readonly ruleId?: string;
  readonly ruleIndex?: number;
  /** Which extension of the tool the rule belongs to; absent: its driver. */
  readonly extension?: number;
  readonly message: Message;
  readonly kind: string;
  readonly level?: string;
  readonly score?: number;
  readonly tags: readonly string[];
  readonly cwe: readonly string[];
  readonly baselineState?: string;
  readonly suppression?: string;
  readonly uri?: string;
  readonly uriBaseId?: string;
  readonly artifactIndex?: number;
  readonly startLine?: number;
  readonly endLine?: number;
  readonly column?: number;
  readonly snippet?: string;
  readonly lineHash?: string;
}

export interface Message {
  readonly text?: string;
  readonly arguments: readonly string[];
}

/** Long enough for the facts that vulnerability scanners put into a message. */
const MAX_MESSAGE = 2000;

export function reduceRule(element: unknown, place: string): Rule {
  const raw = mustBag(element, place);
  const properties = bag(raw['properties']);
  const short = text(bag(raw['shortDescription'])['text']);
  const full = text(bag(raw['fullDescription'])['text']);
  const tags = texts(properties['tags']);
  return {
    id: text(raw['id']) ?? '',
    tags,
    references: texts([raw['helpUri'], ...texts(properties['references'])], MAX_REFERENCES),
    cwe: [...cweOf(tags), ...texts(properties['cwe']).flatMap((cwe) => cweOf([cwe]))],
    ...present({
      title: capped(short ?? text(raw['name']) ?? full, MAX_TITLE),
      description: capped(full ?? short, MAX_DESCRIPTION),
      level: text(bag(raw['defaultConfiguration'])['level']),
      score: number(properties['security-severity']),
    }),
  };
}

export function reduceResult(element: unknown, place: string): Result {
  const raw = mustBag(element, place);
  const rule = bag(raw['rule']);
  const properties = bag(raw['properties']);
  const [first] = list(raw['locations'], `${place}.locations`);
  const physical = bag(bag(first)['physicalLocation']);
  const artifact = bag(physical['artifactLocation']);
  const region = bag(physical['region']);
  const message = bag(raw['message']);
  const tags = texts(properties['tags']);
  return {
    message: {
      arguments: texts(message['arguments']),
      ...present({ text: capped(text(message['text']), MAX_MESSAGE) }),
    },
    kind: text(raw['kind']) ?? 'fail',
    tags,
    cwe: [...cweOf(tags), ...taxaCwe(raw)],
    ...present({
      ruleId: text(raw['ruleId']) ?? text(rule['id']),
      ruleIndex: index(raw['ruleIndex']) ?? index(rule['index']),
      extension: index(bag(rule['toolComponent'])['index']),
      level: text(raw['level']),
      score: number(properties['security-severity']),
      baselineState: text(raw['baselineState']),
      suppression: suppressionOf(raw),
      uri: text(artifact['uri']),
      uriBaseId: text(artifact['uriBaseId']),
      artifactIndex: index(artifact['index']),
      startLine: line(region['startLine']),
      endLine: line(region['endLine']),
      column: line(region['startColumn']),
      snippet: capped(text(bag(region['snippet'])['text']), MAX_MESSAGE),
      lineHash: text(bag(raw['partialFingerprints'])['primaryLocationLineHash']),
    }),
  };
}

/** The address of an artifact that results may name by its index. */
export function reduceArtifact(element: unknown, place: string): { uri?: string; uriBaseId?: string } {
  const location = bag(mustBag(element, place)['location']);
  return present({ uri: text(location['uri']), uriBaseId: text(location['uriBaseId']) });
}

/** The justification of a suppression that stands; one that is rejected or under review suppresses nothing. */
function suppressionOf(raw: Bag): string | undefined {
  const suppressions: readonly unknown[] = Array.isArray(raw['suppressions']) ? raw['suppressions'] : [];
  if (suppressions.length === 0) return undefined;
  const all = suppressions.map(bag);
  if (all.some((one) => one['status'] === 'rejected' || one['status'] === 'underReview')) return undefined;
  const said = all.map(
    (one) => text(one['justification']) ?? (one['kind'] === 'inSource' ? 'A comment in the code' : ''),
  );
  return said.filter((one) => one !== '').join('; ') || 'Suppressed by the scanner';
}

/** `CWE-79`, `external/cwe/cwe-079`, `CWE-79: …` as `CWE-79`. */
function cweOf(tags: readonly string[]): readonly string[] {
  const found = tags.flatMap((tag) => {
    const match = /(?:^|\/)cwe[-:]0*(\d+)\b/i.exec(tag);
    return match === null ? [] : [`CWE-${match[1] ?? ''}`];
  });
  return [...new Set(found)];
}

/** `taxa` of a result that point into the CWE taxonomy. */
function taxaCwe(raw: Bag): readonly string[] {
  const taxa: readonly unknown[] = Array.isArray(raw['taxa']) ? raw['taxa'] : [];
  return taxa.map(bag).flatMap((taxon) => {
    const id = text(taxon['id']) ?? '';
    if (/^cwe-\d+$/i.test(id)) return [id.toUpperCase()];
    return bag(taxon['toolComponent'])['name'] === 'CWE' && /^\d+$/.test(id) ? [`CWE-${id}`] : [];
  });
}

function index(value: unknown): number | undefined {
  const found = number(value);
  return found !== undefined && Number.isInteger(found) && found >= 0 ? found : undefined;
}

const SECRET_SCANNERS = /gitleaks|secretlint|trufflehog|detect-secrets|noseyparker|ggshield/i;

/**
 * Told by tags, which vulnerability scanners set, else by the name of the tool or the form of the id; what is none of
 * these is a flaw in code.
 */
export function kindOf(ruleId: string, tags: readonly string[], tool: string): FindingKind {
  if (SECRET_SCANNERS.test(tool)) return 'secret';
  const words = new Set(tags.map((tag) => tag.toLowerCase()));
  if (words.has('vulnerability') && /^[A-Z]+-\d/.test(ruleId)) return 'vuln';
  if (words.has('misconfiguration')) return 'misconfig';
  if (words.has('secret') || words.has('secrets')) return 'secret';
  if (words.has('license')) return 'license';
  return /^(?:CVE-\d{4}-\d+|GHSA(?:-\w{4}){3})/.test(ruleId) ? 'vuln' : 'sast';
}
