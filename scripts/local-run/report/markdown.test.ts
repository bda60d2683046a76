import { code, codeBlock, details, escapeMarkdown, link, mermaid, table } from '@platform-actions/action-kit';
import { describe, expect, it } from '@jest/globals';
import { hasDiagram, renderMarkdown } from './markdown.js';

const HOSTILE = '<img src=x onerror=alert(1)> [a](javascript:x) **b** `c` | <!-- d --> &lt; @everyone';

describe('renderMarkdown', () => {
  it('draws what the summary builder makes', () => {
    const { html } = renderMarkdown(
      [
        '## Verdict',
        table(['Service', 'State'], [['orders-api', 'a\nb']]),
        details('Log & more', codeBlock('if a < b: `x`')),
        link('console', 'https://console.aws.amazon.com/ecs?x=1&y=2'),
      ].join('\n\n'),
    );
    expect(html).toContain('<h2>Verdict</h2>');
    expect(html).toContain('<td>orders&#45;api</td>'.replace('&#45;', '-'));
    expect(html).toMatch(/<td>a<br>b<\/td>/);
    expect(html).toMatch(/<details><summary>Log &#38; more<\/summary>/);
    expect(html).toContain('<pre><code>if a &#60; b: `x`</code></pre>');
    expect(html).toContain('<a href="https://console.aws.amazon.com/ecs?x=1&#38;y=2"');
  });

  it.each([
    ['escaped text', escapeMarkdown(HOSTILE)],
    ['a code span', code(HOSTILE)],
    ['a code block', codeBlock(`\`\`\`\n${HOSTILE}\n</code></pre>`)],
    ['a diagram', mermaid(HOSTILE)],
    ['raw text', HOSTILE],
    ['a script', '<script>alert(1)</script>\n\n<style>*{display:none}</style>'],
    ['a tag over lines', '<img\nsrc=x\nonerror=alert(1)\n>'],
    [
      'allowed tags with attributes',
      '<details open onclick=x()><summary style="x">y</summary></details> <br onload=x>',
    ],
    ['an image', '![x](https://evil.example/pixel.png "t") <svg/onload=alert(1)>'],
    ['a link', '[x](data:text/html,x) [y]( javascript:alert(1)) [z](vbscript:x)'],
    ['an attribute', '[x](https://a.example/"onclick="alert`1`)'],
    ['a page', '</div></article></main><form action=x><input name=y></form><base href=x><iframe src=x>'],
  ])('leaves nothing alive of hostile %s', (_, markdown) => {
    const { html } = renderMarkdown(markdown);
    const tags = [...html.matchAll(/<\/?([a-z0-9]+)([^>]*)>/gi)];
    const harmless = /^(a|p|pre|code|details|summary|br|span|em|strong|h\d|ul|li|hr|blockquote)$/;
    for (const [, name, attributes] of tags) {
      expect(name).toMatch(harmless);
      expect(attributes).toMatch(/^( href="https:\/\/[^"<>]*" rel="noreferrer"| class="(mermaid|image)")?$/);
    }
    expect(html).not.toContain('<!--');
  });

  it.each(['<code>', '<b><i>', '<details><summary>x', '<code><code>x</code>'])('closes what %s leaves open', (open) => {
    const { html } = renderMarkdown(`a ${open} b`);
    for (const tag of ['code', 'b', 'i', 'details', 'summary']) {
      const opened = html.match(new RegExp(`<${tag}>`, 'g'))?.length ?? 0;
      expect(html.match(new RegExp(`</${tag}>`, 'g'))?.length ?? 0).toBe(opened);
    }
  });

  it('knows whether there is a diagram', () => {
    expect(hasDiagram(renderMarkdown(mermaid('flowchart LR\n  a --> b')))).toBe(true);
    expect(hasDiagram(renderMarkdown(codeBlock('<pre class="mermaid">')))).toBe(false);
  });
});
