import type { GitHub } from '../client.js';
import type { Repository } from '../context.js';
import { readDefaultBranchFile } from '../repository/default-branch-file.js';
import { patternOf } from './code-owners-pattern.js';

/** One line of a CODEOWNERS file. */
export interface CodeOwnersRule {
  /** As written, without the escapes of spaces. */
  readonly pattern: string;
  /** `@login`, `@org/team` or a mail; empty: nobody owns what matches. */
  readonly owners: readonly string[];
  /** 1 is the first. */
  readonly line: number;
  matches(path: string): boolean;
}

/** A CODEOWNERS file. */
export interface CodeOwners {
  readonly rules: readonly CodeOwnersRule[];
  /** Lines that count for nothing, and why. Foreign text. */
  readonly skipped: readonly SkippedLine[];
}

/** A line of a CODEOWNERS file that GitHub does not understand. */
export interface SkippedLine {
  readonly line: number;
  readonly reason: string;
}

/** Where GitHub looks for the file; the first that is there counts. */
export const CODE_OWNERS_PATHS = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;

const OWNER = /^(?:@[\w.-]+(?:\/[\w.-]+)?|[^@\s]+@[^@\s]+)$/;

/** Reads a CODEOWNERS file by GitHub's rules, which skip a line that they do not understand. Never throws. */
export function parseCodeOwners(text: string): CodeOwners {
  const rules: CodeOwnersRule[] = [];
  const skipped: SkippedLine[] = [];
  for (const [index, content] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    const rule = ruleOf(content, index + 1);
    if (rule === undefined) continue;
    if ('reason' in rule) skipped.push(rule);
    else rules.push(rule);
  }
  return { rules, skipped };
}

/** Who owns a file, as written; empty where nobody does. The last rule that matches counts. */
export function ownersOf({ rules }: CodeOwners, path: string): readonly string[] {
  return rules.findLast((rule) => rule.matches(path))?.owners ?? [];
}

/**
 * The CODEOWNERS file of the default branch.
 *
 * @returns undefined where the branch can be read and has none.
 * @throws UserError where the token may not read the branch, the file is no plain UTF-8 file, or it exceeds 1 MiB; Error
 *   where GitHub does not answer.
 */
export async function readCodeOwners(
  gh: GitHub,
  repository: Repository,
): Promise<{ readonly codeOwners: CodeOwners; readonly path: string } | undefined> {
  for (const path of CODE_OWNERS_PATHS) {
    const file = await readDefaultBranchFile(gh, repository, path);
    if (file) return { codeOwners: parseCodeOwners(file.text), path };
  }
  return undefined;
}

function ruleOf(content: string, line: number): CodeOwnersRule | SkippedLine | undefined {
  const [pattern, ...owners] = wordsOf(content);
  if (pattern === undefined) return undefined;
  const matches = patternOf(pattern);
  if (typeof matches === 'string') return { line, reason: `the pattern ${pattern} ${matches}` };
  const stranger = owners.find((owner) => !OWNER.test(owner));
  if (stranger !== undefined) return { line, reason: `${stranger} is no @login, @org/team or mail` };
  return { pattern: pattern.replace(/\\([ \t])/g, '$1'), owners, line, matches };
}

/** What stands between spaces that are not escaped, up to a comment. */
function wordsOf(content: string): readonly string[] {
  const words = content.match(/(?:\\.|[^\s\\]|\\$)+/g) ?? [];
  const comment = words.findIndex((word) => word.startsWith('#'));
  return comment === -1 ? words : words.slice(0, comment);
}
