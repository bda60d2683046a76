import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ServiceView } from '../src/ecs/model.js';
import { judge, judgeRollback, observe, startTrack, type Goal, type Sighting } from '../src/watch/verdict.js';
import {
  aDeployment,
  aRollout,
  aService,
  aServiceDeployment,
  NEW_TASKS,
  oldDeployment,
  STARTED_MS,
  THEIR_ID,
} from './fixtures.js';

const DEPLOYED: Goal = { kind: 'deployed' };
const underWay = aService({ deployments: [aDeployment(), oldDeployment({ status: 'ACTIVE' })] });
const before = aService();
const theirs = aDeployment({ id: THEIR_ID, createdAtMs: STARTED_MS + 30_000 });
const overtaken = aService({ deployments: [theirs, aDeployment({ status: 'ACTIVE' })] });
const wentBack = aService({
  deployments: [oldDeployment({ rolloutState: 'IN_PROGRESS' }), aDeployment({ status: 'ACTIVE' })],
});

/** The verdict after polls five seconds apart. */
function verdictOf(sightings: readonly Omit<Sighting, 'atMs'>[], goal = DEPLOYED, rollout = aRollout()) {
  let track = startTrack(rollout, goal);
  for (const [at, sighting] of sightings.entries()) {
    track = observe(track, { atMs: at * 5_000, ...sighting });
    const verdict = judge(track);
    if (verdict) return { ...verdict, poll: at };
  }
  return undefined;
}
const own = (overrides: Parameters<typeof aDeployment>[0], others = [oldDeployment({ status: 'ACTIVE' })]) =>
  aService({ deployments: [aDeployment(overrides), ...others] });
const status = (name: string, extra: Parameters<typeof aServiceDeployment>[0] = {}) => ({
  deployment: aServiceDeployment({ status: name, ...extra }),
});

describe('judge by the service deployment', () => {
  it.each([
    ['SUCCESSFUL', 'succeeded', 'none'],
    ['ROLLBACK_REQUESTED', 'failed', 'started'],
    ['ROLLBACK_IN_PROGRESS', 'failed', 'started'],
    ['ROLLBACK_SUCCESSFUL', 'rolled-back', 'succeeded'],
    ['ROLLBACK_FAILED', 'failed', 'failed'],
  ])('%s is %s, rollback %s, at once', (name, outcome, rollback) => {
    expect(verdictOf([status(name)])).toMatchObject({ outcome, rollback, poll: 0 });
  });

  it.each(['PENDING', 'IN_PROGRESS', 'STOP_REQUESTED', 'A_STATUS_OF_THE_FUTURE', ''])('%p is no verdict', (name) => {
    expect(verdictOf(Array.from({ length: 50 }, () => ({ ...status(name), service: underWay })))).toBeUndefined();
  });

  it('says why, with the alarms', () => {
    const told = status('ROLLBACK_REQUESTED', { statusReason: 'An alarm was triggered.', triggeredAlarms: ['5xx'] });
    expect(verdictOf([told])?.reason).toBe('the deployment failed: An alarm was triggered (alarms: 5xx)');
  });

  it.each([
    ['the breaker was triggered', { ...status('STOPPED', { breakerTriggered: true }), service: underWay }, 'failed', 0],
    ['an alarm was', { ...status('STOPPED', { triggeredAlarms: ['5xx'] }), service: underWay }, 'failed', 0],
    ['the service calls it FAILED', { ...status('STOPPED'), service: own({ rolloutState: 'FAILED' }) }, 'failed', 0],
    ['somebody else deployed', { ...status('STOPPED'), service: overtaken }, 'superseded', 0],
    ['nothing explains it, twice', { ...status('STOPPED'), service: underWay }, 'stopped', 1],
  ])('STOPPED while %s', (_, sighting, outcome, poll) => {
    expect(verdictOf([sighting, sighting])).toMatchObject({ outcome, poll, rollback: 'none' });
  });

  it('waits for the service’s side of the story before it says stopped', () => {
    expect(verdictOf(Array.from({ length: 20 }, () => status('STOPPED')))).toBeUndefined();
  });

  it('keeps a later PRIMARY of somebody else apart from a rollback', () => {
    expect(verdictOf([{ ...status('IN_PROGRESS'), service: overtaken }, status('IN_PROGRESS')])).toMatchObject({
      outcome: 'superseded',
      poll: 1,
    });
    expect(verdictOf([{ ...status('IN_PROGRESS'), service: overtaken }, status('ROLLBACK_REQUESTED')])).toMatchObject({
      outcome: 'failed',
      rollback: 'started',
    });
    // Throttled reads of the deployment prove nothing.
    expect(verdictOf([{ ...status('IN_PROGRESS') }, { service: overtaken }, { service: overtaken }])).toBeUndefined();
  });

  it('takes no success from the service while the service deployment is under way', () => {
    expect(verdictOf([{ ...status('IN_PROGRESS'), service: own({ rolloutState: 'COMPLETED' }) }])).toBeUndefined();
  });

  it('never says gone while the service deployment lives', () => {
    const stale = Array.from({ length: 20 }, () => ({ ...status('IN_PROGRESS'), service: before }));
    expect(verdictOf(stale)).toBeUndefined();
  });
});

