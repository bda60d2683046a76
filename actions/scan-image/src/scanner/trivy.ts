import type { Source } from '../source.js';

export const SCANNERS = ['vuln', 'misconfig', 'secret', 'license'] as const;
export type Scanner = (typeof SCANNERS)[number];

export const SBOM_FORMATS = ['cyclonedx', 'spdx', 'none'] as const;
export type SbomFormat = (typeof SBOM_FORMATS)[number];

/** What one scan looks at, and where it writes. Paths are absolute. */
export interface TrivyScan {
  readonly source: Exclude<Source, { kind: 'report' }>;
  readonly scanners: readonly Scanner[];
  readonly platform: string | undefined;
  /** In this order; the next is tried where one fails. Empty: Trivy's own list. */
  readonly dbRepositories: readonly string[];
  readonly cacheDir: string;
  readonly reportFile: string;
  readonly timeoutSeconds: number;
}

/**
 * The one scan that everything is made from. Findings must not decide the exit code: any other than 0 means that Trivy
 * broke. Checks come from the binary, which is pinned, and not from a bundle that changes daily.
 */
export function trivyScanArgs(scan: TrivyScan): string[] {
  const { source, scanners, platform, dbRepositories } = scan;
  const ofConfig = scanners.filter((scanner) => scanner === 'misconfig' || scanner === 'secret');
  return [
    'image',
    ...common(scan.cacheDir),
    ...['--format', 'json', '--output', scan.reportFile, '--list-all-pkgs', '--exit-code', '0'],
    ...['--scanners', scanners.join(',')],
    ...(ofConfig.length > 0 ? ['--image-config-scanners', ofConfig.join(',')] : []),
    ...(scanners.includes('vuln') ? databaseArgs(dbRepositories) : []),
    ...(scanners.includes('misconfig') ? ['--skip-check-update'] : []),
    ...(platform === undefined ? [] : ['--platform', platform]),
    ...['--cache-backend', 'memory', '--timeout', `${scan.timeoutSeconds}s`],
    ...['--no-progress', '--skip-version-check', '--disable-telemetry'],
    ...(source.kind === 'input' ? ['--input', source.path] : ['--', source.reference.text]),
  ];
}

/** An SBOM from the same report: nothing is scanned again. */
export function trivySbomArgs(
  format: Exclude<SbomFormat, 'none'>,
  reportFile: string,
  sbomFile: string,
  cacheDir: string,
): string[] {
  const name = format === 'spdx' ? 'spdx-json' : 'cyclonedx';
  return ['convert', ...common(cacheDir), '--quiet', '--format', name, '--output', sbomFile, '--', reportFile];
}

function common(cacheDir: string): string[] {
  return ['--cache-dir', cacheDir];
}

function databaseArgs(repositories: readonly string[]): string[] {
  return repositories.flatMap((repository) => {
    const java = javaRepository(repository);
    return ['--db-repository', repository, ...(java === undefined ? [] : ['--java-db-repository', java])];
  });
}

/** A mirror of the database has that for Java archives beside it, under the name that Trivy's own registries give it. */
function javaRepository(repository: string): string | undefined {
  const [, path] = /^(.*\/)trivy-db(?::\d+)?$/.exec(repository) ?? [];
  return path === undefined ? undefined : `${path}trivy-java-db:1`;
}
