import { describe, expect, it } from '@jest/globals';
import { read, SARIF, SECRET } from './fixtures.js';

const [run] = SARIF.runs;

function withRun(parts: object): object {
  return { ...SARIF, runs: [{ ...run!, ...parts }] };
}

/** One result in a run of a tool with one rule. */
function withResult(result: object, rule: object = {}, driver: object = {}): object {
  const tool = { driver: { name: 'Tool', rules: [{ id: 'r', ...rule }], ...driver } };
  return { version: '2.1.0', runs: [{ tool, results: [{ ruleId: 'r', message: { text: 'm' }, ...result }] }] };
}

function located(uri: string, parts: object = {}): object {
  return { locations: [{ physicalLocation: { artifactLocation: { uri }, ...parts } }] };
}

describe('SARIF', () => {
  it('reads the findings of a run', async () => {
    const report = await read(SARIF);
    expect(report).toMatchObject({ tool: { name: 'Linter', version: '3.1.0' }, scanned: 3, problems: [] });
    expect(report.findings.map(({ id }) => id)).toEqual(['sql-injection', 'style', 'extra', 'style']);
    expect(report.findings[0]).toMatchObject({
      kind: 'sast',
      title: 'Query built from user input',
      description: 'Query with name',
      severity: 'high',
      originalSeverity: '8.8',
      cwe: ['CWE-89'],
      location: { kind: 'file', path: 'src/db.js', startLine: 12, endLine: 13 },
      references: ['https://rules.example/sql-injection'],
    });
    expect(report.findings[1]).toMatchObject({ severity: 'medium', location: { path: 'src/by index.js' } });
    expect(report.findings[2]).toMatchObject({ title: 'ExtraRule', severity: 'medium', originalSeverity: 'warning' });
  });

  it('keeps apart what is suppressed, unless the suppression was rejected', async () => {
    const { suppressed, findings } = await read(SARIF);
    expect(suppressed).toMatchObject([{ status: 'suppressed', statement: 'agreed', finding: { id: 'style' } }]);
    expect(findings.at(-1)?.description).toBe('Not held back');
  });

  it.each([
    ['a score of the result', { level: 'note', properties: { 'security-severity': '9.5' } }, {}, 'critical'],
    ['a score of the rule', { level: 'note' }, { properties: { 'security-severity': '4.0' } }, 'medium'],
    ['a score that is none', { level: 'note' }, { properties: { 'security-severity': 'high' } }, 'low'],
    ['a score out of range', { level: 'error' }, { properties: { 'security-severity': '11' } }, 'high'],
    ['the level of the result', { level: 'error' }, { defaultConfiguration: { level: 'note' } }, 'high'],
    ['the level of the rule', {}, { defaultConfiguration: { level: 'note' } }, 'low'],
    ['level none', { level: 'none' }, {}, 'info'],
    ['the default', {}, {}, 'medium'],
    ['an unknown level', { level: 'terrible' }, {}, 'unknown'],
  ])('takes severity from %s', async (_what, result, rule, severity) => {
    expect((await read(withResult(result, rule))).findings[0]?.severity).toBe(severity);
  });

  it.each([
    ['src/a.js', 'src/a.js'],
    ['./src/a.js', 'src/a.js'],
    ['src/../lib/a.js', 'lib/a.js'],
    ['../../etc/passwd', 'etc/passwd'],
    ['src%2Fa%20b.js', 'src/a b.js'],
    ['src/100%.js', 'src/100%.js'],
    ['file:///checkout/src/a.js', 'checkout/src/a.js'],
    ['file://host/checkout/a.js', 'checkout/a.js'],
    ['/src/a.js', 'src/a.js'],
    ['src\\a.js', 'src/a.js'],
  ])('takes the URI %s for the path %s', async (uri, path) => {
    expect((await read(withResult(located(uri)))).findings[0]?.location.path).toBe(path);
  });

  it.each([
    [{ name: 'Trivy' }, { properties: { tags: ['vulnerability'] } }, 'CVE-2020-1', 'vuln'],
    [{ name: 'Trivy' }, { properties: { tags: ['misconfiguration'] } }, 'DS-0002', 'misconfig'],
    [{ name: 'Trivy' }, { properties: { tags: ['license'] } }, 'GPL', 'license'],
    [{ name: 'gitleaks' }, {}, 'aws-key', 'secret'],
    [{ name: 'Grype' }, {}, 'CVE-2020-1-zlib', 'vuln'],
    [{ name: 'ESLint' }, {}, 'no-eval', 'sast'],
  ])('takes a result of %j with %j and rule %s for a %s', async (driver, rule, id, kind) => {
    const report = await read(withResult({ ruleId: id }, { id, ...rule }, driver));
    expect(report.findings[0]?.kind).toBe(kind);
    expect(report.can.has(kind as 'vuln')).toBe(true);
  });

  it('finds the package in the message of a vulnerability scanner', async () => {
    const text = 'Package: zlib\nInstalled Version: 1.2\nVulnerability CVE-2020-1\nFixed Version: 1.3, 1.4';
    const { findings } = await read(withResult({ ruleId: 'CVE-2020-1', message: { text } }));
    expect(findings[0]).toMatchObject({
      kind: 'vuln',
      package: { name: 'zlib', version: '1.2' },
      fix: { state: 'fixed', versions: ['1.3', '1.4'] },
    });
  });

  it('never keeps message or snippet of a secret', async () => {
    const place = located('a.env', { region: { startLine: 1, snippet: { text: SECRET } } });
    const report = await read(withResult({ ...place, message: { text: SECRET } }, {}, { name: 'gitleaks' }));
    expect(report.findings).toHaveLength(1);
    expect(JSON.stringify({ ...report, can: [] })).not.toContain(SECRET);
  });

  it('reads several runs; those of one tool share their numbering', async () => {
    const other = { tool: { driver: { name: 'Other' } }, results: [{ ruleId: 'x', message: { text: 'm' } }] };
    const second = {
      ...run!,
      results: [{ ...run!.results[0]!, ...located('src/db.js', { region: { startLine: 99 } }) }],
    };
    const report = await read({ ...SARIF, runs: [run, second, other] });
    expect(report.tool).toEqual({ name: 'Linter and Other', version: '' });
    expect(report.findings.map(({ tools }) => tools[0]?.name)).toEqual([...Array<string>(5).fill('Linter'), 'Other']);
    expect(new Set(report.findings.map(({ fingerprint }) => fingerprint)).size).toBe(6);
  });

  it('keeps fingerprints when lines shift, by the code, the hash of the tool, or the count', async () => {
    const shift = async (place: (line: number) => object, readSource?: () => string): Promise<void> => {
      const [before, after] = await Promise.all(
        [3, 30].map((line) => read(withResult(place(line)), readSource === undefined ? {} : { readSource })),
      );
      expect(after?.findings[0]?.fingerprint).toBe(before?.findings[0]?.fingerprint);
    };
    await shift((startLine) => located('a.js', { region: { startLine, snippet: { text: 'eval(x)' } } }));
    await shift((startLine) => located('a.js', { region: { startLine } }));
    await shift((startLine) => ({
      ...located('a.js', { region: { startLine } }),
      partialFingerprints: { primaryLocationLineHash: 'abc:1' },
    }));
    await shift(
      (startLine) => located('a.js', { region: { startLine } }),
      () => 'eval(x)\n'.repeat(40),
    );
  });

  it.each([
    ['a clean run', { results: [], artifacts: undefined }, 1, []],
    ['a run without results', { results: undefined }, 0, ['Linter did not scan: its run has no results.']],
    ['a run with null', { results: null }, 0, ['Linter did not scan: its run has no results.']],
    [
      'a failed run',
      { invocations: [{ executionSuccessful: false, exitCode: 2, exitCodeDescription: 'out of memory' }] },
      3,
      ['Linter says that it did not end well (exit code 2, out of memory).'],
    ],
    [
      'a run with an error',
      {
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: [
              { level: 'error', message: { text: 'cannot parse a.js\nat 1' } },
              { level: 'warning', message: { text: 'slow' } },
            ],
          },
        ],
      },
      3,
      ['Linter: cannot parse a.js'],
    ],
  ])('says how whole %s is', async (_what, parts, scanned, problems) => {
    expect(await read(withRun(parts))).toMatchObject({ scanned, problems });
  });

  it('takes a report without runs for one of nothing scanned', async () => {
    expect(await read({ version: '2.1.0', runs: [] })).toMatchObject({
      scanned: 0,
      problems: ['The report holds no run of a tool.'],
    });
  });

  it.each([
    ['version 2.0.0', { ...SARIF, version: '2.0.0' }, 'its SARIF version is "2.0.0"; only 2.1.0'],
    ['no version', { ...SARIF, version: undefined }, 'its SARIF version is missing'],
    ['runs that are no list', { ...SARIF, runs: {} }, 'runs is an object where a list belongs'],
    ['a run without tool', { ...SARIF, runs: [{ results: [] }] }, 'runs[0].tool.driver is missing'],
    ['a tool without name', withRun({ tool: { driver: {} } }), 'driver.name is missing'],
    ['results that are no list', withRun({ results: {} }), 'runs[0].results is an object'],
    ['a result without rule', withResult({ ruleId: undefined }), 'neither ruleId nor a rule'],
  ])('refuses %s', async (_what, document, message) => {
    await expect(read(document)).rejects.toThrow(message);
  });
});
