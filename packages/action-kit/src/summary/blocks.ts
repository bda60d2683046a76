import { visible } from '../text.js';
import { codeBlock, escapeMarkdown } from './escape.js';

/** Markdown made by the functions of this folder, as opposed to foreign text, which gets escaped. */
export interface Markup {
  readonly markdown: string;
}

export type Cell = string | number | Markup;

/** Wraps Markdown of our own making for a table cell. */
export function markup(markdown: string): Markup {
  return { markdown };
}

/** A table; text cells are escaped. Empty string where there are no rows. */
export function table(headers: readonly string[], rows: readonly (readonly Cell[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly Cell[]): string => `| ${cells.map(cellText).join(' | ')} |`;
  return [line(headers), `|${' --- |'.repeat(headers.length)}`, ...rows.map(line)].join('\n');
}

function cellText(cell: Cell): string {
  if (typeof cell === 'object') return cell.markdown;
  return typeof cell === 'number' ? String(cell) : escapeMarkdown(cell);
}

/** A heading of level 2 to 4. */
export function heading(title: string, level: 2 | 3 | 4 = 3): string {
  return `${'#'.repeat(level)} ${escapeMarkdown(title)}`;
}

/** A bullet list; text items are escaped. */
export function bullets(items: readonly (string | Markup)[]): string {
  return items.map((item) => `- ${cellText(item)}`).join('\n');
}

/** A folded section around Markdown. The blank lines make GitHub render what is inside. */
export function details(title: string, body: string): string {
  return `<details><summary>${escapeMarkdown(title)}</summary>\n\n${body}\n\n</details>`;
}

/** A Mermaid diagram. Labels in it must have gone through `mermaidText`. */
export function mermaid(diagram: string): string {
  return codeBlock(diagram, 'mermaid');
}

/** Foreign text as a Mermaid label: characters with a meaning to some diagram type are replaced by a space. */
export function mermaidText(text: string): string {
  return visible(text)
    .replace(/[^\p{L}\p{N} ./@_-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
