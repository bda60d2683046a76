import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { evaluate, type Evaluation } from '../../src/evaluate.js';
import type { Finding } from '../../src/model.js';
import { imageMatches } from '../../src/waivers/scope.js';
import { NOW, flaw, policyOf, report, sastReport, vuln } from './support.js';

function waiver(fields: string): string {
  return `waivers:\n  - {reason: not reachable, owner: team-a, expires: 2026-12-31, ${fields}}\n`;
}

function judge(yaml: string, findings: readonly Finding[], now = NOW): Evaluation {
  return evaluate([report(findings)], policyOf(yaml, new Date('2026-11-21T12:00:00Z')), { now });
}

describe('a waiver', () => {
  it('holds its finding back and is told with it', () => {
    const result = judge(waiver('id: CVE-2026-1000'), [vuln()]);
    expect(result).toMatchObject({ verdict: 'passed', waivedCount: 1, newCount: 0, counts: { high: 0 }, warnings: [] });
    expect(result.highest).toBeUndefined();
    expect(result.judged[0]).toMatchObject({
      status: 'waived',
      decision: 'pass',
      why: 'waived until 2026-12-31: not reachable',
      waiver: { owner: 'team-a' },
    });
  });

  it('is about one advisory, not about its package', () => {
    const result = judge(waiver('id: CVE-2026-1000'), [vuln(), vuln({ id: 'CVE-2026-1001' })]);
    expect(result.verdict).toBe('failed-policy');
    expect(result.waivedCount).toBe(1);
  });

  it('also keeps a finding from making the result incomplete', () => {
    const yaml = `kinds: { vuln: { kev: fail } }\n${waiver('id: CVE-2026-1000')}`;
    expect(judge(yaml, [vuln({ severity: 'low' })]).verdict).toBe('passed');
  });

  it.each([
    ['CVE for GHSA', 'CVE-2026-1000', { id: 'GHSA-aaaa-bbbb-cccc', aliases: ['CVE-2026-1000'] }],
    ['GHSA for CVE', 'ghsa-aaaa-bbbb-cccc', { id: 'CVE-2026-1000', aliases: ['GHSA-aaaa-bbbb-cccc'] }],
    ['AVD-DS-0002 for DS-0002', 'AVD-DS-0002', { id: 'DS-0002', kind: 'misconfig' }],
    ['DS-0002 for AVD-DS-0002', 'DS-0002', { id: 'AVD-DS-0002', kind: 'misconfig' }],
    ['DS002 for DS-0002', 'DS002', { id: 'DS-0002', kind: 'misconfig' }],
    ['by an alias on both sides', 'AVD-AWS-0107', { id: 'aws-ingress', aliases: ['AWS-0107'], kind: 'misconfig' }],
  ] as const)('matches an alias: %s', (_name, id, overrides) => {
    expect(judge(waiver(`id: ${id}`), [vuln(overrides)]).verdict).toBe('passed');
  });

  it.each([
    ['CVE-2026-100', {}],
    ['CVE-2026-10000', {}],
    ['DS-0020', { id: 'DS-0002', kind: 'misconfig' }],
    ['DS-0002', { id: 'AVD-KSV-0002', kind: 'misconfig' }],
  ] as const)('%s does not match another', (id, overrides) => {
    expect(judge(waiver(`id: ${id}`), [vuln(overrides)]).verdict).toBe('failed-policy');
  });

  const purl = (text: string): Partial<Finding> => ({
    package: { name: 'x', version: '1', ecosystem: 'npm', purl: text },
  });
  it.each<[string, Partial<Finding>, boolean]>([
    ['pkg:deb/debian/openssl', {}, true],
    ['pkg:deb/debian/openssl@1.1.1', {}, true],
    ['pkg:deb/debian/openssl@1.*', {}, true],
    ['pkg:deb/debian/openssl@1.1', {}, false],
    ['pkg:deb/debian/open', {}, false],
    ['pkg:deb/*/openssl', {}, true],
    ['pkg:deb/*', {}, false],
    ['pkg:deb/**', {}, true],
    ['pkg:rpm/debian/openssl', {}, false],
    ['pkg:deb/debian/openssl?arch=amd64', {}, true],
    ['pkg:deb/debian/openssl?arch=arm64', {}, false],
    ['pkg:npm/@scope/lib', purl('pkg:npm/%40scope/lib@2.0.0'), true],
    ['pkg:npm/%40scope/lib@2.0.0', purl('pkg:npm/%40scope/lib@2.0.0'), true],
    ['pkg:npm/@scope/*@2.*', purl('pkg:npm/%40scope/lib@2.0.0'), true],
    ['pkg:npm/@other/*', purl('pkg:npm/%40scope/lib@2.0.0'), false],
    ['pkg:pypi/django', purl('pkg:pypi/Django@4.0'), true],
    ['pkg:deb/debian/openssl', { package: { name: 'openssl', version: '1.1.1', ecosystem: 'deb' } }, false],
    ['pkg:npm/a', purl('no package url'), false],
    ['image:ghcr.io/org/orders-api', {}, true],
    ['image:ghcr.io/org/*', {}, true],
    ['image:ghcr.io/*', {}, false],
    ['image:ghcr.io/**', {}, true],
    ['image:ghcr.io/org/other', {}, false],
    ['app/**', { location: { kind: 'image', image: 'x', path: 'app/package-lock.json' } }, true],
    ['/app/*.json', { location: { kind: 'image', image: 'x', path: 'app/package-lock.json' } }, true],
    ['path:app/**', { location: { kind: 'file', path: './app/.hidden/x' } }, true],
    ['app/*', { location: { kind: 'file', path: 'app/a/b' } }, false],
    ['app/**', { location: { kind: 'file', path: 'src/app/x' } }, false],
    ['app/**', {}, false],
  ])('with the scope %s', (scope, overrides, matches) => {
    const result = judge(waiver(`id: CVE-2026-1000, scope: "${scope}"`), [vuln(overrides)]);
    expect(result.verdict).toBe(matches ? 'passed' : 'failed-policy');
  });

  it('an image scope is for a repository, for a tag or for a digest', () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    const reference = `registry:5000/team/api:1.0@${digest}`;
    for (const glob of ['registry:5000/team/api', 'registry:5000/team/api:1.0', reference, 'registry:5000/*/api:1.*']) {
      expect(imageMatches(glob, reference)).toBe(true);
    }
    for (const glob of ['registry', 'registry:5000/team/api:2', 'team/api']) {
      expect(imageMatches(glob, reference)).toBe(false);
    }
  });
});

