import { fakeClock } from '@platform-actions/action-kit/testing';
import type { Lock, Pointer, ReleaseHead } from '../../src/model.js';
import type { ObjectStore } from '../../src/ports.js';
import { keysOf, type Publishing, type PublishSettings } from '../../src/protocol/index.js';
import type { MemoryBucket } from './memory-store.js';

export interface TestPublishing extends Publishing {
  readonly lines: string[];
}

export interface ContextOptions extends Partial<Omit<Publishing, 'settings' | 'keys'>> {
  readonly prefix?: string;
  readonly settings?: Partial<PublishSettings>;
}

/** What the protocol works with, on a bucket in memory: a sleep moves the bucket's clock. */
export function publishing(bucket: MemoryBucket, store: ObjectStore, options: ContextOptions = {}): TestPublishing {
  const { prefix = '', settings, ...rest } = options;
  const lines: string[] = [];
  const note = (message: string): void => void lines.push(message);
  const clock = fakeClock();
  return {
    store,
    clock: {
      now: () => clock.now(),
      sleep: async (ms, signal) => {
        await clock.sleep(ms, signal);
        bucket.now += ms;
      },
    },
    random: () => 0.5,
    log: { debug: note, info: note, warning: note },
    signal: new AbortController().signal,
    keys: keysOf(prefix),
    settings: {
      entry: 'index.html',
      lockTimeoutMs: 300_000,
      lockTtlMs: 60_000,
      concurrency: 8,
      allowOlder: false,
      ...settings,
    },
    run: 'https://github.example/run/1',
    compareCommits: () => Promise.resolve('unknown'),
    ...rest,
    lines,
  };
}

/** The head of the release of a commit; the higher the number, the newer. */
export function headOf(number: number, attempt = 1): ReleaseHead {
  return {
    id: `r${number}-${attempt}`,
    order: { commitTime: 1_000 + number, run: number, attempt },
    commit: String(number).padStart(40, '0'),
    run: `https://github.example/run/${number}`,
  };
}

export function pointerIn(bucket: MemoryBucket, prefix = ''): Pointer | undefined {
  const text = bucket.text(keysOf(prefix).current);
  return text === undefined ? undefined : (JSON.parse(text) as Pointer);
}

export function lockIn(bucket: MemoryBucket, prefix = ''): Lock | undefined {
  const text = bucket.text(keysOf(prefix).lock);
  return text === undefined ? undefined : (JSON.parse(text) as Lock);
}
