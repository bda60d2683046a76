import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What a process took. */
export interface Cost {
  readonly seconds: number;
  /** Of all cores; it depends less on what else the machine does. `undefined` where the system does not tell. */
  readonly cpuSeconds: number | undefined;
  /** Peak resident memory in MB (10^6 bytes); `undefined` where the system does not tell. */
  readonly peakMb: number | undefined;
}

const LOOK_EVERY_MS = 20;

/** Watches a process from outside, from now until `stop`. The system keeps the peak, so that looking now and then does. */
export function watch(pid: number | undefined): { stop: () => Cost } {
  const startedAt = performance.now();
  let [peakMb, cpuSeconds]: (number | undefined)[] = [];
  const timer = setInterval(() => {
    peakMb = residentPeakMb(pid) ?? peakMb;
    cpuSeconds = cpuSecondsOf(pid) ?? cpuSeconds;
  }, LOOK_EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return { seconds: (performance.now() - startedAt) / 1000, cpuSeconds, peakMb };
    },
  };
}

/** Runs a command to its end. @throws where it fails, with what it said */
export async function run(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Cost & { readonly stdout: string }> {
  const child = spawn(command, [...args], { stdio: ['ignore', 'pipe', 'pipe'], env });
  const watcher = watch(child.pid);
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const cost = watcher.stop();
  if (exitCode !== 0) throw new Error(`${command} ended with ${exitCode ?? 'a signal'}: ${stderr.slice(-2000)}`);
  return { ...cost, stdout };
}

function residentPeakMb(pid: number | undefined): number | undefined {
  try {
    const found = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid ?? 0}/status`, 'utf8'));
    return found ? (Number(found[1]) * 1024) / 1e6 : undefined;
  } catch {
    return undefined;
  }
}

/** User and system time, which Linux gives in hundredths of a second after the name in parentheses. */
function cpuSecondsOf(pid: number | undefined): number | undefined {
  try {
    const fields =
      readFileSync(`/proc/${pid ?? 0}/stat`, 'utf8')
        .split(') ')
        .at(-1)
        ?.split(' ') ?? [];
    const ticks = Number(fields[11]) + Number(fields[12]);
    return ticks > 0 ? ticks / 100 : undefined;
  } catch {
    return undefined;
  }
}
