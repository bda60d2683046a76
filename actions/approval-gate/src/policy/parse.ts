import {
  entriesOf,
  describe,
  mapping,
  openDocument,
  quote,
  type Entry,
  type Reader,
} from '@platform-actions/action-kit/yaml';
import { isMap, isScalar, type Node } from 'yaml';
import type { Rule } from '../model.js';
import { environmentFits } from './globs.js';
import { checked } from './readers.js';
import { readRule } from './read-rule.js';

/** What a policy says of one environment, or of all whose names its glob fits. */
export interface PolicyEntry {
  readonly environment: string;
  readonly rule: Rule;
}

export interface Policy {
  readonly file: string;
  /** In the order of the file. */
  readonly entries: readonly PolicyEntry[];
}

const version: Reader<number> = (document, node, name) => {
  if (isScalar(node) && node.value === 1) return node.value;
  document.problem(node, `${name} must be 1, is ${describe(node)}.`);
  return undefined;
};

/** Each is held against all before it. */
const MAX_ENVIRONMENTS = 500;

const environments: Reader<readonly Entry<Rule>[]> = checked(entriesOf(readRule), (_, node) => {
  const count = isMap(node) ? node.items.length : 0;
  if (count === 0) return 'is empty: list at least one environment.';
  return count > MAX_ENVIRONMENTS ? `lists ${count} environments; at most ${MAX_ENVIRONMENTS} are read.` : undefined;
});

const policyFile = mapping({ version, environments });

/**
 * Reads a policy (YAML 1.2 or JSON; the README has the schema).
 *
 * @throws UserError with a line `file:line:column: …` for each thing that is wrong, unknown keys included: a policy that
 *   was understood by half would let something through.
 */
export function parsePolicy(text: string, file: string): Policy {
  const document = openDocument(text, file);
  const { root } = document;
  const { environments: entries = [] } = policyFile(document, root as Node, '') ?? {};
  for (const key of isMap(root) ? ['version', 'environments'].filter((each) => !root.has(each)) : []) {
    document.problem(root, `the file has no ${key}.`);
  }
  entries.forEach(({ key, keyNode }, index) => {
    const wrong = wrongName(key) ?? neverCounts(key, entries.slice(0, index));
    if (wrong !== undefined) document.problem(keyNode, `environments: ${quote(key)} ${wrong}`);
  });
  document.check();
  return { file, entries: entries.map(({ key, value }) => ({ environment: key, rule: value })) };
}

/** A name that would fit no environment would leave one without approval, and nobody would see it. */
function wrongName(key: string): string | undefined {
  if (key.trim() !== key || key === '') return 'is no name: there is white space around it, or nothing in it.';
  return /[[\]{}?]|^!/.test(key) ? 'is no glob that is read here: * is the one wildcard.' : undefined;
}

function neverCounts(key: string, earlier: readonly Entry<Rule>[]): string | undefined {
  const first = earlier.find((entry) => environmentFits(entry.key, key));
  return first && `never counts, since ${quote(first.key)} above fits it: the first that fits does.`;
}

/** The rule for an environment: that of the first entry that fits. `undefined`: it needs no approval. */
export function ruleFor({ entries }: Policy, environment: string): Rule | undefined {
  return entries.find((entry) => environmentFits(entry.environment, environment))?.rule;
}
