import { describe, expect, it } from '@jest/globals';
import { UserError } from '@platform-actions/action-kit';
import { evaluate } from '../../src/evaluate.js';
import type { Finding } from '../../src/model.js';
import {
  importFile,
  importOpenVex,
  importTrivyIgnore,
  importTrivyIgnoreYaml,
  withImports,
} from '../../src/waivers/index.js';
import { NOW, defaultPolicy, flaw, report, sastReport, vuln } from './support.js';

function verdict(text: string, name: string, finding: Finding, now = NOW): string {
  const policy = withImports(defaultPolicy('high'), [importFile(text, name)]);
  return evaluate([report([finding])], policy, { now }).verdict;
}

const libssl = (purl?: string): Finding =>
  vuln({ package: { name: 'libssl', version: '1', ecosystem: 'deb', ...(purl !== undefined && { purl }) } });

describe('.trivyignore', () => {
  it('gives a waiver for each id, with the comment above as its reason', () => {
    const text =
      '# Accepted by security\n# until the rebuild\nCVE-2026-1000 exp:2026-12-01\n\n  DS-0002 # runs as root\r\nCVE-2026-3\n';
    expect(importTrivyIgnore(text, '.trivyignore')).toEqual([
      {
        id: 'CVE-2026-1000',
        reason: 'Accepted by security until the rebuild',
        expires: '2026-12-01',
        endsAt: Date.parse('2026-12-01T00:00:00Z'),
        source: '.trivyignore:3:1',
      },
      { id: 'DS-0002', reason: 'runs as root', source: '.trivyignore:5:3' },
      { id: 'CVE-2026-3', reason: 'listed without a reason', source: '.trivyignore:6:1' },
    ]);
  });

  it.each([
    ['CVE-1 exp:2026-13-01', '.trivyignore:1:1: exp: must be a calendar day'],
    ['\n CVE-1 CVE-2', '.trivyignore:2:2: "CVE-2" is not understood'],
    ['CVE-1 exp:2026-01-01 exp:2026-01-02', 'exp: stands here twice'],
  ])('refuses %j', (text, message) => {
    expect(() => importTrivyIgnore(text, '.trivyignore')).toThrow(UserError);
    expect(() => importTrivyIgnore(text, '.trivyignore')).toThrow(message);
  });

  it.each([
    ['2026-11-30T23:59:59.999Z', 'passed'],
    ['2026-12-01T00:00:00Z', 'failed-policy'],
  ])('ends at 00:00 UTC of its day, as in Trivy (%s)', (now, expected) => {
    expect(verdict('CVE-2026-1000 exp:2026-12-01', '.trivyignore', vuln(), new Date(now))).toBe(expected);
  });

  it('warns of an entry that has no end', () => {
    const policy = withImports(defaultPolicy('high'), [importFile('CVE-2026-1000', '.trivyignore')]);
    const { warnings, judged } = evaluate([report([vuln()])], policy, { now: NOW });
    expect(warnings).toEqual([
      'The waiver for CVE-2026-1000 (.trivyignore:1:1) has no end: give it one in the policy file.',
    ]);
    expect(judged[0]?.why).toBe('waived without an end: listed without a reason');
  });
});

