import { UserError } from '@platform-actions/action-kit';
import { parseYaml } from '@platform-actions/action-kit/yaml';
import { isAlias, isNode, type Document } from 'yaml';

/** ECS takes 64 KiB; the rest is room for comments, indentation and the read-only fields of a described definition. */
const MAX_BYTES = 256 * 1024;
/** No honest task definition comes near; a few nested aliases could otherwise stand for millions of values. */
const MAX_ALIASES = 1000;
const MAX_SHOWN_ERRORS = 5;

/** A JSON or YAML text as nodes that know where they stand. */
export interface SourceDocument {
  readonly file: string;
  readonly root: unknown;
  /** Where a node begins: `file:line:column`, both from 1. */
  placeOf(node: unknown): string;
  /** The node itself or, for an alias, what it stands for. Throws a UserError for an alias without an anchor. */
  follow(node: unknown): unknown;
}

/**
 * Reads JSON or YAML 1.2: `yes`, `on` and long digits mean what they say. The nodes are kept, since a plain `1.10` or
 * `012345678901` is lost once it is a number.
 *
 * Throws a UserError, with line and column and without a piece of the text, for anything malformed: syntax, unknown tags
 * such as CloudFormation's `!Ref`, several documents, too much text. Duplicate keys are left to the reader.
 */
export function readSource(text: string, file: string): SourceDocument {
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_BYTES) {
    throw new UserError(`${file} has ${bytes} bytes: a task definition file may have at most ${MAX_BYTES}.`);
  }
  const { document, secondAt, lines } = parseYaml(text, file);
  const place = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const placeOf = (node: unknown): string => (isNode(node) && node.range ? place(node.range[0]) : file);
  const wrong = [...document.errors, ...document.warnings].map(({ pos, code, message }) => ({
    at: pos[0],
    message: explain(code, message),
  }));
  if (secondAt !== undefined) {
    wrong.push({ at: secondAt, message: 'a second document begins; a file holds one task definition.' });
  }
  if (wrong.length > 0) {
    const shown = wrong.slice(0, MAX_SHOWN_ERRORS).map(({ at, message }) => `${place(at)}: ${message}`);
    throw new UserError(`The task definition is neither valid JSON nor valid YAML.\n${shown.join('\n')}`);
  }
  return { file, root: document.contents, placeOf, follow: aliasFollower(document, placeOf) };
}

function explain(code: string, message: string): string {
  if (code === 'TAG_RESOLVE_FAILED') return `${message}. CloudFormation's !Ref, !Sub and the like are not read here.`;
  return message;
}

function aliasFollower(document: Document, placeOf: (node: unknown) => string): (node: unknown) => unknown {
  let followed = 0;
  return (node) => {
    if (!isAlias(node)) return node;
    followed += 1;
    if (followed > MAX_ALIASES) throw new UserError(`${placeOf(node)}: more than ${MAX_ALIASES} aliases are used.`);
    const target = node.resolve(document);
    if (!target) throw new UserError(`${placeOf(node)}: the alias *${node.source} has no anchor before it.`);
    return target;
  };
}
