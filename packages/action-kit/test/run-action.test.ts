import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runTool } from '../src/index.js';

const root = resolve(import.meta.dirname, '../../..');
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'run-action-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

/** Runs an action whose main is the given source, in a process of its own as the runner would. */
async function run(main: string, extra: Record<string, string> = {}) {
  const kit = join(root, 'packages/action-kit/src/index.ts');
  for (const file of ['output', 'state', 'summary']) writeFileSync(join(dir, file), '');
  const script = join(dir, 'action.mts');
  writeFileSync(
    script,
    `import * as kit from ${JSON.stringify(kit)};
     const action = { name: 'toy', outcomes: ['done', 'failed', 'config-error'], outputs: ['count', 'names'],
       onThrow: 'failed', main: async (runner) => { ${main} }, post: async (runner) => { ${extra['post'] ?? ''} } };
     await kit.${extra['post'] === undefined ? 'runAction' : 'runPost'}(action);`,
  );
  const env = {
    PATH: process.env['PATH'] ?? '',
    RUNNER_TEMP: dir,
    GITHUB_OUTPUT: join(dir, 'output'),
    GITHUB_STATE: join(dir, 'state'),
    GITHUB_STEP_SUMMARY: join(dir, 'summary'),
    ...extra,
  };
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
  const result = await runTool({ command: process.execPath, args: [tsx, script], env, timeoutSeconds: 30, cwd: root });
  const read = (file: string) => readFileSync(join(dir, file), 'utf8');
  return { ...result, output: read('output'), state: read('state'), summary: read('summary') };
}

const report = `{ outcome: 'done', reason: 'All well.', ok: true, outputs: { count: 3, names: ['a', 'b'] },
  summary: [{ title: 'v', rank: 0, markdown: '## fine' }], details: { calls: 7 } }`;

describe('runAction', () => {
  it('publishes outputs, summary and result, and ends green', async () => {
    const { exitCode, output, summary } = await run(`return ${report};`);
    expect(exitCode).toBe(0);
    expect(output).toMatch(/^count<<.*\n3\n/);
    expect(output).toMatch(/\nnames<<.*\na\nb\n/);
    expect(output).toMatch(/\noutcome<<.*\ndone\n/);
    expect(summary).toContain('## fine');
    const path = /\nresult<<.*\n(.*)\n/.exec(output)?.[1] ?? '';
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
      action: 'toy',
      outcome: 'done',
      reason: 'All well.',
      ok: true,
      outputs: { count: 3, names: ['a', 'b'] },
      calls: 7,
    });
  });
  it('publishes a red report in full before it fails', async () => {
    const { exitCode, output, stdout } = await run(`return { ...${report}, outcome: 'failed', ok: false };`);
    expect(exitCode).toBe(1);
    expect(output).toMatch(/\noutcome<<.*\nfailed\n/);
    expect(stdout).toContain('::error title=toy%3A failed::All well.');
  });
  it.each([
    ['an Error', `throw new Error('boom', { cause: new Error('deep') });`, 'failed', 'boom Cause: deep'],
    ['a string', `throw 'just text';`, 'failed', 'A value that is no Error was thrown: just text'],
    ['undefined', `throw undefined;`, 'failed', 'A value that is no Error was thrown: undefined'],
    ['a UserError', `throw new kit.UserError('Input "x" is wrong.');`, 'config-error', 'Input "x" is wrong.'],
  ])('a throw of %s fails the step with its outcome', async (_, main, outcome, reason) => {
    const { exitCode, output, summary } = await run(main);
    expect(exitCode).toBe(1);
    expect(output).toMatch(new RegExp(`\noutcome<<.*\n${outcome}\n`));
    expect(output).toContain(`\n${reason}\n`);
    expect(summary).toContain(`toy: ${outcome}`);
  });
  it('a rejection that nobody awaited fails the step', async () => {
    const { exitCode, stdout } = await run(
      `void Promise.reject('stray'); await new Promise((r) => setTimeout(r, 2000)); return ${report};`,
    );
    expect(exitCode).toBe(1);
    expect(stdout).toContain('A background task failed: A value that is no Error was thrown: stray');
  });
  it('ends although a socket is still open', async () => {
    const { exitCode } = await run(
      `const net = await import('node:net'); net.createServer().listen(0, '127.0.0.1'); return ${report};`,
    );
    expect(exitCode).toBe(0);
  });
  it('hands cancelling to the action as an aborted signal', async () => {
    const { exitCode, output } = await run(
      `process.kill(process.pid, 'SIGINT'); await runner.clock.sleep(20_000, runner.signal); return ${report};`,
    );
    expect(exitCode).toBe(1);
    expect(output).toContain('The job was cancelled (SIGINT).');
  });
  it('foreign text cannot become a workflow command', async () => {
    const { stdout } = await run(`runner.log.info('ok\\n::add-mask::x\\r::error::y ##[error]z'); return ${report};`);
    const obeyed = stdout.split(/[\r\n]/).filter((line) => /^\s*::|##\[/.test(line));
    expect(obeyed).toEqual([]);
  });
});

describe('runPost', () => {
  it('warns and stays green where the clean-up fails', async () => {
    const { exitCode, stdout } = await run('', { post: `throw new Error('gone');` });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('::warning::The clean-up of toy failed: gone');
  });
  it('reads the state that the main step saved', async () => {
    const key = `{ name: 'started', parse: (json) => json }`;
    const saved = await run(`runner.state.save(${key}, { arn: 'a\\nb' }); return ${report};`);
    expect(saved.state).toMatch(/^started<<.*\n\{"arn":"a\\nb"\}\n/);
    const loaded = await run('', {
      post: `console.log('arn', JSON.stringify(runner.state.load(${key})))`,
      STATE_started: '{"arn":"a\\nb"}',
    });
    expect(loaded.stdout).toContain('arn {"arn":"a\\nb"}');
  });
});