describe('.trivyignore.yaml', () => {
  const yaml = `
vulnerabilities:
  - id: CVE-2026-1000
    purls: ['pkg:deb/debian/libssl']
    expired_at: 2026-12-01
    statement: not loaded
misconfigurations:
  - id: AVD-DS-0002
    paths: ['docs/**']
`;

  it('gives waivers of one kind with scope, end and reason', () => {
    expect(importTrivyIgnoreYaml(yaml, '.trivyignore.yaml')).toEqual([
      {
        id: 'CVE-2026-1000',
        kinds: ['vuln'],
        scope: { purls: ['pkg:deb/debian/libssl'] },
        expires: '2026-12-01',
        endsAt: Date.parse('2026-12-01T00:00:00Z'),
        reason: 'not loaded',
        source: '.trivyignore.yaml:3:5',
      },
      {
        id: 'AVD-DS-0002',
        kinds: ['misconfig'],
        scope: { paths: ['docs/**'] },
        reason: 'listed without a reason',
        source: '.trivyignore.yaml:8:5',
      },
    ]);
  });

  it.each([
    ['with the package URL', 'passed', libssl('pkg:deb/debian/libssl@1?arch=amd64')],
    ['with another package URL', 'failed-policy', libssl('pkg:deb/debian/openssl@1')],
    ['without a package URL, unlike in Trivy', 'failed-policy', libssl()],
    ['of another kind', 'failed-policy', vuln({ kind: 'secret' })],
  ])('a finding %s: %s', (_name, expected, finding) => {
    expect(verdict(yaml, 'security/.trivyignore.yaml', finding)).toBe(expected);
  });

  it.each([
    ['2026-11-30T23:59:59.999Z', 'passed'],
    ['2026-12-01T00:00:00Z', 'failed-policy'],
    ['2026-12-01T08:59:59+09:00', 'passed'],
    ['2026-11-30T16:00:00-08:00', 'failed-policy'],
  ])('is inactive from 00:00 UTC of expired_at (%s)', (now, expected) => {
    const finding = libssl('pkg:deb/debian/libssl@1');
    expect(verdict(yaml, '.trivyignore.yaml', finding, new Date(now))).toBe(expected);
  });

  it.each([
    ['vulnerabilities: [{paths: [a]}]', '.trivyignore.yaml:1:19: vulnerabilities[0] must have an id.'],
    ['vulnerabilities: [{id: a, paths: [/]}]', '1:35: vulnerabilities[0].paths[0] must be a path glob'],
    ['vulnerabilities: [{id: CVE-1, expires: 2026-01-01}]', 'unknown key "vulnerabilities[0].expires"'],
    ['vulnerabilities: [{id: CVE-1, expired_at: soon}]', 'must be a day YYYY-MM-DD or a time with its offset'],
    ['vulnerabilities: [{id: CVE-1, expired_at: 2026-01-01T00:00:00}]', 'a time with its offset'],
    ['vulnerabilities: [{id: CVE-1, purls: [libssl]}]', 'must be a package URL'],
    ['vulns: []', 'did you mean'],
    ['- CVE-1', 'the file must be a mapping'],
  ])('refuses %j', (text, message) => {
    expect(() => importTrivyIgnoreYaml(text, '.trivyignore.yaml')).toThrow(UserError);
    if (message !== 'did you mean') expect(() => importTrivyIgnoreYaml(text, '.trivyignore.yaml')).toThrow(message);
  });
});

const PURL = 'pkg:deb/debian/openssl@1.1.1';

function vex(statements: readonly object[]): string {
  return JSON.stringify({ '@context': 'https://openvex.dev/ns/v0.2.0', timestamp: '2026-11-01T00:00:00Z', statements });
}

function statement(fields: object = {}): object {
  return {
    vulnerability: { name: 'CVE-2026-1000' },
    products: [{ '@id': PURL }],
    status: 'not_affected',
    justification: 'vulnerable_code_not_in_execute_path',
    ...fields,
  };
}

