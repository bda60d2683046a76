import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { UserError } from '@platform-actions/action-kit';
import { describePolicy } from '../../src/policy/describe.js';
import { defaultPolicy, policyOf } from './support.js';

function errorOf(yaml: string): string {
  try {
    policyOf(yaml);
  } catch (thrown) {
    if (thrown instanceof UserError) return thrown.message;
    throw thrown;
  }
  throw new Error('no error');
}

const WAIVER = '{id: CVE-2026-1, reason: r, owner: team-a, expires: 2026-12-01';

describe('a policy file', () => {
  it('fills in what it does not say', () => {
    expect(policyOf('version: 1')).toEqual({ ...defaultPolicy('high'), source: '.github/security-policy.yml' });
  });

  it('gives every kind the rules of the top, and a kind its own', () => {
    const policy = policyOf(`
fail-on: critical
warn-on: low
unknown-severity: fail
kinds:
  vuln:
    fail-on: medium
    max-count: { high: 3, all: 20 }
    fixable-only: true
    grace-days: { critical: 2, high: 14 }
    kev: fail
    epss-min: 0.5
  secret: { fail-on: info, unknown-severity: warn }
`);
    expect(policy.kinds.vuln).toEqual({
      failOn: 'medium',
      warnOn: 'low',
      unknownSeverity: 'fail',
      maxCount: { high: 3, all: 20 },
      fixableOnly: true,
      graceDays: { critical: 2, high: 14 },
      kev: 'fail',
      epssMin: 0.5,
    });
    expect(policy.kinds.secret).toMatchObject({ failOn: 'info', warnOn: 'low', unknownSeverity: 'warn' });
    expect(policy.kinds.sast).toMatchObject({ failOn: 'critical', unknownSeverity: 'fail', kev: 'ignore' });
    expect([...policy.written]).toEqual(['vuln', 'secret']);
  });

  it('reads the rest', () => {
    const policy = policyOf(`
licenses: { allow: [MIT, Apache-2.0], deny: [AGPL-3.0-only] }
eol-os: fail
max-db-age: 36h
only-new: true
scanner-suppressions: judge
waiver-warning-days: 7
max-waiver-days: 30
import: [.trivyignore, security/.trivyignore.yaml, security/vex.openvex.json]
waivers:
  - id: CVE-2026-1
    scope: pkg:deb/debian/openssl
    reason: not reachable
    owner: team-a
    ticket: SEC-1
    created: 2026-11-20
    expires: 2026-12-20
`);
    expect(policy).toMatchObject({
      licenses: { allow: ['MIT', 'Apache-2.0'], deny: ['AGPL-3.0-only'] },
      eolOs: 'fail',
      maxDbAge: 36 * 3600,
      onlyNew: true,
      scannerSuppressions: 'judge',
      waiverWarningDays: 7,
      maxWaiverDays: 30,
      imports: ['.trivyignore', 'security/.trivyignore.yaml', 'security/vex.openvex.json'],
    });
    expect(policy.waivers).toEqual([
      {
        id: 'CVE-2026-1',
        scope: { purls: ['pkg:deb/debian/openssl'] },
        reason: 'not reachable',
        owner: 'team-a',
        ticket: 'SEC-1',
        created: '2026-11-20',
        expires: '2026-12-20',
        endsAt: Date.parse('2026-12-21T00:00:00Z'),
        source: '.github/security-policy.yml:11:5',
      },
    ]);
    expect(policy.written).toEqual(new Set(['license', 'eol-os']));
  });

  it('has an unknown severity fail where every severity does, unless it says otherwise', () => {
    expect(policyOf('fail-on: info').kinds.vuln.unknownSeverity).toBe('fail');
    expect(policyOf('{fail-on: info, unknown-severity: ignore}').kinds.vuln.unknownSeverity).toBe('ignore');
    expect(policyOf('fail-on: low').kinds.vuln.unknownSeverity).toBe('warn');
  });

  it.each([
    ['', '1:1: the file must be a mapping (key: value), is empty.'],
    ['- a', '1:1: the file must be a mapping (key: value), is a list.'],
    ['fail_on: high', '1:1: unknown key "fail_on"; did you mean "fail-on"?'],
    [
      'kinds: {vuln: {fixable_only: true}}',
      '1:16: unknown key "kinds.vuln.fixable_only"; did you mean "fixable-only"?',
    ],
    ['vuln: {fail-on: high}', '1:1: unknown key "vuln": the rules of a kind stand under kinds.vuln.'],
    ['kev: fail', '1:1: unknown key "kev": it is about vulnerabilities and stands under kinds.vuln.'],
    ['kinds: {sast: {kev: fail}}', '1:16: unknown key "kinds.sast.kev": it is about vulnerabilities'],
    ['kinds: {vulns: {}}', 'did you mean "vuln"?'],
    [
      'fail-on: hihg',
      '1:10: fail-on must be one of critical, high, medium, low, info, none; it is "hihg"; did you mean "high"?',
    ],
    ['fail-on: unknown', 'unknown-severity says what an unknown severity does'],
    ['fail-on:', '1:1: fail-on has no value: give one or remove the key.'],
    ['fail-on: high\nfail-on: none', '2:1: the key "fail-on" stands here twice.'],
    ['fail-on: &a high\nwarn-on: *a', '2:10: anchors and aliases are not read here'],
    ['only-new: yes', '1:11: only-new must be true or false, is "yes".'],
    ['kinds: {vuln: {epss-min: 50}}', 'must be a probability from 0 to 1, such as 0.1, is "50".'],
    ['kinds: {vuln: {epss-min: .nan}}', 'must be a probability'],
    [
      'kinds: {vuln: {max-count: {high: -1}}}',
      'kinds.vuln.max-count.high must be a whole number from 0 to 1000000, is "-1".',
    ],
    ['kinds: {vuln: {grace-days: {hihg: 1}}}', 'did you mean "high"?'],
    ['kinds: {vuln: {grace-days: 14}}', 'must be a mapping (key: value), is "14".'],
    ['max-db-age: 2', 'max-db-age must be a duration such as 36h or 2d, is "2".'],
    ['max-db-age: 0d', 'must be a duration'],
    ['version: 2', 'version must be a whole number from 1 to 1, is "2".'],
    ['licenses: {allow: MIT}', 'licenses.allow must be a list (- one entry per line), is "MIT".'],
    ['import: [security.txt]', 'must be a .trivyignore, a .trivyignore.yaml or an OpenVEX .json.'],
    ['fail-on: high\n---\nfail-on: none', '2:1'],
    ['fail-on: [', '1:11: '],
    ['waivers: {}', 'waivers must be a list'],
    [`waivers: [${WAIVER}, until: 2026-12-01}]`, 'unknown key "waivers[0].until": here it is "expires".'],
    [`waivers: [${WAIVER}, scope: "https://x"}]`, 'it must be a package URL'],
    [`waivers: [${WAIVER}, scope: "pkg:npm"}]`, 'it must be a package URL'],
    [`waivers: [${WAIVER}, scope: "/"}]`, 'scope is "/": it must be a package URL'],
    [`waivers: [${WAIVER}, scope: "path:./"}]`, 'it must be a package URL'],
    [`waivers: [${WAIVER}, scope: "!src/**"}]`, 'scope is "!src/**": it must be a package URL'],
    [`waivers: [${WAIVER}, scope: "image:!orders-api"}]`, 'it must be a package URL'],
    [`waivers: [${WAIVER}, rule: x}]`, 'waivers[0] has both id and rule'],
    ['waivers: [{id: CVE-1, reason: r, expires: 2026-12-01}]', 'waivers[0] must have an owner'],
    ['waivers: [{id: CVE-1, owner: o, expires: 2026-12-01}]', 'waivers[0] must have a reason'],
    ['waivers: [{id: CVE-1, owner: o, reason: "  ", expires: 2026-12-01}]', 'waivers[0].reason must be text, is "  ".'],
    ['waivers: [{id: CVE-1, owner: o, reason: r}]', 'waivers[0] must have a day on which it ends'],
    ['waivers: [{reason: r, owner: o, expires: 2026-12-01}]', 'must name an advisory (id) or a rule (rule)'],
    [
      'waivers: [{id: C, reason: r, owner: o, expires: 2026-02-30}]',
      'must be a calendar day YYYY-MM-DD, is "2026-02-30".',
    ],
    ['waivers: [{id: C, reason: r, owner: o, expires: 2026-12-01T00:00:00Z}]', 'must be a calendar day'],
    [
      'waivers: [{id: C, reason: r, owner: o, expires: 2027-02-20}]',
      'a waiver may last 90 days (max-waiver-days), from today to 2027-02-19 at most.',
    ],
    [
      'waivers: [{id: C, reason: r, owner: o, created: 2026-11-01, expires: 2027-01-31}]',
      'from 2026-11-01 to 2027-01-30 at most.',
    ],
    ['waivers: [{id: C, reason: r, owner: o, created: 2026-11-23, expires: 2027-01-31}]', 'which is yet to come'],
    ['waivers: [{id: C, reason: r, owner: o, created: 2026-11-20, expires: 2026-11-19}]', 'before it was created'],
    ['max-waiver-days: 10\nwaivers: [{id: C, reason: r, owner: o, expires: 2026-12-02}]', 'may last 10 days'],
    ['waivers: [null]', 'waivers[0] must be written out'],
  ])('refuses %j', (yaml, message) => {
    expect(errorOf(yaml)).toContain(message);
    expect(errorOf(yaml)).toMatch(/^\.github\/security-policy\.yml:\d+:\d+: /);
  });

  it('tells of every problem at once, in the order of the file', () => {
    const lines = errorOf('fail-on: x\nkinds:\n  vuln:\n    kev: no\nwaivers:\n  - id: CVE-1\nfoo: 1\n').split('\n');
    expect(lines.map((line) => line.split(': ')[0])).toEqual([
      '.github/security-policy.yml:1:10',
      '.github/security-policy.yml:4:10',
      '.github/security-policy.yml:6:5',
      '.github/security-policy.yml:6:5',
      '.github/security-policy.yml:6:5',
      '.github/security-policy.yml:7:1',
    ]);
  });

  it('takes a waiver that was created tomorrow in UTC: it may be tomorrow where its author lives', () => {
    const yaml = 'waivers: [{id: C, reason: r, owner: o, created: 2026-11-22, expires: 2026-12-01}]';
    expect(policyOf(yaml).waivers).toHaveLength(1);
  });

  it('takes a waiver that has ended: its findings count again, which is no mistake in the file', () => {
    const yaml = 'waivers: [{id: C, reason: r, owner: o, expires: 2025-01-01}]';
    expect(policyOf(yaml).waivers).toHaveLength(1);
  });

  it('takes the longest waiver that the cap allows', () => {
    expect(policyOf('waivers: [{id: C, reason: r, owner: o, expires: 2027-02-19}]').waivers).toHaveLength(1);
  });

  it('refuses a huge file', () => {
    expect(errorOf(`# ${'x'.repeat(600_000)}`)).toContain('at most');
  });
});

describe('describePolicy', () => {
  it('says in one paragraph what decides', () => {
    expect(describePolicy(defaultPolicy('high'))).toBe(
      'Policy of the input fail-on. Vuln, misconfig, secret, license, sast: high or worse fails; medium or worse warns; an unknown severity: warn. An operating system without fixes: warn. 0 waivers; a waiver may last 90 days.',
    );
  });

  it('names every rule of a full policy', () => {
    const text = describePolicy(policyOf(readExample()));
    for (const part of [
      'known exploited: fail',
      'grace critical 3 days, high 14 days',
      'only what has a fix fails',
      'EPSS',
      'AGPL-3.0-only may not',
      '2 days old',
      'Only what is new',
      '2 waivers',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('\n');
  });
});

describe('the example of the README', () => {
  it('is a valid policy', () => {
    expect(policyOf(readExample()).waivers.map(({ owner }) => owner)).toEqual(['team-orders', 'team-platform']);
  });
});

/** The policy that the README shows. */
function readExample(): string {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const yaml = /```yaml\n# \.github\/security-policy\.yml\n([\s\S]*?)```/.exec(readme)?.[1];
  if (yaml === undefined) throw new Error('The README has no example.');
  return yaml;
}
