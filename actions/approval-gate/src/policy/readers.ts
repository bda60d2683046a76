import { duration, integer, listOf, quote, text, type Reader } from '@platform-actions/action-kit/yaml';
import { isSeq, type Node } from 'yaml';
import type { Approver } from '../model.js';
import { approverOf, approverText } from './approver.js';
import { OWN_GROUP } from './tighten.js';

const MIN_SECONDS = 300;
const MAX_SECONDS = 30 * 86_400;
const MAX_ENTRIES = 100;
const GROUP_NAME = /^[\p{L}\p{N}](?:[\p{L}\p{N} ._-]{0,48}[\p{L}\p{N}])?$/u;
/** What git takes in no branch's name, and what would read as a pattern that is not ours. */
const NO_BRANCH = /^[!/-]|^refs\/|[\s~^:?[\\{}]|\.\.|\/$/;

/** How many people must approve. */
export const count: Reader<number> = integer({ min: 1, max: 20 });

/** From five minutes to thirty days, in seconds. */
export const lifetime: Reader<number> = checked(duration, (seconds) =>
  seconds < MIN_SECONDS || seconds > MAX_SECONDS ? 'must be from 5m to 30d.' : undefined,
);

const approver: Reader<Approver> = (document, node, name) => {
  const written = text(document, node, name);
  const read = written === undefined ? undefined : approverOf(written);
  if (typeof read !== 'string') return read;
  document.problem(node, `${name}: ${quote(written ?? '')} ${read}`);
  return undefined;
};

export const approvers: Reader<readonly Approver[]> = distinctList(approver, approverText);

export const groupName: Reader<string> = checked(text, (written) => {
  if (written.toLowerCase() === OWN_GROUP) return `is ${quote(written)}, the name of the rule's own approvers.`;
  if (GROUP_NAME.test(written)) return undefined;
  return `is ${quote(written)}: a name has at most 50 letters, digits, spaces and . _ -`;
});

const branch: Reader<string> = checked(text, (written) =>
  NO_BRANCH.test(written) ? `is ${quote(written)}: write a branch, such as main or release/*.` : undefined,
);

export const branches: Reader<readonly string[]> = distinctList(branch, (name) => name);

/** A list of at least one entry, none of them twice. `keyOf` is the same for entries that mean the same. */
export function distinctList<T>(read: Reader<T>, keyOf: (entry: T) => string): Reader<readonly T[]> {
  return checked(listOf(read), (entries, node) => {
    if (isSeq(node) && node.items.length === 0) return 'is empty: name some, or remove the key.';
    if (entries.length > MAX_ENTRIES) return `has more than ${MAX_ENTRIES} entries.`;
    const keys = entries.map(keyOf);
    const twice = keys.find((key, index) => keys.indexOf(key) !== index);
    return twice === undefined ? undefined : `names ${quote(twice)} twice.`;
  });
}

/** What `read` gives, if `wrong` has no objection; that goes on after the value's name. */
export function checked<T>(read: Reader<T>, wrong: (value: T, node: Node) => string | undefined): Reader<T> {
  return (document, node, name) => {
    const value = read(document, node, name);
    const problem = value === undefined ? undefined : wrong(value, node);
    if (problem === undefined) return value;
    document.problem(node, `${name} ${problem}`);
    return undefined;
  };
}
