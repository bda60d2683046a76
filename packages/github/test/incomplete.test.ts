import { describe, expect, it } from '@jest/globals';
import { UserError } from '@platform-actions/action-kit';
import {
  artifactsNamed,
  commitsBetween,
  deploymentStatuses,
  IncompleteAnswerError,
  isOnBranch,
  listWorkflowRuns,
  readDeployment,
  readRepository,
  readRun,
  reviewsOf,
  roleOf,
  runsOnGitHubHosted,
  teamMembership,
} from '../src/index.js';
import { fakeGitHub, refused, REPOSITORY } from './fake-github.js';

const ALICE = { id: 1, login: 'alice', type: 'User' };
const RUN_ROUTE = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}';
const RUN = {
  id: 7,
  run_attempt: 1,
  path: '.github/workflows/approve.yml@refs/heads/main',
  workflow_id: 3,
  event: 'workflow_dispatch',
  head_branch: 'main',
  head_sha: 'a'.repeat(40),
  display_title: 'approval/v1 approve x',
  status: 'completed',
  conclusion: 'success',
  created_at: '2026-11-01T12:00:00Z',
  actor: ALICE,
  triggering_actor: ALICE,
  repository: { id: 9 },
  head_repository: { id: 9 },
  previous_attempt_url: null,
  html_url: 'https://github.com/org/orders-api/actions/runs/7',
};

function without(object: Readonly<Record<string, unknown>>, name: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}

async function run(data: unknown) {
  return readRun(fakeGitHub({ [RUN_ROUTE]: () => ({ data }) }), REPOSITORY, 7);
}

