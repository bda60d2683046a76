import type { Source } from '../source.js';

export interface GrypeScan {
  readonly source: Exclude<Source, { kind: 'report' }>;
  readonly platform: string | undefined;
  readonly reportFile: string;
}

/** Without a threshold, so that any exit code but 0 means that Grype broke. */
export function grypeScanArgs({ source, platform, reportFile }: GrypeScan): string[] {
  return [
    ...['--output', 'json', '--file', reportFile],
    ...(platform === undefined ? [] : ['--platform', platform]),
    // With its scheme, a name can never be taken for a folder or a file of the runner.
    source.kind === 'input' ? source.path : `registry:${source.reference.text}`,
  ];
}

/** Grype takes its settings from the environment. */
export function grypeEnv(cacheDir: string): Record<string, string> {
  return { GRYPE_DB_CACHE_DIR: cacheDir, GRYPE_CHECK_FOR_APP_UPDATE: 'false' };
}
