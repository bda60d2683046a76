import { BROWSER_RULES } from './browser.js';
import { DOCKERFILE_RULES } from './dockerfile.js';
import { JAVASCRIPT_RULES } from './javascript.js';
import { PYTHON_RULES } from './python.js';
import { PYTHON_WEB_RULES } from './python-web.js';
import type { Match, Rule } from './types.js';
import { WORKFLOW_RULES } from './workflows.js';

export type { Rule } from './types.js';

/** Every rule of the bundled pack. */
export const RULES: readonly Rule[] = [
  ...PYTHON_RULES,
  ...PYTHON_WEB_RULES,
  ...JAVASCRIPT_RULES,
  ...BROWSER_RULES,
  ...DOCKERFILE_RULES,
  ...WORKFLOW_RULES,
];

/** The pack as a file that Semgrep reads: JSON, which is YAML too. */
export function rulePack(rules: readonly Rule[] = RULES): string {
  return `${JSON.stringify({ rules: rules.map(asSemgrep) }, null, 1)}\n`;
}

function asSemgrep({ id, languages, severity, confidence, cwe, problem, fix, files, match }: Rule): object {
  return {
    id,
    languages,
    severity,
    message: `${problem} ${fix}`,
    metadata: { category: 'security', confidence, cwe: [cwe] },
    ...(files && { paths: { include: files } }),
    ...matcher(match),
  };
}

function matcher(match: Match): object {
  if ('all' in match) return { patterns: match.all };
  return {
    mode: 'taint',
    'pattern-sources': match.sources,
    'pattern-sinks': match.sinks,
    'pattern-sanitizers': match.sanitizers,
  };
}
