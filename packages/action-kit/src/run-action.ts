import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as core from '@actions/core';
import { CancelledError, messageChain, toError, UserError } from './errors.js';
import { outputText, resultJson, type Report } from './report.js';
import { processRunner, type Runner } from './runner.js';
import { escapeMarkdown, fitSections, type Section } from './summary/index.js';
import { inertForLog } from './text.js';

/** An action as the bundle's entry starts it. */
export interface Action<Outcome extends string = string, Output extends string = string> {
  readonly name: string;
  /** The closed list of the output `outcome`; `config-error` is in each. */
  readonly outcomes: readonly (Outcome | 'config-error')[];
  /** Every output but `outcome`, `reason` and `result`. */
  readonly outputs: readonly Output[];
  /** The outcome of a throw that is no UserError. */
  readonly onThrow: Outcome;
  readonly main: (runner: Runner) => Promise<Report<Outcome | 'config-error', Output>>;
  /** Only where a cancelled job leaves something to undo. Gives the sections of the post step's own summary. */
  readonly post?: (runner: Runner) => Promise<readonly Section[]>;
}

/**
 * Runs an action's main step: publishes its report, then fails the step unless the report is green. Whatever is thrown,
 * non-Errors too, ends as a report and a failed step. The process exits when this resolves, open sockets or not.
 */
export async function runAction(action: Action): Promise<never> {
  const runner = processRunner(action.name, cancellation());
  failOnStrayRejection();
  let report: Report;
  try {
    report = await action.main(runner);
  } catch (thrown) {
    report = reportOfThrow(action, toError(thrown));
    core.debug(toError(thrown).stack ?? '');
  }
  await publish(action, runner, report);
  return exit(report.ok ? 0 : 1);
}

/** Runs an action's post step. A failure of it warns: it must not turn a finished job red. */
export async function runPost(action: Action): Promise<never> {
  try {
    const runner = processRunner(action.name, cancellation());
    await writeSummary(runner, (await action.post?.(runner)) ?? []);
  } catch (thrown) {
    core.warning(inertForLog(`The clean-up of ${action.name} failed: ${messageChain(toError(thrown))}`));
    core.debug(toError(thrown).stack ?? '');
  }
  return exit(0);
}

/** The report of a run that threw before it had one of its own. */
export function reportOfThrow(action: Action, error: Error): Report {
  const isUserError = error instanceof UserError;
  const reason = isUserError ? error.message : messageChain(error);
  const outcome = isUserError ? 'config-error' : action.onThrow;
  const hint = isUserError || error instanceof CancelledError ? '' : ' Re-run with debug logging for the stack.';
  return {
    outcome,
    reason,
    ok: false,
    outputs: Object.fromEntries(action.outputs.map((name) => [name, undefined])),
    summary: [
      {
        title: 'Verdict',
        rank: 0,
        markdown: `## ❌ ${action.name}: ${outcome}\n\n${escapeMarkdown(reason)}${hint}`,
      },
    ],
    details: {},
  };
}

async function publish(action: Action, runner: Runner, report: Report): Promise<void> {
  const resultPath = join(runner.tempDir, 'result.json');
  writeFileSync(resultPath, resultJson(action.name, report), { mode: 0o600 });
  for (const [name, value] of Object.entries(report.outputs)) core.setOutput(name, outputText(value));
  core.setOutput('outcome', report.outcome);
  core.setOutput('reason', report.reason);
  core.setOutput('result', resultPath);
  await writeSummary(runner, report.summary);
  if (report.ok) core.info(inertForLog(`${action.name}: ${report.outcome}. ${report.reason}`));
  else core.error(inertForLog(report.reason), { title: `${action.name}: ${report.outcome}` });
}

async function writeSummary({ env }: Runner, sections: readonly Section[]): Promise<void> {
  if (env['GITHUB_STEP_SUMMARY'] && sections.length > 0) await core.summary.addRaw(fitSections(sections)).write();
}

function cancellation(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      controller.abort(new CancelledError(name));
    });
  }
  return controller.signal;
}

function failOnStrayRejection(): void {
  process.on('unhandledRejection', (thrown) => {
    core.error(inertForLog(`A background task failed: ${messageChain(toError(thrown))}`));
    process.exit(1);
  });
}

/** Exits once standard output has drained; a keep-alive socket must not hold a runner. */
function exit(code: number): Promise<never> {
  return new Promise(() => {
    process.stdout.write('', () => process.exit(code));
  });
}
