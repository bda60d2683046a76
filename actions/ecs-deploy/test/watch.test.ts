import { describe, expect, it } from '@jest/globals';
import { CancelledError } from '@platform-actions/action-kit';
import { fakeClock, fakeRunner } from '@platform-actions/action-kit/testing';
import type { EcsPort } from '../src/ecs/ports.js';
import type { Rollout } from '../src/state.js';
import { watchRollouts, type WatchOptions, type WatchPorts } from '../src/watch/watch.js';
import type { WatchTask } from '../src/watch/watched.js';
import { aDeployment, aRollout, aService, aServiceDeployment, aTask, oldDeployment } from './fixtures.js';
import { awsError, fakeEcs, watchPorts } from './fake-ecs.js';

const options: WatchOptions = { pollMs: 5_000, waitForRollbackMs: 0, onFailure: 'leave', failFastTasks: 3 };
const ARN = aServiceDeployment().arn;
const listed = [{ arn: ARN, targetRevisionArn: aServiceDeployment().targetRevisionArn }];
const inProgress = aService({ deployments: [aDeployment({ running: 0 }), oldDeployment({ status: 'ACTIVE' })] });

function aTaskToWatch(overrides: Partial<WatchTask> = {}, rollout: Partial<Rollout> = {}): WatchTask {
  return {
    rollout: aRollout(rollout),
    service: inProgress,
    timeoutMs: 900_000,
    goal: { kind: 'deployed' },
    essential: ['app'],
    ...overrides,
  };
}

async function watch(
  answers: Partial<EcsPort>,
  given: Partial<WatchOptions> = {},
  tasks = [aTaskToWatch()],
  ports: Partial<WatchPorts> = {},
) {
  const runner = fakeRunner();
  const clock = ports.clock ?? fakeClock();
  const ecs = fakeEcs({
    listServiceDeployments: () => Promise.resolve(listed),
    describeServices: () => Promise.resolve({ services: [inProgress], failures: [] }),
    ...answers,
  });
  const startMs = clock.now();
  const watching = watchRollouts(tasks, { ...options, ...given }, watchPorts(ecs, runner.log, { clock, ...ports }));
  await watching.done();
  const lines = runner.lines.map(({ message }) => message);
  return { watched: watching.watched, ecs, lines, levels: runner.lines, seconds: (clock.now() - startMs) / 1000 };
}

/** A service deployment that ends so many seconds after the watch began. */
function endingAfter(seconds: number, status: string, clock = fakeClock()) {
  const startMs = clock.now();
  return {
    clock,
    describe: (): ReturnType<EcsPort['describeServiceDeployments']> => {
      const isOver = clock.now() - startMs >= seconds * 1000;
      return Promise.resolve([aServiceDeployment(isOver ? { status, running: 2 } : {})]);
    },
  };
}

