import type { Log } from '@platform-actions/action-kit';
import type { Evidence } from './result.js';

/** What a step has found out so far, kept outside of its functions, so that a refusal can be reported with all of it. */
export interface EvidenceLog {
  readonly known: Evidence;
  add(part: Partial<Omit<Evidence, 'warnings'>>): void;
  /** Logs a warning, and keeps it for the summary. */
  warn(message: string): void;
}

export function evidenceLog(log: Pick<Log, 'warning'>): EvidenceLog {
  let known: Evidence = { warnings: [] };
  return {
    get known() {
      return known;
    },
    add: (part) => {
      known = { ...known, ...part };
    },
    warn: (message) => {
      log.warning(message);
      known = { ...known, warnings: [...known.warnings, message] };
    },
  };
}
