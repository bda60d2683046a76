import { parsePolicy, ruleFor, type Policy } from '../../src/policy/index.js';
import type { Rule } from '../../src/model.js';

/** A policy of the environments that a text lists. */
export function policyOf(environments: string): Policy {
  return parsePolicy(`version: 1\nenvironments:\n${indent(environments)}\n`, 'policy.yml');
}

/** The rule that a text is. */
export function ruleOf(text: string): Rule {
  const rule = ruleFor(policyOf(`e:\n${indent(text)}`), 'e');
  if (!rule) throw new Error('There is no rule.');
  return rule;
}

function indent(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const left = Math.min(...lines.map((line) => line.search(/\S/)));
  return lines.map((line) => `  ${line.slice(left)}`).join('\n');
}
