import { describe, expect, it } from '@jest/globals';
import { fitSections } from '@platform-actions/action-kit';
import type { Evaluation } from '../../src/evaluate.js';
import {
  COMMENT_MAX_CHARS,
  commentMarker,
  renderComment,
  renderLogTable,
  renderSummary,
  type ScanFacts,
} from '../../src/render/index.js';
import { evaluation, facts, judged, manyFindings } from './sample.js';

const summary = (of: Evaluation, over: Partial<ScanFacts> = {}) => fitSections(renderSummary(of, facts(over)));
const waiver = {
  id: 'CVE-2026-1000',
  reason: 'not reachable',
  owner: 'team-a',
  expires: '2026-02-01',
  source: 'p:1:1',
};

describe('renderSummary', () => {
  it('begins with the verdict, its reason and what was scanned by what', () => {
    const text = summary(evaluation([judged()]));
    expect(text.startsWith('## ❌ scan-image: failed-policy\n\n1 finding fails the policy.')).toBe(true);
    expect(text).toContain(`| Scanned | orders-api&#64;sha256:${'a'.repeat(64)} &#40;linux/amd64&#41; |`);
    expect(text).toContain('| Scanner | trivy 0.70.0 |');
    expect(text).toContain('| Vulnerability database of | 2026-01-01T00&#58;00:00Z |');
  });

  it.each([
    ['passed', evaluation(), '## ✅'],
    ['passed', evaluation([], { warnings: ['A waiver ends soon.'] }), '## ⚠️'],
    ['incomplete', evaluation([], { verdict: 'incomplete', incomplete: ['3 files were skipped.'] }), '## ❌'],
    ['infrastructure', evaluation(), '## ❌'],
  ])('%s has an icon of its own', (outcome, of, icon) => {
    expect(summary(of, { outcome }).startsWith(icon)).toBe(true);
  });

  it('draws the findings that count by severity, and nothing where there are none', () => {
    const list = [judged(), judged({ severity: 'low' }), judged({ severity: 'low' }, { status: 'waived' })];
    expect(summary(evaluation(list))).toContain(
      'x-axis [critical, high, medium, low, info, unknown]\n  y-axis "findings" 0 --> 1\n  bar [0, 1, 0, 1, 0, 0]',
    );
    expect(summary(evaluation())).not.toContain('mermaid');
  });

  it('has a row per finding with link, versions, title, status and why', () => {
    const text = summary(evaluation([judged({ title: 'Buffer overflow' })]));
    expect(text).toContain('| Id | Package | Installed | Fixed in | What | Status | Why |');
    expect(text).toContain(
      '| ❌ | 🔴 high | [CVE-2026-1000](https://avd.example.com/CVE-2026-1000) | openssl | 1.1.1 | 1.1.2 | Buffer overflow | new | fail-on: high |',
    );
  });

  it('tells introduced from newly disclosed, and counts each severity once', () => {
    const list = [
      judged({}, { newness: 'introduced' }),
      judged({ id: 'CVE-2' }, { newness: 'newly-disclosed', decision: 'warn' }),
      judged({ id: 'CVE-3' }, { status: 'existing', decision: 'pass' }),
      judged({ id: 'CVE-4' }, { status: 'waived', decision: 'pass', waiver }),
      judged({ id: 'CVE-5' }, { status: 'expired-waiver', waiver, newness: 'introduced' }),
    ];
    const text = summary(evaluation(list));
    expect(text).toContain('| introduced |');
    expect(text).toContain('| newly disclosed |');
    expect(text).toContain('| 🔴 high | 4 | 3 | 2 | 1 | 1 |');
    expect(text).toContain('2 findings with a waiver or VEX statement');
    expect(text).toContain('| waived | 2026-02-01 | team-a | not reachable |');
    expect(text).toContain('| ⚠️ expired, counts again | 2026-02-01 | team-a | not reachable |');
  });

  it('says what to do, the most effective step first', () => {
    const list = [
      judged({
        id: 'CVE-1',
        package: { name: 'zlib', version: '1.0', ecosystem: 'apk' },
        fix: { state: 'not-fixed', versions: [] },
      }),
      judged({
        id: 'CVE-2',
        package: { name: 'curl', version: '8.0', ecosystem: 'apk' },
        fix: { state: 'fixed', versions: ['8.1'] },
      }),
      judged({ id: 'CVE-3' }),
      judged({ id: 'CVE-4', fix: { state: 'fixed', versions: ['1.1.3'] } }),
      judged({ id: 'aws-key', kind: 'secret', location: { kind: 'file', path: 'a.env', startLine: 2 } }),
    ];
    const steps = summary(evaluation(list)).split('### What to do next\n\n')[1]!.split('\n');
    expect(steps.slice(0, 4)).toEqual([
      '- Upgrade <code>openssl</code> 1.1.1 to 1.1.2 / 1.1.3: mends 2 findings.',
      '- Upgrade <code>curl</code> 8.0 to 8.1: mends 1 finding.',
      '- Revoke the secret that <code>aws-key</code> found in <code>a.env:2</code>, then take it out: it has been seen.',
      expect.stringContaining('1 finding without a fixed version'),
    ]);
    expect(steps[4]).toContain('may be waived');
    expect(summary(evaluation())).not.toContain('What to do next');
  });

  it('says how many findings, and of which severities, are not in the table', () => {
    const text = summary(evaluation(manyFindings(1200)));
    expect(text).toContain('_Not shown: 1000 more findings (');
    expect(text).toMatch(/<details><summary>1200 findings, worst first<\/summary>/);
  });

  it('names what was left undone', () => {
    expect(summary(evaluation(), { notes: ['The SARIF was not uploaded.'] })).toContain(
      '### To look at\n\n- The SARIF was not uploaded.',
    );
  });
});

