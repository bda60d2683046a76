import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { UserError } from '@platform-actions/action-kit';
import { addDeploymentStatus, createDeployment, deploymentStatuses, readDeployment } from '../src/index.js';
import { fakeGitHub, REPOSITORY } from './fake-github.js';
import { startGitHub, type TestGitHub } from './support.js';

let test: TestGitHub;

beforeEach(async () => {
  test = await startGitHub();
});

afterEach(async () => {
  await test.stop();
});

async function make(payload: Record<string, unknown> = {}) {
  const sha = test.cloud.github.commit({});
  const deployment = { sha, environment: 'production', task: 'approval', payload };
  return createDeployment(test.client(), REPOSITORY, deployment);
}

describe('a deployment', () => {
  it('is made of exactly that commit, and read again with its payload', async () => {
    const payload = { schema: 'x/v1', subject: { list: ['b', 'a'], number: 1, nothing: null, text: 'ä' } };
    const made = await make(payload);
    expect(made).toMatchObject({ environment: 'production', task: 'approval', payload });
    expect(await readDeployment(test.client(), REPOSITORY, made.id)).toEqual(made);
    expect(test.cloud.calls('GitHub.CreateDeployment')[0]!.input).toMatchObject({
      ref: made.sha,
      auto_merge: false,
      required_contexts: [],
    });
    expect(test.cloud.github.deployments('production')).toHaveLength(1);
  });

  it.each([
    ['the text of its JSON', '{"a":1}', { a: 1 }],
    ['text that is no JSON', 'v1', 'v1'],
    ['nothing', '', ''],
  ])('may have a payload that is %s', async (_, payload, expected) => {
    const data = { id: 1, environment: 'p', sha: 'a', task: 't', payload, created_at: '2026-11-01T12:00:00Z' };
    const gh = fakeGitHub({ 'GET /repos/{owner}/{repo}/deployments/{deployment_id}': () => ({ data }) });
    expect(await readDeployment(gh, REPOSITORY, 1)).toMatchObject({ payload: expected });
  });

  it('that was deleted is not there, which takes another look', async () => {
    const { id } = await make();
    test.cloud.github.deleteDeployment(id);
    test.cloud.resetCalls();
    expect(await readDeployment(test.client(), REPOSITORY, id)).toBeUndefined();
    expect(test.cloud.calls()).toHaveLength(2);
  });

  it('is not taken for deleted by a token that may not read deployments', async () => {
    const { id } = await make();
    test.cloud.github.permissions({ contents: 'read' });
    const error = await readDeployment(test.client(), REPOSITORY, id).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ message: expect.stringContaining('deployments: read') });
  });

  it('names the permission to make one', async () => {
    test.cloud.github.permissions({ deployments: 'read' });
    await expect(make()).rejects.toThrow('deployments: write');
  });

  it('is no decision where GitHub is down', async () => {
    test.cloud.faults.add({ operation: 'GitHub.*', kind: 'server-error' });
    const error = await readDeployment(test.client(), REPOSITORY, 1).catch((thrown: unknown) => thrown);
    expect(error).not.toBeInstanceOf(UserError);
    expect(error).toMatchObject({ message: expect.stringContaining('Deployment 1 could not be read: 502') });
  });
});

describe('the statuses of a deployment', () => {
  it('are added to the others, and leave other deployments as they are', async () => {
    const [one, other] = [await make(), await make()];
    const gh = test.client();
    await addDeploymentStatus(gh, REPOSITORY, other.id, { state: 'success', description: 'there' });
    await addDeploymentStatus(gh, REPOSITORY, one.id, { state: 'pending', description: 'asked' });
    const added = await addDeploymentStatus(gh, REPOSITORY, one.id, {
      state: 'success',
      description: 'done',
      logUrl: 'https://github.com/org/orders-api/actions/runs/7',
    });
    const statuses = await deploymentStatuses(gh, REPOSITORY, one.id);
    expect(statuses.map(({ state, description }) => [state, description])).toEqual([
      ['pending', 'asked'],
      ['success', 'done'],
    ]);
    expect(statuses[1]).toEqual(added);
    expect(added).toMatchObject({ logUrl: 'https://github.com/org/orders-api/actions/runs/7' });
    expect((await deploymentStatuses(gh, REPOSITORY, other.id)).map(({ state }) => state)).toEqual(['success']);
    const sent = test.cloud.calls('GitHub.CreateDeploymentStatus').map(({ input }) => input['auto_inactive']);
    expect(sent).toEqual([false, false, false]);
  });

  it('are all read, oldest first', async () => {
    const { id } = await make();
    for (let number = 0; number < 230; number += 1) {
      test.cloud.github.addDeploymentStatus(id, { state: 'in_progress', description: `${number}` });
    }
    const statuses = await deploymentStatuses(test.client(), REPOSITORY, id);
    expect(statuses.map(({ description }) => Number(description))).toEqual(Array.from({ length: 230 }, (_, n) => n));
    expect(test.cloud.calls('GitHub.ListDeploymentStatuses')).toHaveLength(3);
  });

  it('name the permissions', async () => {
    const { id } = await make();
    test.cloud.github.permissions({ contents: 'read' });
    await expect(deploymentStatuses(test.client(), REPOSITORY, id)).rejects.toThrow('deployments: read');
    const status = { state: 'success', description: '' } as const;
    await expect(addDeploymentStatus(test.client(), REPOSITORY, id, status)).rejects.toThrow('deployments: write');
  });
});
