import { CancelledError } from '@platform-actions/action-kit';
import { describe, expect, it } from '@jest/globals';
import { TWO_OF_MAINTAINERS, verdict, verifyInputs, withWorld, type Requested, type World } from './harness.js';

/** Waits in the requesting run itself, in the cloud's time; `at` says what happens after so many seconds of it. */
function waitFor(
  world: World,
  requested: Requested,
  at: Readonly<Record<number, () => void>>,
  inputs: Readonly<Record<string, string>> = {},
): ReturnType<World['stepHere']> {
  const start = world.clock.now();
  const due = new Map(Object.entries(at).map(([seconds, act]) => [Number(seconds), act]));
  const onSleep = (): void => {
    for (const [seconds, act] of due) {
      if (world.clock.now() - start < seconds * 1000) continue;
      due.delete(seconds);
      act();
    }
  };
  return world.stepHere(requested.runId, { ...verifyInputs(requested, 'wait'), ...inputs }, { onSleep });
}

describe('mode wait', () => {
  it('goes on as soon as the votes are there, and says what that cost', async () => {
    await withWorld({ policy: TWO_OF_MAINTAINERS }, async (world) => {
      const requested = await world.request();
      const step = await waitFor(world, requested, {
        100: () => world.vote('bob', requested.code),
        500: () => world.vote('carol', requested.code),
      });
      expect(verdict(step)).toEqual([0, 'approved', 'approved']);
      expect(step.outputs['approvers']).toBe('bob\ncarol');
      const waited = Number(step.outputs['wait-seconds']);
      expect(waited).toBeGreaterThanOrEqual(500);
      expect(waited).toBeLessThan(600);
      expect(step.log).toMatch(/approvers: 0 of 2; next look in \d+ s \(waited 1 min \d+ s, about \$0\.01\)/);
      expect(step.log).toContain('approvers: 1 of 2; next look in 15 s');
      expect(world.states(requested)).toEqual(['pending', 'in_progress']);
      expect(Object.keys(step.state)).toEqual(['approval-gate-claimed']);
    });
  });

  it('needs no pause where the votes are there', async () => {
    await withWorld({}, async (world) => {
      const requested = await world.request();
      world.vote('bob', requested.code);
      const step = await world.step(requested.runId, verifyInputs(requested, 'wait'));
      expect(verdict(step)).toEqual([0, 'approved', 'approved']);
      expect(Number(step.outputs['wait-seconds'])).toBeLessThan(10);
    });
  });

  it('asks less than 200 times an hour, most of them for nothing new, and ends red', async () => {
    await withWorld({}, async (world) => {
      const requested = await world.request();
      world.cloud.resetCalls();
      const step = await waitFor(world, requested, {});
      expect(verdict(step)).toEqual([1, 'pending', 'wait-timeout']);
      expect(step.outputs['wait-seconds']).toBe('3600');
      expect(step.result).toMatchObject({ waiting: { seconds: 3600, cost: 0.36 } });
      const calls = world.calls();
      expect(calls.length).toBeLessThan(200);
      expect(calls.filter(({ status }) => status === 304).length).toBeGreaterThan(50);
    });
  });

  it.each<[string, (world: World, requested: Requested) => void, [string, string]]>([
    ['is denied', (world, { code }) => void world.vote('bob', code, 'deny'), ['denied', 'denied']],
    [
      'is cancelled before it is approved',
      (world, { code, runId }) => {
        world.finish(runId, 'cancelled');
        world.vote('bob', code);
      },
      ['cancelled', 'request-cancelled'],
    ],
    [
      'is used by another deployment',
      (world, { code, deploymentId }) => {
        world.vote('bob', code);
        world.github.addDeploymentStatus(deploymentId, { state: 'success' });
      },
      ['expired', 'already-used'],
    ],
  ])('ends when the request %s', async (_, happens, expected) => {
    await withWorld({}, async (world) => {
      const requested = await world.request();
      const step = await waitFor(world, requested, {
        30: () => {
          happens(world, requested);
        },
      });
      expect(verdict(step)).toEqual([1, ...expected]);
      expect(Number(step.outputs['wait-seconds'])).toBeLessThan(120);
    });
  });

  it('ends when the request does, though its own time is not over', async () => {
    await withWorld({}, async (world) => {
      const requested = await world.request({ inputs: { 'expires-in': '10m' } });
      const step = await waitFor(world, requested, {});
      expect(verdict(step)).toEqual([1, 'expired', 'request-expired']);
      expect(Number(step.outputs['wait-seconds'])).toBeLessThan(700);
    });
  });

  it('leaves out a look that GitHub does not answer', async () => {
    await withWorld({}, async (world) => {
      const requested = await world.request();
      const step = await waitFor(world, requested, {
        20: () => {
          world.cloud.faults.add({ operation: 'GitHub.*', kind: 'server-error' });
        },
        200: () => {
          world.cloud.faults.clear();
          world.vote('bob', requested.code);
        },
      });
      expect(verdict(step)).toEqual([0, 'approved', 'approved']);
      expect(step.log).toContain('This look told nothing');
    });
  });

  it('ends as an error where GitHub does not answer at the last look', async () => {
    await withWorld({}, async (world) => {
      const requested = await world.request();
      const silence = {
        20: () => {
          world.cloud.faults.add({ operation: 'GitHub.*', kind: 'server-error' });
        },
      };
      const step = await waitFor(world, requested, silence, { 'wait-timeout': '2m' });
      expect(verdict(step)).toEqual([1, 'error', 'github-unavailable']);
    });
  });

  it('ends with its job', async () => {
    await withWorld({}, async (world) => {
      const requested = await world.request();
      const controller = new AbortController();
      const onSleep = (): void => {
        controller.abort(new CancelledError('SIGINT'));
      };
      const inputs = verifyInputs(requested, 'wait');
      const step = await world.stepHere(requested.runId, inputs, { onSleep, signal: controller.signal });
      expect(verdict(step)).toEqual([1, 'cancelled', 'job-cancelled']);
    });
  });

  it('ends with its job, as a process', async () => {
    await withWorld({}, async (world) => {
      const requested = await world.request();
      world.cloud.faults.add({ operation: 'GitHub.ListWorkflowRuns', kind: 'hold', times: 1 });
      const inputs = verifyInputs(requested, 'wait');
      const step = await world.step(requested.runId, inputs, { cancelWhen: world.cloud.faults.whenHeld() });
      expect(verdict(step)).toEqual([1, 'cancelled', 'job-cancelled']);
      expect(world.states(requested)).toEqual(['pending']);
    });
  });
});
