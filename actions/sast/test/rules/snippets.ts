import { DOCKERFILE_SNIPPETS } from './dockerfile-snippets.js';
import { JAVASCRIPT_SNIPPETS } from './javascript-snippets.js';
import { PYTHON_SNIPPETS } from './python-snippets.js';
import { WORKFLOW_SNIPPETS } from './workflow-snippets.js';

/** What a rule must find and what it must leave alone: whole small files. */
export interface Snippets {
  /** Where such a file lies, when its language does not follow from the rule's subject. */
  readonly file?: string;
  /** Each holds one flaw. */
  readonly bad: readonly string[];
  readonly good: readonly string[];
}

/** The snippets of every rule of the pack, by the rule's id. */
export const SNIPPETS: Readonly<Record<string, Snippets>> = {
  ...PYTHON_SNIPPETS,
  ...JAVASCRIPT_SNIPPETS,
  ...DOCKERFILE_SNIPPETS,
  ...WORKFLOW_SNIPPETS,
};

const FILE_OF_SUBJECT: Readonly<Record<string, string>> = {
  python: 'main.py',
  javascript: 'main.ts',
  dockerfile: 'Dockerfile',
  workflow: '.github/workflows/ci.yml',
};

export interface SnippetFile {
  readonly rule: string;
  readonly kind: 'bad' | 'good';
  readonly path: string;
  readonly text: string;
}

/** Every snippet as a file of a tree of its own. */
export function snippetFiles(): readonly SnippetFile[] {
  return Object.entries(SNIPPETS).flatMap(([rule, { file, bad, good }]) => {
    const name = file ?? FILE_OF_SUBJECT[rule.split('-')[0] ?? ''] ?? 'unknown';
    const of = (kind: 'bad' | 'good', texts: readonly string[]): SnippetFile[] =>
      texts.map((text, index) => ({ rule, kind, path: `${rule}/${kind}-${index}/${name}`, text: `${text.trim()}\n` }));
    return [...of('bad', bad), ...of('good', good)];
  });
}
