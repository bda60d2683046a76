import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import type { Log } from 'sarif';
import type { Evaluation } from '../../src/evaluate.js';
import type { Finding, Severity } from '../../src/model.js';
import { imageRepository, renderSarif, sarifCategory, type SarifOptions } from '../../src/render/index.js';
import { evaluation, judged, manyFindings } from './sample.js';
import { gitHubProblems, schemaProblems } from './sarif-check.js';

const options: SarifOptions = {
  tool: { name: 'trivy', version: '0.70.0' },
  category: 'scan-image/orders-api',
  includeSuppressed: false,
};

/** The parsed file, once it is held against the schema and against GitHub's limits. */
function rendered(of: Evaluation, over: Partial<SarifOptions> = {}) {
  const { json, cut } = renderSarif(of, { ...options, ...over });
  expect(schemaProblems(json)).toEqual([]);
  expect(gitHubProblems(json)).toEqual([]);
  const run = (JSON.parse(json) as Log).runs[0]!;
  return { run, results: run.results!, rules: run.tool.driver.rules!, cut, json };
}

const one = (over: Partial<Finding>) => rendered(evaluation([judged(over)]));
const uriOf = (over: Partial<Finding>) => one(over).results[0]!.locations![0]!.physicalLocation!.artifactLocation!.uri;

