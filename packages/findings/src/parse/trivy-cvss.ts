import { bag, number, type Bag } from './values.js';

/** After the source that the severity is from: whose scores are there for most advisories. */
const SOURCES = ['nvd', 'ghsa', 'redhat'];

/** The base score: of the source that the severity is from if it has one, in CVSS 4 or 3 rather than 2. */
export function scoreOf(cvss: Bag, severitySource: string | undefined): number | undefined {
  for (const source of new Set([severitySource ?? '', ...SOURCES, ...Object.keys(cvss)])) {
    if (!Object.hasOwn(cvss, source)) continue;
    const scores = bag(cvss[source]);
    const score = number(scores['V40Score']) ?? number(scores['V3Score']) ?? number(scores['V2Score']);
    if (score !== undefined && score > 0 && score <= 10) return score;
  }
  return undefined;
}
