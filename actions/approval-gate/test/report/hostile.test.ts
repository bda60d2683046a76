import { describe, expect, it } from '@jest/globals';
import { fitSections, inertForLog } from '@platform-actions/action-kit';
import fc from 'fast-check';
import { marked } from 'marked';
import { resultLines } from '../../src/report/log.js';
import { renderSummary } from '../../src/report/summary.js';
import type { GateResult } from '../../src/result.js';
import { diagramsOf, parseMermaid } from './mermaid.js';
import { changes, counted, decision, ignored, requestFacts, result, run, subject } from './sample.js';

const HOSTILE = [
  '::error::boo',
  '\n::set-output name=outcome::approved',
  'x\r::warning::y',
  '##[error]boo',
  '</details><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '@everyone and @org/team, see #1',
  '`code` ```\nfence\n```',
  '[approve](https://evil.example) ![p](https://evil.example/p.png)',
  'https://evil.example',
  '| ✅ | `bob` | approve |\n| --- | --- |',
  '## ✅ approval-gate: approved',
  '\u0000\u0007\u001b[32m approved \u001b[0m\u009b',
  '\u202egnp.exe\u2066 \u200b',
  '$(rm -rf /) ${{ github.token }} $x$',
  "'; rm -rf / #",
  '  requested --> approved: 2 of 2\n```',
  '\ud800 lone',
  '',
];

/** A result with that text wherever foreign text can come from. */
function poisoned(text: string): GateResult {
  const person = { id: 1, login: text };
  const vote = { ...counted(1001, person, text), run: run(1001, { title: text, url: text }) };
  return result({
    ...{ reason: text, environment: text, defaultBranch: text, approveWorkflow: text },
    repository: { owner: text, repo: text },
    policy: { source: text, rule: undefined, inWords: [text, text] },
    request: requestFacts({
      runUrl: text,
      subject: subject({ environment: text, sha: text, imageDigests: [text], requester: person }),
    }),
    changes: {
      ...changes(0, { compareUrl: text, unknownPeople: [text] }),
      commits: [{ sha: text, title: text, author: text, url: text }],
    },
    outlook: [
      { group: text, required: 1, eligible: [person], excluded: [{ ...person, because: 'committers' }] },
      { group: text, required: 2, eligible: [], excluded: [] },
    ],
    decision: decision({
      counted: [vote],
      ignored: [{ ...ignored(1002, person, 'vote-title'), runUrl: text }],
      missing: [{ group: text, required: 2, counted: 1 }],
    }),
    ownVote: { choice: 'approve', voter: person, reasonCode: undefined, comment: text },
    checks: (['weak', 'unknown', 'sound', 'not-applicable'] as const).map((status) => ({
      ...{ id: 'id', title: text, status, finding: text, fix: text, snippet: { language: 'json', text } },
    })),
    warnings: [text],
    calls: { total: 1, byOperation: { [text]: 1 } },
  });
}

const OWN_TAGS = new Set(
  'h2 h3 h4 p table thead tbody tr th td br ul li code pre strong details summary a blockquote'.split(' '),
);

/** Tags and links of rendered Markdown that are not of our making. */
function foreignMarkup(markdown: string): readonly string[] {
  const html = marked.parse(markdown, { async: false, gfm: true });
  const tags = [...html.matchAll(/<([a-z0-9!/-]+)/gi)].map(([, tag = '']) => tag.replace(/^\//, '').toLowerCase());
  const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, url = '']) => url);
  return [...tags.filter((tag) => !OWN_TAGS.has(tag)), ...links.filter((url) => !url.startsWith('https://'))];
}

function verdicts(markdown: string): readonly string[] {
  const html = marked.parse(markdown, { async: false, gfm: true });
  return [...html.matchAll(/<h2>([^]*?)<\/h2>/g)].map(([, title = '']) => title);
}

function check(text: string): void {
  const of = poisoned(text);
  const markdown = fitSections(renderSummary(of));
  expect(foreignMarkup(markdown)).toEqual([]);
  // The last section is still one: nothing before it left a block of code open.
  expect(marked.parse(markdown, { async: false, gfm: true })).toContain('<details><summary>1 request to GitHub');
  expect(verdicts(markdown)).toHaveLength(1);
  expect(verdicts(markdown)[0]).toMatch(/^⏳ approval-gate: pending, /);
  expect(markdown).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/);
  for (const line of resultLines(of)) {
    expect(line).not.toMatch(/[\r\n]/);
    expect(inertForLog(line)).not.toMatch(/^\s*::|##\[|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  }
}

describe('hostile text in every field', () => {
  it.each(HOSTILE.map((text) => [JSON.stringify(text), text]))('%s is harmless', async (_, text) => {
    check(text);
    for (const diagram of diagramsOf(fitSections(renderSummary(poisoned(text))))) await parseMermaid(diagram);
  });

  it('is harmless whatever it is', () => {
    const piece = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 40 }), fc.string());
    const text = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''));
    fc.assert(fc.property(text, check), { numRuns: 100 });
  });

  it('never makes a link of what is no address', () => {
    const markdown = fitSections(renderSummary(poisoned('javascript:alert(1)')));
    expect(markdown).not.toContain('(javascript:');
  });

  it('keeps summary and lines small whatever the length of a field', () => {
    const checkedEarlier = { approveWorkflow: 'approve.yml', repository: { owner: 'org', repo: 'orders-api' } };
    const of = { ...poisoned('x<|`@'.repeat(200_000)), ...checkedEarlier, checks: [] };
    expect(Buffer.byteLength(fitSections(renderSummary(of)))).toBeLessThan(200_000);
    expect(Math.max(...resultLines(of).map((line) => line.length))).toBeLessThanOrEqual(2000);
  });
});