describe('watchRollouts', () => {
  it('spends at most 24 calls on a deployment of 90 seconds and tells its end with the next poll', async () => {
    const { clock, describe } = endingAfter(90, 'SUCCESSFUL');
    const { watched, ecs, seconds } = await watch({ describeServiceDeployments: describe }, {}, undefined, { clock });
    expect(watched[0]?.verdict?.outcome).toBe('succeeded');
    expect(seconds).toBe(90);
    // With the 7 calls of preflight, change and proof that is within 31.
    expect(ecs.called.length).toBeLessThanOrEqual(24);
  });

  it('looks at a failure only as long as it is asked to', async () => {
    const failing = () => Promise.resolve([aServiceDeployment({ status: 'ROLLBACK_IN_PROGRESS' })]);
    const atOnce = await watch({ describeServiceDeployments: failing });
    expect(atOnce.seconds).toBe(5);
    const waiting = await watch({ describeServiceDeployments: failing }, { waitForRollbackMs: 60_000 });
    expect(waiting.seconds).toBe(65);
    expect(waiting.watched[0]?.verdict).toMatchObject({ outcome: 'failed', rollback: 'started' });
  });

  it('calls it rolled-back once ECS has finished', async () => {
    const { clock, describe } = endingAfter(20, 'ROLLBACK_SUCCESSFUL');
    const startMs = clock.now();
    const failing = () =>
      clock.now() - startMs < 20_000
        ? Promise.resolve([aServiceDeployment({ status: 'ROLLBACK_REQUESTED' })])
        : describe();
    const { watched } = await watch({ describeServiceDeployments: failing }, { waitForRollbackMs: 60_000 }, undefined, {
      clock,
    });
    expect(watched[0]?.verdict).toMatchObject({ outcome: 'rolled-back', rollback: 'succeeded' });
  });

  it('stays timed-out though the rollback succeeds', async () => {
    let stopped = false;
    const { watched, seconds, ecs } = await watch(
      {
        describeServiceDeployments: () =>
          Promise.resolve([aServiceDeployment({ status: stopped ? 'ROLLBACK_SUCCESSFUL' : 'IN_PROGRESS' })]),
        rollBackServiceDeployment: () => {
          stopped = true;
          return Promise.resolve();
        },
      },
      { onFailure: 'rollback', waitForRollbackMs: 60_000 },
      [aTaskToWatch({ timeoutMs: 30_000 })],
    );
    expect(watched[0]?.verdict).toMatchObject({ outcome: 'timed-out', rollback: 'succeeded' });
    expect(seconds).toBe(35);
    expect(ecs.called).toContain('rollBackServiceDeployment');
  });

  it('says that there is nothing to roll back to on a first deployment', async () => {
    const first = aServiceDeployment({ status: 'STOPPED', breakerTriggered: true, sourceRevisionArns: [] });
    const { watched, ecs } = await watch(
      { describeServiceDeployments: () => Promise.resolve([first]) },
      { onFailure: 'rollback' },
      [aTaskToWatch({}, { earlierIds: [] })],
    );
    expect(watched[0]).toMatchObject({
      verdict: { outcome: 'failed', rollback: 'none' },
      rollbackNote: 'there is no earlier deployment of the service to roll back to',
    });
    expect(ecs.called).not.toContain('rollBackServiceDeployment');
  });

  it('skips throttled polls, slower and slower, and goes on', async () => {
    const clock = fakeClock();
    const times: number[] = [];
    const startMs = clock.now();
    const { watched } = await watch(
      {
        describeServiceDeployments: () => {
          times.push((clock.now() - startMs) / 1000);
          if (times.length <= 3) return Promise.reject(awsError('ThrottlingException', 'Rate exceeded'));
          return Promise.resolve([aServiceDeployment({ status: 'SUCCESSFUL' })]);
        },
      },
      {},
      undefined,
      { clock },
    );
    expect(watched[0]?.verdict?.outcome).toBe('succeeded');
    expect(times).toEqual([5, 15, 35, 65]);
  });

  it('polls half as often after five minutes', async () => {
    const { clock, describe } = endingAfter(600, 'SUCCESSFUL');
    const { ecs } = await watch({ describeServiceDeployments: describe }, {}, undefined, { clock });
    expect(ecs.called.filter((name) => name === 'describeServiceDeployments')).toHaveLength(61 + 30);
  });

  it('fails what it may not watch any more', async () => {
    const { watched } = await watch(
      {
        describeServiceDeployments: () => Promise.resolve([aServiceDeployment()]),
        describeServices: () => Promise.reject(awsError('AccessDeniedException', 'no')),
      },
      {},
    );
    expect(watched[0]?.verdict).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('While watching') });
  });

  it('ends where ECS lists no service deployment, by the service alone', async () => {
    const { clock } = endingAfter(0, '');
    const startMs = clock.now();
    const { watched, ecs } = await watch(
      {
        listServiceDeployments: () => Promise.resolve([]),
        describeServices: () => {
          const rolloutState = clock.now() - startMs >= 120_000 ? 'COMPLETED' : 'IN_PROGRESS';
          const deployments = [aDeployment({ rolloutState })];
          return Promise.resolve({ services: [aService({ deployments })], failures: [] });
        },
      },
      {},
      undefined,
      { clock },
    );
    expect(watched[0]?.verdict?.outcome).toBe('succeeded');
    expect(ecs.called.filter((name) => name === 'listServiceDeployments')).toHaveLength(12);
  });

  it('stops with the signal’s reason when the job is cancelled', async () => {
    const controller = new AbortController();
    const describe = () => {
      controller.abort(new CancelledError('SIGINT'));
      return Promise.resolve([aServiceDeployment()]);
    };
    const run = watch({ describeServiceDeployments: describe }, {}, undefined, { signal: controller.signal });
    await expect(run).rejects.toBeInstanceOf(CancelledError);
  });

  it('speaks at least every half minute', async () => {
    const { clock, describe } = endingAfter(300, 'SUCCESSFUL');
    const { lines } = await watch({ describeServiceDeployments: describe }, {}, undefined, { clock });
    const progress = lines.filter((line) => line.includes('running,'));
    expect(progress.length).toBeGreaterThanOrEqual(10);
    expect(progress).toContainEqual(expect.stringMatching(/^orders-api: 0\/2 running, 0 failed \(breaker 0\/3\), \d/));
  });
});

describe('fail-fast', () => {
  const crashed = [1, 2, 3].map((at) => aTask({ arn: `arn:aws:ecs:eu-west-1:123456789012:task/main/${at}` }));
  const crashing = {
    describeServiceDeployments: () =>
      Promise.resolve([aServiceDeployment({ failureCount: 3, failureThreshold: undefined })]),
    listTasks: (_: string, __: string, state: string) =>
      Promise.resolve(state === 'STOPPED' ? crashed.map(({ arn }) => arn) : []),
    describeTasks: () => Promise.resolve(crashed),
  };

  it('fails on the third task that died of the same cause', async () => {
    const { watched, seconds, lines } = await watch(crashing);
    expect(seconds).toBe(5);
    expect(watched[0]?.verdict?.reason).toBe('3 of its tasks died of the same cause and none became healthy');
    expect(lines).toContain('orders-api: container app exited with code 1 (3 tasks)');
  });

  it('counts the tasks of this deployment alone', async () => {
    const others = crashed.map((one) => ({ ...one, startedBy: 'ecs-svc/9' }));
    const { watched } = await watch({ ...crashing, describeTasks: () => Promise.resolve(others) }, {}, [
      aTaskToWatch({ timeoutMs: 20_000 }),
    ]);
    expect(watched[0]?.verdict?.outcome).toBe('timed-out');
  });

  it('is off at 0', async () => {
    const { watched } = await watch(crashing, { failFastTasks: 0 }, [aTaskToWatch({ timeoutMs: 20_000 })]);
    expect(watched[0]?.verdict?.outcome).toBe('timed-out');
  });

  it('waits where a task has become healthy', async () => {
    const healthy = aTask({ arn: 'arn:good', health: 'HEALTHY', stoppedAtMs: undefined });
    const { watched } = await watch(
      {
        ...crashing,
        listTasks: (_, __, state) => Promise.resolve(state === 'STOPPED' ? ['arn:bad'] : ['arn:good']),
        describeTasks: (_, arns) => Promise.resolve(arns.includes('arn:good') ? [healthy] : crashed),
      },
      {},
      [aTaskToWatch({ timeoutMs: 20_000 })],
    );
    expect(watched[0]?.verdict?.outcome).toBe('timed-out');
  });
});
