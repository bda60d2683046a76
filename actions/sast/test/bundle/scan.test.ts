import { describe, expect, it } from '@jest/globals';
import { RULES } from '../../src/rules/index.js';
import { annotations, result, runWith, semgrepReport } from './harness.js';

const workspace = { 'app/main.py': 'def run(text):\n    return eval(text)\n' };

describe('sast scans', () => {
  it('what has no flaw: green, with the bundled rules and one call', async () => {
    const step = await runWith({ report: semgrepReport({}) }, {}, { workspace });
    expect(step).toMatchObject({ exitCode: 0, outputs: { outcome: 'passed', findings: '0', 'highest-severity': '' } });
    expect(step.call?.args.filter((arg) => !/^--(output|config)=/.test(arg))).toEqual([
      'scan',
      '--json',
      '--metrics=off',
      '--disable-version-check',
      '--no-rewrite-rule-ids',
      '--timeout=30',
      '--',
      '.',
    ]);
    const { rules } = JSON.parse(step.call!.rules) as { rules: { id: string }[] };
    expect(rules.map(({ id }) => id)).toEqual(RULES.map(({ id }) => id));
    expect(annotations(step)).toEqual([]);
    expect(step.result).toMatchObject({ scanner: { version: '1.182.0', origin: 'tool-path' } });
  });

  it('with an environment from nothing', async () => {
    const secrets = {
      ACTIONS_RUNTIME_TOKEN: 'secret-runtime-token',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'secret-id-token',
      AWS_SECRET_ACCESS_KEY: 'secret-aws-key',
      GITHUB_TOKEN: 'secret-github-token',
      SEMGREP_APP_TOKEN: 'secret-app-token',
      NPM_TOKEN: 'secret-npm-token',
    };
    const step = await runWith({ report: semgrepReport({}) }, {}, { workspace, env: secrets });
    const { env = {}, args = [] } = step.call ?? {};
    expect(Object.keys(env).filter((name) => /TOKEN|SECRET|^(AWS|ACTIONS|GITHUB|INPUT|RUNNER)_/.test(name))).toEqual(
      [],
    );
    expect(JSON.stringify([env, args])).not.toMatch(/secret-|ghs_0123456789/);
    expect(env).toMatchObject({ SEMGREP_SEND_METRICS: 'off', SEMGREP_ENABLE_VERSION_CHECK: '0' });
    expect(env['HOME']).toMatch(/platform-actions/);
  });

  it('hands on rules, paths and exclusions, each as one argument', async () => {
    const files = { ...workspace, 'rules/own.yml': 'rules: []', '-odd/a.py': '', 'a b/c.py': '' };
    const inputs = { config: 'default\nrules/own.yml\np/python', paths: 'a b\n./-odd', exclude: '*.min.js\n$(id)' };
    const { call } = await runWith({ report: semgrepReport({}) }, inputs, { workspace: files });
    const rest = call!.args.slice(call!.args.indexOf('--timeout=30') + 1);
    expect(rest[0]).toMatch(/^--config=\/.*\/rules\.json$/);
    expect(rest.slice(1)).toEqual([
      '--config=rules/own.yml',
      '--config=p/python',
      '--exclude=*.min.js',
      '--exclude=$(id)',
      '--',
      'a b',
      '-odd',
    ]);
  });

  it('a flaw: red, on its line, with a fingerprint that a shift of lines does not change', async () => {
    const run = (line: number) =>
      runWith(
        { report: semgrepReport({ results: [result({ line })] }) },
        {},
        { workspace: { 'app/main.py': `${'\n'.repeat(line - 2)}${workspace['app/main.py']}` } },
      );
    const [step, shifted] = await Promise.all([run(2), run(40)]);
    expect(step).toMatchObject({
      exitCode: 1,
      outputs: { outcome: 'failed-policy', high: '1', findings: '1', new: '1', 'highest-severity': 'high' },
    });
    const [onLine, last] = annotations(step);
    expect(onLine?.level).toBe('error');
    expect(onLine?.place).toContain('file=app/main.py,line=2');
    expect(onLine?.text).toContain('Parse it instead.');
    expect(last?.place).toContain('sast%3A failed-policy');
    const fingerprints = [step, shifted].map(({ sarif }) => sarif!.runs[0]!.results[0]!.partialFingerprints);
    expect(Object.keys(fingerprints[0]!)).toContain('primaryLocationLineHash');
    expect(fingerprints[1]).toEqual(fingerprints[0]);
    expect(step.sarif!.runs[0]!.automationDetails.id).toMatch(/semgrep\/$/);
  });

  it('a flaw below fail-on: green with a warning on its line, and fail-on decides', async () => {
    const report = semgrepReport({ results: [result({ severity: 'WARNING' })] });
    const [green, red] = await Promise.all([
      runWith({ report }, {}, { workspace }),
      runWith({ report }, { 'fail-on': 'medium' }, { workspace }),
    ]);
    expect(green).toMatchObject({ exitCode: 0, outputs: { outcome: 'passed', medium: '1' } });
    expect(annotations(green)).toMatchObject([{ level: 'warning' }]);
    expect(red).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed-policy', medium: '1' } });
  });

  it('many flaws: no more annotations than GitHub shows, and all in the outputs and the SARIF', async () => {
    const results = Array.from({ length: 40 }, (_, index) => result({ line: index + 1 }));
    const files = { 'app/main.py': Array.from({ length: 40 }, (_, index) => `eval(x${index})`).join('\n') };
    const step = await runWith({ report: semgrepReport({ results }) }, {}, { workspace: files });
    expect(step.outputs).toMatchObject({ findings: '40', high: '40' });
    expect(annotations(step).filter(({ level }) => level === 'error').length).toBeLessThanOrEqual(10);
    expect(step.sarif!.runs[0]!.results).toHaveLength(40);
  });

  it('obeys the policy file and its waivers, and refuses one without an end', async () => {
    const run = (expires: string) => {
      const waiver = `{ id: python-eval, reason: parsed before, owner: team-orders, expires: ${expires} }`;
      const policy = `version: 1\nfail-on: high\nwaivers:\n  - ${waiver}\n`;
      const files = { ...workspace, '.github/security-policy.yml': policy };
      return runWith({ report: semgrepReport({ results: [result()] }) }, {}, { workspace: files });
    };
    const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    const [waived, endless] = await Promise.all([run(soon), run('2999-01-01')]);
    expect(waived).toMatchObject({ exitCode: 0, outputs: { outcome: 'passed', findings: '0', waived: '1' } });
    expect(endless).toMatchObject({ exitCode: 1, outputs: { outcome: 'config-error' } });
    expect(endless.outputs['reason']).toContain('security-policy.yml');
  });
});

