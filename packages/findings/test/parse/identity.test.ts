import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { codeHash, fingerprint } from '../../src/fingerprint.js';
import { SEVERITIES } from '../../src/model.js';
import { packageKey, plainPath } from '../../src/parse/package-url.js';
import { compareSeverity, normalizeSeverity, severityOfScore } from '../../src/severity.js';
import { read, TRIVY } from './fixtures.js';

describe('fingerprint', () => {
  it('is of a fixed form that must not change, since baselines hold it', () => {
    expect(fingerprint(['vuln', 'npm', 'lodash', 'CVE-2019-10744', undefined])).toBe(
      'v1:579bb87074238455a27e58b430ddfce5',
    );
    expect(fingerprint(['sast', 'no-eval', 'a.py', codeHash('eval(x)')], 2)).toBe(
      'v1:d66c76d0f5351550653b97c52c1bae11',
    );
  });

  it('differs where a part differs, also where parts run into each other', () => {
    const parts = fc.array(
      fc.string({ maxLength: 4 }).map((part) => part.replaceAll('\0', '')),
      { minLength: 5, maxLength: 5 },
    );
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        expect(fingerprint(a) === fingerprint(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
    expect(fingerprint(['a', 'bc'])).not.toBe(fingerprint(['ab', 'c']));
    expect(fingerprint(['a'], 1)).toBe(fingerprint(['a']));
    expect(fingerprint(['a'], 2)).not.toBe(fingerprint(['a']));
  });

  const [osPackages, ...others] = TRIVY.Results;
  const rebuilt = {
    ...TRIVY,
    ArtifactName: 'registry.example/shop:2.0',
    CreatedAt: '2026-12-01T00:00:00Z',
    Metadata: { ...TRIVY.Metadata, ImageID: 'sha256:2', DiffIDs: ['sha256:x'], RepoDigests: [] },
    Results: [{ ...osPackages, Target: 'registry.example/shop:2.0 (alpine 3.10.9)' }, ...others],
  };

  it('does not know tag, digest, layer, version, severity or line', async () => {
    const prints = async (document: unknown): Promise<readonly string[]> =>
      (await read(document)).findings.map((finding) => finding.fingerprint);
    const before = await prints(TRIVY);
    expect(new Set(before).size).toBe(before.length);
    expect(await prints(rebuilt)).toEqual(before);
    const changed = JSON.stringify(TRIVY)
      .replaceAll('4.17.10', '4.17.11')
      .replaceAll('"1.1"', '"1.1-r9"')
      .replaceAll('musl@1.1', 'musl@1.1-r9')
      .replaceAll('"StartLine":7', '"StartLine":70')
      .replaceAll('"StartLine":3', '"StartLine":30')
      .replaceAll('sha256:d1', 'sha256:d9')
      .replaceAll('"CRITICAL"', '"LOW"');
    expect(await prints(changed)).toEqual(before);
  });

  it('tells one CVE in two packages, paths and versions apart', async () => {
    const found = { VulnerabilityID: 'CVE-2020-1', PkgName: 'a', InstalledVersion: '1' };
    const Vulnerabilities = [
      found,
      { ...found, PkgName: 'b' },
      { ...found, PkgPath: 'x/a.json' },
      { ...found, InstalledVersion: '2' },
      { ...found },
    ];
    const report = await read({ ...TRIVY, Results: [{ Target: 'lock', Type: 'npm', Vulnerabilities }] });
    expect(report.findings).toHaveLength(4);
    expect(new Set(report.findings.map((finding) => finding.fingerprint)).size).toBe(4);
    // The upgrade of one version leaves a fingerprint that was there before.
    const upgraded = await read({ ...TRIVY, Results: [{ Target: 'lock', Type: 'npm', Vulnerabilities: [found] }] });
    const prints = report.findings.map((finding) => finding.fingerprint);
    expect(prints).toContain(upgraded.findings[0]?.fingerprint);
  });
});

describe('codeHash', () => {
  it.each([
    ['spacing', 'a = b ( c )', 'a=b(c)', true],
    ['indentation', '    eval(x)', '\teval(x)\n', true],
    ['line ends', 'a\r\nb', 'a\nb', true],
    ['empty lines', 'a\n\n\nb', 'a\nb', true],
    ['the code', 'eval(x)', 'eval(y)', false],
    ['the lines', 'a\nb', 'ab', false],
  ])('knows %s', (_what, a, b, equal) => {
    expect(codeHash(a) === codeHash(b)).toBe(equal);
  });
});

describe('packageKey', () => {
  it.each([
    ['pkg:npm/lodash@4.17.10', 'npm', 'lodash'],
    ['pkg:npm/%40babel/core@7.0.0', 'npm', '@babel/core'],
    ['pkg:npm/@babel/core@7.0.0', 'npm', '@babel/core'],
    ['pkg:npm/@babel/core', 'npm', '@babel/core'],
    ['pkg:deb/debian/libssl3@3.0.1-1?arch=amd64&distro=debian-12', 'deb', 'libssl3'],
    ['pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1', 'maven', 'org.apache.logging.log4j/log4j-core'],
    ['pkg:golang/github.com/foo/bar@v1.0.0#sub', 'golang', 'github.com/foo/bar'],
    ['pkg:pypi/Foo_Bar@1', 'pypi', 'foo-bar'],
    ['pkg:generic/100%@1', 'generic', '100%'],
  ])('reads %s', (purl, ecosystem, name) => {
    expect(packageKey({ ecosystem: 'x', name: 'y', purl })).toEqual({ ecosystem, name });
  });

  it.each([
    ['maven', 'org.example:thing', 'org.example/thing'],
    ['pypi', 'Foo.Bar', 'foo-bar'],
    ['npm', '@babel/core', '@babel/core'],
  ])('takes %s %s without a URL, or with a broken one, for %s', (ecosystem, name, key) => {
    expect(packageKey({ ecosystem, name }).name).toBe(key);
    for (const purl of ['', 'pkg:', 'pkg:npm', 'pkg:/x', 'https://x', 'pkg:npm/']) {
      expect(packageKey({ ecosystem, name, purl }).name).toBe(key);
    }
  });
});

describe('plainPath', () => {
  it.each([
    ['/app/x', 'app/x'],
    ['./app/x', 'app/x'],
    ['././app', 'app'],
    ['.github/x', '.github/x'],
    ['a\\b', 'a/b'],
    ['', undefined],
    [undefined, undefined],
  ])('writes %s as %s', (path, plain) => {
    expect(plainPath(path)).toBe(plain);
  });
});

describe('severity', () => {
  it.each([
    ['Trivy', 'CRITICAL', 'critical'],
    ['Trivy', 'UNKNOWN', 'unknown'],
    ['Grype', 'Negligible', 'info'],
    ['npm', 'moderate', 'medium'],
    ['Red Hat', 'Important', 'high'],
    ['ECR', 'INFORMATIONAL', 'info'],
    ['ECR', 'UNDEFINED', 'unknown'],
    ['Inspector', 'UNTRIAGED', 'unknown'],
    ['Semgrep', 'ERROR', 'high'],
    ['Semgrep', 'WARNING', 'medium'],
    ['Semgrep', 'INFO', 'low'],
    ['opengrep', 'info', 'low'],
    ['Semgrep', 'CRITICAL', 'critical'],
    ['Trivy', 'info', 'info'],
    ['any', ' High ', 'high'],
    ['any', '', 'unknown'],
    ['any', undefined, 'unknown'],
    ['any', 'constructor', 'unknown'],
    ['any', 'low-ish', 'unknown'],
  ])("takes %s's %s for %s", (tool, text, severity) => {
    expect(normalizeSeverity(tool, text)).toBe(severity);
  });

  it.each([
    [10, 'critical'],
    [9, 'critical'],
    [8.9, 'high'],
    [7, 'high'],
    [6.9, 'medium'],
    [4, 'medium'],
    [3.9, 'low'],
    [0.1, 'low'],
    [0, 'info'],
    [-1, 'unknown'],
    [10.1, 'unknown'],
    [Number.NaN, 'unknown'],
  ])('takes the score %d for %s', (score, severity) => {
    expect(severityOfScore(score)).toBe(severity);
  });

  it('sorts worst first and unknown last', () => {
    expect([...SEVERITIES].reverse().sort(compareSeverity)).toEqual(SEVERITIES);
  });
});
