import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Runner } from '@platform-actions/action-kit';
import type { AwsSession } from '@platform-actions/aws';
import { ScannerError, type ScanReport } from '@platform-actions/findings';
import { scannerEnv } from '@platform-actions/tools';
import type { Effects } from '../effects.js';
import type { Inputs } from '../inputs.js';
import { writeDockerConfig, type RegistryLogin } from '../registry/docker-config.js';
import { registryLogin, secretsOf } from '../registry/login.js';
import { describeSource, type Source } from '../source.js';
import { completed, trivyDatabase } from './database.js';
import { grypeEnv, grypeScanArgs } from './grype.js';
import { scanPaths, type ScanPaths } from './paths.js';
import { isWritten, readOwnReport, runScanner, type ScannerCall } from './run.js';
import { trivySbomArgs, trivyScanArgs } from './trivy.js';

/** What one scan gave. */
export interface Scanned {
  readonly report: ScanReport;
  readonly sbomPath: string | undefined;
  /** Where the scanner came from, for the result file: path, version, SHA-256. */
  readonly tool?: Readonly<Record<string, unknown>>;
  readonly notes: readonly string[];
}

export interface ToolScan {
  readonly inputs: Inputs;
  readonly source: Exclude<Source, { kind: 'report' }>;
  readonly engine: 'trivy' | 'grype';
  /** On the runner's clock. */
  readonly deadlineMs: number;
  readonly session: (region: string) => AwsSession;
}

const TITLES = { trivy: 'Trivy', grype: 'Grype' } as const;

/** Where engines listen that hold images of this machine. Addresses, no secrets. */
const IMAGE_SOURCES = ['DOCKER_HOST', 'CONTAINERD_ADDRESS', 'CONTAINERD_NAMESPACE', 'XDG_RUNTIME_DIR'];

/**
 * Scans an image once with a scanner of the lock, and makes the SBOM from that same scan. What the scanner wrote is gone
 * afterwards: it may hold lines around secrets, and the variables of the image.
 *
 * @throws ScannerError or InfrastructureError where there is no report to judge; UserError where a setting is wrong.
 */
export async function scanWithTool(runner: Runner, scan: ToolScan, effects: Effects): Promise<Scanned> {
  const { inputs, source, engine } = scan;
  const { engineVersion: version, toolPath, checksum, mirrorUrl, mirrorAuth } = inputs;
  const tool = await runner.log.group(`Getting ${TITLES[engine]}`, () =>
    effects.acquireTool(engine, { version, toolPath, checksum, mirrorUrl, mirrorAuth }, runner),
  );
  const paths = scanPaths(runner, { name: engine, version: tool.version }, inputs.dbRepository);
  try {
    const login =
      source.kind === 'image' ? await registryLogin(runner, inputs, source.reference, scan.session) : undefined;
    const call = (doing: string, args: readonly string[], env: Record<string, string>): ScannerCall => ({
      ...{ title: TITLES[engine], doing, path: tool.path, args, env: scannerEnv(runner, env), cwd: paths.cwd },
      ...{ deadlineMs: scan.deadlineMs, secrets: secretsOf(login) },
    });
    await runner.log.group(`Scanning ${describeSource(source)} with ${TITLES[engine]} ${tool.version}`, () =>
      runScanner(
        runner,
        call(
          `scanning ${describeSource(source)}`,
          scanArgs(scan, paths, runner.clock.now()),
          scanEnv(runner, engine, paths, login),
        ),
      ),
    );
    const raw = await readOwnReport(TITLES[engine], paths.reportFile, engine);
    const report = engine === 'trivy' ? completed(raw, trivyDatabase(paths.cacheDir), inputs.scanners) : raw;
    const sbom = await makeSbom(runner, scan, paths, (args) => call('making the SBOM', args, {}));
    return { report, ...sbom, tool: { ...tool } };
  } finally {
    rmSync(paths.privateDir, { recursive: true, force: true });
  }
}

function scanArgs({ inputs, source, engine, deadlineMs }: ToolScan, paths: ScanPaths, now: number): string[] {
  const { platform, scanners, dbRepository: dbRepositories } = inputs;
  const { reportFile, cacheDir } = paths;
  if (engine === 'grype') return grypeScanArgs({ source, platform, reportFile });
  // Trivy's own limit is 5 minutes unless told; ours ends its whole process group, so let it come first.
  const timeoutSeconds = Math.ceil(Math.max(1, (deadlineMs - now) / 1000)) + 5;
  return trivyScanArgs({ source, scanners, platform, dbRepositories, cacheDir, reportFile, timeoutSeconds });
}

function scanEnv(
  runner: Pick<Runner, 'env'>,
  engine: ToolScan['engine'],
  { privateDir, cacheDir }: ScanPaths,
  login: RegistryLogin | undefined,
): Record<string, string> {
  const env: Record<string, string> = engine === 'grype' ? grypeEnv(cacheDir) : {};
  for (const name of IMAGE_SOURCES) {
    const value = runner.env[name];
    if (value !== undefined && value !== '') env[name] = value;
  }
  if (login === undefined) return env;
  const folder = join(privateDir, 'docker');
  writeDockerConfig(folder, login);
  return { ...env, DOCKER_CONFIG: folder };
}

const NO_SBOM = 'An SBOM is made by Trivy only, so there is none.';

async function makeSbom(
  runner: Runner,
  { inputs: { sbomFormat: format }, engine }: ToolScan,
  paths: ScanPaths,
  call: (args: readonly string[]) => ScannerCall,
): Promise<Pick<Scanned, 'sbomPath' | 'notes'>> {
  if (format === 'none') return { sbomPath: undefined, notes: [] };
  if (engine !== 'trivy') return { sbomPath: undefined, notes: [NO_SBOM] };
  const sbomPath = join(runner.tempDir, format === 'spdx' ? 'sbom.spdx.json' : 'sbom.cdx.json');
  await runScanner(runner, call(trivySbomArgs(format, paths.reportFile, sbomPath, paths.cacheDir)));
  if (isWritten(sbomPath)) return { sbomPath, notes: [] };
  throw new ScannerError('Trivy ended with exit code 0 but wrote no SBOM.');
}
