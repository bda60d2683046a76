import { describe, expect, it } from '@jest/globals';
import { fitSections } from '@platform-actions/action-kit';
import { readBaseline } from '../../src/baseline/index.js';
import { normalizedJson, renderComment, renderLogTable, renderSarif, renderSummary } from '../../src/render/index.js';
import { evaluation, facts, judged, manyFindings } from './sample.js';

describe('100,000 findings', () => {
  const of = evaluation(manyFindings(100_000));

  it('are rendered in little time and into outputs of bounded size', () => {
    const begun = performance.now();
    expect(renderSarif(of, { tool: facts().tools[0]!, category: 'c', includeSuppressed: true }).cut).toBe(95_000);
    expect(fitSections(renderSummary(of, facts())).length).toBeLessThan(200_000);
    expect(renderComment(of, facts()).length).toBeLessThanOrEqual(65_536);
    expect(renderLogTable(of)).toHaveLength(102);
    // Far above what it takes (a second), and far below what anything quadratic would.
    expect(performance.now() - begun).toBeLessThan(30_000);
  }, 60_000);

  it('are written as JSON in small pieces', () => {
    let [pieces, longest] = [0, 0];
    for (const piece of normalizedJson(of, facts())) {
      pieces += 1;
      longest = Math.max(longest, piece.length);
    }
    expect(pieces).toBe(100_002);
    expect(longest).toBeLessThan(3000);
  });
});

describe('normalizedJson', () => {
  it('holds the facts, the verdict and each finding with what the policy says of it', () => {
    const waiver = { id: 'CVE-2026-1000', reason: 'r', source: 'p:1:1' };
    const list = [
      judged({}, { newness: 'introduced' }),
      judged({ id: 'CVE-2' }, { status: 'waived', decision: 'pass', waiver }),
    ];
    const text = [...normalizedJson(evaluation(list), facts({ packages: ['apk/openssl@1.1.1'] }))].join('');
    expect(JSON.parse(text)).toMatchObject({
      format: 'platform-actions/findings',
      version: 1,
      action: 'scan-image',
      verdict: 'failed-policy',
      counts: { high: 1 },
      new: 1,
      waived: 1,
      highest: 'high',
      packages: ['apk/openssl@1.1.1'],
      findings: [
        { id: 'CVE-2026-1000', status: 'new', newness: 'introduced', decision: 'fail', why: 'fail-on: high' },
        { id: 'CVE-2', status: 'waived', waiver },
      ],
    });
  });

  it('gives each finding its own texts and judgement, whatever those before it have', () => {
    const said = { title: 't', description: 'd', references: ['https://example.org/a'] };
    const waiver = { id: 'CVE-1', reason: 'r', source: 'p:1:1' };
    const list = [
      judged(said),
      judged(said, { status: 'waived', decision: 'pass', why: 'waived', waiver }),
      judged({ ...said, references: [...said.references] }, { newness: 'introduced' }),
      judged({ ...said, kind: 'secret' }, { newness: 'introduced' }),
      judged({ ...said, title: 'u' }),
    ];
    const text = [...normalizedJson(evaluation(list), facts())].join('');
    const records = (JSON.parse(text) as { findings: object[] }).findings;
    const wanted = list.map(({ finding, ...judgement }) => ({ ...finding, ...judgement }));
    expect(records.toSpliced(3, 1)).toEqual(wanted.toSpliced(3, 1));
    expect(records[3]).toMatchObject({ kind: 'secret', title: 't', references: [], newness: 'introduced' });
    expect(records[3]).not.toHaveProperty('description');
  });

  it.each([0, 1, 3])('is a baseline, with %p findings', (count) => {
    const list = manyFindings(count);
    const baseline = readBaseline(
      JSON.parse([...normalizedJson(evaluation(list), facts({ packages: ['npm/x@1'] }))].join('')),
    );
    for (const { finding } of list) expect(baseline.known.has(finding.fingerprint)).toBe(true);
    expect(baseline.packages.has('npm/x@1')).toBe(true);
  });
});