describe('renderComment', () => {
  it('has the hidden marker of its scan at its start', () => {
    expect(commentMarker(facts())).toBe('<!-- platform-actions:scan-image/orders-api/linux-amd64/ -->');
    expect(renderComment(evaluation(), facts()).startsWith(`${commentMarker(facts())}\n\n## ❌ scan-image`)).toBe(true);
    expect(commentMarker(facts({ category: 'a --><script>' }))).toBe('<!-- platform-actions:scan-image/a-script-/ -->');
  });

  it('shows what fails or warns and counts the rest', () => {
    const list = [judged(), judged({ id: 'CVE-9' }, { decision: 'pass' })];
    const text = renderComment(evaluation(list), facts({ runUrl: 'https://github.com/o/r/actions/runs/1' }));
    expect(text).toContain('CVE-2026-1000');
    expect(text).not.toContain('CVE-9');
    expect(text).toContain('[All findings, in the summary of the run](https://github.com/o/r/actions/runs/1)');
  });

  it('stays within what GitHub takes, whatever is in it, and says what is not', () => {
    const long = '&<>[]|`'.repeat(100);
    const list = manyFindings(3000).map((each) => ({
      ...each,
      decision: 'fail' as const,
      why: long,
      finding: { ...each.finding, id: long, package: { name: long, version: long, ecosystem: 'npm', path: long } },
    }));
    const sentences = Array.from({ length: 200 }, () => long);
    const of = evaluation(list, { reasons: sentences, incomplete: sentences, warnings: sentences });
    const targets = Array.from({ length: 50 }, () => ({ kind: 'source' as const, name: long }));
    const text = renderComment(of, facts({ targets, notes: sentences, reason: long.repeat(50), policySource: long }));
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(COMMENT_MAX_CHARS);
    expect(text).toContain('_Not shown: 29');
    expect(text).toContain('more.');
  });
});

describe('renderLogTable', () => {
  it('aligns its columns, leaves out empty ones and says what is not shown', () => {
    const list = [
      judged(),
      judged({ id: 'CVE-2', severity: 'medium', fix: { state: 'wont-fix', versions: [] } }),
      judged(),
    ];
    expect(renderLogTable(evaluation(list), 2)).toEqual([
      'SEVERITY  GATE  ID             PACKAGE  INSTALLED  FIXED              STATUS  WHAT',
      'high      fail  CVE-2026-1000  openssl  1.1.1      1.1.2              new     openssl: overflow in the parser',
      'medium    fail  CVE-2          openssl  1.1.1      will not be fixed  new     openssl: overflow in the parser',
      'Not shown: 1 more finding (1 high).',
    ]);
  });

  it('is empty where nothing counts', () => {
    expect(renderLogTable(evaluation([judged({}, { status: 'waived' })]))).toEqual([]);
  });
});