describe('OpenVEX', () => {
  it('holds a vulnerability back with its justification', () => {
    const policy = withImports(defaultPolicy('high'), [importFile(vex([statement()]), 'orders.openvex.json')]);
    const result = evaluate([report([vuln()])], policy, { now: NOW });
    expect(result).toMatchObject({ verdict: 'passed', waivedCount: 1, counts: { high: 0 }, warnings: [] });
    expect(result.judged[0]).toMatchObject({
      status: 'vex',
      why: 'VEX not_affected: vulnerable_code_not_in_execute_path (orders.openvex.json, statement 1)',
    });
  });

  it.each([
    ['not_affected', 'passed'],
    ['fixed', 'passed'],
    ['affected', 'failed-policy'],
    ['under_investigation', 'failed-policy'],
  ])('%s: %s', (status, expected) => {
    expect(verdict(vex([statement({ status })]), 'a.json', vuln())).toBe(expected);
  });

  const image = (query: string) => [{ '@id': `pkg:oci/orders-api${query}` }];
  const digest = `@sha256%3A${'a'.repeat(64)}`;
  it.each<[string, object, boolean]>([
    ['the package in every version', { products: [{ '@id': 'pkg:deb/debian/openssl' }] }, true],
    ['the package in another version', { products: [{ '@id': 'pkg:deb/debian/openssl@2' }] }, false],
    ['another package', { products: [{ '@id': 'pkg:deb/debian/openssl3' }] }, false],
    ['the package by its identifiers', { products: [{ '@id': 'x', identifiers: { purl: PURL } }] }, true],
    ['a product that is no package URL', { products: [{ '@id': 'https://example.com/orders' }] }, false],
    ['no product at all', { products: [] }, false],
    ['the product as plain text (0.0.x)', { vulnerability: 'CVE-2026-1000', products: [PURL] }, true],
    ['the image', { products: image('') }, true],
    ['the image by its digest', { products: image(digest) }, true],
    ['the image by another digest', { products: image('@sha256%3Abb') }, false],
    ['the image in its repository', { products: image('?repository_url=ghcr.io/org/orders-api') }, true],
    ['the image in another repository', { products: image('?repository_url=ghcr.io/evil/orders-api') }, false],
    ['the image by its tag', { products: image('?tag=1.4.0') }, true],
    ['the image by another tag', { products: image('?tag=1.5.0') }, false],
    ['another image', { products: [{ '@id': 'pkg:oci/other' }] }, false],
    ['a package in the image', { products: [{ ...image('')[0], subcomponents: [{ '@id': PURL }] }] }, true],
    [
      'another package in the image',
      { products: [{ ...image('')[0], subcomponents: [{ '@id': 'pkg:deb/debian/z' }] }] },
      false,
    ],
    [
      'a subcomponent that is no package URL',
      { products: [{ ...image('')[0], subcomponents: [{ '@id': 'z' }] }] },
      false,
    ],
    ['an alias', { vulnerability: { name: 'X-1', aliases: ['CVE-2026-1000'] } }, true],
    [
      'the address of the vulnerability',
      { vulnerability: { '@id': 'https://nvd.nist.gov/vuln/detail/CVE-2026-1000' } },
      true,
    ],
    ['another vulnerability', { vulnerability: { name: 'CVE-2026-1001' } }, false],
  ])('a statement about %s', (_name, fields, matches) => {
    expect(verdict(vex([statement(fields)]), 'a.json', vuln())).toBe(matches ? 'passed' : 'failed-policy');
  });

  it('the latest of several statements counts, in whatever order they stand', () => {
    const cleared = statement({ timestamp: '2026-11-02T00:00:00Z' });
    const affected = statement({ status: 'affected', timestamp: '2026-11-03T00:00:00+00:00' });
    for (const both of [
      [cleared, affected],
      [affected, cleared],
    ]) {
      expect(verdict(vex(both), 'a.json', vuln())).toBe('failed-policy');
    }
    const later = statement({ timestamp: '2026-11-04T00:00:00Z' });
    expect(verdict(vex([later, affected]), 'a.json', vuln())).toBe('passed');
  });

  it('of two at one time the more careful counts', () => {
    const affected = statement({ status: 'under_investigation' });
    for (const both of [
      [statement(), affected],
      [affected, statement()],
    ]) {
      expect(verdict(vex(both), 'a.json', vuln())).toBe('failed-policy');
    }
  });

  it('says nothing of what is no vulnerability', () => {
    const misconfig = vuln({ kind: 'misconfig' });
    expect(verdict(vex([statement()]), 'a.json', misconfig)).toBe('failed-policy');
  });

  it('counts the statements that matched nothing, where a scan looked for vulnerabilities', () => {
    const policy = withImports(defaultPolicy('high'), [importFile(vex([statement(), statement()]), 'a.json')]);
    expect(evaluate([report([])], policy, { now: NOW }).warnings).toEqual([
      '2 VEX statements matched nothing in this scan.',
    ]);
    expect(evaluate([sastReport([flaw()])], policy, { now: NOW }).warnings).toEqual([]);
  });

  it.each([
    ['{', 'a.json is no valid JSON'],
    ['[]', 'is no OpenVEX document'],
    ['{"@context": "https://cyclonedx.org"}', 'is no OpenVEX document'],
    [vex([]), 'has no statements'],
    [vex([statement({ status: 'safe' })]), 'a.json, statement 1: status is "safe"; it must be one of not_affected'],
    [vex([statement({ status: undefined })]), 'status is absent'],
    [vex([statement({ vulnerability: {} })]), 'statement 1: names no vulnerability'],
    [vex([statement(), statement({ justification: '' })]), 'statement 2: not_affected needs a justification'],
    [vex([statement({ timestamp: 'now' })]), 'the time "now" must be ISO 8601'],
  ])('refuses %j', (text, message) => {
    expect(() => importOpenVex(text, 'a.json')).toThrow(UserError);
    expect(() => importOpenVex(text, 'a.json')).toThrow(message);
  });
});

describe('importFile', () => {
  it('refuses a file whose name says nothing', () => {
    expect(() => importFile('', 'notes.txt')).toThrow(UserError);
  });
});
