import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { CancelledError, fitSections } from '@platform-actions/action-kit';
import type { Log } from 'sarif';
import { GATE_OUTPUTS, readBaseline } from '../../src/index.js';
import { finding } from '../render/sample.js';
import { gitHubProblems, schemaProblems } from '../render/sarif-check.js';
import { conclude, FORK, PULL, PUSH, removeFolders, report, type Scenario } from './harness.js';

afterAll(removeFolders);

const low = finding({ severity: 'low', originalSeverity: 'LOW' });
const clean = [report({}, [])];
const passing = [report({}, [low])];
const broken = [report({ problems: ['2 files could not be parsed.'] }, [])];

describe('concludeScan', () => {
  it('fails the policy, with every output, file and reason', async () => {
    const { result, tempDir } = await conclude({});
    expect(result).toMatchObject({ outcome: 'failed-policy', ok: false });
    expect(Object.keys(result.outputs).sort()).toEqual([...GATE_OUTPUTS].sort());
    expect(result.outputs).toEqual({
      ...{ critical: 0, high: 1, medium: 0, low: 0, unknown: 0, findings: 1, new: 1, waived: 0 },
      'highest-severity': 'high',
      'sarif-path': join(tempDir, 'findings.sarif'),
      'report-path': join(tempDir, 'findings.json'),
      'db-updated-at': '2025-12-31T00:00:00Z',
    });
    const sarif = readFileSync(join(tempDir, 'findings.sarif'), 'utf8');
    expect(schemaProblems(sarif)).toEqual([]);
    expect(gitHubProblems(sarif)).toEqual([]);
    const json = JSON.parse(readFileSync(join(tempDir, 'findings.json'), 'utf8')) as object;
    expect(json).toMatchObject({ outcome: 'failed-policy', policy: 'input fail-on: high', counts: { high: 1 } });
    expect(readBaseline(json).known.has(finding().fingerprint)).toBe(true);
    expect(fitSections(result.summary)).toContain('## ❌ scan-image: failed-policy');
  });

  it.each<[string, Scenario, string, boolean, RegExp]>([
    ['nothing found', { reports: clean }, 'passed', true, /^Nothing was found in 12 items scanned\.$/],
    ['nothing that fails', { reports: passing }, 'passed', true, /^No finding fails the policy \(1 low\)\.$/],
    ['a stricter input', { reports: passing, inputs: { 'fail-on': 'low' } }, 'failed-policy', false, /./],
    ['a laxer input', { inputs: { 'fail-on': 'critical' } }, 'passed', true, /1 high/],
    ['problems of the scanner', { reports: broken }, 'incomplete', false, /cannot pass.*2 files could not be parsed/],
    ['nothing scanned', { reports: [report({ scanned: 0 }, [])] }, 'incomplete', false, /cannot pass/],
    [
      'both',
      { reports: [report({ problems: ['2 files could not be parsed.'] })] },
      'failed-policy',
      false,
      /The scan is incomplete, too: .*2 files/,
    ],
  ])('%s: %#', async (_, scenario, outcome, ok, reason) => {
    const { result } = await conclude(scenario);
    expect(result).toMatchObject({ outcome, ok });
    expect(result.reason).toMatch(reason);
  });

  it('logs the findings as a table and what is to be looked at as warnings', async () => {
    const { runner } = await conclude({ workspace: { '.github/security-policy.yml': UNUSED_WAIVER } });
    const messages = runner.lines.map(({ level, message }) => `${level}: ${message}`);
    expect(messages).toContainEqual(expect.stringMatching(/^info: SEVERITY +GATE +ID/));
    expect(messages).toContainEqual(expect.stringMatching(/^warning: .*CVE-1999-1/));
  });

  it('annotates lines where it is asked to, as many as GitHub keeps', async () => {
    const flaws = Array.from({ length: 15 }, (_, index) =>
      finding({
        ...{ id: `rule-${index}`, kind: 'sast', title: 'SQL injection', fingerprint: `v1:${index}` },
        location: { kind: 'file', path: 'src/a.py', startLine: index + 1 },
        package: undefined!,
        fix: undefined!,
      }),
    );
    const reports = [
      report({ target: { kind: 'source', name: 'orders-api' }, can: new Set(['sast'] as const) }, flaws),
    ];
    const { runner } = await conclude({ reports, run: { annotate: true } });
    expect(runner.lines.filter(({ level }) => level === 'error')).toHaveLength(9);
    expect(withoutAnnotation(runner.lines)).toEqual([
      'Without an annotation: 6 more findings that fail. The table above and the summary go on.',
    ]);
    const plain = (await conclude({ reports })).runner.lines;
    expect(plain.filter(({ level }) => level === 'error')).toEqual([]);
    expect(withoutAnnotation(plain)).toEqual([]);
  });

  it('says how many findings have no annotation: too many, or in no file', async () => {
    const flaw = (index: number, severity: 'high' | 'medium') =>
      finding({
        ...{ id: `rule-${index}`, kind: 'sast', severity, fingerprint: `v1:${index}` },
        location: { kind: 'file', path: 'src/a.py', startLine: index + 1 },
      });
    const lines = async (findings: ReturnType<typeof finding>[]) =>
      withoutAnnotation((await conclude({ reports: [report({}, findings)], run: { annotate: true } })).runner.lines);
    const ten = Array.from({ length: 10 }, (_, index) => flaw(index, 'medium'));
    expect(await lines([finding(), ...ten])).toEqual([
      'Without an annotation: 1 more finding that fails, 1 more finding that warns. The table above and the summary go on.',
    ]);
    expect(await lines(ten.slice(0, 9))).toEqual([]);
  });
});

