import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Capability, ScanReport } from '@platform-actions/findings';
import { SCANNERS, type Scanner } from './trivy.js';

/**
 * When the database was built that Trivy has just used: its JSON does not say, the file beside the database does.
 * `undefined` where that is absent or of another shape.
 */
export function trivyDatabase(cacheDir: string): ScanReport['database'] {
  try {
    const { UpdatedAt, Version } = JSON.parse(readFileSync(join(cacheDir, 'db', 'metadata.json'), 'utf8')) as {
      UpdatedAt?: unknown;
      Version?: unknown;
    };
    if (typeof UpdatedAt !== 'string' || Number.isNaN(Date.parse(UpdatedAt))) return undefined;
    const updatedAt = new Date(UpdatedAt).toISOString();
    return { updatedAt, ...(typeof Version === 'number' ? { version: String(Version) } : {}) };
  } catch {
    return undefined;
  }
}

/**
 * Trivy's report with what only its caller knows: the age of the database, and which scanners ran. What was not looked
 * for must not count as not found.
 */
export function completed(
  report: ScanReport,
  database: ScanReport['database'],
  scanners: readonly Scanner[],
): ScanReport {
  const can = new Set<Capability>(report.can);
  for (const kind of SCANNERS) if (!scanners.includes(kind)) can.delete(kind);
  if (database === undefined || !scanners.includes('vuln')) return { ...report, can };
  return { ...report, database, can: can.add('database-age') };
}
