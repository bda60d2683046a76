import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ScanReport } from '../../src/model.js';
import { read, SEMGREP } from './fixtures.js';

/** Results of one rule in one file, at these lines. */
function at(lines: readonly number[], path = 'a.py'): object {
  const result = { check_id: 'r.no-eval', path, extra: { message: 'm', severity: 'ERROR', lines: 'requires login' } };
  return { ...SEMGREP, results: lines.map((line) => ({ ...result, start: { line, col: 1 }, end: { line, col: 9 } })) };
}

function prints({ findings }: ScanReport): readonly string[] {
  return findings.map(({ fingerprint }) => fingerprint).sort();
}

describe('Semgrep', () => {
  it('reads results', async () => {
    const report = await read(SEMGREP);
    expect(report).toMatchObject({
      tool: { name: 'Semgrep', version: '1.140.0' },
      target: { kind: 'source' },
      scanned: 3,
      problems: [],
    });
    expect([...report.can]).toEqual(['sast']);
    expect(report.findings).toHaveLength(2);
    expect(report.findings[0]).toMatchObject({
      id: 'no-eval',
      aliases: ['rules.python.no-eval'],
      kind: 'sast',
      title: 'eval of user input',
      description: 'eval of user input\nUse ast.literal_eval.',
      severity: 'high',
      originalSeverity: 'ERROR',
      cwe: ['CWE-95'],
      location: { kind: 'file', path: 'app/main.py', startLine: 4, endLine: 4 },
      references: ['https://references.example/eval'],
    });
    expect(report.findings[1]).toMatchObject({
      id: 'python.lang.security.audit.weak-hash',
      aliases: [],
      severity: 'medium',
      cwe: ['CWE-328'],
      location: { startLine: 9, endLine: 10 },
    });
    expect(Object.keys(report.findings[0]!)).not.toContain('column');
  });

  it('keeps apart what a comment in the code ignores', async () => {
    expect((await read(SEMGREP)).suppressed).toMatchObject([
      { status: 'ignored', finding: { severity: 'low', location: { path: 'app/old.py' } } },
    ]);
  });

  it.each([
    [{ level: 'error', type: 'SemgrepError', code: 2, message: 'it failed\nmore' }, 'SemgrepError (code 2): it failed'],
    [
      { level: 'warn', type: ['PartialParsing', [{}]], path: 'a.ts', message: 'Syntax error' },
      'PartialParsing in a.ts: Syntax error',
    ],
    [{ type: 'Timeout', path: 'a.ts', rule_id: 'r' }, 'Timeout in a.ts with rule r'],
  ])('takes the error %j for a hole in the scan', async (error, problem) => {
    expect((await read({ ...SEMGREP, errors: [error] })).problems).toEqual([`Semgrep: ${problem}`]);
  });

  it('takes what was not scanned for a hole in the scan', async () => {
    const skipped = [
      { path: 'b.ts', reason: 'analysis_failed_parser_or_internal_error' },
      { path: 'c.ts', reason: 'semgrepignore_patterns_match' },
    ];
    const report = await read({
      ...SEMGREP,
      errors: [{ level: 'info', message: 'a remark' }],
      skipped_rules: [{}, {}],
      paths: { skipped },
    });
    expect(report.scanned).toBe(0);
    expect(report.problems).toEqual([
      'Semgrep skipped b.ts: analysis_failed_parser_or_internal_error.',
      'Semgrep skipped 2 rules.',
      'The report does not say which files were scanned.',
    ]);
  });

  it('names each problem once, and not thousands of them', async () => {
    const errors = Array.from({ length: 60 }, (_, index) => ({ level: 'warn', type: 'T', path: `f${index % 30}` }));
    const { problems } = await read({ ...SEMGREP, errors });
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)).toBe('10 more problems.');
  });

  it('takes a scan of no file for one of nothing', async () => {
    const report = await read({ results: [], errors: [], paths: { scanned: [] } });
    expect(report).toMatchObject({ scanned: 0, findings: [], tool: { version: '' } });
  });

  it.each([
    ['results that are no list', { ...SEMGREP, results: {} }, '`results` is no list'],
    ['a result without rule', { ...SEMGREP, results: [{ path: 'a' }] }, 'check_id is missing'],
    ['a result without line', { ...SEMGREP, results: [{ check_id: 'r', path: 'a' }] }, 'start.line is missing'],
    ['a result without path', { ...SEMGREP, results: [{ check_id: 'r', start: { line: 1 } }] }, 'path is missing'],
    ['errors that are no list', { ...SEMGREP, errors: 'none' }, 'errors is a string where a list belongs'],
  ])('refuses %s', async (_what, document, message) => {
    await expect(read(document)).rejects.toThrow(message);
  });
});

describe('fingerprints of code', () => {
  const code = fc.array(fc.constantFrom('eval(x)', 'eval(y)', '  eval( x )', 'pass', ''), {
    minLength: 1,
    maxLength: 8,
  });

  async function scan(lines: readonly string[]): Promise<ScanReport> {
    const flawed = lines.flatMap((line, index) => (line.includes('eval') ? [index + 1] : []));
    return read(at(flawed), { readSource: () => lines.join('\n') });
  }

  it('stay when lines above are added, and when code is indented', async () => {
    await fc.assert(
      fc.asyncProperty(code, fc.nat(20), async (lines, added) => {
        const before = prints(await scan(lines));
        expect(prints(await scan([...Array<string>(added).fill('# comment'), ...lines]))).toEqual(before);
        expect(prints(await scan(lines.map((line) => `\t${line}`)))).toEqual(before);
        expect(new Set(before).size).toBe(before.length);
      }),
    );
  });

  it('do not depend on the order of results', async () => {
    const source = { readSource: () => 'eval(x)\neval(x)\neval(y)' };
    const turned = await read(at([3, 2, 1]), source);
    const straight = await read(at([1, 2, 3]), source);
    const byLine = ({ findings }: ScanReport): unknown =>
      Object.fromEntries(findings.map((finding) => [finding.location.startLine, finding.fingerprint]));
    expect(byLine(turned)).toEqual(byLine(straight));
  });

  it('change with the code, the file and the rule', async () => {
    const first = prints(await read(at([1]), { readSource: () => 'eval(x)' }));
    expect(prints(await read(at([1]), { readSource: () => 'eval(other)' }))).not.toEqual(first);
    expect(prints(await read(at([1], 'b.py'), { readSource: () => 'eval(x)' }))).not.toEqual(first);
  });

  it('count occurrences where the code is not at hand, and ignore "requires login"', async () => {
    const shifted = prints(await read(at([50, 60])));
    expect(prints(await read(at([1, 2])))).toEqual(shifted);
    expect(new Set(shifted).size).toBe(2);
    expect(prints(await read(at([1, 2]), { readSource: () => '' }))).toHaveLength(2);
  });

  it('stay when the rules move to another folder', async () => {
    const moved = JSON.stringify(SEMGREP).replaceAll('rules.python.no-eval', 'tmp.x1.policies.no-eval');
    expect(prints(await read(moved))).toEqual(prints(await read(SEMGREP)));
  });

  it('count the same result once', async () => {
    expect((await read(at([4, 4]))).findings).toHaveLength(1);
  });
});
