import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE_BYTES = 8_000;
/** The page names that many of the chunks; the rest is loaded lazily. */
const EAGER = 3;

/**
 * Writes a build as Vite lays it out: hashed chunks of 8 kB under `assets/`, and an `index.html`. Every file is written
 * anew, as a job that builds does: only names and contents can say what has changed.
 *
 * @param changed how many chunks differ from the build with 0, under other names.
 */
export function writeBuild(folder: string, files: number, changed: number): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'assets'), { recursive: true });
  const chunks = Array.from({ length: files - 1 }, (_, index) => chunk(index, index < changed ? changed : 0));
  for (const { name, content } of chunks) writeFileSync(join(folder, 'assets', name), content);
  const scripts = chunks.slice(0, EAGER).map(({ name }) => `<script type="module" src="/assets/${name}"></script>`);
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><html lang="en"><head><title>Bench</title>${scripts.join('')}</head><body></body></html>\n`,
  );
}

function chunk(index: number, edition: number): { name: string; content: string } {
  const seed = createHash('sha256').update(`${index}.${edition}`).digest('base64url');
  const line = `export const part${index} = '${seed}';\n`;
  const content = line.repeat(Math.ceil(FILE_BYTES / line.length)).slice(0, FILE_BYTES);
  return { name: `chunk${index}-${seed.slice(0, 8)}.js`, content };
}
