import { input, toError, UserError } from '@platform-actions/action-kit';
import { parseYaml } from '@platform-actions/action-kit/yaml';
import type { Dimension, MetricDraft, Sample } from '@platform-actions/telemetry';

/** A metric as its author wrote it, and where, for messages: `metrics[2]`. */
export interface Entry {
  readonly at: string;
  readonly draft: MetricDraft;
}

export interface EntryList {
  readonly entries: readonly Entry[];
  /** One sentence per value that could not be read. */
  readonly problems: readonly string[];
}

const KEYS = ['name', 'value', 'values', 'counts', 'unit', 'dimensions', 'timestamp', 'storage-resolution'];
const MAX_CHARS = 1024 * 1024;

const number = input.number({ required: true });
const count = input.integer({ required: true });

/** Stands for values that could not be read, which is noted by then, so that the rest of the entry is checked as well. */
const UNREADABLE: readonly Sample[] = [{ value: 0, count: 1 }];

/** A YAML node; scalars are the text that stands in the file. */
type Node = string | readonly Node[] | ReadonlyMap<Node, Node>;

/**
 * Reads the list of the input `metrics`, YAML or JSON. Values that are not given get the defaults of the caller.
 *
 * @throws UserError where the text is not a YAML list.
 */
export function parseMetricList(text: string): EntryList {
  const list = readYaml(text);
  if (!isList(list)) throw new UserError('Input "metrics" must be a list: every metric starts with "- name: …".');
  if (list.length === 0) throw new UserError('Input "metrics" is an empty list: there is nothing to report.');
  const problems: string[] = [];
  const entries = list.flatMap((node, index) => {
    const at = `metrics[${index}]`;
    const draft = collect(problems, () => readEntry(node, at, problems));
    return draft === undefined ? [] : [{ at, draft }];
  });
  return { entries, problems };
}

/** Every scalar stays text: `1.10` as a dimension keeps its zero, and `.nan` is no number. */
function readYaml(text: string): Node {
  if (text.length > MAX_CHARS)
    throw new UserError(`Input "metrics" has ${text.length} characters; ${MAX_CHARS} are allowed.`);
  const { document, secondAt, lines } = parseYaml(text, 'Input "metrics"', { schema: 'failsafe', uniqueKeys: true });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw new UserError(`Input "metrics" is not valid YAML: ${error.message} (line ${line}, column ${col})`);
  }
  if (secondAt !== undefined) throw new UserError('Input "metrics" is not one YAML document: a second one begins.');
  try {
    return document.toJS({ mapAsMap: true }) as Node;
  } catch (thrown) {
    // Too many aliases, or one of an anchor that is not there.
    throw new UserError(`Input "metrics" is not valid YAML: ${toError(thrown).message}`, { cause: thrown });
  }
}

function readEntry(node: Node, at: string, problems: string[]): MetricDraft {
  if (!isMap(node))
    throw new UserError(`Input "${at}" must be a map such as {name: Duration, value: 12, unit: Seconds}.`);
  for (const key of node.keys()) {
    if (typeof key !== 'string' || !KEYS.includes(key)) {
      problems.push(`Input "${at}": ${JSON.stringify(key)} is not known; the keys are ${KEYS.join(', ')}.`);
    }
  }
  const given = (key: string): string | undefined => scalar(node.get(key), `${at}.${key}`);
  const timestamp = collect(problems, () => given('timestamp'));
  const resolution = collect(problems, () => given('storage-resolution'));
  return {
    name: collect(problems, () => given('name')) ?? '',
    unit: collect(problems, () => given('unit')),
    samples: collect(problems, () => readSamples(node, at)) ?? UNREADABLE,
    dimensions: collect(problems, () => readDimensions(node.get('dimensions'), `${at}.dimensions`)) ?? [],
    timestampMs: timestamp === undefined ? undefined : collect(problems, () => parseTime(timestamp, `${at}.timestamp`)),
    storageResolution:
      resolution === undefined
        ? undefined
        : collect(problems, () => count.parse(resolution, `${at}.storage-resolution`)),
  };
}

function readSamples(entry: ReadonlyMap<Node, Node>, at: string): readonly Sample[] {
  const value = scalar(entry.get('value'), `${at}.value`);
  const values = entry.get('values');
  const counts = entry.get('counts');
  if ((value === undefined) === (values === undefined))
    throw new UserError(`Input "${at}" needs "value" or "values", one of them.`);
  if (value !== undefined) {
    if (counts !== undefined)
      throw new UserError(`Input "${at}.counts" belongs to "values", one count for each of them.`);
    return [{ value: number.parse(value, `${at}.value`), count: 1 }];
  }
  const numbers = scalars(values, `${at}.values`).map((text, index) => number.parse(text, `${at}.values[${index}]`));
  if (numbers.length === 0) throw new UserError(`Input "${at}.values" is empty.`);
  if (counts === undefined) return numbers.map((each) => ({ value: each, count: 1 }));
  const times = scalars(counts, `${at}.counts`).map((text, index) => count.parse(text, `${at}.counts[${index}]`));
  if (times.length !== numbers.length) {
    throw new UserError(
      `Input "${at}.counts" has ${times.length} entries and "values" has ${numbers.length}: both must match.`,
    );
  }
  return numbers.map((each, index) => ({ value: each, count: times[index] ?? 1 }));
}

function readDimensions(node: Node | undefined, at: string): readonly Dimension[] {
  if (node === undefined || node === '') return [];
  if (!isMap(node)) throw new UserError(`Input "${at}" must be a map such as {Service: orders-api}.`);
  return [...node].map(([key, value]) => {
    const name = scalar(key, at) ?? '';
    return { name, value: scalar(value, `${at}.${name}`) ?? '' };
  });
}

/** ISO 8601 with a zone, or epoch seconds or milliseconds, told apart by their size. */
function parseTime(text: string, at: string): number {
  const ms = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text)
    ? Date.parse(text)
    : epochMs(text);
  if (Number.isNaN(ms)) {
    throw new UserError(
      `Input "${at}" is ${JSON.stringify(text)}: must be a time with its zone, such as 2026-01-02T03:04:05Z, or epoch seconds.`,
    );
  }
  return Math.round(ms);
}

function epochMs(text: string): number {
  if (!/^\d{9,14}(\.\d+)?$/.test(text)) return Number.NaN;
  const time = Number(text);
  return time < 1e11 ? time * 1000 : time;
}

/** The result, or `undefined` and the problem noted, so that one bad value does not hide the next. */
function collect<T>(problems: string[], read: () => T): T | undefined {
  try {
    return read();
  } catch (thrown) {
    if (!(thrown instanceof UserError)) throw thrown;
    problems.push(thrown.message);
    return undefined;
  }
}

function scalar(node: Node | undefined, at: string): string | undefined {
  if (node === undefined || typeof node === 'string') return node === '' ? undefined : node;
  throw new UserError(`Input "${at}" must be a single value.`);
}

function scalars(node: Node | undefined, at: string): readonly string[] {
  if (node === undefined || !isList(node)) throw new UserError(`Input "${at}" must be a list such as [1, 2, 3].`);
  return node.map((each, index) => scalar(each, `${at}[${index}]`) ?? '');
}

function isList(node: Node): node is readonly Node[] {
  return Array.isArray(node);
}

function isMap(node: Node): node is ReadonlyMap<Node, Node> {
  return node instanceof Map;
}
