import { describe, expect, it } from '@jest/globals';
import { fakeClock } from '@platform-actions/action-kit/testing';
import type { EcsPort } from '../src/ecs/ports.js';
import { rollBack } from '../src/watch/rollback.js';
import {
  aDeployment,
  aRollout,
  aService,
  aServiceDeployment,
  NEW_TASKS,
  oldDeployment,
  OLD_TASKS,
  THEIR_ID,
} from './fixtures.js';
import { awsError, fakeEcs } from './fake-ecs.js';

const { arn, targetRevisionArn } = aServiceDeployment();
const ours = aService({ deployments: [aDeployment(), oldDeployment({ status: 'ACTIVE' })] });
const back = aService({ deployments: [aDeployment({ id: THEIR_ID, taskDefinition: OLD_TASKS })] });
const conflict = { rollBackServiceDeployment: () => Promise.reject(awsError('ConflictException')) };
const redeploy = {
  describeServices: () => Promise.resolve({ services: [ours], failures: [] }),
  updateService: () => Promise.resolve(back),
};

async function attempt(answers: Partial<EcsPort>, rollout = aRollout(), known = true) {
  const ecs = fakeEcs(answers);
  const explain = (thrown: unknown, doing: string): Error => new Error(`While ${doing}: ${String(thrown)}`);
  const ports = { ecs, explain, clock: fakeClock() };
  const result = await rollBack(rollout, undefined, known ? arn : undefined, ports);
  return { ...result, called: ecs.called };
}

describe('rollBack', () => {
  it('asks ECS to stop the deployment', async () => {
    expect(await attempt({ rollBackServiceDeployment: () => Promise.resolve() })).toMatchObject({
      status: 'started',
      called: ['rollBackServiceDeployment'],
    });
  });

  it('looks for the deployment where its ARN is not known, and waits until ECS lists it', async () => {
    let lists = 0;
    const found = await attempt(
      {
        listServiceDeployments: () => Promise.resolve(++lists < 3 ? [] : [{ arn, targetRevisionArn }]),
        rollBackServiceDeployment: () => Promise.resolve(),
      },
      aRollout(),
      false,
    );
    expect(found).toMatchObject({ status: 'started' });
    expect(lists).toBe(3);
  });

  it.each([
    ['ROLLBACK_IN_PROGRESS', 'started'],
    ['ROLLBACK_SUCCESSFUL', 'succeeded'],
    ['ROLLBACK_FAILED', 'failed'],
    ['SUCCESSFUL', 'none'],
  ])('takes a conflict with %s for %s', async (status, expected) => {
    const describe = () => Promise.resolve([aServiceDeployment({ status })]);
    expect(await attempt({ ...conflict, describeServiceDeployments: describe })).toMatchObject({ status: expected });
  });

  it('deploys what ran before where the deployment has stopped', async () => {
    const describe = () => Promise.resolve([aServiceDeployment({ status: 'STOPPED' })]);
    expect(await attempt({ ...conflict, ...redeploy, describeServiceDeployments: describe })).toMatchObject({
      status: 'started',
      replacementId: THEIR_ID,
      note: 'orders-api:1 is being deployed again in its place',
    });
  });

  it.each([
    ['COMPLETED', 'succeeded'],
    ['IN_PROGRESS', 'started'],
  ])('sees by the service that ECS went back already (%s)', async (rolloutState, status) => {
    const services = [aService({ deployments: [oldDeployment({ rolloutState }), aDeployment({ status: 'ACTIVE' })] })];
    const result = await attempt({
      ...conflict,
      describeServiceDeployments: () => Promise.reject(awsError('AccessDeniedException')),
      describeServices: () => Promise.resolve({ services, failures: [] }),
    });
    expect(result).toMatchObject({ status });
    expect(result.called).not.toContain('updateService');
  });

  it('does not undo what somebody else has deployed meanwhile', async () => {
    const result = await attempt({
      rollBackServiceDeployment: () => Promise.reject(awsError('AccessDeniedException')),
      describeServices: () => Promise.resolve({ services: [back], failures: [] }),
    });
    expect(result).toMatchObject({ status: 'none', note: expect.stringContaining('another deployment by now') });
    expect(result.called).not.toContain('updateService');
  });

  it('cannot bring back another image of the same task definition', async () => {
    const same = aRollout({ previousTaskDefinition: NEW_TASKS });
    const denied = () => Promise.reject(awsError('AccessDeniedException'));
    expect(await attempt({ ...redeploy, rollBackServiceDeployment: denied }, same)).toMatchObject({
      status: 'failed',
      note: expect.stringContaining('same task definition'),
    });
  });

  it('says so where there is nothing to go back to', async () => {
    expect(await attempt({}, aRollout({ earlierIds: [] }))).toMatchObject({ status: 'none', called: [] });
  });

  it('never throws', async () => {
    const broken = () => Promise.reject(new Error('no network'));
    expect(await attempt({ rollBackServiceDeployment: broken, describeServices: broken })).toMatchObject({
      status: 'failed',
      note: expect.stringContaining('no network'),
    });
  });
});
