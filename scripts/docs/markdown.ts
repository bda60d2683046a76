import { format, resolveConfig } from 'prettier';
import type { InputMetadata, Metadata } from './metadata.js';

/** A Markdown table. Cells are Markdown; a `|` within is escaped, in code too, as GitHub asks for. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n');
}

export function inputsTable({ inputs }: Metadata): string {
  const entries = Object.entries(inputs);
  if (entries.length === 0) return 'None.';
  const typed = entries.some(([, { type }]) => type !== undefined);
  return table(
    ['Input', ...(typed ? ['Type'] : []), 'Default', 'Description'],
    entries.map(([name, input]) => [
      code(name),
      ...(typed ? [input.type ?? ''] : []),
      preset(input),
      input.description,
    ]),
  );
}

export function outputsTable({ outputs }: Metadata): string {
  const entries = Object.entries(outputs);
  if (entries.length === 0) return 'None.';
  return table(
    ['Output', 'Description'],
    entries.map(([name, description]) => [code(name), description]),
  );
}

/**
 * Replaces what stands between `<!-- name -->` and `<!-- /name -->`.
 *
 * @throws Error where the markers are missing; the message names the file.
 */
export function fillMarkers(text: string, name: string, content: string, file: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const start = text.indexOf(open);
  const end = text.indexOf(close, start);
  if (start < 0 || end < 0)
    throw new Error(`${file} lacks the markers "${open}" and "${close}", one behind the other.`);
  return `${text.slice(0, start + open.length)}\n\n${content.trim()}\n\n${text.slice(end)}`;
}

/** Formats Markdown as `npm run lint` wants it. */
export async function pretty(markdown: string): Promise<string> {
  return format(markdown, { ...(await resolveConfig('README.md')), parser: 'markdown' });
}

function preset(input: InputMetadata): string {
  if (input.required) return '**required**';
  if (input.default === undefined || input.default === '') return '';
  return input.default.split('\n').map(code).join('<br>');
}

function code(text: string): string {
  return `\`${text}\``;
}
