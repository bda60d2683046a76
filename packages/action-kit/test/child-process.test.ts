import { describe, expect, it } from '@jest/globals';
import { CancelledError, runTool, scrubbedEnv, UserError } from '../src/index.js';

const env = scrubbedEnv(process.env);
const node = (script: string) => ({ command: process.execPath, args: ['-e', script], env, timeoutSeconds: 30 });

describe('runTool', () => {
  it('gives exit code, both streams and each line as it comes', async () => {
    const lines: string[] = [];
    const result = await runTool({
      ...node('console.log("a\\nb"); console.error("c"); process.stdout.write("d"); process.exitCode = 3'),
      onLine: (line, stream) => lines.push(`${stream}:${line}`),
    });
    expect(result).toEqual({ exitCode: 3, stdout: 'a\nb\nd', stderr: 'c\n', timedOut: false, truncated: false });
    expect(lines.filter((line) => line.startsWith('stdout'))).toEqual(['stdout:a', 'stdout:b', 'stdout:d']);
  });
  it('hands arguments over untouched by any shell', async () => {
    const script = 'console.log(JSON.stringify(process.argv.slice(1)))';
    const args = ['$(id)', '`id`', 'a b', '*', ';id', '"'];
    const result = await runTool({ ...node(script), args: ['-e', script, ...args] });
    expect(JSON.parse(result.stdout)).toEqual(args);
  });
  it('kills the whole process group at the timeout', async () => {
    const child = 'setInterval(() => {}, 1000)';
    const script = `const c = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(child)}]);
      console.log(c.pid); setInterval(() => {}, 1000)`;
    const result = await runTool({ ...node(script), timeoutSeconds: 1 });
    expect(result.timedOut).toBe(true);
    expect(result.exitCode).toBeNull();
    await expectGone(Number(result.stdout));
  });
  it('ends with the reason of an aborted signal', async () => {
    const controller = new AbortController();
    const running = runTool({
      ...node('console.log("up"); setInterval(() => {}, 1000)'),
      signal: controller.signal,
      onLine: () => {
        controller.abort(new CancelledError('SIGINT'));
      },
    });
    await expect(running).rejects.toThrow('The job was cancelled (SIGINT).');
  });
  it('keeps no more output than asked and says so', async () => {
    const result = await runTool({ ...node('process.stdout.write("x".repeat(1000))'), maxOutputBytes: 10 });
    expect(result).toMatchObject({ stdout: 'xxxxxxxxxx', truncated: true, exitCode: 0 });
  });
  it('says which program is missing', async () => {
    const running = runTool({ ...node(''), command: 'no-such-program-here' });
    await expect(running).rejects.toBeInstanceOf(UserError);
    await expect(running).rejects.toThrow(/^no-such-program-here could not be started: .* Is it installed\?$/);
  });
});

describe('scrubbedEnv', () => {
  it('holds what is named and nothing else', () => {
    const source = { PATH: '/bin', AWS_SECRET_ACCESS_KEY: 's', ACTIONS_RUNTIME_TOKEN: 't', GITHUB_TOKEN: 'g', A: 'a' };
    expect(scrubbedEnv(source, ['PATH', 'A', 'MISSING'], { B: 'b' })).toEqual({ PATH: '/bin', A: 'a', B: 'b' });
    expect(scrubbedEnv(source)).toEqual({ PATH: '/bin' });
  });
});

/** Waits until a process id is gone; a zombie that init has not reaped yet counts as gone. */
async function expectGone(pid: number): Promise<void> {
  const { readFileSync } = await import('node:fs');
  for (let tries = 0; tries < 200; tries += 1) {
    try {
      process.kill(pid, 0);
      if (process.platform === 'linux' && readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')) return;
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`process ${pid} still runs`);
}
