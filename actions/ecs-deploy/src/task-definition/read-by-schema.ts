import { truncate, UserError } from '@platform-actions/action-kit';
import type { NormalizedSchema } from '@smithy/core/schema';
import { isMap, isScalar, isSeq, type Scalar, type YAMLMap } from 'yaml';
import { membersOf } from './ecs-schema.js';
import { spellingHint } from './nearest-name.js';
import type { SourceDocument } from './source-document.js';

/** Far above what fits into 64 KiB; aliases could stand for more. */
const MAX_VALUES = 20_000;

export interface Problem {
  readonly kind: 'unknown' | 'invalid';
  readonly path: string;
  /** `file:line:column` */
  readonly place: string;
  readonly message: string;
}

/** The document, what was found wrong in it so far, and how much of it may still be read. */
export interface Reading {
  readonly source: SourceDocument;
  readonly problems: Problem[];
  valuesLeft: number;
}

/** Begins to read a document; `problems` fills as its parts are read. */
export function startReading(source: SourceDocument): Reading {
  return { source, problems: [], valuesLeft: MAX_VALUES };
}

/**
 * The value of a node as a schema of the SDK wants it. What does not fit goes to `reading.problems`, all of it and not
 * only the first, and is left out of the value. Null counts as absent; empty lists, maps and texts are kept.
 */
export function readValue(reading: Reading, written: unknown, schema: NormalizedSchema, path: string): unknown {
  const node = reading.source.follow(written);
  countValue(reading);
  if (node === null || node === undefined || (isScalar(node) && node.value === null)) return undefined;
  if (schema.isStructSchema()) return readStruct(reading, node, schema, path);
  if (schema.isListSchema()) return readList(reading, node, schema, path);
  if (schema.isMapSchema()) return readMap(reading, node, schema, path);
  return readScalar(reading, node, schema, path);
}

function countValue(reading: Reading): void {
  reading.valuesLeft -= 1;
  if (reading.valuesLeft < 0) {
    throw new UserError(`${reading.source.file} stands for more than ${MAX_VALUES} values: too many for ECS.`);
  }
}

/** A structure: every key must be one of its members. Keys in `skip` are passed over. */
export function readStruct(
  reading: Reading,
  node: unknown,
  schema: NormalizedSchema,
  path: string,
  skip: ReadonlySet<string> = new Set(),
): Record<string, unknown> | undefined {
  if (!isMap(node)) {
    addInvalid(reading, node, path, `must be a mapping, is ${describe(node)}`);
    return undefined;
  }
  const members = membersOf(schema);
  const entries: [string, unknown][] = [];
  for (const { key, name, value } of uniquePairs(reading, node, path)) {
    const member = members.get(name);
    if (member) entries.push([name, readValue(reading, value, member, memberPath(path, name))]);
    else if (!skip.has(name)) addUnknown(reading, key, memberPath(path, name), spellingHint(name, [...members.keys()]));
  }
  return present(entries);
}

/** Notes a key that no field of the API has. */
export function addUnknown(reading: Reading, key: unknown, path: string, hint: string): void {
  reading.problems.push({ kind: 'unknown', path, place: reading.source.placeOf(key), message: `is unknown${hint}` });
}

/** The entries of a mapping, keys as text. */
export function pairsOf(reading: Reading, node: YAMLMap): { key: unknown; name: string; value: unknown }[] {
  return node.items.map((pair) => {
    const key = reading.source.follow(pair.key);
    return { key, name: isScalar(key) ? asWritten(key) : '', value: pair.value };
  });
}

function readList(reading: Reading, node: unknown, schema: NormalizedSchema, path: string): unknown[] | undefined {
  if (!isSeq(node)) {
    const hint = isScalar(node) ? ', such as ["first", "second"]; text is not split' : '';
    addInvalid(reading, node, path, `must be a list, is ${describe(node)}${hint}`);
    return undefined;
  }
  const element = schema.getValueSchema();
  return node.items
    .map((item, index) => readValue(reading, item, element, `${path}[${index}]`))
    .filter((value) => value !== undefined);
}

