import { describe, expect, it } from '@jest/globals';
import { annotations, result, runSast, semgrepReport } from './harness.js';

const code = 'def run(text):\n    return eval(text)\n';

function sarif(tool: string, results: readonly object[] | undefined): string {
  return JSON.stringify({
    version: '2.1.0',
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    runs: [
      {
        tool: {
          driver: { name: tool, version: '1.8.0', rules: [{ id: 'B307', properties: { 'security-severity': '7.5' } }] },
        },
        ...(results === undefined ? {} : { results }),
      },
    ],
  });
}

const finding = {
  ruleId: 'B307',
  level: 'warning',
  message: { text: 'Use of eval.' },
  locations: [{ physicalLocation: { artifactLocation: { uri: 'app/main.py' }, region: { startLine: 2 } } }],
};

describe('sast judges a report of another tool', () => {
  it('with a flaw: red, on its line, under that tool in code scanning', async () => {
    const workspace = { 'app/main.py': code, 'out/bandit.sarif': sarif('Bandit', [finding]) };
    const step = await runSast({ engine: 'sarif', report: 'out/bandit.sarif' }, { workspace });
    expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed-policy', findings: '1', high: '1' } });
    expect(annotations(step)[0]?.place).toContain('file=app/main.py,line=2');
    expect(step.sarif!.runs[0]!.automationDetails.id).toMatch(/bandit\/$/);
    expect(step.summary).toContain('Bandit 1.8.0');
  });

  it('several at once: every finding counts', async () => {
    const workspace = {
      'app/main.py': code,
      'bandit.sarif': sarif('Bandit', [finding]),
      'other.sarif': sarif('Other', [{ ...finding, ruleId: 'O1', level: 'note' }]),
    };
    const step = await runSast({ engine: 'sarif', report: 'bandit.sarif\nother.sarif' }, { workspace });
    expect(step.outputs).toMatchObject({ outcome: 'failed-policy', findings: '2' });
  });

  it('without a flaw: green', async () => {
    const workspace = { 'app/main.py': code, 'bandit.sarif': sarif('Bandit', []) };
    const step = await runSast({ engine: 'sarif', report: 'bandit.sarif' }, { workspace });
    expect(step).toMatchObject({ exitCode: 0, outputs: { outcome: 'passed', findings: '0' } });
  });

  it("of Semgrep's own making", async () => {
    const report = JSON.stringify(semgrepReport({ results: [result()] }));
    const step = await runSast(
      { report: 'semgrep.json' },
      { workspace: { 'app/main.py': code, 'semgrep.json': report } },
    );
    expect(step.outputs).toMatchObject({ outcome: 'failed-policy', high: '1' });
  });

  it.each([
    ['empty', '', 'empty'],
    ['cut off', sarif('Bandit', [finding]).slice(0, 150), 'report.sarif'],
    ['no SARIF', '{"results": []}', 'report.sarif'],
    ['of another version', sarif('Bandit', []).replace('2.1.0', '2.0.0'), '2.1.0'],
    ["Semgrep's JSON where SARIF belongs", JSON.stringify(semgrepReport({})), 'where SARIF 2.1.0 belongs'],
  ])('that is %s: red, and says so', async (_, text, message) => {
    const step = await runSast({ engine: 'sarif', report: 'report.sarif' }, { workspace: { 'report.sarif': text } });
    expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'config-error' } });
    expect(step.outputs['reason']).toContain(message);
  });

  it('that holds no run, or a run without a list of results: never green', async () => {
    const files = { 'none.sarif': '{"version":"2.1.0","runs":[]}', 'did-not-run.sarif': sarif('Bandit', undefined) };
    for (const report of Object.keys(files)) {
      const step = await runSast({ engine: 'sarif', report }, { workspace: files });
      expect([report, step.exitCode, step.outputs['outcome']]).toEqual([
        report,
        1,
        expect.stringMatching(/^(incomplete|config-error)$/),
      ]);
    }
  });
});
