import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ActRun } from './command.js';
import type { ActEvent } from './events.js';
import { LINES, SECRET } from './fixture.js';
import { maskSet } from './masking.js';
import { runAct } from './run.js';

const RUN: ActRun = {
  event: 'push',
  workflow: '.github/workflows/backend.yml',
  inputs: {},
  secrets: {},
  env: {},
  actor: 'octocat',
  repositories: {},
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'local-run-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a script of this test in act's place. */
function start(script: string, changes: Partial<Parameters<typeof runAct>[1]> = {}) {
  const act = join(folder, 'act');
  writeFileSync(act, `#!${process.execPath}\n${script}`);
  chmodSync(act, 0o755);
  const events: ActEvent[] = [];
  const never = new AbortController().signal;
  const settings = { act, repository: folder, home: folder, masks: maskSet(), cancel: never, kill: never };
  const result = runAct(RUN, { ...settings, onEvent: (event) => events.push(event), ...changes });
  return { events, result };
}

describe('runAct', () => {
  it('hands every event over, masked, and gives the exit code', async () => {
    const log = LINES.map((line) => JSON.stringify(line)).join('\n');
    const { events, result } = start(`process.stdout.write(${JSON.stringify(log)}); process.exitCode = 1;`);
    expect(await result).toEqual({ exitCode: 1, complaints: [] });
    expect(events).toHaveLength(16);
    expect(JSON.stringify(events)).not.toContain(SECRET);
  });

  it('keeps what act complains about, masked, and neither warnings nor what has been shown', async () => {
    const said = ['{"level":"warning","msg":"no Docker"}', "Error: Job 'x' failed", 'Error: no workflow hunter2', ''];
    const masks = maskSet(['hunter2']);
    const { result } = start(`process.stderr.write(${JSON.stringify(said.join('\n'))})`, { masks });
    expect(await result).toEqual({ exitCode: 0, complaints: ['no workflow ***'] });
  });

  it('gives the steps a clean environment', async () => {
    const { events, result } = start(
      `const at = { job: 'j', step: 's', stepID: ['0'], stage: 'Main', raw_output: true };
       console.log(JSON.stringify({ ...at, msg: Object.keys(process.env).sort().join() }))`,
    );
    await result;
    expect(events).toMatchObject([{ kind: 'line', text: 'HOME,LANG,PATH,TMPDIR' }]);
  });

  it.each([
    ['cancel', { exitCode: 7, complaints: [] }],
    ['kill', { exitCode: null, complaints: [] }],
  ])('passes the wish to %s on', async (wish, expected) => {
    const stop = new AbortController();
    const { result } = start(
      `process.on('SIGINT', () => process.exit(7));
       setInterval(() => {}, 1000);
       console.log(JSON.stringify({ job: 'j', step: 'Set up job', stepid: ['--setup-job'] }));`,
      {
        [wish]: stop.signal,
        onEvent: () => {
          stop.abort();
        },
      },
    );
    expect(await result).toEqual(expected);
  });

  it('says so where act cannot be started', async () => {
    await expect(start('', { act: join(folder, 'missing') }).result).rejects.toThrow(/missing could not be started/);
  });
});
