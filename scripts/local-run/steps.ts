import type { Terminal } from './terminal.js';
import { seconds } from './text.js';

type Outcome<T> = readonly [result: T, words: string];

/** Shows the steps of the preparation. */
export interface PreparationSteps {
  /** `work` gets a log for what takes long, and gives its result with a few words on what came of it. */
  readonly step: <T>(
    title: string,
    work: (log: (line: string) => void) => Outcome<T> | Promise<Outcome<T>>,
  ) => Promise<T>;
}

const TITLE_WIDTH = 20;

/** Where no status line can be shown, a sign of life comes as often. */
const HEARTBEAT_MS = 15_000;

/** Steps with their duration; `now` gives milliseconds. */
export function preparationSteps(terminal: Terminal, now: () => number): PreparationSteps {
  return {
    step: async (title, work) => {
      const start = now();
      const time = (): string => terminal.paint('dim', seconds(now() - start));
      const sign = (): string => terminal.paint('dim', `  … ${title}  `) + time();
      const timer = setInterval(() => {
        terminal.status(sign());
      }, 200);
      const heartbeat = setInterval(() => {
        if (!terminal.isLive) terminal.print(sign());
      }, HEARTBEAT_MS);
      try {
        const [result, words] = await work((line) => {
          terminal.print(terminal.paint('dim', `    ${line}`));
        });
        terminal.status('');
        terminal.print(`  ${terminal.paint('green', '✓')} ${title.padEnd(TITLE_WIDTH)} ${words}  ${time()}`);
        return result;
      } finally {
        clearInterval(timer);
        clearInterval(heartbeat);
        terminal.status('');
      }
    },
  };
}
