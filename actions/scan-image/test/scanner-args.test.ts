import { describe, expect, it } from '@jest/globals';
import { parseImageReference } from '../src/image-reference.js';
import { grypeScanArgs } from '../src/scanner/grype.js';
import { trivySbomArgs, trivyScanArgs, type TrivyScan } from '../src/scanner/trivy.js';

const image = { kind: 'image', reference: parseImageReference('ghcr.io/org/app:1') } as const;
const file = { kind: 'input', path: '/w/image.tar', shown: 'image.tar' } as const;
const scan: TrivyScan = {
  source: image,
  scanners: ['vuln', 'secret'],
  platform: undefined,
  dbRepositories: [],
  cacheDir: '/cache',
  reportFile: '/private/report.json',
  timeoutSeconds: 905,
};

/** The values of an option, in order. */
function values(args: readonly string[], option: string): string[] {
  return args.flatMap((arg, at) => (arg === option ? [args[at + 1] ?? ''] : []));
}

describe('the command line of Trivy', () => {
  it('is one scan of everything, in JSON, which never decides by its exit code', () => {
    expect(trivyScanArgs(scan)).toEqual([
      'image',
      ...['--cache-dir', '/cache', '--format', 'json', '--output', '/private/report.json'],
      ...['--list-all-pkgs', '--exit-code', '0', '--scanners', 'vuln,secret', '--image-config-scanners', 'secret'],
      ...['--cache-backend', 'memory', '--timeout', '905s'],
      ...['--no-progress', '--skip-version-check', '--disable-telemetry', '--', 'ghcr.io/org/app:1'],
    ]);
  });

  it('names databases in their order, and that for Java beside each one that has the usual name', () => {
    const args = trivyScanArgs({ ...scan, dbRepositories: ['127.0.0.1:5000/trivy-db:2', 'mirror.example/db/own:2'] });
    expect(values(args, '--db-repository')).toEqual(['127.0.0.1:5000/trivy-db:2', 'mirror.example/db/own:2']);
    expect(values(args, '--java-db-repository')).toEqual(['127.0.0.1:5000/trivy-java-db:1']);
  });

  it('names no database where nothing needs it, and looks at the configuration for what it can hold', () => {
    const args = trivyScanArgs({
      ...scan,
      scanners: ['misconfig', 'license'],
      dbRepositories: ['a.example/trivy-db:2'],
    });
    expect(values(args, '--db-repository')).toEqual([]);
    expect(values(args, '--image-config-scanners')).toEqual(['misconfig']);
    expect(args).toContain('--skip-check-update');
    expect(values(trivyScanArgs({ ...scan, scanners: ['vuln'] }), '--image-config-scanners')).toEqual([]);
  });

  it('reads a file by option and takes a platform', () => {
    const args = trivyScanArgs({ ...scan, source: file, platform: 'linux/arm64' });
    expect(values(args, '--input')).toEqual(['/w/image.tar']);
    expect(values(args, '--platform')).toEqual(['linux/arm64']);
    expect(args).not.toContain('--');
  });

  it.each([
    ['cyclonedx', 'cyclonedx'],
    ['spdx', 'spdx-json'],
  ] as const)('makes an SBOM as %s from the report, without a scan', (format, name) => {
    const args = trivySbomArgs(format, '/private/report.json', '/temp/sbom.json', '/cache');
    expect(args[0]).toBe('convert');
    expect(values(args, '--format')).toEqual([name]);
    expect(args.slice(-2)).toEqual(['--', '/private/report.json']);
  });
});

describe('the command line of Grype', () => {
  it('has no threshold, and the scheme keeps a name from being a path', () => {
    expect(grypeScanArgs({ source: image, platform: 'linux/arm64', reportFile: '/r.json' })).toEqual([
      ...['--output', 'json', '--file', '/r.json', '--platform', 'linux/arm64', 'registry:ghcr.io/org/app:1'],
    ]);
    expect(grypeScanArgs({ source: file, platform: undefined, reportFile: '/r.json' }).at(-1)).toBe('/w/image.tar');
  });
});
