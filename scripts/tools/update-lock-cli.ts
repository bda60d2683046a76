import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { messageChain, systemClock, toError, UserError } from '@platform-actions/action-kit';
import { download } from '../../packages/tools/src/download.js';
import type { ToolLocks } from '../../packages/tools/src/lock.js';
import { writePins } from './bundle-pins.js';
import { realHost } from './host.js';
import { toolsPath } from './pins.js';
import { updateLock, type UpdateRequest } from './update-lock.js';

const USAGE = 'npm run tools:update -- trivy|grype X.Y.Z [--cool-down-days 7]';
const MAX_BYTES = 300_000_000;

const log = (line: string): void => {
  console.log(line);
};

process.exitCode = await main().then(
  () => 0,
  (error: unknown) => {
    console.error(messageChain(toError(error)));
    return 1;
  },
);

async function main(): Promise<void> {
  const request = readArguments();
  const file = toolsPath('tools.lock.json');
  const locks = JSON.parse(readFileSync(file, 'utf8')) as ToolLocks;
  const folder = mkdtempSync(join(tmpdir(), 'tools-update-'));
  const host = realHost();
  const runner = {
    clock: systemClock,
    signal: new AbortController().signal,
    log: { debug: log, info: log, notice: log, warning: log, error: log, group: <T>(_: string, run: () => T) => run() },
  };
  try {
    const updated = await updateLock(locks, request, {
      now: new Date(),
      log,
      fetch: (url) => download({ url, maxBytes: MAX_BYTES }, runner),
      which: (command) => host.which(command),
      run: (command, args) => host.run(command, args),
      save: (name, content) => {
        const path = join(folder, name);
        writeFileSync(path, content);
        return path;
      },
    });
    writeFileSync(file, `${JSON.stringify(updated, undefined, 2)}\n`);
    await writePins();
    log(
      `tools.lock.json and the bundle's copy now hold ${request.tool} ${request.version}. Review what changed upstream.`,
    );
    if (request.tool === 'trivy') log('Raise tools/trivy/go.mod to the same version, too: see tools/README.md.');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readArguments(): UpdateRequest {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'cool-down-days': { type: 'string', default: '7' } },
  });
  const [tool, version, ...rest] = positionals;
  const days = values['cool-down-days'];
  if (tool === undefined || version === undefined || rest.length > 0 || !/^\d+$/.test(days)) throw new UserError(USAGE);
  return { tool, version, coolDownDays: Number(days) };
}
