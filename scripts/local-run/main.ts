import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { messageChain, toError, UserError } from '@platform-actions/action-kit';
import { readArguments, usage, type RunRequest } from './arguments.js';
import { closingLines } from './closing.js';
import { stopsOnSignals } from './signals.js';
import { writeReport } from './report/write.js';
import { runPipeline } from './run.js';
import { terminal as terminalOn, type Terminal } from './terminal.js';
import { createWorkplace } from './workplace.js';

const REPORTS = resolve(dirname(fileURLToPath(import.meta.url)), '../../.local/reports');
const EXIT_CODE = { succeeded: 0, failed: 1, cancelled: 130 } as const;

async function run(request: RunRequest, terminal: Terminal): Promise<number> {
  const { pipelineName, scenarioName, scenario } = request;
  terminal.print(`${terminal.paint('bold', `${pipelineName} (${scenarioName})`)} ${scenario.text}`);
  const place = createWorkplace();
  const { stops, release } = stopsOnSignals(process, terminal);
  try {
    const result = await runPipeline(request, place, terminal, stops);
    const report = writeReport(result, join(REPORTS, `${pipelineName}-${scenarioName}`));
    for (const line of closingLines(result, report, terminal)) terminal.print(line);
    return EXIT_CODE[result.verdict];
  } catch (thrown) {
    if (!stops.cancel.aborted) throw thrown;
    return EXIT_CODE.cancelled;
  } finally {
    release();
    place.remove();
  }
}

async function main(argv: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const request = readArguments(argv);
    if (request !== 'help') return await run(request, terminal);
    terminal.print(usage());
    return 0;
  } catch (thrown) {
    const error = toError(thrown);
    terminal.print(terminal.paint('red', messageChain(error)));
    if (!(error instanceof UserError) && process.env['DEBUG']) terminal.print(error.stack ?? '');
    return 1;
  }
}

// At once: an installer that was cancelled may still hold this process.
process.exit(await main(process.argv.slice(2), terminalOn(process.stdout)));
