import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { APPROVE, rest, type RestOptions } from './github-support.js';
import { startTestCloud, type TestCloud } from './support.js';

const FILE = '.github/workflows/approve.yml';
const INPUTS = { request: '1-abc', decision: 'approve' };
let test: TestCloud;

beforeEach(async () => {
  test = await startTestCloud();
  test.cloud.github.seedRepository({ files: { [FILE]: APPROVE, '.github/workflows/push.yml': 'on: push\n' } });
});

afterEach(async () => {
  await test.stop();
});

const get = async (path: string, options?: RestOptions) => rest(test, path, options);
const listed = async (query = ''): Promise<number[]> => {
  const { body } = await get(`/actions/workflows/approve.yml/runs${query}`);
  return (body as { workflow_runs: { id: number }[] }).workflow_runs.map(({ id }) => id);
};

describe("workflow runs of the local cloud's GitHub", () => {
  it('takes the name of a dispatched run from the file at its ref, and who started it', async () => {
    const { github } = test.cloud;
    github.commit({ ref: 'other', files: { [FILE]: APPROVE.replace('approval/v1', 'forged') } });
    const [vote, forged] = ['main', 'other'].map((ref) =>
      github.dispatch({ workflow: 'approve.yml', ref, inputs: INPUTS, actor: 'alice' }),
    );
    expect((await get(`/actions/runs/${vote!}`)).body).toMatchObject({
      display_title: 'approval/v1 approve 1-abc',
      path: FILE,
      event: 'workflow_dispatch',
      head_branch: 'main',
      run_attempt: 1,
      status: 'in_progress',
      conclusion: null,
      previous_attempt_url: null,
      actor: { login: 'alice', type: 'User' },
      triggering_actor: { login: 'alice' },
    });
    expect((await get(`/actions/runs/${forged!}`)).body).toMatchObject({
      display_title: 'forged approve 1-abc',
      head_branch: 'other',
    });
    github.updateRun(vote!, { conclusion: 'success' });
    expect((await get(`/actions/runs/${vote!}`)).body).toMatchObject({ status: 'completed', conclusion: 'success' });
  });

  it('prefers a branch to a tag of its name, and runs a tag where only that is there', () => {
    const { github } = test.cloud;
    github.commit({ ref: 'refs/tags/main', files: { [FILE]: APPROVE.replace('approval/v1', 'tag') } });
    github.commit({ ref: 'refs/tags/v1', files: { [FILE]: APPROVE.replace('approval/v1', 'tag') } });
    for (const ref of ['main', 'refs/tags/main', 'v1'])
      github.dispatch({ workflow: FILE, ref, inputs: INPUTS, actor: 'alice' });
    expect(github.runs().map(({ title, headBranch }) => [title, headBranch])).toEqual([
      ['approval/v1 approve 1-abc', 'main'],
      ['tag approve 1-abc', 'main'],
      ['tag approve 1-abc', 'v1'],
    ]);
  });

  it('starts runs over the API as the bot that calls, and tells them where that is asked for', async () => {
    const path = '/actions/workflows/approve.yml/dispatches';
    const body = { ref: 'main', inputs: INPUTS };
    expect(await get(path, { method: 'POST', body })).toMatchObject({
      status: 403,
      body: { message: 'Resource not accessible by integration' },
    });
    test.cloud.github.permissions({ actions: 'write' });
    expect(await get(path, { method: 'POST', body })).toMatchObject({ status: 204, body: undefined });
    const told = await get(path, { method: 'POST', body: { ...body, return_run_details: true } });
    const { workflow_run_id: id } = told.body as { workflow_run_id: number };
    expect((await get(`/actions/runs/${id}`)).body).toMatchObject({
      actor: { login: 'github-actions[bot]', type: 'Bot', id: 41_898_282 },
    });
    test.cloud.github.lacking({ runDetails: true });
    expect((await get(path, { method: 'POST', body: { ...body, return_run_details: true } })).status).toBe(422);
  });

  it.each([
    ['no ref', { ref: 'none' }, 'No ref found for: none'],
    ['an unknown input', { inputs: { ...INPUTS, more: 'x' } }, 'Unexpected inputs provided: ["more"]'],
    ['a missing input', { inputs: { decision: 'deny' } }, "Required input 'request' not provided"],
    ['another choice', { inputs: { ...INPUTS, decision: 'maybe' } }, "Provided value 'maybe' for input 'decision'"],
    ['another event', { workflow: 'push.yml' }, "Workflow does not have 'workflow_dispatch' trigger"],
    ['no workflow', { workflow: 'none.yml' }, 'Not Found'],
  ])('does not start a run with %s', (_, wrong, message) => {
    const seed = { workflow: 'approve.yml', inputs: INPUTS, actor: 'alice', ...wrong };
    expect(() => test.cloud.github.dispatch(seed)).toThrow(message);
    expect(test.cloud.github.runs()).toEqual([]);
  });

  it('does not start a workflow that is switched off', async () => {
    const { github } = test.cloud;
    github.workflowState('approve.yml', 'disabled_manually');
    expect((await get('/actions/workflows/approve.yml')).body).toMatchObject({ state: 'disabled_manually' });
    expect(() => github.dispatch({ workflow: 'approve.yml', inputs: INPUTS, actor: 'alice' })).toThrow('disabled');
  });

  it('keeps every attempt, each with who started it', async () => {
    const { github } = test.cloud;
    const run = github.run({ workflow: 'approve.yml', actor: 'alice' });
    github.rerun(run, 'mallory');
    expect((await get(`/actions/runs/${run}`)).body).toMatchObject({
      run_attempt: 2,
      actor: { login: 'alice' },
      triggering_actor: { login: 'mallory' },
      status: 'in_progress',
      previous_attempt_url: expect.stringMatching(/\/attempts\/1$/),
    });
    expect((await get(`/actions/runs/${run}/attempts/1`)).body).toMatchObject({
      run_attempt: 1,
      triggering_actor: { login: 'alice' },
      conclusion: 'success',
      previous_attempt_url: null,
    });
    expect((await get(`/actions/runs/${run}/attempts/3`)).status).toBe(404);
    expect(github.jobRun(run).env).toMatchObject({ GITHUB_RUN_ATTEMPT: '2', GITHUB_TRIGGERING_ACTOR: 'mallory' });
    expect(github.jobRun(run, 1).env).toMatchObject({ GITHUB_RUN_ATTEMPT: '1', GITHUB_TRIGGERING_ACTOR: 'alice' });
  });

  it('lists a thousand runs newest first, by pages, of that workflow alone', async () => {
    const { github, clock } = test.cloud;
    const start = clock.now();
    const ids = Array.from({ length: 1100 }, (_, index) =>
      github.run({ workflow: 'approve.yml', createdAt: start + index * 1000 }),
    );
    github.run({ workflow: 'push.yml' });
    expect(await listed('?per_page=100')).toEqual(ids.slice(-100).reverse());
    expect(await listed('?per_page=100&page=11')).toEqual(ids.slice(0, 100).reverse());
    // A filtered list ends at the thousandth.
    expect(await listed('?per_page=100&page=11&event=push')).toEqual([]);
    expect(await listed('?event=workflow_dispatch')).toEqual([]);
  });

  it('filters by what GitHub filters by', async () => {
    const { github } = test.cloud;
    const run = github.run({ workflow: 'approve.yml', event: 'workflow_dispatch', actor: 'alice', branch: 'main' });
    github.run({ workflow: 'approve.yml', event: 'push', actor: 'bob', createdAt: Date.UTC(2026, 0, 1) });
    for (const query of ['actor=ALICE', 'event=workflow_dispatch', 'created=>=2026-01-15', 'created=2026-01-02..*'])
      expect(await listed(`?${query.replaceAll('>', '%3E')}`)).toEqual([run]);
    expect(await listed('?status=success')).toHaveLength(2);
    expect(await listed('?created=<2026-01-02'.replace('<', '%3C'))).toHaveLength(1);
    expect(await listed('?status=failure')).toEqual([]);
  });

  it('answers 304 to whoever has it already, which takes nothing off the limit', async () => {
    const { github } = test.cloud;
    github.run({ workflow: 'approve.yml' });
    const path = '/actions/workflows/approve.yml/runs';
    const first = await get(path);
    const headers = { 'if-none-match': first.headers.get('etag')! };
    const left = first.headers.get('x-ratelimit-remaining');
    test.clock.advance(60);
    const again = await get(path, { headers });
    expect(again).toMatchObject({ status: 304, body: undefined });
    expect(again.headers.get('x-ratelimit-remaining')).toBe(left);
    expect(Date.parse(again.headers.get('date')!)).toBe(test.clock.now());
    github.run({ workflow: 'approve.yml' });
    expect((await get(path, { headers })).status).toBe(200);
    expect(test.cloud.calls('GitHub.ListWorkflowRuns').map(({ status }) => status)).toEqual([200, 304, 200]);
  });

  it('tells of artifacts which run they are of, by their exact name', async () => {
    const { github } = test.cloud;
    const [run, other] = [1, 2].map(() => github.run({ workflow: 'push.yml' }));
    github.artifact(run!, 'approval-request-1');
    github.artifact(run!, 'approval-request-10');
    const named = `?name=approval-request-1`;
    expect((await get(`/actions/runs/${run!}/artifacts${named}`)).body).toMatchObject({
      total_count: 1,
      artifacts: [{ name: 'approval-request-1', workflow_run: { id: run } }],
    });
    expect((await get(`/actions/runs/${other!}/artifacts${named}`)).body).toMatchObject({ total_count: 0 });
    github.deleteArtifact(run!, 'approval-request-1');
    expect((await get(`/actions/runs/${run!}/artifacts`)).body).toMatchObject({ total_count: 1 });
    github.deleteRun(run!);
    expect((await get(`/actions/runs/${run!}`)).status).toBe(404);
    expect(() => github.artifacts(run!)).toThrow(`There is no run ${run!}.`);
  });

  it('tells of forks, of runners and of reviews', async () => {
    const { github } = test.cloud;
    const run = github.run({
      workflow: 'approve.yml',
      path: `${FILE}@refs/heads/main`,
      headRepository: 'mallory/orders-api',
      jobs: [{ name: 'deploy', hosted: false, labels: ['self-hosted'] }],
    });
    github.review(run, { user: 'bob', state: 'rejected', environments: ['production'] });
    const { body } = await get(`/actions/runs/${run}`);
    const told = body as { path: string; repository: { id: number }; head_repository: { id: number; fork: boolean } };
    expect(told).toMatchObject({
      path: `${FILE}@refs/heads/main`,
      head_repository: { full_name: 'mallory/orders-api' },
    });
    expect(told.head_repository.id).not.toBe(told.repository.id);
    expect((await get(`/actions/runs/${run}/jobs`)).body).toMatchObject({
      jobs: [{ labels: ['self-hosted'], runner_group_name: 'Default' }],
    });
    expect((await get(`/actions/runs/${run}/approvals`)).body).toMatchObject([
      { state: 'rejected', user: { login: 'bob' }, environments: [{ name: 'production' }] },
    ]);
  });

  it('leaves out what an older GitHub Enterprise Server does not tell', async () => {
    const { github } = test.cloud;
    const run = github.run({ workflow: 'approve.yml' });
    github.lacking({ runMembers: ['triggering_actor', 'display_title'] });
    const { body } = await get(`/actions/runs/${run}`);
    expect(body).not.toHaveProperty('triggering_actor');
    expect(body).not.toHaveProperty('display_title');
  });
});
