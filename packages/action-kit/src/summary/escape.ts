import { visible } from '../text.js';

const PUNCTUATION = /[\\`*_{}[\]()#+~|<>&@$!"'^=]/g;

/**
 * Foreign text as inline Markdown that shows it to the letter: no markup, HTML, mention, issue reference, link or
 * formula comes of it. Numeric character references are text to CommonMark, whatever surrounds them.
 */
export function escapeMarkdown(text: string): string {
  return visible(text)
    .replace(PUNCTUATION, entity)
    .replace(/:(?=\/\/)|:(?=[a-z0-9_+-]+:)/gi, entity)
    .replace(/\.(?<=\bwww\.)/gi, entity)
    .replace(/^(\s*)-/gm, (_, space: string) => space + entity('-'))
    .replace(/^(\s*\d+)\.(?=\s|$)/gm, (_, digits: string) => digits + entity('.'))
    .replace(/\n+/g, '<br>');
}

/** Foreign text as a code span. Falls back to escaped text where the text has a line break. */
export function code(text: string): string {
  return `<code>${escapeMarkdown(text)}</code>`;
}

/** Foreign text as a fenced block; the fence is longer than any run of backticks in it. */
export function codeBlock(text: string, language = ''): string {
  const shown = visible(text).replace(/\n+$/, '');
  const longest = [...shown.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 0);
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}${language}\n${shown}\n${fence}`;
}

/** A link. Only `https:` (and loopback `http:`) targets without invisible characters become one; anything else is shown as text. */
export function link(label: string, url: string): string {
  const isSafe = /^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost)[:/])[^\s<>"'`]+$/.test(url) && visible(url) === url;
  if (!isSafe) return escapeMarkdown(label);
  return `[${escapeMarkdown(label)}](${url.replace(/[()\\]/g, percentEncoded)})`;
}

/** `encodeURIComponent` leaves parentheses as they are. */
function percentEncoded(char: string): string {
  return `%${char.charCodeAt(0).toString(16)}`;
}

function entity(char: string): string {
  return `&#${char.codePointAt(0) ?? 0};`;
}
