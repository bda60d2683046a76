import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ListClustersCommand } from '@aws-sdk/client-ecs';
import { startTestCloud, type TestCloud } from './support.js';

let test: TestCloud;

beforeEach(async () => {
  test = await startTestCloud();
});

afterEach(async () => {
  await test.stop();
});

async function control(path: string, method = 'GET', body?: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(`${test.cloud.url}/_local-cloud/${path}`, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: await answer.json() };
}

describe('the control plane', () => {
  it('seeds services, sets their scenario and shows them', async () => {
    const seeded = await control('services', 'POST', { service: 'orders', desiredCount: 1 });
    expect(seeded.body).toMatchObject({ service: 'orders', cluster: 'default' });
    expect((await control('scenario', 'POST', { service: 'orders', scenario: 'crash-loop' })).status).toBe(200);
    expect((await control('services')).body).toMatchObject([
      { service: 'orders', desiredCount: 1, deployments: [{ status: 'PRIMARY', rolloutState: 'COMPLETED' }] },
    ]);
    expect((await control('scenarios')).body).toHaveProperty('crash-loop');
  });

  it('sets and clears faults, shows and resets calls', async () => {
    await control('faults', 'POST', { operation: 'ECS.ListClusters', kind: 'throttle' });
    expect((await control('faults')).body).toEqual([{ operation: 'ECS.ListClusters', kind: 'throttle' }]);
    await expect(test.ecs.send(new ListClustersCommand({}))).rejects.toMatchObject({ name: 'ThrottlingException' });
    await control('faults', 'DELETE');
    await test.ecs.send(new ListClustersCommand({}));
    expect((await control('calls?operation=ECS.ListClusters')).body).toMatchObject([{ status: 400 }, { status: 200 }]);
    await control('calls', 'DELETE');
    expect((await control('calls')).body).toEqual([]);
  });

  it('puts a distribution in front of a bucket, and shows what it served and was told to forget', async () => {
    await control('buckets', 'POST', { name: 'shop' });
    const { body: site } = await control('distributions', 'POST', { bucket: 'shop', fallback: 'none' });
    const { id, siteUrl } = site as { id: string; siteUrl: string };
    expect((await fetch(`${siteUrl}gone.js`)).status).toBe(404);
    expect((await control('distributions')).body).toMatchObject([
      { id, siteUrl, invalidations: [], requests: [{ path: '/gone.js', status: 404 }] },
    ]);
    expect(await control('distributions', 'POST', { bucket: 'shop', fallback: 'magic' })).toMatchObject({
      status: 400,
      body: { error: "fallback 'magic' is none of: function, preview-function, error-pages, none." },
    });
  });

  it('says what is wrong', async () => {
    const unknown = await control('scenario', 'POST', { service: 'orders', scenario: 'nope' });
    expect(unknown).toEqual({
      status: 400,
      body: { error: expect.stringMatching(/^There is no scenario 'nope'\. There are: healthy, /) },
    });
    expect((await control('faults', 'POST', { operation: '*', kind: 'nope' })).status).toBe(400);
    expect((await control('services', 'POST', {})).status).toBe(400);
    expect((await control('scenario', 'POST', { scenario: 'healthy' })).status).toBe(400);
  });

  it('is closed to pages in a browser', async () => {
    const plain = await fetch(`${test.cloud.url}/_local-cloud/faults`, { method: 'POST', body: '{}' });
    expect(plain.status).toBe(415);
    const preflight = await fetch(`${test.cloud.url}/_local-cloud/faults`, { method: 'OPTIONS' });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('does on GitHub what GitHub and its users do beside the REST API', async () => {
    const approve = 'run-name: vote ${{ inputs.request }}\non: { workflow_dispatch: { inputs: { request: {} } } }\n';
    await control('github/users', 'POST', { login: 'bob', role: 'maintain' });
    await control('github/commits', 'POST', { author: 'bob', files: { '.github/workflows/approve.yml': approve } });
    const { body: run } = await control('github/runs', 'POST', {
      workflow: 'backend.yml',
      event: 'push',
      actor: 'bob',
    });
    const { id } = run as { id: number };
    await control(`github/runs/${id}/artifacts`, 'POST', { name: 'approval-request-1' });
    expect((await control(`github/runs/${id}/artifacts`)).body).toMatchObject([{ name: 'approval-request-1' }]);
    await control(`github/runs/${id}/rerun`, 'POST', { by: 'alice' });
    await control(`github/runs/${id}`, 'POST', { conclusion: 'failure' });
    await control(`github/runs/${id}/reviews`, 'POST', {
      user: 'bob',
      state: 'approved',
      environments: ['production'],
    });
    const dispatched = { workflow: 'approve.yml', actor: 'alice', inputs: { request: '1' } };
    const { body: vote } = await control('github/dispatches', 'POST', dispatched);
    expect((await control('github/runs')).body).toMatchObject([
      { id, attempts: [{ number: 1 }, { conclusion: 'failure' }], reviews: [{ state: 'approved' }] },
      { ...(vote as object), title: 'vote 1', actor: { login: 'alice' } },
    ]);
    expect((await control(`github/runs/${id}/job`)).body).toMatchObject({ env: { GITHUB_RUN_ATTEMPT: '2' } });
    const deployment = test.cloud.github.deployment({ environment: 'production' });
    await control(`github/deployments/${deployment}/statuses`, 'POST', { state: 'failure' });
    expect((await control('github/deployments?environment=production')).body).toMatchObject([
      { id: deployment, statuses: [{ state: 'failure' }] },
    ]);
  });

  it.each([
    ['github/runs', { actor: 'bob' }, 'workflow is missing.'],
    ['github/runs', { workflow: 'x.yml', status: 'done' }, "status 'done' is none of"],
    ['github/runs/1', { conclusion: 'success' }, 'There is no run 1.'],
    ['github/runs/1/artifacts', {}, 'name is missing.'],
    ['github/runs/1/reviews', { user: 'bob', state: 'approved' }, 'environments is missing.'],
    ['github/dispatches', { workflow: 'x.yml' }, 'actor is missing.'],
    ['github/dispatches', { workflow: 'x.yml', actor: 'bob' }, 'Not Found'],
    ['github/deployments/1/statuses', { state: 'done' }, "state 'done' is none of"],
    ['github/users', { role: 'write' }, 'login is missing.'],
    ['github/commits', { author: 7 }, 'author is not a string.'],
  ])('refuses %s with %j', async (path, body, message) => {
    expect(await control(path, 'POST', body)).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining(message) },
    });
  });
});
