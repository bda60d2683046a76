import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startLocalCloud, type LocalCloud } from '@platform-actions/local-cloud';
import { maskSet } from './act/masking.js';
import { frontend } from './frontend/pipeline.js';
import { openStage, type WorkflowEvent } from './stage.js';
import { terminal } from './terminal.js';
import { createConsumer, createWorkplace, type Workplace } from './workplace.js';

const PUSH: WorkflowEvent = { name: 'push' };
const CALLER = 'on: { push: , workflow_dispatch: { inputs: { rollback-to: { type: string } } } }';
const APPROVE = 'run-name: approval of ${{ inputs.request }}\non: { workflow_dispatch: { inputs: { request: } } }';

let place: Workplace;
let cloud: LocalCloud;
beforeEach(async () => {
  place = createWorkplace();
  cloud = await startLocalCloud();
  cloud.github.seedRepository({ repository: 'org/shop' });
});
afterEach(async () => {
  place.remove();
  await cloud.stop();
});

/** A stage with an act that runs one job, writes its arguments down and fails where a file says so. */
async function set() {
  const act = join(place.home, 'act');
  const said = join(place.home, 'arguments');
  const line = JSON.stringify({ job: 'Frontend/Publish', jobID: 'publish', jobResult: 'success', msg: '' });
  writeFileSync(act, `#!/bin/sh\necho "$@" >> ${said}\necho '${line}'\ntest ! -f ${place.home}/fail\n`);
  chmodSync(act, 0o755);
  mkdirSync(join(place.shelf, 'example'));
  writeFileSync(join(place.shelf, 'example/page.txt'), 'one');
  const repository = 'org/shop';
  const commit = await createConsumer(place, {
    ...{ example: join(place.shelf, 'example'), leftOut: [], repository },
    ...{ caller: 'frontend.yml', workflow: CALLER, files: { '.github/workflows/approve.yml': APPROVE } },
  });
  const [cancel, kill] = [new AbortController(), new AbortController()];
  const shown: string[] = [];
  const opened = openStage({
    pipeline: frontend,
    settings: { region: 'eu-west-1', environment: 'production', of: (name) => name },
    prepared: { act, version: '', docker: false, repository, commit, given: { a: 'b' }, env: { X: 'y' }, standIns: {} },
    ...{ place, cloud, masks: maskSet() },
    terminal: terminal({ write: (text: string | Uint8Array) => shown.push(String(text)) > 0 }),
    stops: { cancel: cancel.signal, kill: kill.signal },
    env: {},
    secrets: {},
  });
  return { ...opened, cancel, commit, shown, arguments: () => readFileSync(said, 'utf8').trim().split('\n') };
}

describe('a stage', () => {
  it('runs the pipeline again and again, each time as a run of its own', async () => {
    const { stage, performance, arguments: given } = await set();
    expect(await stage.run(PUSH, 'Release 1')).toBe(true);
    expect(await stage.run({ name: 'workflow_dispatch', inputs: { 'rollback-to': 'previous' } }, 'Rollback')).toBe(
      true,
    );
    const ids = cloud.github.runs('org/shop').map(({ id }) => id);
    expect(given()[0]).toMatch(new RegExp(`^push .*--env X=y .*GITHUB_RUN_ID=${String(ids[0])} `));
    expect(given()[1]).toMatch(
      new RegExp(`^workflow_dispatch .*GITHUB_RUN_ID=${String(ids[1])} .*--input rollback-to=previous`),
    );
    expect(ids).toHaveLength(2);
    expect(performance().ok).toBe(true);
    expect(performance().jobs.map(({ path, name }) => [path, name])).toEqual([
      ['Release 1 › Frontend', 'Publish'],
      ['Rollback › Frontend', 'Publish'],
    ]);
  });

  it('gives steps the payload of an event', async () => {
    const { stage, arguments: given } = await set();
    await stage.run({ name: 'pull_request', payload: { action: 'closed' } });
    const file = /--eventpath (\S+)/.exec(given()[0] ?? '')?.[1] ?? '';
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ action: 'closed' });
  });

  it("tells GitHub's API of each run, by whom and how it ended", async () => {
    const { stage, performance, arguments: given } = await set();
    const inputs = { request: '7-a' };
    await stage.run({ name: 'workflow_dispatch', workflow: 'approve.yml', actor: 'mona', inputs });
    writeFileSync(join(place.home, 'fail'), '');
    expect(await stage.run(PUSH, '', 'failure')).toBe(true);
    expect(performance().ok).toBe(true);
    expect(given()[0]).toMatch(/--workflows \.github\/workflows\/approve\.yml .*--actor mona .*TRIGGERING_ACTOR=mona/);
    const runs = cloud.github.runs('org/shop').map(({ title, workflow, actor, attempts, headSha }) => ({
      ...{ title, workflow, by: actor.login, ending: attempts[0]?.conclusion, headSha },
    }));
    const headSha = performance().commit;
    expect(runs).toEqual([
      { title: 'approval of 7-a', workflow: '.github/workflows/approve.yml', by: 'mona', ending: 'success', headSha },
      { title: 'Change', workflow: '.github/workflows/frontend.yml', by: 'octocat', ending: 'failure', headSha },
    ]);
  });

  it('fails where a run succeeds that was to be refused', async () => {
    const { stage, performance } = await set();
    expect(await stage.run(PUSH, '', 'failure')).toBe(false);
    expect(performance().ok).toBe(false);
  });

  it('fails with one of its runs', async () => {
    const { stage, performance } = await set();
    await stage.run(PUSH);
    writeFileSync(join(place.home, 'fail'), '');
    expect(await stage.run(PUSH)).toBe(false);
    expect(performance().ok).toBe(false);
  });

  it('fails with what was looked at and was not as it should be, and shows it', async () => {
    const { stage, performance, shown } = await set();
    await stage.run(PUSH);
    stage.observe({ title: 'A tab', checks: [{ what: 'GET /a.js', ok: false, detail: '404' }] });
    expect(performance().ok).toBe(false);
    expect(shown.join('')).toContain('✗ GET /a.js  404');
  });

  it('is no success where nothing ran', async () => {
    const { performance } = await set();
    expect(performance().ok).toBe(false);
  });

  it('starts nothing once it is cancelled', async () => {
    const { stage, performance, cancel } = await set();
    cancel.abort();
    expect(await stage.run(PUSH)).toBe(false);
    expect(performance().jobs).toEqual([]);
  });

  it('commits changes, which have to be some', async () => {
    const { stage, performance, commit } = await set();
    await stage.commit('Two', { 'page.txt': () => 'two' });
    expect(readFileSync(join(place.repository, 'page.txt'), 'utf8')).toBe('two');
    expect(performance().commit).toMatch(/^[0-9a-f]{40}$/);
    expect(performance().commit).not.toBe(commit);
    await expect(stage.commit('Three', { 'page.txt': (text) => text })).rejects.toThrow('page.txt has nothing');
  });
});
