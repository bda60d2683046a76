import { Marked, type RendererObject } from 'marked';
import { escapeHtml, trusted, type Html } from './html.js';

/** What our summaries use beyond Markdown; none may carry an attribute. */
const ALLOWED_TAG = /(<\/?(?:details|summary|br|code|sub|sup|kbd|b|i|em|strong|p) ?\/?>)/i;

/** What stays open in a document would restyle all that follows it. */
const MUST_CLOSE = ['code', 'sub', 'sup', 'kbd', 'b', 'i', 'em', 'strong', 'details', 'summary'];

const ENTITY_OR_SPECIAL = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w*);|[&<>"']/gi;

const renderer: RendererObject = {
  html: ({ text }) => allowedTags(text),
  image: ({ text, href }) => `<span class="image">${escapeHtml(text === '' ? href : text)}</span>`,
  link({ href, tokens }) {
    const label = this.parser.parseInline(tokens);
    return /^https?:\/\//i.test(href) ? `<a href="${escapeHtml(href)}" rel="noreferrer">${label}</a>` : label;
  },
  code: ({ text, lang }) => {
    if (lang === 'mermaid') return `<pre class="mermaid">${escapeHtml(text)}</pre>\n`;
    return `<pre><code>${escapeHtml(text)}</code></pre>\n`;
  },
  table(token) {
    const cells = (row: typeof token.header): string =>
      row
        .map((cell) => tableCell(cell.header ? 'th' : 'td', cell.align, this.parser.parseInline(cell.tokens)))
        .join('');
    const rows = token.rows.map((row) => `<tr>${cells(row)}</tr>`).join('\n');
    return `<div class="scroll"><table><thead><tr>${cells(token.header)}</tr></thead><tbody>${rows}</tbody></table></div>\n`;
  },
};

const marked = new Marked({ gfm: true, renderer });

/**
 * A job summary as GitHub shows it. The Markdown may hold anything: of HTML only a few tags without attributes pass,
 * the rest is shown as text; images are not loaded; links go to http(s) only.
 */
export function renderMarkdown(markdown: string): Html {
  return trusted(closeTags(marked.parse(markdown, { async: false })));
}

/** Whether there is a diagram to draw. */
export function hasDiagram({ html }: Html): boolean {
  return html.includes('<pre class="mermaid">');
}

function allowedTags(text: string): string {
  return text
    .split(ALLOWED_TAG)
    .map((part, index) => (index % 2 === 1 ? part : escapeText(part)))
    .join('');
}

/** Escapes text whose character references are meant as such. */
function escapeText(text: string): string {
  return text.replace(ENTITY_OR_SPECIAL, (match) => (match.length > 1 ? match : escapeHtml(match)));
}

function tableCell(tag: 'th' | 'td', align: string | null, content: string): string {
  return align === null ? `<${tag}>${content}</${tag}>` : `<${tag} class="${align}">${content}</${tag}>`;
}

function closeTags(html: string): string {
  const missing = MUST_CLOSE.map((tag) => {
    const opened = html.match(new RegExp(`<${tag}[ >]`, 'gi'))?.length ?? 0;
    const closed = html.match(new RegExp(`</${tag} ?>`, 'gi'))?.length ?? 0;
    return `</${tag}>`.repeat(Math.max(0, opened - closed));
  });
  return html + missing.join('');
}
