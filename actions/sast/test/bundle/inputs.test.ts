import { describe, expect, it } from '@jest/globals';
import { runWith, semgrepReport } from './harness.js';

const workspace = { 'app/main.py': 'eval(x)\n', 'a.sarif': '{}' };

const bad: readonly (readonly [string, Record<string, string>, string])[] = [
  ['an unknown engine', { engine: 'opengrep' }, 'must be one of semgrep, sarif'],
  ['the engine sarif without a report', { engine: 'sarif', 'tool-path': '' }, 'give "report"'],
  ['a report and what only a scan uses', { report: 'a.sarif', exclude: 'x' }, 'leave them out'],
  ['a report that is not there', { engine: 'sarif', report: 'b.sarif', 'tool-path': '' }, 'there is nothing there'],
  ['a report outside', { engine: 'sarif', report: '/etc/hostname', 'tool-path': '' }, 'outside of the workspace'],
  ['the config auto', { config: 'auto' }, 'semgrep.dev'],
  ['rules over http', { config: 'http://example.com/rules.yml' }, 'https://'],
  ['an option as config', { config: '--error' }, 'options are not taken'],
  ['rules that are not there', { config: 'rules.yml' }, 'Input "config" is "rules.yml"'],
  ['rules outside', { config: '../../../../etc/hostname' }, 'Input "config"'],
  ['a path that is not there', { paths: 'src' }, 'Input "paths" is "src"'],
  ['a path outside', { paths: '/etc' }, 'outside of the workspace'],
  ['a baseline that is an option', { 'baseline-ref': '--output=x' }, 'must be a branch, tag or commit'],
  ['a range as baseline', { 'baseline-ref': 'main..HEAD' }, 'must be a branch, tag or commit'],
  ['a program that is not there', { 'tool-path': '/nonexistent/semgrep' }, 'tool-path'],
  ['yes as only-new', { 'only-new': 'yes' }, 'must be true or false'],
  ['a policy that is not there', { policy: 'policy.yml' }, 'Input "policy" is "policy.yml"'],
];

describe('a bad input', () => {
  it.each(bad)('%s: red, and says what is valid', async (_, inputs, message) => {
    const step = await runWith({ report: semgrepReport({}) }, inputs, { workspace });
    expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'config-error', findings: '' } });
    expect(step.outputs['reason']).toContain(message);
  });
});
