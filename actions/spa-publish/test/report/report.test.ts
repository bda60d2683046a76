import { fitSections } from '@platform-actions/action-kit';
import { describe, expect, it } from '@jest/globals';
import { marked } from 'marked';
import { parse } from 'yaml';
import { fail, ok, warn } from '../../src/probe/check.js';
import { formatBytes, formatDifference } from '../../src/report/bytes.js';
import { changesBetween, type Files } from '../../src/report/changes.js';
import { phasesChart } from '../../src/report/chart.js';
import { logChecks, plannedLines, settlingLine } from '../../src/report/log.js';
import { rollbackStep } from '../../src/report/rollback-step.js';
import { summarize, type SummaryFacts } from '../../src/report/summary.js';

const file = (size: number, over: Partial<Files[string]> = {}): Files[string] => ({
  class: 'immutable',
  size,
  sha256: String(size),
  headers: { contentType: 'text/javascript', cacheControl: 'no-cache' },
  ...over,
});

const FACTS: SummaryFacts = {
  outcome: 'published',
  reason: 'Release r2 is live.',
  ok: true,
  facts: [
    ['Release', 'r2'],
    ['Before', ''],
  ],
  siteUrl: 'https://shop.example/',
  changes: changesBetween(
    { 'index.html': file(911, { class: 'entry' }) },
    { 'index.html': file(900, { class: 'entry' }) },
  ),
  phases: [{ name: 'upload', startMs: 0, endMs: 340 }],
  calls: { 'S3.PutObject': 3, 'S3.GetObject': 2 },
  probe: [ok('entry', 'fine'), warn('csp', 'no CSP', 'add one')],
  lint: [],
  warnings: ['look here'],
  rollback: '- uses: x',
  seconds: 2,
};

const render = (over: Partial<SummaryFacts>) => fitSections(summarize({ ...FACTS, ...over }));

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1 kB'],
  [81_234, '81.2 kB'],
  [999_999, '1000 kB'],
  [80_000_000, '80 MB'],
  [123_456_789, '123 MB'],
  [5_000_000_000_000, '5000 GB'],
])('formatBytes(%d) is %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

it.each([
  [0, '±0'],
  [1234, '+1.23 kB'],
  [-5, '−5 B'],
])('formatDifference(%d) is %s', (bytes, text) => {
  expect(formatDifference(bytes)).toBe(text);
});

describe('changesBetween', () => {
  it('names what is new, changed, sent with other headers, and dropped, by interest', () => {
    const other = { contentType: 'text/javascript', cacheControl: 'max-age=60' };
    const before = {
      'index.html': file(900, { class: 'entry' }),
      'a-old.js': file(10),
      'robots.txt': file(20, { class: 'mutable' }),
      'same.js': file(1),
    };
    const after = {
      'index.html': file(911, { class: 'entry' }),
      'b-new.js': file(30),
      'c-new.js': file(40),
      'robots.txt': file(20, { class: 'mutable', headers: other }),
      'same.js': file(1),
    };
    expect(changesBetween(after, before).map(({ path, kind }) => [path, kind])).toEqual([
      ['index.html', 'content'],
      ['robots.txt', 'headers'],
      ['c-new.js', 'new'],
      ['b-new.js', 'new'],
      ['a-old.js', 'dropped'],
    ]);
    expect(changesBetween(after)).toHaveLength(5);
    expect(changesBetween(after, after)).toEqual([]);
  });
});

describe('phasesChart', () => {
  it('is a Gantt chart in milliseconds', () => {
    expect(
      phasesChart([
        { name: 'read: state', startMs: 0, endMs: 0.2 },
        { name: 'upload', startMs: 1, endMs: 2101 },
      ]),
    ).toBe(
      '```mermaid\ngantt\n  dateFormat x\n  axisFormat %S.%L\n  section Phases\n' +
        '  read state 0 ms :done, 0, 1\n  upload 2.1 s :done, 1, 2101\n```',
    );
  });

  it('shows what is done twice in a row as one bar', () => {
    const phase = (name: string, startMs: number) => ({ name, startMs, endMs: startMs + 10 });
    const chart = phasesChart([phase('lock', 0), phase('lock', 10), phase('switch', 20), phase('lock', 30)]);
    expect(chart.match(/:done, .*/g)).toEqual([':done, 0, 20', ':done, 20, 30', ':done, 30, 40']);
  });

  it('counts long runs in minutes, and is empty without phases', () => {
    expect(phasesChart([{ name: 'wait', startMs: 0, endMs: 90_000 }])).toContain('axisFormat %M:%S');
    expect(phasesChart([])).toBe('');
  });
});

describe('summarize', () => {
  it('begins with the verdict and what is wrong', () => {
    const text = render({});
    expect(text).toMatch(/^## ✅ spa-publish: published\n\nRelease r2 is live\.\n/);
    expect(text).toContain('[https&#58;//shop.example/](https://shop.example/)');
    expect(text).not.toContain('Before');
    expect(text.indexOf('look here')).toBeLessThan(text.indexOf('no CSP'));
    expect(text).toContain('<details><summary>1 check passed</summary>');
    expect(text).toContain('In all 1 changed (911 B).');
    expect(text).toContain('| <code>index.html</code> | changed | entry | 911 B | &#43;11 B |');
    expect(text).toContain('<details><summary>5 API calls</summary>');
  });

  it('puts what failed before what warns', () => {
    const text = render({ ok: false, outcome: 'failed', probe: [warn('csp', 'W', ''), fail('entry', 'F', '')] });
    expect(text).toMatch(/^## ❌/);
    expect(text.indexOf('| ❌ |')).toBeLessThan(text.indexOf('| ⚠️ |'));
  });

  it('leaves out what there is nothing of', () => {
    const empty = { changes: [], phases: [], calls: {}, probe: [], warnings: [], rollback: undefined, facts: [] };
    expect(summarize({ ...FACTS, ...empty, siteUrl: undefined }).map(({ title }) => title)).toEqual(['Verdict']);
  });

  it('shows 40 files of 10,000 and sums up the others', () => {
    const files = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`assets/${n}.js`, file(1000)]));
    const text = render({ changes: changesBetween(files), deleted: Object.keys(files) });
    expect(text.match(/^\| <code>assets/gm)).toHaveLength(40);
    expect(text).toContain('And 9960 files more: 9960 new (9.96 MB).');
    expect(text).toContain('… and 9800 more');
    expect(Buffer.byteLength(text)).toBeLessThan(30_000);
  });

  const HOSTILE = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '](javascript:alert(1))',
    '`</code>` | cell | @octocat #1',
    '\n## heading\n\n- [ ] task',
    '::error::x ##[group]',
    '\u202Eevil\u0000',
    '```\nfence',
    'https://evil.example/?a=<b>',
  ];

  it.each(HOSTILE)('shows foreign text to the letter: %j', (text) => {
    const check = fail('entry', text, text);
    const html = marked.parse(
      render({
        reason: text,
        facts: [['Release', text]],
        siteUrl: text,
        changes: changesBetween({ [text]: file(1) }),
        phases: [],
        probe: [check, ok('x', text)],
        lint: [warn('y', text, text)],
        warnings: [text],
        deleted: [text],
        rollback: rollbackStep('org/x@v1', text, { bucket: text }),
      }),
      { async: false },
    );
    expect(html).not.toMatch(/<script|<img|href="(?!https:\/\/evil\.example)|<h2[^>]*>heading|<input/i);
    expect(html.match(/<h2/g)).toHaveLength(1);
    expect(html).not.toMatch(/[\u202e\u0000]/);
  });

  it.each(HOSTILE)('draws no foreign text into the chart: %j', (name) => {
    const [, , , , bar = ''] = phasesChart([{ name, startMs: 0, endMs: 1 }])
      .split('\n')
      .slice(1);
    expect(bar).toMatch(/^ {2}[\p{L}\p{N} ./@_-]* :done, 0, 1$/u);
  });
});

