import { describe, expect, it } from '@jest/globals';
import type { TaskView } from '../src/ecs/model.js';
import { hintFor } from '../src/diagnose/hints.js';
import { anyHealthy, describeCause, groupStopped, provenCause } from '../src/diagnose/stopped-tasks.js';
import { aTask, STARTED_MS } from './fixtures.js';

const container = (name: string, exitCode?: number, reason = '') => ({ name, exitCode, reason, health: 'UNKNOWN' });

describe('groupStopped', () => {
  it.each<[string, Partial<TaskView>, string]>([
    ['exit code 1', {}, 'crash'],
    ['exit code 0', { containers: [container('app', 0)] }, 'exited'],
    ['exit code 127', { containers: [container('app', 127)] }, 'command'],
    [
      'out of memory',
      { containers: [container('app', 137, 'OutOfMemoryError: Container killed due to memory usage')] },
      'out-of-memory',
    ],
    [
      'an image that is not there',
      {
        stopCode: 'TaskFailedToStart',
        stoppedReason: 'CannotPullContainerError: manifest unknown',
        containers: [container('app')],
      },
      'image-pull',
    ],
    ['another processor', { containers: [container('app', 1, 'exec /app: exec format error')] }, 'exec-format'],
    [
      'a secret that may not be read',
      { stopCode: 'TaskFailedToStart', stoppedReason: 'ResourceInitializationError: unable to pull secrets' },
      'initialization',
    ],
    [
      'a target that is unhealthy',
      { stopCode: 'ServiceSchedulerInitiated', stoppedReason: 'Task failed ELB health checks in (target-group x)' },
      'health-check',
    ],
    [
      'scaling in',
      { stopCode: 'ServiceSchedulerInitiated', stoppedReason: 'Scaling activity initiated by (deployment ecs-svc/1)' },
      'scheduler',
    ],
    [
      'no capacity',
      { stopCode: 'TaskFailedToStart', stoppedReason: 'Capacity is unavailable at this time' },
      'capacity',
    ],
    [
      'a spot interruption',
      { stopCode: 'SpotInterruption', stoppedReason: 'Your Spot Task was interrupted.' },
      'other',
    ],
    ['a person', { stopCode: 'UserInitiated', stoppedReason: 'Task stopped by user' }, 'other'],
  ])('knows %s', (_, task, kind) => {
    expect(groupStopped([aTask(task)], ['app'])).toMatchObject([{ kind, count: 1 }]);
  });

  it('counts tasks that differ only in ids as one cause, newest first named', () => {
    const tasks = [1, 2, 3].map((at) =>
      aTask({
        arn: `task/${at}`,
        stoppedAtMs: STARTED_MS + at,
        stoppedReason: `failed to resolve ref repo@sha256:${String(at).repeat(64)}: request 0a1b2c3d-0000-4000-8000-00000000000${at}`,
      }),
    );
    expect(groupStopped(tasks, ['app'])).toMatchObject([{ count: 3, newestTask: 'task/3' }]);
  });

  it('blames the essential container that ended by itself, not the ones that were killed then', () => {
    const containers = [container('sidecar', 1), container('proxy', 137), container('app', 3)];
    expect(groupStopped([aTask({ containers })], ['proxy', 'app'])).toMatchObject([{ container: 'app', exitCode: 3 }]);
  });
});

describe('provenCause', () => {
  it.each([
    [2, 3, false],
    [3, 3, true],
    [9, 0, false],
    [1, 1, true],
  ])('%p tasks, threshold %p: %p', (count, threshold, proven) => {
    const groups = groupStopped(
      Array.from({ length: count }, () => aTask()),
      ['app'],
    );
    expect(provenCause(groups, threshold) !== undefined).toBe(proven);
  });

  it.each(['Capacity is unavailable at this time', 'Timeout waiting for network interface provisioning'])(
    'does not count %p',
    (stoppedReason) => {
      const tasks = Array.from({ length: 5 }, () =>
        aTask({ stopCode: 'TaskFailedToStart', stoppedReason, containers: [] }),
      );
      expect(provenCause(groupStopped(tasks, ['app']), 3)).toBeUndefined();
    },
  );

  it('does not add up different causes', () => {
    const tasks = [1, 2, 3].map((exitCode) => aTask({ containers: [container('app', exitCode)] }));
    expect(provenCause(groupStopped(tasks, ['app']), 3)).toBeUndefined();
  });
});

describe('anyHealthy', () => {
  const dead = [aTask()];
  it.each<[string, Partial<TaskView>, boolean]>([
    ['its health check says so', { health: 'HEALTHY' }, true],
    ['it has outlived those that died', { startedAtMs: STARTED_MS }, true],
    ['it has just started', { startedAtMs: STARTED_MS + 22_500 }, false],
    ['its health check does not know yet', { health: 'UNHEALTHY', startedAtMs: STARTED_MS }, false],
    ['it has not started', { startedAtMs: undefined }, false],
  ])('%s', (_, task, healthy) => {
    expect(anyHealthy([aTask({ ...task, stoppedAtMs: undefined })], dead)).toBe(healthy);
  });
});

it.each([
  ['crash', 137, 'SIGKILL'],
  ['crash', 139, 'SIGSEGV'],
  ['crash', 1, 'last log lines'],
  ['image-pull', undefined, 'execution role'],
] as const)('hints for %s %p', (kind, exitCode, words) => {
  expect(hintFor({ kind, exitCode })).toContain(words);
});

it('describes a cause in words', () => {
  expect(groupStopped([aTask(), aTask()], ['app']).map(describeCause)).toEqual([
    'container app exited with code 1 (2 tasks)',
  ]);
});
