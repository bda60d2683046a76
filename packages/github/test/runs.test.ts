import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { UserError } from '@platform-actions/action-kit';
import {
  answeredStatus,
  artifactsNamed,
  listWorkflowRuns,
  readRun,
  reviewsOf,
  runsOnGitHubHosted,
  type RunList,
} from '../src/index.js';
import { fakeGitHub, pageOf, REPOSITORY } from './fake-github.js';
import { startGitHub, type TestGitHub } from './support.js';

const WORKFLOW = '.github/workflows/approve.yml';
const LIST = 'GitHub.ListWorkflowRuns';

let test: TestGitHub;

beforeEach(async () => {
  test = await startGitHub();
});

afterEach(async () => {
  await test.stop();
});

function github() {
  return test.cloud.github;
}

async function list(createdSince = 0, etag?: string): Promise<RunList | 'unchanged'> {
  return listWorkflowRuns(test.client(), REPOSITORY, 'approve.yml', { createdSince, etag });
}

async function listed(createdSince = 0): Promise<RunList> {
  const answer = await list(createdSince);
  if (answer === 'unchanged') throw new Error('unchanged');
  return answer;
}

describe('readRun', () => {
  it('tells of a run and of each of its attempts', async () => {
    const [alice, bob] = [github().user('alice'), github().user('bob')];
    const id = github().run({
      workflow: WORKFLOW,
      event: 'workflow_dispatch',
      actor: 'alice',
      title: 'approval/v1 approve x',
    });
    github().rerun(id, 'bob');
    const newest = await readRun(test.client(), REPOSITORY, id);
    expect(newest).toMatchObject({
      id,
      attempt: 2,
      path: WORKFLOW,
      event: 'workflow_dispatch',
      headBranch: 'main',
      title: 'approval/v1 approve x',
      status: 'in_progress',
      conclusion: null,
      hasPreviousAttempt: true,
      actor: { id: alice.id, login: 'alice', type: 'User' },
      triggeringActor: { id: bob.id, login: 'bob', type: 'User' },
    });
    expect(newest.headRepositoryId).toBe(newest.repositoryId);
    expect(await readRun(test.client(), REPOSITORY, id, 1)).toMatchObject({
      attempt: 1,
      conclusion: 'success',
      hasPreviousAttempt: false,
      triggeringActor: { id: alice.id },
    });
  });

  it('leaves the ref that GitHub appends out of the path', async () => {
    const id = github().run({ workflow: WORKFLOW, path: `${WORKFLOW}@refs/heads/main` });
    expect((await readRun(test.client(), REPOSITORY, id)).path).toBe(WORKFLOW);
  });

  it('says that a run is gone, or may not be seen', async () => {
    const error = await readRun(test.client(), REPOSITORY, 5).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect(answeredStatus((error as Error).cause)).toBe(404);
    github().permissions({ contents: 'read' });
    await expect(readRun(test.client(), REPOSITORY, 5)).rejects.toThrow('actions: read');
  });
});

