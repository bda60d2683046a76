import type { Evaluation, JudgedFinding } from '../evaluate.js';
import type { Finding } from '../model.js';
import type { ScanFacts } from './facts.js';

/** The format that a baseline is read from, too: what its readers check first. */
export const REPORT_FORMAT = 'platform-actions/findings';
export const REPORT_VERSION = 1;

/**
 * The normalized report as pieces of JSON, so that a report of any size is written without being held as one text: the
 * facts of the scan, the verdict and every finding with what the policy says of it. A later run takes it as baseline.
 */
export function* normalizedJson(evaluation: Evaluation, facts: ScanFacts): Generator<string, void, undefined> {
  const { verdict, reasons, incomplete, warnings, counts, newCount, waivedCount, highest, judged } = evaluation;
  const { action, outcome, reason, tools, targets, databaseUpdatedAt, policySource, createdAt, packages } = facts;
  const head = JSON.stringify({
    format: REPORT_FORMAT,
    version: REPORT_VERSION,
    ...{ action, createdAt, outcome, reason, tools, targets, databaseUpdatedAt, policy: policySource },
    ...{ verdict, reasons, incomplete, warnings, counts, new: newCount, waived: waivedCount, highest, packages },
  });
  yield `${head.slice(0, -1)},"findings":[`;
  const advisory = repeated<Advisory>(['title', 'description', 'references']);
  const judgement = repeated<Judgement>(['status', 'newness', 'decision', 'why', 'waiver']);
  let between = '\n';
  for (const each of judged) {
    const own = JSON.stringify({ ...each.finding, title: undefined, description: undefined, references: undefined });
    // One flat object: joining the texts of its parts takes less time than joining the parts.
    yield `${between}${own.slice(0, -1)},${advisory(withoutQuotes(each.finding))},${judgement(each)}}`;
    between = ',\n';
  }
  yield judged.length === 0 ? ']}\n' : '\n]}\n';
}

type Advisory = Pick<Finding, 'title' | 'description' | 'references'>;
type Judgement = Omit<JudgedFinding, 'finding'>;

/**
 * Gives these properties of an object as JSON without the braces. In the order of an evaluation they mostly are those of
 * the object before, and they are most of a record.
 */
function repeated<T extends object>(keys: readonly (keyof T)[]): (object: T) => string {
  let [last, json]: [T | undefined, string] = [undefined, ''];
  return (object) => {
    if (last === undefined || keys.some((key) => last?.[key] !== object[key])) {
      json = JSON.stringify(Object.fromEntries(keys.map((key) => [key, object[key]]))).slice(1, -1);
    }
    last = object;
    return json;
  };
}

/** What a scanner says at length about a secret may quote it; the rule, the place and the fingerprint are enough. */
function withoutQuotes(finding: Finding): Advisory {
  return finding.kind === 'secret' ? { title: finding.title, references: [] } : finding;
}
