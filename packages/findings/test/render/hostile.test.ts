import { describe, expect, it } from '@jest/globals';
import { fitSections, inertForLog } from '@platform-actions/action-kit';
import fc from 'fast-check';
import { marked } from 'marked';
import type { JudgedFinding } from '../../src/evaluate.js';
import { KINDS, SEVERITIES } from '../../src/model.js';
import {
  normalizedJson,
  renderComment,
  renderLogTable,
  renderSarif,
  renderSummary,
  type ScanFacts,
} from '../../src/render/index.js';
import { evaluation, facts, judged } from './sample.js';
import { gitHubProblems, schemaProblems } from './sarif-check.js';

const HOSTILE = [
  '::error::boo',
  '\n::set-output name=a::b',
  'x\r::warning::y',
  '##[error]boo',
  '</details><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<!-- platform-actions:scan-image/ -->',
  '@everyone and @org/team, see #1',
  '`code` ```\nfence\n```',
  '[click](https://evil.example) ![p](https://evil.example/p.png)',
  'https://evil.example',
  '| a | b |\n| --- | --- |',
  '# heading\n- item\n1. item\n> quote',
  '\u0000\u0007\u001b[31m red \u009b',
  '\u202egnp.exe\u2066 \u200b',
  '$(rm -rf /) ${{ github.token }} $x$',
  '\ud800 lone',
  '',
];

/** An evaluation and facts with that text in every field that foreign text reaches. */
function poisoned(text: string, more: Partial<JudgedFinding> = {}): [ReturnType<typeof evaluation>, ScanFacts] {
  const list = KINDS.flatMap((kind) => [
    ...[{ kind: 'image', image: text, path: text } as const, { kind: 'file', path: text, startLine: 1 } as const].map(
      (location) =>
        judged(
          {
            ...{
              id: text,
              aliases: [text],
              kind,
              tools: [{ name: text, version: text }],
              title: text,
              description: text,
            },
            ...{
              originalSeverity: text,
              cwe: [text],
              location,
              fingerprint: text,
              references: [text, `https://${text}`],
            },
            package: { name: text, version: text, ecosystem: text, purl: text, path: text },
            fix: { state: 'fixed', versions: [text] },
            severity: SEVERITIES[KINDS.indexOf(kind)] ?? 'low',
          },
          { why: text, waiver: { id: text, reason: text, owner: text, expires: text, source: text }, ...more },
        ),
    ),
  ]);
  return [
    evaluation(list, { reasons: [text], incomplete: [text], warnings: [text] }),
    facts({
      ...{ reason: text, tools: [{ name: text, version: text }], databaseUpdatedAt: text, policySource: text },
      ...{
        targets: [
          { kind: 'image', reference: text, platform: text },
          { kind: 'source', name: text },
        ],
      },
      ...{ notes: [text], category: text, runUrl: text },
    }),
  ];
}

const OWN_TAGS = new Set('h2 h3 h4 p table thead tbody tr th td br ul li code pre details summary em a'.split(' '));

/** The tags, links and comments of rendered Markdown that are not of our making. */
function foreignMarkup(markdown: string): readonly string[] {
  const html = marked.parse(markdown, { async: false, gfm: true });
  const tags = [...html.matchAll(/<([a-z0-9!/-]+)/gi)].map(([, tag = '']) => tag.replace(/^\//, '').toLowerCase());
  return [
    ...tags.filter((tag) => !OWN_TAGS.has(tag) && tag !== '!--'),
    // Only what the text itself gave as the address of its page may be linked, and only as such.
    ...[...html.matchAll(/href="([^"]*)"/g)].map(([, url = '']) => url).filter((url) => !url.startsWith('https://')),
    ...[...html.matchAll(/<[^>]* on[a-z]+=/g)].map(([attribute]) => attribute),
  ];
}

function unbalanced(markdown: string): boolean {
  const count = (pattern: RegExp): number => markdown.match(pattern)?.length ?? 0;
  return count(/<details>/g) !== count(/<\/details>/g) || count(/^```/gm) % 2 !== 0;
}

function check(text: string, more?: Partial<JudgedFinding>): void {
  const [of, about] = poisoned(text, more);
  for (const markdown of [fitSections(renderSummary(of, about)), renderComment(of, about)]) {
    expect(foreignMarkup(markdown)).toEqual([]);
    expect(unbalanced(markdown)).toBe(false);
    expect(markdown).not.toMatch(/(?<!&#64;)(^|[^&#\w])@[a-z]/i);
    expect(markdown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/);
    // The marker of the comment is the only HTML comment there is.
    expect(markdown.match(/<!--/g)?.length ?? 0).toBe(markdown.startsWith('<!--') ? 1 : 0);
  }
  const lines = renderLogTable(of);
  for (const line of lines) {
    expect(line).toBe(inertForLog(line));
    expect(line).not.toMatch(/\n|^\s*::|##\[/);
  }
  for (const includeSuppressed of [true, false]) {
    const { json } = renderSarif(of, { tool: { name: text, version: text }, category: text, includeSuppressed });
    expect(schemaProblems(json)).toEqual([]);
    expect(gitHubProblems(json)).toEqual([]);
  }
  expect(() => JSON.parse([...normalizedJson(of, about)].join('')) as unknown).not.toThrow();
}

describe('hostile text in every field', () => {
  it.each(HOSTILE.map((text) => [JSON.stringify(text), text]))('%s is harmless wherever it is shown', (_, text) => {
    check(text);
    check(text, { status: 'waived', decision: 'pass' });
    check(text, { status: 'expired-waiver', decision: 'warn' });
  });

  it('is harmless whatever it is', () => {
    const piece = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 40 }), fc.string());
    const text = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, (value) => {
        check(value);
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it('keeps the size of each output whatever the length of a field', () => {
    const [of, about] = poisoned('x<|`@'.repeat(200_000));
    expect(fitSections(renderSummary(of, about)).length).toBeLessThan(1024 * 1024);
    expect(renderComment(of, about).length).toBeLessThanOrEqual(65_536);
    expect(Math.max(...renderLogTable(of).map((line) => line.length))).toBeLessThan(1000);
    expect(renderSarif(of, { tool: about.tools[0]!, category: 'c', includeSuppressed: true }).json.length).toBeLessThan(
      300_000,
    );
  });
});

describe('secrets', () => {
  it('show their rule and their place in no output more than that', () => {
    const secret = judged({
      id: 'aws-access-key-id',
      kind: 'secret',
      title: 'AWS Access Key ID',
      description: 'export KEY=SECRETVALUE',
      references: ['https://example.com/SECRETVALUE'],
      location: { kind: 'file', path: 'deploy.env', startLine: 3 },
    });
    const of = evaluation([secret]);
    const everything = [
      fitSections(renderSummary(of, facts())),
      renderComment(of, facts()),
      ...renderLogTable(of),
      ...normalizedJson(of, facts()),
      renderSarif(of, { tool: { name: 't', version: '1' }, category: 'c', includeSuppressed: true }).json,
    ].join('\n');
    expect(everything).toContain('deploy.env');
    expect(everything).not.toContain('SECRETVALUE');
  });
});
