import type { Stops } from './watch.js';
import type { Terminal } from './terminal.js';

/** Within this time, further signals are the same wish: Ctrl-C reaches every process between npm and this one. */
const SAME_WISH_MS = 1000;

interface SignalSource {
  on(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
  off(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
}

/** Turns Ctrl-C into cancelling the run, and a second one, at least a second later, into ending it at once. */
export function stopsOnSignals(
  source: SignalSource,
  terminal: Pick<Terminal, 'print'>,
  now: () => number = () => performance.now(),
): { readonly stops: Stops; readonly release: () => void } {
  const [cancel, kill] = [new AbortController(), new AbortController()];
  let cancelledAt = 0;
  const listener = (): void => {
    if (!cancel.signal.aborted) {
      cancelledAt = now();
      terminal.print('Cancelling: post steps run to their end. Ctrl-C again ends everything at once.');
      cancel.abort(new Error('The run was cancelled.'));
    } else if (now() - cancelledAt >= SAME_WISH_MS) {
      kill.abort(new Error('The run was ended.'));
    }
  };
  source.on('SIGINT', listener);
  source.on('SIGTERM', listener);
  return {
    stops: { cancel: cancel.signal, kill: kill.signal },
    release: () => {
      source.off('SIGINT', listener);
      source.off('SIGTERM', listener);
    },
  };
}
