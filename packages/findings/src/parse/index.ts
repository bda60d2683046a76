import { createReadStream } from 'node:fs';
import { UserError } from '@platform-actions/action-kit';
import type { ScanReport } from '../model.js';
import { trivy } from './trivy.js';
import { ecr } from './ecr.js';
import { grype } from './grype.js';
import { JsonReader, type Reducers } from './json-reader.js';
import { sarif } from './sarif.js';
import { semgrep } from './semgrep.js';
import { otherKindOf } from './other-kinds.js';
import { REPORT_FORMATS, type Format, type ReadSource, type ReportFormat } from './report-format.js';
import { bag, FormatError, isBag } from './values.js';

export { REPORT_FORMATS, type ReadSource, type ReportFormat };

const FORMATS: Readonly<Record<ReportFormat, Format>> = { trivy, grype, ecr, semgrep, sarif };

/** Paths of different formats do not meet, so that one pass reads a document of any of them. */
const REDUCERS: Reducers = Object.assign({}, ...REPORT_FORMATS.map((name) => FORMATS[name].reducers)) as Reducers;

/** More than any scanner writes of one target; a wrong file is rather a core dump than a report of this size. */
const MAX_BYTES = 1024 ** 3;

/** Each piece of a file costs the same, whatever its size. */
const PIECE_BYTES = 1024 * 1024;

export interface ReadReportOptions {
  /** What to call the report in messages: its path. */
  readonly name: string;
  /** Absent: told by its keys. */
  readonly format?: ReportFormat;
  /** The source files that it is about, for fingerprints that a shift of lines does not change. */
  readonly readSource?: ReadSource;
  readonly maxBytes?: number;
}

/**
 * The report of a scanner, from its bytes. Memory follows the number of findings and not the size of the file: source
 * code, packages and long texts are dropped as they are read.
 * @throws UserError which file and what is wrong with it: empty, cut off, of another version, no report
 */
export async function readReport(
  source: AsyncIterable<Uint8Array> | Uint8Array,
  options: ReadReportOptions,
): Promise<ScanReport> {
  try {
    const reader = new JsonReader(REDUCERS);
    await feed(reader, source, options.maxBytes ?? MAX_BYTES);
    const document = reader.end();
    const format = formatOf(document, options.format);
    if (reader.flaw !== undefined) throw reader.flaw;
    return format.report(bag(document), options.readSource ?? (() => undefined));
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new UserError(`${options.name} cannot be used as a report: ${error.message}.`, { cause: error });
  }
}

/** As `readReport`, of a file. */
export function readReportFile(path: string, options: ReadReportOptions): Promise<ScanReport> {
  return readReport(createReadStream(path, { highWaterMark: PIECE_BYTES }), options);
}

async function feed(
  reader: JsonReader,
  source: AsyncIterable<Uint8Array> | Uint8Array,
  maxBytes: number,
): Promise<void> {
  let [bytes, begun] = [0, false];
  for await (const piece of source instanceof Uint8Array ? [source] : source) {
    bytes += piece.length;
    if (bytes > maxBytes) throw new FormatError(`it is larger than ${maxBytes} bytes, the most that is read`);
    const chunk = begun ? piece : beginning(piece);
    begun ||= chunk.length > 0;
    reader.push(chunk);
  }
  if (!begun) throw new FormatError('it is empty: the scanner wrote nothing. See its own log for why');
}

/** What is left of the first piece without byte order mark and space. @throws FormatError if no JSON document begins there */
function beginning(piece: Uint8Array): Uint8Array {
  const [first, second] = piece;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new FormatError(
      "it is UTF-16 and not UTF-8: let the scanner write the file itself (`--output`) instead of a shell's redirection",
    );
  }
  if (first === 0x1f && second === 0x8b) throw new FormatError('it is compressed with gzip: unpack it first');
  const mark = first === 0xef && second === 0xbb && piece[2] === 0xbf ? 3 : 0;
  let start = mark;
  while (start < piece.length && isSpace(piece[start])) start++;
  const byte = piece[start];
  if (byte === 0x3c) {
    throw new FormatError('it is HTML or XML and no JSON: an error or login page, or a report in another format');
  }
  if (byte !== undefined && byte !== 0x7b && byte !== 0x5b) {
    throw new FormatError("it is no JSON: a log or a table, perhaps. Set the scanner's output format to JSON or SARIF");
  }
  return piece.subarray(start);
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function formatOf(document: unknown, wanted: ReportFormat | undefined): Format {
  const found = isBag(document) ? REPORT_FORMATS.find((name) => FORMATS[name].is(document)) : undefined;
  if (found === undefined) throw new FormatError(notUnderstood(document, wanted));
  if (wanted !== undefined && wanted !== found) {
    throw new FormatError(`it is ${FORMATS[found].label} where ${FORMATS[wanted].label} belongs`);
  }
  return FORMATS[found];
}

function notUnderstood(document: unknown, wanted: ReportFormat | undefined): string {
  const expected =
    wanted === undefined
      ? `one of ${REPORT_FORMATS.map((name) => FORMATS[name].label).join(', ')}`
      : FORMATS[wanted].label;
  return `${otherKindOf(document)}; expected is ${expected}`;
}
