import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Server {
  readonly pid: number;
  /** Everything it has written so far. */
  output(): string;
  /** Ends it and resolves when it is gone. */
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Whether it serves already; asked until it says so. A throw counts as no. */
  readonly ready: () => Promise<boolean>;
  /** Sends the signal; default by the child's pid. */
  readonly kill?: (signal: NodeJS.Signals) => void;
}

const READY_WITHIN_MS = 60_000;
const ASK_EVERY_MS = 50;
const KILL_AFTER_MS = 15_000;

/** Starts a server and resolves when it is ready. @throws Error with its output where it ends before or takes too long. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const child = spawn(options.command, [...options.args], {
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...options.env },
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const state = { output: '', ended: false };
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (state.output += chunk.toString()));
  }
  const gone = new Promise<void>((resolve) => {
    const end = (): void => {
      state.ended = true;
      resolve();
    };
    child.once('error', (error) => {
      state.output += error.message;
      end();
    });
    child.once('exit', end);
  });
  const kill = options.kill ?? ((signal: NodeJS.Signals) => child.kill(signal));
  const stop = async (): Promise<void> => {
    if (state.ended) return;
    kill('SIGTERM');
    const killer = setTimeout(kill, KILL_AFTER_MS, 'SIGKILL');
    await gone;
    clearTimeout(killer);
  };
  try {
    const settled = async (): Promise<boolean> => state.ended || (await options.ready());
    await eventually(settled, READY_WITHIN_MS, `${options.command} to be ready`);
    if (state.ended) throw new Error(`${options.command} ended at once`);
    return { pid: child.pid ?? -1, output: () => state.output, stop };
  } catch (cause) {
    await stop();
    throw new Error(`${options.command} did not start:\n${state.output}`, { cause });
  }
}

/** Asks until the answer is yes. A throw counts as no and is the cause when time is up. */
export async function eventually(ask: () => Promise<boolean>, withinMs: number, what: string): Promise<void> {
  const deadline = Date.now() + withinMs;
  let cause: unknown;
  while (Date.now() < deadline) {
    try {
      if (await ask()) return;
    } catch (error) {
      cause = error;
    }
    await sleep(ASK_EVERY_MS);
  }
  throw new Error(`Waited ${withinMs / 1000} s in vain for ${what}`, { cause });
}

/** A TCP port of the loopback interface that is free now. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

/** Whether a server answers this address with a status below 500. */
export async function answers(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
  await response.arrayBuffer();
  return response.status < 500;
}
