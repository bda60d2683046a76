import { fingerprint } from '../fingerprint.js';
import type { Finding, ToolVersion } from '../model.js';
import { compareSeverity } from '../severity.js';
import { packageKey, plainPath } from './package-url.js';
import type { Building } from './values.js';

/** A finding before it is known how many of its like there are. */
export type Draft = Omit<Finding, 'fingerprint' | 'tools'> & {
  /** What tells it from others of its kind beside rule, file or package: the resource, or the hash of the code. */
  readonly mark?: string;
  /** Tells apart what begins on one line. */
  readonly column?: number;
};

/**
 * Drafts as findings: each gets the tool and its fingerprint. What one scanner reported twice (the same problem at the
 * same place and version) becomes one; what is alike but lies at several lines, or in several versions, is numbered in
 * that order and never in the order of the report.
 *
 * The drafts themselves become the findings, since there may be a hundred thousand: they are of no more use afterwards.
 */
export function finishFindings(drafts: readonly Draft[], tool: ToolVersion): Finding[] {
  const tools = [tool];
  const alike = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const key = fingerprint(identity(draft));
    const group = alike.get(key);
    if (group === undefined) alike.set(key, [draft]);
    else group.push(draft);
  }
  const findings: Finding[] = [];
  for (const [first, group] of alike) {
    distinct(group).forEach((draft, index) => {
      const print = index === 0 ? first : fingerprint(identity(draft), index + 1);
      findings.push(finished(draft as Finding, tools, print));
    });
  }
  return findings;
}

function finished(draft: Building<Draft & Finding>, tools: Finding['tools'], print: string): Finding {
  draft.tools = tools;
  draft.fingerprint = print;
  // A vulnerability, of which there may be a hundred thousand, has neither.
  if (draft.mark !== undefined) delete draft.mark;
  if (draft.column !== undefined) delete draft.column;
  return draft;
}

/** The parts of a fingerprint; see `fingerprint`. */
function identity(draft: Draft): readonly (string | undefined)[] {
  if (draft.package !== undefined) {
    const { ecosystem, name } = packageKey(draft.package);
    return [draft.kind, ecosystem, name, draft.id, plainPath(draft.package.path)];
  }
  return [draft.kind, draft.id, draft.location.path, draft.mark];
}

/** One draft for each place and version, sorted by these. */
function distinct(group: readonly Draft[]): readonly Draft[] {
  if (group.length === 1) return group;
  const places = new Map<string, Draft>();
  for (const draft of group) {
    const place = placeOf(draft);
    const known = places.get(place);
    if (known === undefined || worstFirst(draft, known) < 0) places.set(place, draft);
  }
  return [...places.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, draft]) => draft);
}

function placeOf({ location, package: found, column }: Draft): string {
  const numbers = [location.startLine, column, location.endLine].map((value) => String(value ?? 0).padStart(9, '0'));
  return [found?.version ?? '', ...numbers].join('\0');
}

function worstFirst(a: Draft, b: Draft): number {
  return compareSeverity(a.severity, b.severity) || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
}