describe('the end of a waiver', () => {
  const yaml = waiver('id: CVE-2026-1000');
  // The last day is 2026-12-31: it ends at 2027-01-01T00:00:00Z, wherever the clock hangs.
  const INSTANTS: readonly (readonly [string, string, boolean])[] = [
    ['the day before, UTC', '2026-12-30T23:59:59.999Z', true],
    ['the day before, Tokyo', '2026-12-31T08:59:59+09:00', true],
    ['the day before, Los Angeles', '2026-12-30T15:59:59-08:00', true],
    ['at the start of the day, UTC', '2026-12-31T00:00:00Z', true],
    ['in its last millisecond, UTC', '2026-12-31T23:59:59.999Z', true],
    ['in its last second, where it is next year already (Tokyo)', '2027-01-01T08:59:59+09:00', true],
    ['in its last second, Los Angeles', '2026-12-31T15:59:59-08:00', true],
    ['right after, UTC', '2027-01-01T00:00:00Z', false],
    ['right after, Tokyo', '2027-01-01T09:00:00+09:00', false],
    ['right after, where it is still that day (Los Angeles)', '2026-12-31T16:00:00-08:00', false],
    ['the day after, Los Angeles', '2027-01-01T16:00:00-08:00', false],
  ];

  it.each(INSTANTS)('%s', (_name, now, holds) => {
    expect(judge(yaml, [vuln()], new Date(now)).verdict).toBe(holds ? 'passed' : 'failed-policy');
  });

  // A process of its own: Jest's sandbox does not pass a change of TZ on.
  it.each(['UTC', 'Asia/Tokyo', 'America/Los_Angeles'])('is the same in a process in %s', (zone) => {
    const support = JSON.stringify(new URL('support.ts', import.meta.url).href);
    const evaluator = JSON.stringify(new URL('../../src/evaluate.ts', import.meta.url).href);
    const code = `
      import { evaluate } from ${evaluator};
      import { policyOf, report, vuln } from ${support};
      const policy = policyOf(${JSON.stringify(yaml)});
      const verdicts = ${JSON.stringify(INSTANTS.map(([, now]) => now))}.map((now) =>
        evaluate([report([vuln()])], policy, { now: new Date(now) }).verdict);
      console.log(JSON.stringify({ zone: Intl.DateTimeFormat().resolvedOptions().timeZone, verdicts }));`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
      cwd: fileURLToPath(new URL('../../../..', import.meta.url)),
      env: { PATH: process.env['PATH'], TZ: zone },
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      zone,
      verdicts: INSTANTS.map(([, , holds]) => (holds ? 'passed' : 'failed-policy')),
    });
  });

  it('has its finding count again, and says so', () => {
    const result = judge(
      yaml,
      [vuln(), vuln({ package: { name: 'libssl', version: '1', ecosystem: 'deb' } })],
      new Date('2027-01-05T00:00:00Z'),
    );
    expect(result).toMatchObject({ verdict: 'failed-policy', newCount: 2, waivedCount: 0, counts: { high: 2 } });
    expect(result.judged[0]).toMatchObject({
      status: 'expired-waiver',
      decision: 'fail',
      waiver: { id: 'CVE-2026-1000' },
    });
    expect(result.judged[0]?.why).toBe('its waiver ended on 2026-12-31; high fails (fail-on: high)');
    expect(result.warnings).toEqual([
      'The waiver for CVE-2026-1000 (owner team-a, .github/security-policy.yml:2:5) ended on 2026-12-31: its 2 findings count again.',
    ]);
  });

  it.each([
    ['2026-12-17T23:59:59Z', undefined],
    ['2026-12-18T00:00:00Z', 'in 14 days'],
    ['2026-12-31T00:00:00Z', 'in 1 day'],
    ['2026-12-31T00:00:01Z', 'in less than a day'],
  ])('is announced (%s)', (now, left) => {
    const { warnings } = judge(yaml, [vuln()], new Date(now));
    expect(warnings).toEqual(left === undefined ? [] : [expect.stringContaining(`ends on 2026-12-31, ${left}.`)]);
  });

  it('is announced as early as the policy says', () => {
    expect(judge(`waiver-warning-days: 60\n${yaml}`, [vuln()]).warnings).toHaveLength(1);
    expect(judge(`waiver-warning-days: 0\n${yaml}`, [vuln()], new Date('2026-12-31T12:00:00Z')).warnings).toEqual([]);
  });

  it('of several waivers the one that lasts longest counts', () => {
    const two = `${yaml}  - {id: CVE-2026-1000, reason: longer, owner: b, expires: 2027-01-31}\n`;
    const result = judge(two, [vuln()], new Date('2027-01-05T00:00:00Z'));
    expect(result.judged[0]).toMatchObject({ status: 'waived', waiver: { owner: 'b' } });
  });
});

describe('an unused waiver', () => {
  it('is named', () => {
    expect(judge(waiver('id: CVE-2020-1'), []).warnings).toEqual([
      'The waiver for CVE-2020-1 (owner team-a, .github/security-policy.yml:2:5) matches nothing in this scan: remove it if no other scan needs it.',
    ]);
  });

  it('is named when it has ended, too', () => {
    const { warnings } = judge(waiver('id: CVE-2020-1'), [], new Date('2027-03-01T00:00:00Z'));
    expect(warnings[0]).toContain('and ended on 2026-12-31');
  });

  it('is not named where it could not match: another image, another kind of scan', () => {
    expect(judge(waiver('id: CVE-2020-1, scope: "image:ghcr.io/org/other"'), []).warnings).toEqual([]);
    const { warnings } = evaluate([sastReport([])], policyOf(waiver('id: CVE-2020-1')), { now: NOW });
    expect(warnings).toEqual([]);
  });

  it('beside the finding of another place is named', () => {
    const yaml = waiver('rule: python.sql-injection, scope: legacy/**');
    const result = evaluate([sastReport([flaw()])], policyOf(yaml), { now: NOW });
    expect(result.verdict).toBe('failed-policy');
    expect(result.warnings).toHaveLength(1);
  });
});