describe('hostile text in every field of a report', () => {
  const evil =
    '::error::pwned\n::set-output name=outcome::passed </details> @everyone `x` \u202e $(touch pwned) ##[error]x';

  it('comes out harmless', async () => {
    const results = [
      result({
        rule: evil,
        path: `app/${evil}.py`,
        message: evil,
        severity: evil,
        metadata: { cwe: [evil], references: [evil], source: evil },
      }),
    ];
    const errors = [{ code: 3, level: 'error', type: evil, message: evil, path: evil, rule_id: evil }];
    const step = await runWith(
      { report: semgrepReport({ results, errors, scanned: [evil] }), stderr: evil },
      {},
      { workspace },
    );
    expect(step.exitCode).toBe(1);
    expect(step.outputs['outcome']).toMatch(/^(incomplete|failed-policy)$/);
    expect(step.stdout).not.toMatch(/^\s*::error::pwned/m);
    expect(step.stdout).not.toMatch(/^\s*::set-output/m);
    // In a line that is a command already, the runner looks for no other.
    const plain = step.stdout.split('\n').filter((line) => !/^::(warning|error) /.test(line));
    expect(plain.join('\n')).not.toContain('##[');
    expect(step.stdout + step.summary).not.toContain('\u202e');
    expect(step.summary).not.toContain('@everyone');
    expect(step.summary).not.toMatch(/<\/details>[^\n]*@/);
  });
});