describe('renderSarif', () => {
  it('finds fault with a file that is none: the checks can fail', () => {
    expect(schemaProblems('{"version":"2.1.0","runs":[{"results":[{}]}]}')).not.toEqual([]);
    const tool = { driver: { name: 'x', rules: [{ id: 'a' }, { id: 'a' }] } };
    expect(schemaProblems(JSON.stringify({ version: '2.1.0', runs: [{ tool }] }))).toEqual([
      '/runs/0/tool/driver/rules: must pass "uniqueItems" keyword validation',
    ]);
    const bad = { tool: { driver: { name: 'x', rules: [{ id: 'a' }, { id: 'a' }] } }, results: [{ ruleId: 'a' }] };
    expect(gitHubProblems(JSON.stringify({ runs: [{ ...bad, results: [{ ruleId: 'a', message: {} }] }] }))).toEqual(
      expect.arrayContaining(['a rule twice', 'no fingerprint', 'a: uri ', 'a: no message', 'category ']),
    );
  });

  it('writes an array of no results for a scan that found nothing', () => {
    const { results, run } = rendered(evaluation());
    expect(results).toEqual([]);
    expect(run.invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }]);
    expect(run.automationDetails).toEqual({ id: 'scan-image/orders-api/' });
    expect(run.tool.driver).toEqual({ name: 'trivy', version: '0.70.0', rules: [] });
  });

  it('says what was found where, in which version, and how it is mended', () => {
    const { results, rules } = one({ description: 'A long tale.' });
    expect(results).toEqual([
      {
        ruleId: 'CVE-2026-1000-openssl',
        ruleIndex: 0,
        level: 'error',
        message: { text: 'openssl 1.1.1: openssl: overflow in the parser (fixed in: 1.1.2) \\[high\\]' },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'image/shop/orders-api/apk/openssl' },
              region: { startLine: 1 },
            },
          },
        ],
        partialFingerprints: { primaryLocationLineHash: '00000000000000000000000000000001:1' },
        properties: { status: 'new', decision: 'fail', why: 'fail-on: high' },
      },
    ]);
    expect(rules[0]).toMatchObject({
      id: 'CVE-2026-1000-openssl',
      fullDescription: { text: 'A long tale.' },
      helpUri: 'https://avd.example.com/CVE-2026-1000',
      properties: { tags: ['security', 'vuln', 'external/cwe/cwe-079'], 'security-severity': '8.0' },
    });
  });

  it.each<[Severity, number | undefined, string | undefined, string]>([
    ['critical', undefined, '9.5', 'error'],
    ['critical', 7.5, '9.5', 'error'],
    ['critical', 9.04, '9.0', 'error'],
    ['critical', 10, '10.0', 'error'],
    ['high', 9.8, '8.0', 'error'],
    ['high', 8.94, '8.9', 'error'],
    ['high', 8.96, '8.0', 'error'],
    ['medium', 5.3, '5.3', 'warning'],
    ['medium', 0, '5.5', 'warning'],
    ['low', 3.9, '3.9', 'note'],
    ['low', Number.NaN, '2.0', 'note'],
    ['info', 9.8, undefined, 'note'],
    ['unknown', 9.8, undefined, 'warning'],
  ])('rates %s with a CVSS score of %p as %p, level %s', (severity, cvss, score, level) => {
    const { rules, results } = one({ severity, ...(cvss === undefined ? {} : { cvss }) });
    expect(rules[0]!.properties?.['security-severity']).toBe(score);
    expect(results[0]!.level).toBe(level);
  });

  it('has a rule and a fingerprint of its own for one CVE in each of two packages', () => {
    const package_ = { version: '1.1.1c-r0', ecosystem: 'apk' };
    const { rules, results } = rendered(
      evaluation([
        judged({ package: { ...package_, name: 'libcrypto1.1' }, fingerprint: 'v1:aa' }),
        judged({ package: { ...package_, name: 'libssl1.1' }, fingerprint: 'v1:bb' }),
      ]),
    );
    expect(rules.map(({ id }) => id)).toEqual(['CVE-2026-1000-libcrypto1.1', 'CVE-2026-1000-libssl1.1']);
    expect(new Set(results.map((each) => each.partialFingerprints!['primaryLocationLineHash'])).size).toBe(2);
    expect(new Set(results.map((each) => JSON.stringify(each.locations))).size).toBe(2);
  });

  it('has one rule for one rule and severity in several places, and another for its less severe twin', () => {
    const inFile = (path: string, severity: Severity) =>
      judged({
        id: 'sql',
        kind: 'sast',
        severity,
        location: { kind: 'file', path, startLine: 3, endLine: 5 },
        package: undefined!,
      });
    const { rules, results } = rendered(evaluation([inFile('a', 'low'), inFile('b', 'high'), inFile('c', 'high')]));
    expect(rules.map(({ id, properties }): unknown[] => [id, properties!['security-severity']])).toEqual([
      ['sql', '8.0'],
      ['sql-low', '2.0'],
    ]);
    expect(results.map(({ ruleIndex }) => ruleIndex)).toEqual([0, 0, 1]);
    // The same code in two places has one fingerprint; GitHub tells the two apart by the number.
    expect(results.map((each) => each.partialFingerprints!['primaryLocationLineHash']!.slice(-2))).toEqual([
      ':1',
      ':2',
      ':3',
    ]);
    expect(results[0]!.locations![0]!.physicalLocation!.region).toEqual({ startLine: 3, endLine: 5 });
  });

  it('keeps rules apart whose ids are the same once they are cut', () => {
    const long = 'x'.repeat(500);
    const list = ['1', '2', '3'].map((end) => judged({ id: `${long}${end}` }));
    expect(new Set(rendered(evaluation(list)).rules.map(({ id }) => id)).size).toBe(3);
  });

  it.each([
    ['src/app.py', 'src/app.py'],
    ['/usr/lib/x.jar', 'usr/lib/x.jar'],
    ['./a/../../b c/#?.py', 'b%20c/%23%3F.py'],
    ['C:\\src\\app.cs', 'C%3A/src/app.cs'],
    ['https://evil.example/x', 'https%3A/evil.example/x'],
    ['file:///etc/passwd', 'file%3A/etc/passwd'],
    ['a\u202e\n\ud800(b)', 'a%3CU%2B202E%3E%0A%EF%BF%BD%28b%29'],
    ['', 'unknown'],
    ['..', 'unknown'],
  ])('names the file %p by the relative URI %p', (path, uri) => {
    expect(uriOf({ location: { kind: 'file', path } })).toBe(uri);
  });

  it.each([
    [{ path: '/app/package-lock.json' }, 'image/orders-api/app/package-lock.json'],
    [{}, 'image/orders-api/apk/openssl'],
  ])('gives what lies in an image a path that no tag and no digest changes', (where, uri) => {
    for (const image of ['orders-api:1', 'orders-api@sha256:00', 'localhost:5000/orders-api:2', 'r.io/orders-api']) {
      expect(uriOf({ location: { kind: 'image', image, ...where } })).toBe(uri);
    }
  });

  it.each([
    [0, 5],
    [-1, 2],
    [2.5, 3],
    [Number.NaN, 1],
  ])('takes no line %p to %p for one', (startLine, endLine) => {
    const location = { kind: 'file', path: 'a.py', startLine, endLine } as const;
    expect(one({ location }).results[0]!.locations![0]!.physicalLocation!.region!.startLine).toBe(1);
  });

  it('leaves waived findings out of the file for GitHub and marks them in the other', () => {
    const waiver = { id: 'CVE-2026-1000', reason: 'not reachable', source: 'policy:1:1' };
    const list = [
      judged({}, { status: 'waived', decision: 'pass', waiver }),
      judged({ id: 'CVE-2' }, { status: 'vex', decision: 'pass', why: 'VEX: code not present' }),
      judged({ id: 'CVE-3' }, { status: 'expired-waiver' }),
    ];
    expect(rendered(evaluation(list)).results.map(({ ruleId }) => ruleId)).toEqual(['CVE-3-openssl']);
    const { results } = rendered(evaluation(list), { includeSuppressed: true });
    expect(results.map(({ suppressions }) => suppressions?.[0]?.justification)).toEqual([
      'not reachable',
      'VEX: code not present',
      undefined,
    ]);
  });

  it('says that an incomplete scan was not successful, and why', () => {
    const { run } = rendered(evaluation([], { verdict: 'incomplete', incomplete: ['2 files were not read.'] }));
    expect(run.invocations).toEqual([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [{ level: 'error', message: { text: '2 files were not read.' } }],
      },
    ]);
  });

  it('cuts 25,001 results to the 5,000 most severe ones and says so', () => {
    const many = manyFindings(25_001);
    const { results, cut, run } = rendered(evaluation(many));
    expect(results).toHaveLength(5000);
    expect(cut).toBe(20_001);
    expect(run.invocations![0]!.toolExecutionNotifications![0]!.message.text).toBe(
      '20001 results of the least severity left out, to stay within what GitHub takes.',
    );
    const critical = many.filter(({ finding }) => finding.severity === 'critical').length;
    expect(results.filter(({ level }) => level === 'error')).toHaveLength(5000);
    expect(results.filter((each) => each.message.text!.includes('critical'))).toHaveLength(critical);
  });

  it('cuts to what GitHub takes compressed, and says so', () => {
    const { cut, results, json } = rendered(evaluation(manyFindings(2000)), { maxGzipBytes: 50_000 });
    expect(gzipSync(json).length).toBeLessThanOrEqual(50_000);
    expect(cut).toBeGreaterThan(0);
    expect(cut + results.length).toBe(2000);
  });

  it('says nothing of a secret but its rule and its place', () => {
    const secret = {
      kind: 'secret',
      id: 'aws-key',
      title: 'AWS key',
      description: 'AKIAVALUE',
      package: undefined!,
    } as const;
    const { json, rules } = one({ ...secret, references: ['https://x.example/AKIAVALUE'] });
    expect(json).not.toContain('AKIAVALUE');
    expect(rules[0]!.fullDescription!.text).toBe('AWS key');
  });

  it('makes no link of foreign text', () => {
    const { results, rules } = one({ title: '[click](https://evil.example)', references: ['javascript:alert(1)'] });
    expect(results[0]!.message.text).toContain('\\[click\\](https://evil.example)');
    expect(rules[0]!.help!.markdown).not.toContain('](');
    expect(rules[0]!.helpUri).toBeUndefined();
  });
});

describe('sarifCategory', () => {
  it.each([
    ['scan-image/orders-api', 'scan-image/orders-api/'],
    ['scan-image/a b:c@d/', 'scan-image/a-b-c-d/'],
    ['//', 'scan/'],
    ['', 'scan/'],
  ])('%p becomes %p', (given, category) => {
    expect(sarifCategory(given)).toBe(category);
  });
});

describe('imageRepository', () => {
  it.each([
    ['alpine', 'alpine'],
    ['alpine:3.20', 'alpine'],
    ['library/alpine@sha256:00', 'library/alpine'],
    ['localhost/a:1', 'a'],
    ['registry.example:5000/team/app:1@sha256:00', 'team/app'],
    ['./out/image.tar', 'out/image.tar'],
    ['', ''],
  ])('%p is %p', (reference, repository) => {
    expect(imageRepository(reference)).toBe(repository);
  });
});
