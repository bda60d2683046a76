import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LocalRun } from './model.js';
import { reportPage } from './page.js';

const ASSETS = join(dirname(fileURLToPath(import.meta.url)), 'assets');

/**
 * Writes the report of a run and what it loads into a folder, which is emptied before.
 *
 * @returns the path of the page.
 */
export function writeReport(run: LocalRun, folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const mermaid = createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js');
  copyFileSync(mermaid, join(folder, 'mermaid.min.js'));
  const page = join(folder, 'index.html');
  const content = reportPage(run, {
    css: readFileSync(join(ASSETS, 'report.css'), 'utf8'),
    script: readFileSync(join(ASSETS, 'report.js'), 'utf8'),
    mermaidUrl: 'mermaid.min.js',
    nonce: randomBytes(16).toString('base64url'),
  });
  writeFileSync(page, content);
  return page;
}
