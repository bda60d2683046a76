import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { marked } from 'marked';
import {
  bullets,
  code,
  codeBlock,
  details,
  escapeMarkdown,
  fitSections,
  heading,
  link,
  markup,
  mermaid,
  mermaidText,
  SUMMARY_LIMIT_BYTES,
  table,
} from '../src/index.js';

const HOSTILE = [
  '</details><script>alert(1)</script>',
  '**bold** _it_ ~~gone~~ `code`',
  '[click](https://evil.example)',
  '![pixel](https://evil.example/p.png)',
  '# heading',
  '- item',
  '1. item',
  '> quote',
  '| a | b |',
  '@everyone #1 :smile: $x$',
  'https://evil.example www.evil.example',
  'line\nbreak\r\nagain',
  '\u202Egnp.exe\u0007\u001b[31m',
  '&lt;b&gt;',
  '```\nfence\n```',
];

/** The text that a reader of the rendered Markdown sees, and the tags that it was rendered with. */
function render(markdown: string): { text: string; tags: string[] } {
  const html = marked.parse(markdown, { async: false, gfm: true });
  const tags = [...html.matchAll(/<([a-z0-9]+)/g)].map(([, tag]) => tag ?? '');
  return { text: decode(html.replace(/<br>/g, '\n').replace(/<[^>]+>/g, '')).trim(), tags };
}

function decode(html: string): string {
  return html
    .replace(/&#(\d+);/g, (_, digits: string) => String.fromCodePoint(Number(digits)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

describe('escapeMarkdown', () => {
  it.each(HOSTILE)('shows %j to the letter', (text) => {
    const { tags } = render(escapeMarkdown(text));
    expect(tags.filter((tag) => tag !== 'p' && tag !== 'br')).toEqual([]);
  });
  it('shows any printable line as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', minLength: 1 }), (text) => {
        fc.pre(text.trim() !== '' && text === text.trim() && !/ {2}/.test(text));
        const { text: seen, tags } = render(`x ${escapeMarkdown(text)}`);
        expect(seen).toBe(`x ${text}`);
        expect(tags).toEqual(['p']);
      }),
      { numRuns: 500 },
    );
  });
  it('writes out what cannot be seen', () => {
    expect(render(escapeMarkdown('a\u202Eb\u0000')).text).toBe('a<U+202E>b<U+0000>');
  });
});

describe('blocks', () => {
  it('a table keeps its shape whatever the cells hold', () => {
    for (const text of HOSTILE) {
      const { tags } = render(table(['a', 'b'], [[text, 1]]));
      expect(tags.filter((tag) => tag === 'td')).toHaveLength(2);
      expect(tags.filter((tag) => tag === 'tr')).toHaveLength(2);
    }
  });
  it('a table without rows is nothing', () => {
    expect(table(['a'], [])).toBe('');
  });
  it('markup in a cell is taken as it is', () => {
    expect(table(['a'], [[markup('**b**')]])).toContain('| **b** |');
  });
  it('a code block cannot be closed from within', () => {
    const text = 'x\n````\n<b>\n```';
    const html = marked.parse(codeBlock(text), { async: false });
    expect(decode(html)).toBe(`<pre><code>${text}\n</code></pre>\n`);
  });
  it('a code block may hold any number of backticks', () => {
    expect(codeBlock('`a'.repeat(300_000))).toMatch(/^```\n`a/);
  });
  it('code, bullets, heading and details escape', () => {
    for (const text of HOSTILE) {
      expect(render(code(text)).tags.filter((tag) => !['p', 'code', 'br'].includes(tag))).toEqual([]);
      expect(render(bullets([text])).tags.filter((tag) => !['ul', 'li', 'p', 'br'].includes(tag))).toEqual([]);
      expect(render(heading(text)).tags.filter((tag) => !['h3', 'p', 'br'].includes(tag))).toEqual([]);
      expect(details(text, 'body').match(/<\/details>/g)).toHaveLength(1);
    }
  });
  it('only https links become links', () => {
    expect(link('x', 'https://console.aws.amazon.com/ecs')).toBe('[x](https://console.aws.amazon.com/ecs)');
    expect(link('x', 'https://a/b(c)')).toBe('[x](https://a/b%28c%29)');
    expect(link('x', 'javascript:alert(1)')).toBe('x');
    expect(link('x', 'https://a/) [b](https://evil')).toBe('x');
    expect(link('x', 'https://a/\u202Egnp.exe')).toBe('x');
  });
  it('Mermaid labels lose what has a meaning there', () => {
    expect(mermaidText('a:b; c"d\n%%{init}%% end')).toBe('a b c d init end');
    expect(mermaid('graph TD')).toBe('```mermaid\ngraph TD\n```');
  });
});

describe('fitSections', () => {
  const section = (title: string, rank: number, size: number) => ({ title, rank, markdown: 'é'.repeat(size / 2) });
  it('leaves out the highest rank first and says so', () => {
    const fitted = fitSections([section('verdict', 0, 40), section('log', 2, 400), section('events', 1, 40)], 250);
    expect(fitted).toContain('_Left out, since a summary may have 1 MiB: log._');
    expect(fitted).not.toContain('events._');
    expect(Buffer.byteLength(fitted)).toBeLessThanOrEqual(250);
  });
  it('cuts a section that is too large alone, and closes its fence', () => {
    const fitted = fitSections([{ title: 'v', rank: 0, markdown: '```\n' + 'line\n'.repeat(100) + '```' }], 200);
    expect(Buffer.byteLength(fitted)).toBeLessThanOrEqual(200);
    expect(fitted).toMatch(/\n```\n\n_Cut here/);
  });
  it('never exceeds the limit', () => {
    const sections = fc.array(
      fc.record({ title: fc.string({ maxLength: 5 }), rank: fc.nat(3), markdown: fc.string({ maxLength: 2000 }) }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(sections, (parts) => {
        expect(Buffer.byteLength(fitSections(parts, 1500))).toBeLessThanOrEqual(1500);
      }),
    );
  });
  it('leaves everything in that fits', () => {
    expect(fitSections([section('a', 3, 10), section('b', 0, 10)])).not.toContain('Left out');
    expect(SUMMARY_LIMIT_BYTES).toBe(1_048_576);
  });
});
