import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { rest } from './github-support.js';
import { startTestCloud, type TestCloud } from './support.js';

let test: TestCloud;

beforeEach(async () => {
  test = await startTestCloud();
});

afterEach(async () => {
  await test.stop();
});

const create = (more: object = {}) =>
  rest(test, '/deployments', {
    method: 'POST',
    body: { ref: 'main', auto_merge: false, required_contexts: [], environment: 'staging', ...more },
  });
const created = async (more: object = {}): Promise<number> => ((await create(more)).body as { id: number }).id;
const add = (id: number, body: object) => rest(test, `/deployments/${id}/statuses`, { method: 'POST', body });

describe("deployments of the local cloud's GitHub", () => {
  it('keeps the payload as it was sent, in the time of the cloud', async () => {
    const payload = { schema: 'platform-actions/approval/v1', subject: { digests: ['a'] } };
    const id = await created({ payload, task: 'approval' });
    test.clock.advance(3600);
    expect((await rest(test, `/deployments/${id}`)).body).toMatchObject({
      payload,
      task: 'approval',
      environment: 'staging',
      creator: { login: 'github-actions[bot]' },
      created_at: '2026-01-15T09:00:00Z',
    });
    expect((await create({ payload: 'text' })).body).toMatchObject({ payload: 'text' });
    expect(test.cloud.github.deployments('STAGING')).toHaveLength(2);
  });

  it('lists newest first, all or some, by pages', async () => {
    const ids = [await created(), await created(), await created({ environment: 'production' })];
    const of = async (query: string): Promise<number[]> =>
      ((await rest(test, `/deployments${query}`)).body as { id: number }[]).map(({ id }) => id);
    expect(await of('')).toEqual([...ids].reverse());
    expect(await of('?environment=staging&per_page=1&page=2')).toEqual([ids[0]]);
    expect(await of('?task=approval')).toEqual([]);
  });

  it('adds statuses and never changes one', async () => {
    const id = await created();
    await add(id, { state: 'pending', description: 'x'.repeat(140) });
    expect(await add(id, { state: 'failure', description: 'x'.repeat(141) })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'description' }] },
    });
    await add(id, { state: 'success', log_url: 'https://example.com/run' });
    expect((await rest(test, `/deployments/${id}/statuses`)).body).toMatchObject([
      { state: 'success', log_url: 'https://example.com/run', target_url: 'https://example.com/run' },
      { state: 'pending' },
    ]);
    expect((await add(id, { state: 'done' })).status).toBe(422);
  });

  it('retires what stood before where that is wanted, and never production', async () => {
    const [staging, production] = [await created(), await created({ environment: 'production' })];
    for (const id of [staging, production]) await add(id, { state: 'success' });
    const states = () =>
      test.cloud.github.deployments().map(({ statuses }) => statuses.map(({ state }) => state).join(' '));
    await add(await created(), { state: 'success', auto_inactive: false });
    await add(await created({ environment: 'production' }), { state: 'success' });
    expect(states()).toEqual(['success', 'success', 'success', 'success']);
    await add(await created(), { state: 'success' });
    expect(states()).toEqual(['success inactive', 'success', 'success inactive', 'success', 'success']);
  });

  it('asks for checks and merges first, as GitHub does unless told not to', async () => {
    const { github } = test.cloud;
    github.commit({ ref: 'feature' });
    github.commit({});
    expect(await create({ ref: 'feature', auto_merge: true })).toMatchObject({
      status: 202,
      body: { message: 'Auto-merged main into feature on deployment.' },
    });
    expect((await create({ required_contexts: ['ci'] })).status).toBe(409);
    expect(await create({ ref: 'none' })).toMatchObject({ status: 422, body: { message: 'No ref found for: none' } });
    expect((await create({ payload: [1] })).status).toBe(422);
    expect(github.deployments()).toEqual([]);
  });

  it('lets a job that may only read write nothing', async () => {
    const id = await created();
    test.cloud.github.permissions({ deployments: 'read' });
    expect((await create()).status).toBe(403);
    expect((await add(id, { state: 'success' })).status).toBe(403);
    expect((await rest(test, `/deployments/${id}`)).status).toBe(200);
    test.cloud.github.permissions({});
    expect((await rest(test, `/deployments/${id}`)).status).toBe(403);
    test.cloud.github.permissions({}, 'hidden');
    expect((await rest(test, `/deployments/${id}`)).status).toBe(404);
  });

  it('can be forged and deleted by whoever may write', async () => {
    const { github } = test.cloud;
    const id = github.deployment({ environment: 'production', payload: { forged: true }, creator: 'mallory' });
    github.addDeploymentStatus(id, { state: 'success', creator: 'mallory' });
    expect((await rest(test, `/deployments/${id}/statuses`)).body).toMatchObject([{ creator: { login: 'mallory' } }]);
    github.deleteDeployment(id);
    expect((await rest(test, `/deployments/${id}`)).status).toBe(404);
    expect((await rest(test, `/deployments/${id}/statuses`)).status).toBe(404);
  });
});