describe('rollbackStep', () => {
  it('is a step that says which site it is, without empty inputs', () => {
    expect(
      rollbackStep('org/platform-actions/spa-publish@v1', 'r1', {
        bucket: 'shop-site',
        prefix: '',
        'distribution-id': 'E1\nE2',
      }),
    ).toBe(
      [
        '- uses: org/platform-actions/spa-publish@v1',
        '  with:',
        '    mode: rollback',
        '    to: r1',
        '    bucket: shop-site',
        '    distribution-id: "E1\\nE2"',
      ].join('\n'),
    );
  });

  it.each([
    'a: b',
    '# no',
    'true',
    'yes',
    '1',
    '*x',
    "it's",
    'https://shop.example/',
    '- x',
    'x:',
    '${{ github.token }}',
    '"',
  ])('reads back as %j', (value) => {
    const [step] = parse(rollbackStep('org/x@v1', value, { bucket: value })) as [{ with: Record<string, string> }];
    expect(step.with).toEqual({ mode: 'rollback', to: value, bucket: value });
  });
});

describe('log', () => {
  const lines: string[] = [];
  const log = { info: (line: string) => void lines.push(line) };

  it('prints checks', () => {
    lines.length = 0;
    logChecks(log, [ok('a', ''), fail('b', 'broken.', 'Mend it.'), warn('c', 'hm.', '')]);
    expect(lines).toEqual(['✓ 1 of 3 checks passed', '✗ b: broken. Mend it.', '! c: hm.']);
  });

  it.each([
    [1, 1, 'the invalidation is in progress, 1 of the checks does not pass yet; next look in 3 s'],
    [2, 0, '2 of the checks do not pass yet; next look in 3 s'],
    [0, 2, 'the invalidation is in progress; next look in 3 s'],
  ])('says that %d checks and %d invalidations are waited for', (failing, pending, line) => {
    expect(settlingLine(failing, pending, 3)).toBe(line);
  });

  it('lists what would be written, up to 200 lines', () => {
    const files = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`${n}.js`, file(1000)]));
    const planned = plannedLines(changesBetween(files, { 'gone.js': file(1) }));
    expect(planned[0]).toBe('+ 0.js (immutable, 1 kB)');
    expect(planned).toHaveLength(201);
    expect(planned.at(-1)).toBe('… and 101 more');
  });
});
