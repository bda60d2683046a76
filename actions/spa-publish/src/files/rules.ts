import { inputError } from '@platform-actions/action-kit';
import picomatch from 'picomatch';
import type { FileClass, ObjectHeaders } from '../model.js';
import { FILE_CLASSES } from './classify.js';

/** What one line of the input `rules` says of the files that its glob matches. */
export interface Rule {
  readonly matches: (path: string) => boolean;
  readonly class?: FileClass | 'skip';
  readonly headers: Partial<ObjectHeaders>;
}

const CLASSES = [...FILE_CLASSES, 'skip'] as const;
const HEADERS: Readonly<Record<string, keyof ObjectHeaders>> = {
  'content-type': 'contentType',
  'cache-control': 'cacheControl',
  'content-encoding': 'contentEncoding',
  'content-language': 'contentLanguage',
  'content-disposition': 'contentDisposition',
};
const KEYS = ['class', ...Object.keys(HEADERS)];
/** Printable ASCII: what a header may hold everywhere. */
const HEADER_VALUE = /^[ -~]+$/;
/** A glob, or `key=value`; either may stand in quotes, and so may a value alone. */
const TOKEN = /\s*(?:"([^"]*)"|([\w-]+)="([^"]*)"|([^\s"]+))(?=\s|$)/y;

/**
 * The rules of the input, one per line: a glob, then what holds for the files that it matches.
 *
 *     assets/**\/*.pdf class=mutable cache-control="public, max-age=3600"
 *
 * A glob without a slash matches names in any folder. Lines that start with `#` are comments.
 *
 * @throws UserError that names the line.
 */
export function parseRules(lines: readonly string[]): Rule[] {
  return lines.filter((line) => !line.startsWith('#')).map(parseRule);
}

/** What the rules say of a file. Where several match, a later line wins, each setting by itself. */
export function ruleFor(rules: readonly Rule[], path: string): Omit<Rule, 'matches'> {
  const matching = rules.filter(({ matches }) => matches(path));
  const kind = matching.findLast((rule) => rule.class !== undefined)?.class;
  return {
    ...(kind !== undefined && { class: kind }),
    headers: Object.assign({}, ...matching.map(({ headers }) => headers)) as Partial<ObjectHeaders>,
  };
}

function parseRule(line: string): Rule {
  const [glob = '', ...settings] = tokens(line);
  if (settings.length === 0) throw ruleError(line, 'after the glob must stand what holds for its files, as key=value.');
  if (/^[\w-]+=/.test(glob)) throw ruleError(line, 'a rule starts with a glob, such as assets/**.');
  const matches = picomatch(glob.replace(/^\.?\//, ''), { dot: true, basename: !glob.includes('/') });
  const headers: Record<string, string> = {};
  let kind: Rule['class'];
  for (const setting of settings) {
    const at = setting.indexOf('=');
    const [key, value] = [setting.slice(0, Math.max(at, 0)), setting.slice(at + 1)];
    const header = Object.hasOwn(HEADERS, key) ? HEADERS[key] : undefined;
    if (key === 'class') kind = classOf(value, line);
    else if (header === undefined)
      throw ruleError(line, `"${setting}" must be key=value with one of ${KEYS.join(', ')}.`);
    else if (!HEADER_VALUE.test(value)) throw ruleError(line, `the value of ${key} must be printable ASCII.`);
    else headers[header] = value;
  }
  return { matches: (path) => matches(path), ...(kind !== undefined && { class: kind }), headers };
}

function tokens(line: string): string[] {
  const found: string[] = [];
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < line.length;) {
    const match = TOKEN.exec(line);
    if (!match) throw ruleError(line, 'a quote is not closed, or stands inside of a word.');
    const [, quoted, key, value, plain] = match;
    found.push(quoted ?? (key === undefined ? (plain ?? '') : `${key}=${value ?? ''}`));
  }
  return found;
}

function classOf(value: string, line: string): Rule['class'] {
  const found = CLASSES.find((name) => name === value);
  if (found === undefined) throw ruleError(line, `class must be one of ${CLASSES.join(', ')}.`);
  return found;
}

function ruleError(line: string, valid: string): Error {
  return inputError('rules', line, valid);
}
