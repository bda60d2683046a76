import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CancelledError, messageChain, runTool, scrubbedEnv, toError } from '@platform-actions/action-kit';
import {
  ensureAct,
  ensureActionlint,
  ensureChromium,
  ensureDockerEngine,
  ensureExamplePython,
  ensureGitHubOpenApi,
  ensureNode24,
  ensurePackageCache,
  ensurePythonTools,
  ensureSemgrep,
  ensureTrivy,
  ensureTrivyDatabase,
} from '../tools/index.js';
import { summaryLine, type JestResults } from './summary.js';

const STOREFRONT = fileURLToPath(new URL('../../examples/storefront', import.meta.url));

const ENGINES = {
  act: ensureAct,
  actionlint: ensureActionlint,
  chromium: ensureChromium,
  docker: ensureDockerEngine,
  'github-openapi': ensureGitHubOpenApi,
  node24: ensureNode24,
  'orders-api': ensureExamplePython,
  'python-tools': ensurePythonTools,
  semgrep: ensureSemgrep,
  storefront: (log: (line: string) => void) => ensurePackageCache('storefront', STOREFRONT, log),
  trivy: ensureTrivy,
  'trivy-database': ensureTrivyDatabase,
};

const TIMEOUT_SECONDS = 3600;
const OUTPUT_FILE = '--outputFile=';

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(messageChain(toError(error)));
  return 1;
});

/** Installs every engine, then runs `test/engines` with what could be had. Arguments go to Jest. */
async function main(args: readonly string[]): Promise<number> {
  const { env, missing } = await install();
  if (missing.length > 0 && process.env['CI']) {
    console.error(`Missing, and CI is set, where no test may be skipped: ${missing.join(', ')}.`);
    return 1;
  }
  const folder = mkdtempSync(join(tmpdir(), 'engines-'));
  try {
    const given = args.find((arg) => arg.startsWith(OUTPUT_FILE));
    const file = given?.slice(OUTPUT_FILE.length) ?? join(folder, 'results.json');
    // Everything that a test leaves behind when it is interrupted lies in there.
    const exitCode = await jest([...args.filter((arg) => arg !== given), '--json', OUTPUT_FILE + file], {
      ...env,
      TMPDIR: folder,
    });
    console.log(summaryLine(readResults(file), missing));
    return exitCode ?? 1;
  } finally {
    remove(folder);
  }
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    // An interrupted dockerd leaves a mount, which only root may take away.
    console.error(`${folder} is left: ${messageChain(toError(error))}`);
  }
}

/** What Jest wrote; where it broke down before, one failure. */
function readResults(file: string): JestResults {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as JestResults;
  return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numRuntimeErrorTestSuites: 1 };
}

async function install(): Promise<{ env: Record<string, string>; missing: string[] }> {
  const env: Record<string, string> = {};
  const missing: string[] = [];
  const installing = Object.entries(ENGINES).map(async ([name, ensure]) => {
    try {
      const found = await ensure((line) => {
        console.log(`${name}: ${line}`);
      });
      env[`ENGINE_${name.toUpperCase().replace(/-/g, '_')}`] = JSON.stringify(found);
    } catch (error) {
      missing.push(name);
      console.error(`${name} cannot be had: ${messageChain(toError(error))}`);
    }
  });
  await Promise.all(installing);
  return { env, missing };
}

async function jest(args: readonly string[], engines: Readonly<Record<string, string>>): Promise<number | null> {
  const cancelled = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      cancelled.abort(new CancelledError(signal));
    });
  }
  const command = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--config', 'jest.engines.config.mjs'];
  const { exitCode } = await runTool({
    command: process.execPath,
    args: [...command, ...args],
    env: scrubbedEnv(process.env, ['PATH', 'HOME', 'LANG', 'CI', 'PLATFORM_ACTIONS_TOOL_CACHE'], {
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      ...engines,
    }),
    timeoutSeconds: TIMEOUT_SECONDS,
    signal: cancelled.signal,
    onLine: (line) => {
      console.log(line);
    },
  });
  return exitCode;
}
