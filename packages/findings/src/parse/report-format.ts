import type { ScanReport } from '../model.js';
import type { Reducers } from './json-reader.js';
import type { Bag } from './values.js';

export const REPORT_FORMATS = ['trivy', 'grype', 'ecr', 'semgrep', 'sarif'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Gives the text of a file of the checkout, by the path that a report has for it; undefined where there is none. */
export type ReadSource = (path: string) => string | undefined;

/** What is known of one format. */
export interface Format {
  /** For messages: `Trivy JSON`. */
  readonly label: string;
  /** Whether a document is of this format, of whatever version. */
  is(document: Bag): boolean;
  /** What to keep of the elements that make a report long; a path belongs to one format only. */
  readonly reducers: Reducers;
  /** The report of a document whose long lists are reduced. @throws FormatError */
  report(document: Bag, readSource: ReadSource): ScanReport;
}
