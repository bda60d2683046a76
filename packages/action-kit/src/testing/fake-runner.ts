import type { Clock } from '../clock.js';
import { readInputs } from '../inputs/index.js';
import type { Log } from '../log.js';
import type { Runner } from '../runner.js';
import { stateStore } from '../state.js';

/** A clock that stands still but for `sleep`, which moves it and resolves at once. */
export function fakeClock(startMs = Date.UTC(2026, 0, 1)): Clock {
  let nowMs = startMs;
  return {
    now: () => nowMs,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      nowMs += ms;
      await Promise.resolve();
    },
  };
}

export interface LogLine {
  readonly level: 'debug' | 'info' | 'notice' | 'warning' | 'error' | 'group';
  readonly message: string;
}

export interface FakeRunner extends Runner {
  readonly lines: readonly LogLine[];
  readonly masked: readonly string[];
  readonly savedState: ReadonlyMap<string, string>;
}

/** A runner in memory for tests of `main`: it records what is logged, masked and saved. */
export function fakeRunner(inputs: Readonly<Record<string, string>> = {}, overrides: Partial<Runner> = {}): FakeRunner {
  const lines: LogLine[] = [];
  const masked: string[] = [];
  const savedState = new Map<string, string>();
  const note = (level: LogLine['level']) => (message: string) => void lines.push({ level, message });
  const log: Log = {
    debug: note('debug'),
    info: note('info'),
    notice: note('notice'),
    warning: note('warning'),
    error: note('error'),
    group: (title, phase) => {
      note('group')(title);
      return phase();
    },
  };
  return {
    env: {},
    log,
    state: stateStore(
      (name, value) => void savedState.set(name, value),
      (name) => savedState.get(name) ?? '',
    ),
    clock: fakeClock(),
    signal: new AbortController().signal,
    workspace: '/nonexistent-workspace',
    tempDir: '/nonexistent-temp',
    inputs: (spec) => readInputs(spec, (name) => inputs[name] ?? ''),
    mask: (secret) => void masked.push(secret),
    idToken: () => Promise.reject(new Error('no id token here')),
    ...overrides,
    lines,
    masked,
    savedState,
  };
}