describe('listWorkflowRuns', () => {
  it('gives the runs of that workflow alone, newest first, whatever their path claims', async () => {
    const first = github().run({ workflow: WORKFLOW });
    github().run({ workflow: '.github/workflows/other.yml', path: WORKFLOW });
    const second = github().run({
      workflow: WORKFLOW,
      event: 'push',
      branch: 'side',
      sha: github().commit({ ref: 'side' }),
    });
    expect((await listed()).runs.map(({ id }) => id)).toEqual([second, first]);
  });

  it('asks for no more pages than it takes to get back to a time', async () => {
    const start = Date.parse('2026-11-01T00:00:00Z');
    for (let minute = 0; minute < 250; minute += 1) {
      github().run({ workflow: WORKFLOW, createdAt: start + minute * 60_000 });
    }
    for (const [since, runs, calls] of [
      [240, 100, 1],
      [151, 100, 1],
      [150, 200, 2],
      [50, 250, 3],
      [0, 250, 3],
    ] as const) {
      test.cloud.resetCalls();
      const found = await listed(start + since * 60_000);
      expect([found.runs.length, test.cloud.calls(LIST).length]).toEqual([runs, calls]);
      expect(found.runs.filter(({ createdAt }) => createdAt >= start + since * 60_000)).toHaveLength(250 - since);
      expect(found.etag === undefined).toBe(calls > 1);
    }
  });

  it('says that nothing changed, which takes nothing of the rate limit', async () => {
    github().run({ workflow: WORKFLOW });
    const { etag } = await listed();
    expect(etag).toMatch(/"/);
    github().rateLimit({ remaining: 1, resetsInSeconds: 1800 });
    expect(await list(0, etag)).toBe('unchanged');
    expect(await list(0, etag)).toBe('unchanged');
    github().rateLimit({ remaining: 9, resetsInSeconds: 1800 });
    github().run({ workflow: WORKFLOW });
    expect(await list(0, etag)).toMatchObject({ runs: [{}, {}] });
    github().rerun(github().runs()[0]!.id, 'bob');
    expect(await list(0, etag)).toMatchObject({ runs: [{}, {}] });
  });

  it('names the permission and the file where GitHub knows no such workflow', async () => {
    const error = await list().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect((error as Error).message).toMatch(/\.github\/workflows\/approve\.yml .*404.*actions: read.*default branch/);
  });

  it('does not read past a run that moved up because another was deleted', async () => {
    const runs = Array.from({ length: 150 }, (_, index) => runAnswer(1000 - index));
    let deleted = 0;
    const gh = fakeGitHub({
      'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs': (parameters) => {
        if (parameters['page'] === 2 && deleted === 0) deleted = runs.splice(3, 1).length;
        const { items, headers } = pageOf(runs, parameters);
        return { data: { total_count: runs.length, workflow_runs: items }, headers };
      },
    });
    const answer = await listWorkflowRuns(gh, REPOSITORY, 'approve.yml', { createdSince: 0 });
    expect(answer).toMatchObject({ runs: { length: 149 } });
    expect(gh.asked).toHaveLength(4);
  });

  it('gives up where runs are deleted faster than they are listed', async () => {
    let left = 1000;
    const gh = fakeGitHub({
      'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs': (parameters) => {
        left -= 1;
        const all = Array.from({ length: left }, (_, index) => runAnswer(left - index));
        const { items, headers } = pageOf(all, parameters);
        return { data: { total_count: left, workflow_runs: items }, headers };
      },
    });
    const asked = listWorkflowRuns(gh, REPOSITORY, 'approve.yml', { createdSince: 0 });
    await expect(asked).rejects.toThrow('runs are deleted while the list is read');
  });

  it('names a run once that is on two pages because another began', async () => {
    const runs = Array.from({ length: 150 }, (_, index) => runAnswer(1000 - index));
    const gh = fakeGitHub({
      'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs': (parameters) => {
        if (parameters['page'] === 2) runs.unshift(runAnswer(2000));
        const { items, headers } = pageOf(runs, parameters);
        return { data: { total_count: runs.length, workflow_runs: items }, headers };
      },
    });
    const answer = await listWorkflowRuns(gh, REPOSITORY, 'approve.yml', { createdSince: 0 });
    expect(answer).toMatchObject({ runs: { length: 150 } });
  });
});

describe('artifactsNamed', () => {
  it('gives those of that run with exactly that name', async () => {
    const [run, other] = [github().run({ workflow: WORKFLOW }), github().run({ workflow: WORKFLOW })];
    const id = github().artifact(run, 'approval-request-7-abc');
    github().artifact(run, 'approval-request-7-abcd');
    github().artifact(other, 'approval-request-7-abc');
    const { repositoryId } = await readRun(test.client(), REPOSITORY, run);
    const found = await artifactsNamed(test.client(), REPOSITORY, run, 'approval-request-7-abc');
    expect(found).toEqual([{ id, name: 'approval-request-7-abc', runId: run, repositoryId }]);
    expect(await artifactsNamed(test.client(), REPOSITORY, run, 'approval-request')).toEqual([]);
  });

  it('names the permission', async () => {
    github().permissions({});
    await expect(artifactsNamed(test.client(), REPOSITORY, 5, 'x')).rejects.toThrow('actions: read');
  });
});

describe('reviewsOf', () => {
  it('gives what the reviewers decided', async () => {
    const run = github().run({ workflow: WORKFLOW });
    const alice = github().user('alice');
    github().review(run, { user: 'alice', state: 'approved', environments: ['production'], comment: 'fine' });
    github().review(run, { user: 'bob', state: 'rejected', environments: ['production', 'staging'] });
    const reviews = await reviewsOf(test.client(), REPOSITORY, run);
    expect(reviews).toHaveLength(2);
    expect(reviews).toContainEqual({
      state: 'approved',
      user: { id: alice.id, login: 'alice', type: 'User' },
      environments: ['production'],
      comment: 'fine',
    });
    expect(reviews).toContainEqual(expect.objectContaining({ environments: ['production', 'staging'], comment: '' }));
  });

  it('names the permission', async () => {
    github().permissions({});
    await expect(reviewsOf(test.client(), REPOSITORY, 5)).rejects.toThrow('actions: read');
  });
});

describe('runsOnGitHubHosted', () => {
  it.each([
    ["GitHub's runners", [{ name: 'a' }, { name: 'b' }], true],
    ['an own runner', [{ name: 'a', hosted: false }], false],
    ["an own runner beside one of GitHub's", [{ name: 'a' }, { name: 'b', hosted: false }], false],
    [
      "an own runner that is labelled like one of GitHub's",
      [{ name: 'a', labels: ['ubuntu-latest'], hosted: false }],
      false,
    ],
    ['no job', [], false],
  ] as const)('tells %s', async (_, jobs, hosted) => {
    const run = github().run({ workflow: WORKFLOW, jobs, status: 'in_progress' });
    expect(await runsOnGitHubHosted(test.client(), REPOSITORY, run, 1)).toBe(hosted);
  });

  it('does not count a job that still waits for a runner, nor believe one that runs without', async () => {
    const job = (status: string, group: string | null) => ({
      status,
      runner_name: group === null ? null : 'x',
      runner_group_name: group,
    });
    const hosted = async (...jobs: readonly unknown[]) => {
      const route = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs';
      return runsOnGitHubHosted(fakeGitHub({ [route]: () => ({ data: { jobs } }) }), REPOSITORY, 7, 1);
    };
    expect(await hosted(job('in_progress', 'GitHub Actions'), job('queued', null))).toBe(true);
    expect(await hosted(job('queued', null))).toBe(false);
    expect(await hosted(job('in_progress', null))).toBe(false);
    expect(await hosted(job('completed', 'GitHub Actions'), job('in_progress', 'Larger'))).toBe(false);
  });
});

function runAnswer(id: number): Record<string, unknown> {
  const account = { id: 1, login: 'alice', type: 'User' };
  return {
    id,
    run_attempt: 1,
    path: WORKFLOW,
    workflow_id: 3,
    event: 'workflow_dispatch',
    head_branch: 'main',
    head_sha: 'a'.repeat(40),
    display_title: 'x',
    status: 'completed',
    conclusion: 'success',
    created_at: '2026-11-01T12:00:00Z',
    actor: account,
    triggering_actor: account,
    repository: { id: 9 },
    head_repository: { id: 9 },
    html_url: 'https://github.com',
  };
}
