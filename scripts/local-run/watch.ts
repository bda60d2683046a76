import type { ActRun } from './act/command.js';
import { liveDisplay } from './act/display.js';
import { recorder, type RunRecord } from './act/record.js';
import { runAct, type ActProcess, type ActResult } from './act/run.js';
import type { Terminal } from './terminal.js';

/** Who may end the run, and how. */
export interface Stops {
  /** As on GitHub: the running step dies, steps with `always()` and post steps run. */
  readonly cancel: AbortSignal;
  /** At once. */
  readonly kill: AbortSignal;
}

export interface WatchedRun extends ActResult {
  readonly record: RunRecord;
}

export interface Watching extends Pick<ActProcess, 'act' | 'repository' | 'home' | 'masks'> {
  readonly terminal: Terminal;
  readonly stops: Stops;
  /** The zero of all times in the record, on the clock of `performance.now()`. */
  readonly start: number;
}

/** Runs a workflow with act, shows it as it runs, and gives the record of it. */
export async function watchAct(run: ActRun, watching: Watching): Promise<WatchedRun> {
  const { terminal, stops, start, act, repository, home, masks } = watching;
  const elapsed = (): number => performance.now() - start;
  const recorded = recorder();
  const display = liveDisplay(terminal);
  const timer = setInterval(() => {
    display.tick(elapsed());
  }, 200);
  try {
    const result = await runAct(run, {
      ...{ act, repository, home, masks },
      ...stops,
      onEvent: (event) => {
        recorded.record(event, elapsed());
        display.tick(elapsed());
        display.show(event);
      },
    });
    return { ...result, record: recorded.snapshot(elapsed()) };
  } finally {
    clearInterval(timer);
    terminal.status('');
  }
}