const UNUSED_WAIVER = `
version: 1
waivers:
  - id: CVE-1999-1
    reason: gone
    owner: team-a
    expires: 2026-01-30
`;

function withoutAnnotation(lines: readonly { level: string; message: string }[]): string[] {
  return lines.filter(({ level }) => level === 'info').flatMap(({ message }) => /^Without.*/.exec(message)?.[0] ?? []);
}

describe('upload', () => {
  const uploads = async (scenario: Scenario) => (await conclude(scenario)).calls.uploads;

  it.each<[string, Scenario, number]>([
    ['auto on a push', { event: PUSH }, 1],
    ['auto on a pull request', { event: PULL }, 1],
    ['auto on a fork', { event: FORK }, 0],
    ['true on a fork', { event: FORK, inputs: { 'upload-sarif': 'true' } }, 1],
    ['false', { inputs: { 'upload-sarif': 'false' } }, 0],
  ])('%s', async (_, scenario, count) => {
    expect(await uploads(scenario)).toHaveLength(count);
  });

  it('has the category of the file and no waived finding', async () => {
    const policy = UNUSED_WAIVER.replace('CVE-1999-1', finding().id);
    const { calls, result, tempDir } = await conclude({ workspace: { '.github/security-policy.yml': policy } });
    const resultsOf = (text: string) => (JSON.parse(text) as Log).runs[0]!.results;
    expect(calls.uploads[0]!.category).toBe('scan-image/orders-api/');
    expect(resultsOf(calls.uploads[0]!.sarif)).toEqual([]);
    expect(resultsOf(readFileSync(join(tempDir, 'findings.sarif'), 'utf8'))).toHaveLength(1);
    expect(result).toMatchObject({ outcome: 'passed', outputs: { waived: 1, findings: 0 } });
  });

  const refusals: [string, Scenario['ports']][] = [
    ['is refused', { uploadSarif: () => Promise.resolve({ status: 'skipped', reason: 'GitHub answered 403.' }) }],
    ['throws', { uploadSarif: () => Promise.reject(new Error('GitHub answered 403.')) }],
  ];

  it.each(refusals)('says once that it %s, and stays green', async (_, ports = {}) => {
    const { result, runner } = await conclude({ reports: clean, ports });
    expect(result).toMatchObject({ outcome: 'passed', ok: true });
    const said = runner.lines.filter(({ message }) => message.includes('403'));
    expect(said).toEqual([{ level: 'warning', message: 'The SARIF was not uploaded: GitHub answered 403.' }]);
    expect(fitSections(result.summary)).toContain('The SARIF was not uploaded: GitHub answered 403.');
  });

  it.each(refusals)('makes the step red where it was asked for and %s', async (_, ports = {}) => {
    const { result } = await conclude({ reports: clean, ports, inputs: { 'upload-sarif': 'true' } });
    expect(result).toMatchObject({ outcome: 'infrastructure', ok: false });
    expect(result.reason).toContain('403');
  });

  it('never hides that the policy is failed', async () => {
    const { result } = await conclude({ ports: refusals[0]![1]!, inputs: { 'upload-sarif': 'true' } });
    expect(result.outcome).toBe('failed-policy');
  });

  it('ends where the job is cancelled', async () => {
    const ports = { uploadSarif: () => Promise.reject(new CancelledError('SIGINT')) };
    await expect(conclude({ ports })).rejects.toThrow(CancelledError);
  });
});

describe('comment', () => {
  it.each<[string, Scenario, readonly boolean[]]>([
    ['auto on a push', { event: PUSH }, []],
    ['auto with a failure', { event: PULL }, [false]],
    ['auto with nothing to say', { event: PULL, reports: clean }, [true]],
    ['auto with an incomplete scan', { event: PULL, reports: broken }, [false]],
    ['auto on a fork', { event: FORK }, []],
    ['true with nothing to say', { event: PULL, reports: clean, inputs: { comment: 'true' } }, [false]],
    ['true on a push', { event: PUSH, inputs: { comment: 'true' } }, []],
    ['false', { event: PULL, inputs: { comment: 'false' } }, []],
  ])('%s', async (_, scenario, onlyUpdate) => {
    const { calls } = await conclude(scenario);
    expect(calls.comments.map((each) => each.onlyUpdate)).toEqual(onlyUpdate);
  });

  it('begins with its marker and names the run', async () => {
    const { calls } = await conclude({ event: PULL });
    const { marker, body } = calls.comments[0]!;
    expect(body.startsWith(marker)).toBe(true);
    expect(body).toContain('https://github.com/org/orders-api/actions/runs/5');
  });

  it('changes nothing where it is refused', async () => {
    const ports = { upsertComment: () => Promise.reject(new Error('403')) };
    const { result, runner } = await conclude({ event: PULL, reports: passing, ports, inputs: { comment: 'true' } });
    expect(result.outcome).toBe('passed');
    expect(runner.lines).toContainEqual({ level: 'warning', message: 'No comment was written: 403' });
  });
});
