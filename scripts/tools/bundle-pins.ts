import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { repositoryRoot, toolsPath } from './pins.js';

/** The file that carries the pins into the bundle. */
export const PINNED_FILE = join(repositoryRoot, 'packages', 'tools', 'src', 'pinned.ts');

/** What that file must hold: `tools/tools.lock.json` and Semgrep's requirements as TypeScript. */
export async function pinnedSource(): Promise<string> {
  const lock = JSON.parse(readFileSync(toolsPath('tools.lock.json'), 'utf8')) as unknown;
  const requirements = readFileSync(toolsPath('python', 'semgrep-requirements.txt'), 'utf8');
  const source = [
    '/* eslint-disable max-lines */',
    '// Generated from tools/tools.lock.json and tools/python/semgrep-requirements.txt by npm run tools:pins.',
    "import type { ToolLocks } from './lock.js';",
    '',
    `export const TOOL_LOCKS: ToolLocks = ${JSON.stringify(lock, undefined, 2)};`,
    '',
    '/** A requirements file for pip with the hash of every package. */',
    `export const SEMGREP_REQUIREMENTS: string = ${templateLiteral(requirements)};`,
    '',
  ].join('\n');
  return format(source, { ...(await resolveConfig(PINNED_FILE)), parser: 'typescript' });
}

/** Writes the file anew. */
export async function writePins(): Promise<void> {
  writeFileSync(PINNED_FILE, await pinnedSource());
}

function templateLiteral(text: string): string {
  return `\`${text.replace(/[\\`$]/g, '\\$&')}\``;
}
