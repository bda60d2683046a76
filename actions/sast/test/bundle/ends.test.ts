import { describe, expect, it } from '@jest/globals';
import { result, runWith, semgrepReport, type StandIn } from './harness.js';

const workspace = { 'app/main.py': 'eval(x)\neval(y)\n', 'rules.yml': 'rules: []' };
const own = { config: 'rules.yml' };
const pack = { config: 'p/python' };
const invalid = { code: 4, level: 'error', type: 'InvalidRuleSchemaError', long_msg: "'languages' is missing" };
const parse = {
  code: 2,
  level: 'error',
  type: 'Rule parse error',
  rule_id: 'x',
  message: 'Rule parse error in rule x',
};
const offline = 'requests.exceptions.ConnectionError: Max retries exceeded with url: /c/p/python';

const ends: readonly (readonly [string, StandIn, Record<string, string>, string, string])[] = [
  [
    'exit code 1, which is no finding without --error',
    { exitCode: 1, stderr: 'Traceback' },
    {},
    'scanner-error',
    'exit code 1 (it crashed)',
  ],
  ['exit code 2', { exitCode: 2, stderr: 'fatal' }, {}, 'scanner-error', 'it could not scan'],
  [
    'exit code 2 over a rule',
    { exitCode: 2, report: semgrepReport({ errors: [parse] }) },
    own,
    'config-error',
    'Rule parse error',
  ],
  [
    'exit code 2 over a bundled rule',
    { exitCode: 2, report: semgrepReport({ errors: [parse] }) },
    {},
    'scanner-error',
    'Rule parse error',
  ],
  [
    'exit code 2 without the registry',
    { exitCode: 2, stderr: offline },
    pack,
    'infrastructure',
    'could not be downloaded',
  ],
  ['exit code 3', { exitCode: 3, report: semgrepReport({}) }, {}, 'incomplete', 'files could not be parsed'],
  ['exit code 4', { exitCode: 4 }, own, 'config-error', 'a rule is invalid'],
  ['exit code 5', { exitCode: 5 }, own, 'config-error', 'no valid YAML'],
  [
    'exit code 7',
    { exitCode: 7, report: semgrepReport({ errors: [invalid] }) },
    own,
    'config-error',
    "'languages' is missing",
  ],
  ['exit code 7 of the bundled rules', { exitCode: 7 }, {}, 'scanner-error', 'rules are missing'],
  ['exit code 8', { exitCode: 8 }, own, 'config-error', 'names a language'],
  ['exit code 13', { exitCode: 13 }, pack, 'config-error', 'API key'],
  ['exit code 14', { exitCode: 14 }, {}, 'scanner-error', 'the scan failed'],
  ['exit code 99', { exitCode: 99 }, {}, 'scanner-error', 'unknown to this action'],
  ['no report', {}, {}, 'scanner-error', 'wrote no report'],
  ['an empty report', { report: '' }, {}, 'scanner-error', 'wrote no report'],
  [
    'a report that is cut off',
    { report: '{"version":"1.182.0","results":[{"check_id":"a"' },
    {},
    'scanner-error',
    "Semgrep's report",
  ],
  ['a report of another kind', { report: '{"Results":[]}' }, {}, 'scanner-error', "Semgrep's report"],
  ['no file scanned', { report: semgrepReport({ scanned: [] }) }, {}, 'incomplete', 'incomplete'],
  ['an error beside exit code 0', { report: semgrepReport({ errors: [parse] }) }, {}, 'incomplete', 'Rule parse error'],
  [
    'a file that was parsed in part',
    {
      report: semgrepReport({
        errors: [{ code: 3, level: 'warn', type: ['PartialParsing', []], path: 'app/main.py' }],
      }),
    },
    {},
    'incomplete',
    'PartialParsing',
  ],
  [
    'a skipped rule',
    { report: semgrepReport({ skippedRules: [{ rule_id: 'x' }] }) },
    {},
    'incomplete',
    'skipped 1 rule',
  ],
];

describe('sast is red and says why after', () => {
  it.each(ends)('%s', async (_, standIn, inputs, outcome, reason) => {
    const step = await runWith(standIn, inputs, { workspace });
    expect(step).toMatchObject({ exitCode: 1, outputs: { outcome } });
    expect(step.outputs['reason']).toContain(reason);
    expect(step.summary).toContain(`sast: ${outcome}`);
  });

  it('a flaw and an error: the flaw decides, the error is said', async () => {
    const report = semgrepReport({ results: [result({ line: 1 })], errors: [parse] });
    const step = await runWith({ report }, {}, { workspace });
    expect(step.outputs).toMatchObject({ outcome: 'failed-policy', findings: '1' });
    expect(step.outputs['reason']).toContain('incomplete, too');
  });

  it('the timeout, with Semgrep stopped', async () => {
    const step = await runWith({ hangs: true }, { timeout: '2s' }, { workspace });
    expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'scanner-error' } });
    expect(step.outputs['reason']).toContain('took longer than');
  });

  it('a program that is another version', async () => {
    const step = await runWith({ version: '1.1.0' }, { 'engine-version': '1.182.0' }, { workspace });
    expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'config-error' } });
    expect(step.call).toBeUndefined();
  });
});