describe('judge by the service alone', () => {
  it.each([
    ['COMPLETED', own({ rolloutState: 'COMPLETED' }), 'succeeded', 'none'],
    ['FAILED', own({ rolloutState: 'FAILED', rolloutStateReason: 'tasks failed to start.' }), 'failed', 'none'],
    ['gone back, under way', wentBack, 'failed', 'started'],
    [
      'gone back, done',
      aService({ deployments: [oldDeployment(), aDeployment({ status: 'ACTIVE', rolloutState: 'FAILED' })] }),
      'rolled-back',
      'succeeded',
    ],
  ])('%s', (_, service, outcome, rollback) => {
    expect(verdictOf([{ service }])).toMatchObject({ outcome, rollback, poll: 0 });
  });

  it('is superseded once a newer PRIMARY was seen twice', () => {
    expect(verdictOf([{ service: overtaken }, { service: overtaken }])).toMatchObject({
      outcome: 'superseded',
      poll: 1,
      reason: expect.stringContaining(THEIR_ID),
    });
  });

  it('takes a new PRIMARY that says it is a rollback for one', () => {
    const rolling = {
      ...theirs,
      rolloutStateReason: 'ECS deployment circuit breaker: rolling back to deploymentId x.',
    };
    const service = aService({ deployments: [rolling, aDeployment({ status: 'ACTIVE' })] });
    expect(verdictOf([{ service }])).toMatchObject({ outcome: 'failed', rollback: 'started' });
  });

  it('believes that ours is gone after three reads over ten seconds, not before', () => {
    const gone = { service: before };
    expect(verdictOf([gone, gone])).toBeUndefined();
    expect(verdictOf([gone, gone, gone])).toMatchObject({ outcome: 'rolled-back', poll: 2 });
    expect(verdictOf([gone, gone, { service: underWay }, gone, gone])).toBeUndefined();
    const track = [0, 1_000, 2_000, 3_000].reduce(
      (seen, atMs) => observe(seen, { atMs, service: before }),
      startTrack(aRollout(), DEPLOYED),
    );
    expect(judge(track)).toBeUndefined();
  });

  it('tells who took the place of what is gone', () => {
    const gone = { service: aService({ deployments: [theirs] }) };
    expect(verdictOf([gone, gone, gone])).toMatchObject({ outcome: 'superseded' });
    const empty = { service: aService({ deployments: [] }) };
    expect(verdictOf([empty, empty, empty])).toMatchObject({ outcome: 'failed', rollback: 'none' });
  });
});

describe('other goals', () => {
  it('healthy: as soon as all tasks of ours run', () => {
    const goal: Goal = { kind: 'healthy' };
    expect(verdictOf([{ ...status('IN_PROGRESS'), service: own({ running: 1 }) }], goal)).toBeUndefined();
    expect(verdictOf([{ ...status('IN_PROGRESS'), service: own({}) }], goal)).toMatchObject({ outcome: 'succeeded' });
    const noTask = { ...status('IN_PROGRESS'), service: aService({ ...own({ running: 0 }), desired: 0 }) };
    expect(verdictOf([noTask], goal)).toBeUndefined();
  });

  it('stable: only once the old tasks are gone', () => {
    const goal: Goal = { kind: 'stable' };
    expect(verdictOf([{ ...status('SUCCESSFUL'), service: own({}) }], goal)).toBeUndefined();
    expect(verdictOf([{ ...status('SUCCESSFUL'), service: before }], goal)).toBeUndefined();
    expect(verdictOf([{ ...status('SUCCESSFUL'), service: own({}, []) }], goal)).toMatchObject({
      outcome: 'succeeded',
    });
  });

  it('scaled: only once the number that was asked for runs, whatever a stale read says', () => {
    const goal: Goal = { kind: 'scaled', desiredCount: 4 };
    const completed = own({ rolloutState: 'COMPLETED' }, []);
    expect(verdictOf([{ service: completed }], goal)).toBeUndefined();
    const scaled = aService({ deployments: [aDeployment({ running: 4, desired: 4 })], desired: 4 });
    expect(verdictOf([{ service: scaled }], goal)).toMatchObject({ outcome: 'succeeded' });
  });
});

