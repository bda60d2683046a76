import type { Phase, PhaseName, Publishing, StartedInvalidation } from './context.js';
import type { Work } from './results.js';

/** Takes notes of what an operation does. */
export interface WorkLog {
  phase<T>(name: PhaseName, run: () => Promise<T>): Promise<T>;
  wrote(path: string, size: number, headersOnly: boolean): void;
  warn(message: string): void;
  invalidated(started: readonly StartedInvalidation[], error?: string): void;
  /** @param files of the release, to tell how many needed no write. */
  done(files?: number): Work;
}

/** An empty log whose time begins now. */
export function workLog({ clock, log }: Publishing): WorkLog {
  const begin = clock.now();
  const phases: Phase[] = [];
  const written = new Map<string, number>();
  const headersOnly: string[] = [];
  const invalidations: StartedInvalidation[] = [];
  const warnings: string[] = [];
  let invalidationError: string | undefined;
  return {
    phase: async (name, run) => {
      const startMs = clock.now() - begin;
      try {
        return await run();
      } finally {
        phases.push({ name, startMs, endMs: clock.now() - begin });
      }
    },
    wrote: (path, size, onlyHeaders) => {
      written.set(path, size);
      if (onlyHeaders) headersOnly.push(path);
    },
    warn: (message) => {
      warnings.push(message);
      log.warning(message);
    },
    invalidated: (started, error) => {
      invalidations.push(...started);
      invalidationError ??= error;
    },
    done: (files) => ({
      uploaded: [...written.keys()],
      uploadedBytes: [...written.values()].reduce((sum, size) => sum + size, 0),
      reused: files === undefined ? 0 : Math.max(0, files - written.size),
      headersOnly,
      phases,
      invalidations,
      ...(invalidationError !== undefined && { invalidationError }),
      warnings,
    }),
  };
}
