import { isDeepStrictEqual } from 'node:util';
import { canonical } from './canonical.js';
import { elementKey, isRecord, keyFieldsOf } from './list-keys.js';
import type { Difference, TaskDefinitionInput } from './types.js';

/**
 * Where `wanted` differs from `existing`, leaf by leaf; none exactly where `sameDefinition` holds. Values of
 * environment variables, sources of secrets, and driver options that may carry credentials are never shown.
 */
export function differences(wanted: TaskDefinitionInput, existing: TaskDefinitionInput): Difference[] {
  return compare(canonical(existing), canonical(wanted), { text: '', names: [] });
}

interface Path {
  readonly text: string;
  /** The names of the members on the way, without the elements' keys. */
  readonly names: readonly string[];
  /** Members that stand in the text already, as the key of an element. */
  readonly said?: readonly string[];
}

function compare(before: unknown, after: unknown, path: Path): Difference[] {
  if (isDeepStrictEqual(before, after)) return [];
  const old = childrenOf(before, path);
  const young = childrenOf(after, path);
  const [appears, goes] = [before === undefined, after === undefined];
  // What has no parts is one difference, and so is the change from one kind of value to another.
  if ((!old && !appears) || (!young && !goes)) return [leaf(before, after, path)];
  const said = appears || goes ? (path.said ?? []) : [];
  const labels = new Set([...(old?.keys() ?? []), ...(young?.keys() ?? [])].filter((label) => !said.includes(label)));
  const inside = [...labels].flatMap((label) => {
    const [one, other] = [old?.get(label), young?.get(label)];
    return compare(one?.value, other?.value, (one ?? other)?.path ?? path);
  });
  return inside.length > 0 ? inside : [leaf(before, after, path)];
}

interface Child {
  readonly path: Path;
  readonly value: unknown;
}

/** The parts of a value by a label that finds the same part on the other side; undefined for what has no parts. */
function childrenOf(value: unknown, path: Path): Map<string, Child> | undefined {
  if (Array.isArray(value)) return elementsOf(value, path);
  if (!isRecord(value)) return undefined;
  return new Map(
    Object.entries(value).map(([name, member]) => {
      const text = path.text === '' ? name : `${path.text}.${name}`;
      return [name, { value: member, path: { text, names: [...path.names, name] } }];
    }),
  );
}

function elementsOf(list: readonly unknown[], path: Path): Map<string, Child> {
  const children = new Map<string, Child>();
  const listName = path.names.at(-1) ?? '';
  list.forEach((value, index) => {
    const key = elementKey(listName, value) ?? String(index);
    let label = key;
    for (let copy = 2; children.has(label); copy += 1) label = `${key}#${copy}`;
    children.set(label, {
      value,
      path: { names: path.names, text: `${path.text}[${label}]`, said: keyFieldsOf(listName) },
    });
  });
  return children;
}

function leaf(before: unknown, after: unknown, path: Path): Difference {
  const hidden = isHidden(path.names);
  return {
    path: path.text,
    before: shown(before, hidden),
    after: hidden && before !== undefined && after !== undefined ? '(not shown, changed)' : shown(after, hidden),
  };
}

function shown(value: unknown, hidden: boolean): string {
  if (value === undefined) return '(none)';
  if (hidden) return '(not shown)';
  if (typeof value === 'string' && value !== '') return value;
  // Whole structures are not printed: something inside may have to be hidden.
  const isEmpty = typeof value !== 'object' || value === null || Object.keys(value).length === 0;
  return isEmpty ? JSON.stringify(value) : '(set)';
}

/** Options of log drivers that carry no credential; others may (`splunk-token`, `apikey`). */
const HARMLESS_OPTION = /^(awslogs-.*|mode|max-buffer-size|tag)$/;

function isHidden(names: readonly string[]): boolean {
  const [parent, name] = names.slice(-2);
  if (parent === 'environment') return name === 'value';
  if (parent === 'secrets' || parent === 'secretOptions') return name === 'valueFrom';
  if (parent === 'options') return !HARMLESS_OPTION.test(name ?? '');
  return parent === 'driverOpts';
}
