import { afterAll } from '@jest/globals';

interface Stoppable {
  stop(): Promise<unknown>;
}

/**
 * Keeps what a `describe` block starts, and stops it after its last test, newest first: all of it, also where a test, a
 * later start or another stop failed.
 */
export function keeper(): <T extends Stoppable>(started: T) => T {
  const kept: Stoppable[] = [];
  afterAll(async () => {
    const errors: unknown[] = [];
    for (const thing of kept.reverse()) {
      await thing.stop().catch((error: unknown) => errors.push(error));
    }
    if (errors.length > 0) throw new AggregateError(errors, 'not everything could be stopped');
  });
  return (started) => {
    kept.push(started);
    return started;
  };
}