describe('a run', () => {
  it('is read from what GitHub tells', async () => {
    expect(await run(RUN)).toEqual({
      id: 7,
      attempt: 1,
      path: '.github/workflows/approve.yml',
      workflowId: 3,
      event: 'workflow_dispatch',
      headBranch: 'main',
      headSha: 'a'.repeat(40),
      title: 'approval/v1 approve x',
      status: 'completed',
      conclusion: 'success',
      createdAt: Date.parse('2026-11-01T12:00:00Z'),
      actor: ALICE,
      triggeringActor: ALICE,
      repositoryId: 9,
      headRepositoryId: 9,
      hasPreviousAttempt: false,
      url: 'https://github.com/org/orders-api/actions/runs/7',
    });
  });

  it.each([
    'run_attempt',
    'path',
    'workflow_id',
    'event',
    'head_branch',
    'head_sha',
    'display_title',
    'status',
    'conclusion',
    'created_at',
    'actor',
    'triggering_actor',
    'repository',
  ])('is not taken without %s', async (field) => {
    const error = await run(without(RUN, field)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(IncompleteAnswerError);
    expect(error).toMatchObject({ fields: [field], message: expect.stringContaining('workflow run 7') });
  });

  it.each([
    ['an actor who was deleted', { actor: null }, { actor: null }],
    ['one that runs', { status: 'in_progress', conclusion: null }, { conclusion: null }],
    ['a fork that was deleted', { head_repository: null }, { headRepositoryId: null }],
    ['no branch', { head_branch: null }, { headBranch: null }],
    ['an earlier attempt that is only linked', { previous_attempt_url: 'https://x' }, { hasPreviousAttempt: true }],
    ['a later attempt', { run_attempt: 2 }, { attempt: 2, hasPreviousAttempt: true }],
  ])('may have %s', async (_, parts, expected) => {
    expect(await run({ ...RUN, ...parts })).toMatchObject(expected);
  });

  it.each([
    ['an id that is text', { id: '7' }, 'id'],
    ['a time that is none', { created_at: 'yesterday' }, 'created_at'],
    ['an actor without an id', { actor: { login: 'alice', type: 'User' } }, 'id'],
    ['an attempt that is no number', { run_attempt: 1.5 }, 'run_attempt'],
  ])('is not taken with %s', async (_, parts, field) => {
    await expect(run({ ...RUN, ...parts })).rejects.toMatchObject({ fields: [field] });
  });

  it.each([['text'], [null], [[RUN]]])('is not taken from %j', async (data) => {
    await expect(run(data)).rejects.toThrow(IncompleteAnswerError);
  });
});

describe('an answer that lacks something', () => {
  const repo = 'GET /repos/{owner}/{repo}';
  const runs = `${repo}/actions/runs/{run_id}`;
  it.each<[string, Record<string, unknown>, (gh: ReturnType<typeof fakeGitHub>) => Promise<unknown>, string]>([
    ['a repository', { [repo]: { id: 1, default_branch: 'main' } }, (gh) => readRepository(gh, REPOSITORY), 'owner'],
    [
      'a list of runs',
      { [`${repo}/actions/workflows/{workflow_id}/runs`]: { total_count: 1, workflow_runs: [without(RUN, 'actor')] } },
      (gh) => listWorkflowRuns(gh, REPOSITORY, 'approve.yml', { createdSince: 0 }),
      'actor',
    ],
    [
      'a list of runs without a count',
      { [`${repo}/actions/workflows/{workflow_id}/runs`]: { workflow_runs: [] } },
      (gh) => listWorkflowRuns(gh, REPOSITORY, 'approve.yml', { createdSince: 0 }),
      'total_count',
    ],
    [
      'an artifact',
      { [`${runs}/artifacts`]: { artifacts: [{ id: 1, name: 'x', workflow_run: null }] } },
      (gh) => artifactsNamed(gh, REPOSITORY, 7, 'x'),
      'workflow_run',
    ],
    [
      'a review',
      { [`${runs}/approvals`]: [{ state: 'maybe', user: ALICE, environments: [] }] },
      (gh) => reviewsOf(gh, REPOSITORY, 7),
      'state',
    ],
    [
      'jobs',
      { [`${runs}/attempts/{attempt_number}/jobs`]: {} },
      (gh) => runsOnGitHubHosted(gh, REPOSITORY, 7, 1),
      'jobs',
    ],
    [
      'a deployment',
      { [`${repo}/deployments/{deployment_id}`]: { id: 1, environment: 'p', sha: 'a', task: 't', payload: {} } },
      (gh) => readDeployment(gh, REPOSITORY, 1),
      'created_at',
    ],
    [
      'a deployment status',
      { [`${repo}/deployments/{deployment_id}/statuses`]: [{ id: 1, state: 'unheard-of' }] },
      (gh) => deploymentStatuses(gh, REPOSITORY, 1),
      'state',
    ],
    [
      'a role',
      { [`${repo}/collaborators/{username}/permission`]: { permission: 'write', user: ALICE } },
      (gh) => roleOf(gh, REPOSITORY, 'alice'),
      'role_name',
    ],
    [
      'the person of a role',
      { [`${repo}/collaborators/{username}/permission`]: { permission: 'write', role_name: 'maintain', user: null } },
      (gh) => roleOf(gh, REPOSITORY, 'alice'),
      'user',
    ],
    [
      'a membership',
      { 'GET /orgs/{org}/teams/{team_slug}/memberships/{username}': { role: 'member' } },
      (gh) => teamMembership(gh, 'org', 'release', 'alice'),
      'state',
    ],
    [
      'a comparison with a branch',
      { [`${repo}/compare/{basehead}`]: { commits: [] } },
      (gh) => isOnBranch(gh, REPOSITORY, 'a', 'main'),
      'status',
    ],
    [
      'a comparison of commits',
      { [`${repo}/compare/{basehead}`]: { total_commits: 0, commits: [], status: 'unheard-of' } },
      (gh) => commitsBetween(gh, REPOSITORY, 'a', 'b'),
      'status',
    ],
  ])('is no answer: %s', async (_, answers, ask, field) => {
    const gh = fakeGitHub(
      Object.fromEntries(Object.entries(answers).map(([route, data]) => [route, () => ({ data })])),
    );
    const error = await ask(gh).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(IncompleteAnswerError);
    expect(error).toMatchObject({ fields: [field] });
  });
});

describe('a 404 that may mean that the token sees nothing', () => {
  it('is not taken for a deployment that is gone', async () => {
    const gh = fakeGitHub({ 'GET /repos/{owner}/{repo}/deployments': () => refused(403, 'Resource not accessible') });
    await expect(readDeployment(gh, REPOSITORY, 1)).rejects.toThrow('deployments: read');
  });

  it('is not taken for somebody without access, where the account is there', async () => {
    const gh = fakeGitHub({ 'GET /users/{username}': () => ({ data: ALICE }) });
    const error = await roleOf(gh, REPOSITORY, 'alice').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
  });

  it('says that nobody has access by a login that nobody has', async () => {
    expect(await roleOf(fakeGitHub({}), REPOSITORY, 'nobody')).toBeUndefined();
  });

  it('is not taken for somebody who is not in the team, where the team is not seen', async () => {
    const error = await teamMembership(fakeGitHub({}), 'org', 'release', 'alice').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ message: expect.stringContaining('Members: read') });
  });
});