describe('judgeRollback', () => {
  const seen = (sighting: Omit<Sighting, 'atMs'>) =>
    observe(startTrack(aRollout(), DEPLOYED), { atMs: 0, ...sighting });
  it.each([
    ['ROLLBACK_SUCCESSFUL', 'succeeded'],
    ['ROLLBACK_FAILED', 'failed'],
    ['ROLLBACK_IN_PROGRESS', undefined],
    ['SUCCESSFUL', undefined],
  ])('%s: %s', (name, end) => {
    expect(judgeRollback(seen({ ...status(name), service: before }))).toBe(end);
  });

  it('by the service where the service deployment cannot be read', () => {
    expect(judgeRollback(seen({ service: wentBack }))).toBeUndefined();
    expect(judgeRollback(seen({ service: before }))).toBe('succeeded');
    expect(judgeRollback(seen({ service: underWay }))).toBeUndefined();
  });

  it('by the deployment that brings back what ran before', () => {
    const replaced = (rolloutState: string) =>
      seen({ ...status('STOPPED'), service: aService({ deployments: [{ ...theirs, rolloutState }] }) });
    expect(judgeRollback(replaced('IN_PROGRESS'), THEIR_ID)).toBeUndefined();
    expect(judgeRollback(replaced('COMPLETED'), THEIR_ID)).toBe('succeeded');
    expect(judgeRollback(replaced('FAILED'), THEIR_ID)).toBe('failed');
    expect(judgeRollback(seen({ ...status('STOPPED'), service: before }), THEIR_ID)).toBeUndefined();
  });
});

describe('whatever ECS answers', () => {
  const ids = fc.constantFrom('ecs-svc/1111', 'ecs-svc/2222', 'ecs-svc/3333', 'ecs-svc/4444');
  const states = fc.constantFrom('IN_PROGRESS', 'COMPLETED', 'FAILED', 'A_STATE_OF_THE_FUTURE');
  const deployment = fc.record({
    id: ids,
    status: fc.constantFrom('PRIMARY', 'ACTIVE', 'INACTIVE'),
    rolloutState: states,
    running: fc.nat(3),
    pending: fc.nat(1),
    createdAtMs: fc.constantFrom(STARTED_MS - 1000, STARTED_MS, STARTED_MS + 1000),
  });
  const service: fc.Arbitrary<ServiceView> = fc
    .uniqueArray(deployment, { maxLength: 4, selector: ({ id }) => id })
    .map((all) => aService({ deployments: all.map((one) => aDeployment({ ...one, taskDefinition: NEW_TASKS })) }));
  const goals = fc.constantFrom<Goal>(
    { kind: 'healthy' },
    { kind: 'deployed' },
    { kind: 'stable' },
    { kind: 'scaled', desiredCount: 2 },
  );

  it('a view that lacks our id never gives success', () => {
    const lacking = service.map((view) => ({
      ...view,
      deployments: view.deployments.filter(({ id }) => id !== 'ecs-svc/2222'),
    }));
    fc.assert(
      fc.property(fc.array(lacking, { maxLength: 8 }), goals, (views, goal) => {
        expect(
          verdictOf(
            views.map((view) => ({ service: view })),
            goal,
          )?.outcome,
        ).not.toBe('succeeded');
      }),
    );
  });

  it('an unknown status of the service deployment never gives success, nor does it fail what is healthy', () => {
    const unknown = fc.string().filter((name) => !/^(SUCCESSFUL|STOP|ROLLBACK|PENDING|IN_PROGRESS)/.test(name));
    fc.assert(
      fc.property(fc.array(fc.tuple(unknown, service), { maxLength: 8 }), goals, (polls, goal) => {
        if (goal.kind === 'scaled') return;
        const sightings = polls.map(([name, view]) => ({ ...status(name), service: view }));
        expect(verdictOf(sightings, goal)?.outcome).not.toBe('succeeded');
      }),
    );
    const healthy = Array.from({ length: 30 }, () => ({ ...status('NEW'), service: underWay }));
    expect(verdictOf(healthy)).toBeUndefined();
  });

  it('rolled-back is never said while a rollback is under way', () => {
    fc.assert(
      fc.property(fc.constantFrom('ROLLBACK_REQUESTED', 'ROLLBACK_IN_PROGRESS'), service, goals, (name, view, goal) => {
        expect(verdictOf([{ ...status(name), service: view }], goal)).toMatchObject({
          outcome: 'failed',
          rollback: 'started',
        });
      }),
    );
  });
});
