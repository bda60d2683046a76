import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Runner } from '@platform-actions/action-kit';

/** Folders of one scan. */
export interface ScanPaths {
  /** Of this scan alone, mode 0700, removed after it. */
  readonly privateDir: string;
  /** The scanner's working directory, empty. */
  readonly cwd: string;
  readonly reportFile: string;
  /** The scanner's vulnerability database. */
  readonly cacheDir: string;
}

/** Names of variables by which a job may keep the database, with actions/cache for instance. */
const CACHE_VARIABLES = { trivy: 'TRIVY_CACHE_DIR', grype: 'GRYPE_DB_CACHE_DIR' } as const;

/**
 * Makes the folders. The database is shared by the steps of a job that take it from the same place with the same
 * scanner, so that it is downloaded once; nothing else is shared.
 */
export function scanPaths(
  { tempDir, env }: Pick<Runner, 'tempDir' | 'env'>,
  tool: { readonly name: keyof typeof CACHE_VARIABLES; readonly version: string },
  dbRepositories: readonly string[],
): ScanPaths {
  const privateDir = mkdtempSync(join(tempDir, 'scan-'));
  const cwd = join(privateDir, 'cwd');
  mkdirSync(cwd, { mode: 0o700 });
  const given = env[CACHE_VARIABLES[tool.name]];
  const key = createHash('sha256').update(JSON.stringify([tool.version, dbRepositories]));
  const shared = join(dirname(tempDir), 'scanner-cache', `${tool.name}-${key.digest('hex').slice(0, 16)}`);
  const cacheDir = given === undefined || given === '' ? shared : given;
  mkdirSync(cacheDir, { recursive: true, mode: 0o700 });
  return { privateDir, cwd, reportFile: join(privateDir, 'report.json'), cacheDir };
}
