import { code, link, markup, truncate, type Cell, type Markup } from '@platform-actions/action-kit';

/** Foreign text is cut to this before it is shown. */
const TEXT_CHARS = 1000;
const SHA_CHARS = 10;
const PEOPLE_SHOWN = 30;

/** `2026-11-22 20:04 UTC`. */
export function formatTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

export function short(text: string): string {
  return truncate(text, TEXT_CHARS);
}

export function shortSha(sha: string): string {
  return sha.slice(0, SHA_CHARS);
}

export function codeCell(text: string): Markup {
  return markup(code(short(text)));
}

export function linkCell(label: string, url: string): Cell {
  return markup(link(short(label), url));
}

/** `alice, bob and 12 more`; the texts are shown as they are. */
export function listed(names: readonly string[]): string {
  const rest = names.length - PEOPLE_SHOWN;
  return `${names.slice(0, PEOPLE_SHOWN).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** Text as one line of a log. */
export function oneLine(text: string): string {
  return truncate(text, 2 * TEXT_CHARS).replace(/\s*[\r\n\u2028\u2029]\s*/g, ' ');
}

/** Our own Markdown as a log shows it. */
export function plain(markdown: string): string {
  return markdown.replaceAll('`', '');
}
