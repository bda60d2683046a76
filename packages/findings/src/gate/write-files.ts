import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToWrite } from '@platform-actions/action-kit';
import type { Evaluation } from '../evaluate.js';
import type { ToolVersion } from '../model.js';
import { normalizedJson, renderSarif, type RenderedSarif, type ScanFacts } from '../render/index.js';
import type { ScanRun } from './run.js';

const BATCH_CHARS = 1024 * 1024;

/** Where the SARIF goes: the input's file, checked before anything is judged, else a temporary one. */
export function sarifPath({ runner, inputs }: ScanRun): string {
  if (inputs.sarifFile === undefined) return join(runner.tempDir, 'findings.sarif');
  return pathToWrite(runner.workspace, 'sarif-file', inputs.sarifFile);
}

export interface WrittenSarif {
  /** How many results are not in it. */
  readonly cut: number;
  /** The same without what is waived: GitHub would open alerts for it. */
  readonly forGitHub: () => string;
}

/** Writes the SARIF with the waived findings in it, marked as such. */
export async function writeSarif(
  path: string,
  evaluation: Evaluation,
  { category }: ScanRun,
  tool: ToolVersion,
): Promise<WrittenSarif> {
  const render = (includeSuppressed: boolean): RenderedSarif =>
    renderSarif(evaluation, { tool, category, includeSuppressed });
  const { json, cut } = render(true);
  await writeFile(path, json, { mode: 0o600 });
  return { cut, forGitHub: () => (evaluation.waivedCount === 0 ? json : render(false).json) };
}

/** Writes the normalized report in pieces; gives its path. */
export async function writeReport({ runner }: ScanRun, evaluation: Evaluation, facts: ScanFacts): Promise<string> {
  const path = join(runner.tempDir, 'findings.json');
  const file = await open(path, 'w', 0o600);
  try {
    let batch = '';
    for (const piece of normalizedJson(evaluation, facts)) {
      batch += piece;
      if (batch.length < BATCH_CHARS) continue;
      await file.write(batch);
      batch = '';
    }
    await file.write(batch);
  } finally {
    await file.close();
  }
  return path;
}
