import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnAction, type SpawnedAction, type SpawnOptions } from '@platform-actions/action-kit/testing';
import { startLocalCloud, type LocalCloud } from '@platform-actions/local-cloud';
import { IMAGE, SBOM, trivyReport } from '../fixtures.js';
import { stubScanner, type Stub } from './stub-scanner.js';

export interface Bench {
  readonly cloud: LocalCloud;
  /** A stub of Trivy that finds one vulnerability, until told otherwise. */
  readonly trivy: Stub;
  readonly dir: string;
  /** Without an upload unless asked for: GitHub takes a second to process one. */
  readonly run: (inputs?: Readonly<Record<string, string>>, options?: SpawnOptions) => Promise<SpawnedAction>;
}

export const DATABASE = { Version: 2, UpdatedAt: '2026-01-02T00:00:00Z', NextUpdate: '2026-01-03T00:00:00Z' };

/** The bundle of scan-image with a stub for Trivy, on a local cloud with AWS and GitHub of its own. */
export async function onBench(work: (bench: Bench) => Promise<void>): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'scan-image-'));
  const cloud = await startLocalCloud({ speed: 60 });
  try {
    const trivy = stubScanner(dir, 'trivy', { report: trivyReport(), sbom: SBOM, database: DATABASE });
    await work({
      ...{ cloud, trivy, dir },
      run: (inputs = {}, options = {}) =>
        spawnAction(
          'scan-image',
          {
            ...(inputs['input'] === undefined && inputs['report'] === undefined ? { image: IMAGE } : {}),
            'tool-path': trivy.path,
            'github-token': cloud.github.token,
            'upload-sarif': 'false',
            ...inputs,
          },
          { ...options, env: { ...cloud.environment(), ...options.env } },
        ),
    });
  } finally {
    await cloud.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** The annotations of a log: `warning: text`. */
export function annotations({ stdout }: SpawnedAction): string[] {
  return [...stdout.matchAll(/^::(warning|error|notice)(?: [^:]*)?::(.*)$/gm)].map(
    ([, level = '', text = '']) => `${level}: ${text}`,
  );
}
