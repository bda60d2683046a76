import { readFileSync } from 'node:fs';
import { execute, repositoryRoot } from './programs.js';

export interface LocalRunResult {
  readonly exitCode: number | null;
  /** What was printed. */
  readonly terminal: string;
  /** The HTML report. */
  readonly report: string;
}

/**
 * `npm start` with these words: the release tree's pipeline, run by act as a consumer gets it.
 *
 * @throws Error where it leaves no report.
 */
export async function start(...words: readonly string[]): Promise<LocalRunResult> {
  const args = ['start', '--', ...words];
  const { exitCode, stdout, stderr } = await execute('npm', args, { cwd: repositoryRoot, timeoutSeconds: 280 });
  const page = /^Report\s+(\S.*)$/m.exec(stdout)?.[1];
  if (page === undefined) throw new Error(`no report was written:\n${stdout}${stderr}`);
  return { exitCode, terminal: stdout, report: readFileSync(page, 'utf8') };
}