function readMap(
  reading: Reading,
  node: unknown,
  schema: NormalizedSchema,
  path: string,
): Record<string, unknown> | undefined {
  if (!isMap(node)) {
    addInvalid(reading, node, path, `must be a mapping, is ${describe(node)}`);
    return undefined;
  }
  const element = schema.getValueSchema();
  const entries = uniquePairs(reading, node, path).map(({ name, value }): [string, unknown] => [
    name,
    readValue(reading, value, element, memberPath(path, name)),
  ]);
  return present(entries);
}

/** The entries whose key is text, with a problem for every other one and for each key that was there before. */
export function uniquePairs(reading: Reading, node: YAMLMap, path: string): ReturnType<typeof pairsOf> {
  const names = new Set<string>();
  const pairs = pairsOf(reading, node);
  for (const { key, name } of pairs) {
    countValue(reading);
    if (!isScalar(key)) addInvalid(reading, key, path, 'has a key that is no text');
    else if (names.has(name)) addInvalid(reading, key, memberPath(path, name), 'stands there twice');
    names.add(name);
  }
  return pairs.filter(({ key }) => isScalar(key));
}

/** Where a number or a truth value is taken as text, as it was written: `256`, `1.10`, `true`. */
const TAKEN_AS_TEXT = /^(cpu|memory|containerDefinitions\[\d+\]\.environment\[\d+\]\.value)$/;

function readScalar(reading: Reading, node: unknown, schema: NormalizedSchema, path: string): unknown {
  const value = isScalar(node) ? node.value : undefined;
  if (schema.isStringSchema()) {
    if (typeof value === 'string') return value;
    const written = isScalar(node) && (typeof value === 'number' || typeof value === 'boolean');
    if (written && TAKEN_AS_TEXT.test(path)) return asWritten(node);
    addInvalid(reading, node, path, `must be text, is ${describe(node)}${written ? ': put it in quotes' : ''}`);
  } else if (schema.isNumericSchema()) {
    if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
    const hint = typeof value === 'string' && /^-?\d+$/.test(value) ? ': remove the quotes' : '';
    addInvalid(reading, node, path, `must be a whole number, is ${describe(node)}${hint}`);
  } else if (schema.isBooleanSchema()) {
    if (typeof value === 'boolean') return value;
    addInvalid(reading, node, path, `must be true or false, is ${describe(node)}`);
  } else {
    addInvalid(reading, node, path, 'is of a kind that cannot be written in a file');
  }
  return undefined;
}

function addInvalid(reading: Reading, node: unknown, path: string, message: string): void {
  reading.problems.push({ kind: 'invalid', path, place: reading.source.placeOf(node), message });
}

function present(entries: readonly [string, unknown][]): Record<string, unknown> {
  // fromEntries defines own properties, so a label named __proto__ is a label.
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function asWritten(scalar: Scalar): string {
  if (typeof scalar.value === 'string') return scalar.value;
  return scalar.source ?? String(scalar.value);
}

function memberPath(path: string, name: string): string {
  if (!/^[\w$-]{1,64}$/.test(name)) return `${path}[${truncate(JSON.stringify(name), 80)}]`;
  return path === '' ? name : `${path}.${name}`;
}

function describe(node: unknown): string {
  if (isMap(node)) return 'a mapping';
  if (isSeq(node)) return 'a list';
  if (!isScalar(node)) return 'something else';
  if (typeof node.value === 'string') return `the text ${truncate(JSON.stringify(node.value), 40)}`;
  if (typeof node.value === 'number') return `the number ${truncate(asWritten(node), 40)}`;
  if (typeof node.value === 'boolean') return asWritten(node);
  if (node.value === null) return 'empty';
  return 'something else';
}
