import { isAlias, isMap, isNode, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import { UserError } from '../errors.js';
import { nearestName } from '../nearest-name.js';
import { truncate } from '../text.js';
import { parseYaml } from './parse.js';

/** Room for thousands of entries. */
const MAX_BYTES = 512 * 1024;
const MAX_SHOWN_PROBLEMS = 50;

/** A YAML text as nodes that know where they stand, and what was found wrong in it so far. */
export interface Document {
  readonly file: string;
  readonly root: unknown;
  /** `file:line:column`, both from 1. */
  placeOf(node: unknown): string;
  /** Notes what is wrong at a node; reading goes on, so that one run tells of everything. */
  problem(node: unknown, message: string): void;
  /** Throws a UserError with all problems so far, one line each in the order of the file; else does nothing. */
  check(): void;
}

/** Reads a value; `undefined` where there is none or where a problem was noted. `name` is the key's path. */
export type Reader<T> = (document: Document, node: Node, name: string) => T | undefined;

/**
 * Reads YAML 1.2 (so JSON too). Throws a UserError with `file:line:column` and without a piece of the text for anything
 * malformed: syntax, tags, several documents, too much text or too deep a nesting.
 */
export function openDocument(text: string, file: string): Document {
  if (Buffer.byteLength(text) > MAX_BYTES) {
    throw new UserError(`${file} has ${Buffer.byteLength(text)} bytes; at most ${MAX_BYTES} are read.`);
  }
  // Duplicate keys are found while reading.
  const { document: yaml, secondAt, lines } = parseYaml(text, file);
  const found: { readonly offset: number; readonly message: string }[] = [];
  const offsetOf = (node: unknown): number => (isNode(node) && node.range ? node.range[0] : 0);
  const place = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${Math.max(1, line)}:${Math.max(1, col)}`;
  };
  const document: Document = {
    file,
    root: yaml.contents,
    placeOf: (node) => place(offsetOf(node)),
    problem: (node, message) => found.push({ offset: offsetOf(node), message }),
    check: () => {
      if (found.length === 0) return;
      const sorted = found.toSorted((one, other) => one.offset - other.offset);
      const shown = sorted.slice(0, MAX_SHOWN_PROBLEMS).map(({ offset, message }) => `${place(offset)}: ${message}`);
      const more = sorted.length - shown.length;
      throw new UserError([...shown, ...(more > 0 ? [`… and ${more} more.`] : [])].join('\n'));
    },
  };
  for (const { pos, message } of [...yaml.errors, ...yaml.warnings]) {
    found.push({ offset: pos[0], message });
  }
  if (secondAt !== undefined) found.push({ offset: secondAt, message: 'a second document begins; one is read.' });
  document.check();
  return document;
}

/** What the keys of a mapping may be and how each value is read. */
export type Fields = Readonly<Record<string, Reader<unknown>>>;
export type Values<F extends Fields> = { readonly [K in keyof F]?: F[K] extends Reader<infer T> ? T : never };

/** A mapping with known keys: unknown ones are refused with the nearest known one, as are duplicates. */
export function mapping<const F extends Fields>(
  fields: F,
  hint: (key: string) => string | undefined = () => undefined,
): Reader<Values<F>> {
  return (document, node, name) => {
    const values: Record<string, unknown> = {};
    for (const { key, keyNode, value } of pairs(document, node, name)) {
      const read = Object.hasOwn(fields, key) ? fields[key] : undefined;
      const path = name === '' ? key : `${name}.${key}`;
      if (!read) {
        const help = hint(key) ?? nearestHint(key, Object.keys(fields));
        document.problem(keyNode, `unknown key ${quote(path)}${help}`);
      } else if (value) {
        const result = read(document, value, path);
        if (result !== undefined) values[key] = result;
      } else document.problem(keyNode, `${path} has no value: give one or remove the key.`);
    }
    return values as Values<F>;
  };
}

/** A mapping whose keys are anybody's to choose, in the order of the file; duplicates are refused. */
export function entriesOf<T>(read: Reader<T>): Reader<readonly Entry<T>[]> {
  return (document, node, name) =>
    pairs(document, node, name).flatMap(({ key, keyNode, value }) => {
      const path = `${name}.${key}`;
      if (!value) document.problem(keyNode, `${path} has no value: give one or remove the key.`);
      const result = value && read(document, value, path);
      return result === undefined ? [] : [{ key, keyNode, value: result }];
    });
}

export interface Entry<T> {
  readonly key: string;
  readonly keyNode: unknown;
  readonly value: T;
}

interface Pair {
  readonly key: string;
  readonly keyNode: unknown;
  /** Absent where the value is null. */
  readonly value: Node | undefined;
}

function pairs(document: Document, node: unknown, name: string): Pair[] {
  if (!isMap(node)) {
    document.problem(node, `${name === '' ? 'the file' : name} must be a mapping (key: value), is ${describe(node)}.`);
    return [];
  }
  const seen = new Set<string>();
  return node.items.flatMap(({ key: keyNode, value }) => {
    const key = isScalar(keyNode) ? textOf(keyNode) : undefined;
    if (key === undefined) document.problem(keyNode ?? node, 'a key must be plain text.');
    else if (seen.has(key)) document.problem(keyNode, `the key ${quote(key)} stands here twice.`);
    else {
      seen.add(key);
      if (isAlias(value)) document.problem(value, 'anchors and aliases are not read here: write the value out.');
      else return [{ key, keyNode, value: isNode(value) && !isNull(value) ? value : undefined }];
    }
    return [];
  });
}

/** A list of whatever `read` reads. */
export function listOf<T>(read: Reader<T>): Reader<readonly T[]> {
  return (document, node, name) => {
    if (!isSeq(node)) {
      document.problem(node, `${name} must be a list (- one entry per line), is ${describe(node)}.`);
      return undefined;
    }
    return node.items.flatMap((item, index) => {
      const at = `${name}[${index}]`;
      if (!isNode(item) || isAlias(item) || isNull(item)) {
        document.problem(item ?? node, `${at} must be written out: it is ${describe(item)}.`);
        return [];
      }
      const value = read(document, item, at);
      return value === undefined ? [] : [value];
    });
  };
}

function isNull(node: unknown): boolean {
  return isScalar(node) && node.value === null;
}

/** A scalar as it is written, so that `1.10` stays what it is. */
export function textOf({ value, source }: Scalar): string {
  return typeof value === 'string' ? value : (source ?? '');
}

/** What a node is, in words, for `is …`; long text is cut. */
export function describe(node: unknown): string {
  if (isMap(node)) return 'a mapping';
  if (isSeq(node)) return 'a list';
  if (isAlias(node)) return 'an alias';
  if (!isScalar(node) || node.value === null) return 'empty';
  return quote(textOf(node));
}

/** Text of a file in quotes, cut to what a message can hold. */
export function quote(text: string): string {
  return JSON.stringify(truncate(text, 80));
}

/** The end of a sentence: `; did you mean "…"?` where a known key is few edits away, else all of them. */
export function nearestHint(key: string, known: readonly string[]): string {
  const nearest = nearestName(key, known);
  return nearest === undefined ? `; known here: ${known.join(', ')}.` : `; did you mean "${nearest}"?`;
}
