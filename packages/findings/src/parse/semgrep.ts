import { plural } from '@platform-actions/action-kit';
import { codeHash } from '../fingerprint.js';
import type { Finding, ScanReport } from '../model.js';
import { normalizeSeverity } from '../severity.js';
import { finishFindings, type Draft } from './finish.js';
import { plainPath } from './package-url.js';
import type { Format, ReadSource } from './report-format.js';
import { sourceLines } from './source-lines.js';
import {
  bag,
  capped,
  FormatError,
  line,
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

interface Result {
  readonly draft: Omit<Draft, 'location'>;
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  /** The flawed lines, where Semgrep gives them. */
  readonly lines?: string;
  readonly ignored: boolean;
}

/** Reasons for which a file was skipped though it should have been scanned. */
const FAILED_SKIPS = /analysis_failed|internal_error|parse_error|timeout/i;

const MAX_PROBLEMS = 20;

/** Semgrep's and Opengrep's JSON. Every error in it makes the scan less than whole, whatever its exit code. */
export const semgrep: Format = {
  label: 'Semgrep JSON',
  is: (document) =>
    'results' in document && 'errors' in document && ('paths' in document || 'skipped_rules' in document),
  reducers: { 'results.*': reduceResult },
  report: reportOf,
};

function reportOf(document: Bag, readSource: ReadSource): ScanReport {
  if (!Array.isArray(document['results'])) throw new FormatError('its `results` is no list');
  const results = document['results'] as readonly Result[];
  const tool = { name: 'Semgrep', version: text(document['version']) ?? '' };
  const linesOf = sourceLines(readSource);
  const draftOf = (result: Result): Draft => {
    const { path, startLine, endLine } = result;
    const code = linesOf(path, startLine, endLine) ?? result.lines;
    const location = { kind: 'file', path, startLine, endLine } as const;
    return { ...result.draft, location, ...(code === undefined ? {} : { mark: codeHash(code) }) };
  };
  const ignored = results.filter((result) => result.ignored);
  const suppressed = finishFindings(ignored.map(draftOf), tool);
  return {
    tool,
    target: { kind: 'source', name: '.' },
    findings: finishFindings(results.filter((result) => !result.ignored).map(draftOf), tool),
    scanned: list(bag(document['paths'])['scanned'], 'paths.scanned').length,
    problems: problemsOf(document),
    can: new Set(['sast']),
    ...(suppressed.length === 0 ? {} : { suppressed: suppressed.map(heldBack) }),
  };
}

function heldBack(finding: Finding): { finding: Finding; status: string; statement: string } {
  return { finding, status: 'ignored', statement: 'A `nosemgrep` comment in the code' };
}

function reduceResult(element: unknown, place: string): Result {
  const raw = mustBag(element, place);
  const extra = bag(raw['extra']);
  const metadata = bag(extra['metadata']);
  const checkId = mustText(raw['check_id'], `${place}.check_id`);
  const severity = text(extra['severity']);
  const message = text(extra['message']);
  const id = ruleId(checkId, metadata);
  const startLine = line(bag(raw['start'])['line']);
  if (startLine === undefined) throw new FormatError(`${place}.start.line is missing`);
  const lines = text(extra['lines']);
  return {
    draft: {
      id,
      aliases: id === checkId ? [] : [checkId],
      kind: metadata['category'] === 'secrets' ? 'secret' : 'sast',
      title: capped(message?.trim().split('\n', 1)[0], MAX_TITLE) ?? id,
      severity: normalizeSeverity('Semgrep', severity),
      originalSeverity: severity ?? '',
      cwe: texts(metadata['cwe']).map(shortCwe),
      references: texts([metadata['source'], ...texts(metadata['references'])], MAX_REFERENCES),
      ...present({ description: capped(message, MAX_DESCRIPTION), column: line(bag(raw['start'])['col']) }),
    },
    path: plainPath(mustText(raw['path'], `${place}.path`)) ?? '',
    startLine,
    endLine: Math.max(startLine, line(bag(raw['end'])['line']) ?? startLine),
    ...(lines === undefined || lines === 'requires login' ? {} : { lines }),
    ignored: extra['is_ignored'] === true,
  };
}

/**
 * Semgrep puts the path of the configuration before a rule's id (`tools.rules.no-eval`), so that the same rule has another
 * name when its file moves. A rule of the registry names its page, which ends in the whole id; of others the last part is
 * the rule's own id.
 */
function ruleId(checkId: string, metadata: Bag): string {
  if (text(metadata['source'])?.endsWith(`/${checkId}`) === true) return checkId;
  return checkId.slice(checkId.lastIndexOf('.') + 1) || checkId;
}

/** `CWE-95: Improper Neutralization …` as `CWE-95`. */
function shortCwe(cwe: string): string {
  return /^CWE-\d+/i.exec(cwe)?.[0].toUpperCase() ?? cwe;
}

function problemsOf(document: Bag): readonly string[] {
  const problems = new Set<string>();
  for (const error of list(document['errors'], 'errors').map(bag)) {
    if (error['level'] !== 'info') problems.add(describeError(error));
  }
  const paths = bag(document['paths']);
  for (const skipped of list(paths['skipped'], 'paths.skipped').map(bag)) {
    const reason = text(skipped['reason']) ?? '';
    if (FAILED_SKIPS.test(reason)) problems.add(`Semgrep skipped ${text(skipped['path']) ?? 'a file'}: ${reason}.`);
  }
  const rules = list(document['skipped_rules'], 'skipped_rules').length;
  if (rules > 0) problems.add(`Semgrep skipped ${plural(rules, 'rule')}.`);
  if (!Array.isArray(paths['scanned'])) problems.add('The report does not say which files were scanned.');
  const all = [...problems];
  return all.length <= MAX_PROBLEMS
    ? all
    : [...all.slice(0, MAX_PROBLEMS), `${plural(all.length - MAX_PROBLEMS, 'more problem')}.`];
}

/** One sentence; the message, which may quote code, is cut to its first line. */
function describeError(error: Bag): string {
  const [path, rule] = [text(error['path']), text(error['rule_id'])];
  const type = text(error['type']) ?? text(list(error['type'], 'errors[].type')[0]) ?? 'Error';
  const code = number(error['code']);
  const about = [
    ...(path === undefined ? [] : [`in ${path}`]),
    ...(rule === undefined ? [] : [`with rule ${rule}`]),
    ...(code === undefined ? [] : [`(code ${code})`]),
  ].join(' ');
  const message = capped((text(error['message']) ?? '').trim().split('\n', 1)[0], 200) ?? '';
  return `Semgrep: ${type}${about === '' ? '' : ` ${about}`}${message === '' ? '' : `: ${message}`}`;
}
