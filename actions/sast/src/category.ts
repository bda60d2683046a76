import type { Inputs } from './inputs.js';

/**
 * What tells one scan from others of the same commit in code scanning: the tool, and which rules and paths where the
 * defaults were changed. Alike for the same step in every run.
 */
export function categoryOf(
  { engine, report, config, paths }: Pick<Inputs, 'engine' | 'report' | 'config' | 'paths'>,
  tool: string,
): string {
  const name = slug(tool) || engine;
  if (report.length > 0) return name;
  const parts = [name, ...[config, paths].map((lines) => lines.map(slug).filter(Boolean).join('+'))];
  return parts
    .filter((part) => part !== '' && part !== 'default')
    .join('/')
    .slice(0, 200);
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
