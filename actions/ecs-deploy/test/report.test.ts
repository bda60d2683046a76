import { describe, expect, it } from '@jest/globals';
import { consoleLinks, partitionOf } from '@platform-actions/aws';
import { fitSections } from '@platform-actions/action-kit';
import { buildReport, worstOutcome } from '../src/report/report.js';
import { blankResult, OUTCOMES, type ServiceResult } from '../src/report/results.js';
import { summarize } from '../src/report/summary.js';
import { aService, aTask, NEW_TASKS, OLD_TASKS, STARTED_MS } from './fixtures.js';
import { groupStopped } from '../src/diagnose/stopped-tasks.js';

const links = consoleLinks({ region: 'eu-west-1', partition: partitionOf('eu-west-1') });
const result = (overrides: Partial<ServiceResult>): ServiceResult => ({
  ...blankResult(aService(), 'main'),
  ...overrides,
});
const failed = result({
  outcome: 'rolled-back',
  reason: 'container app exited with code 1 (3 tasks); orders-api:1 runs again',
  taskDefinitionArn: NEW_TASKS,
  previousTaskDefinitionArn: OLD_TASKS,
  rollback: 'succeeded',
  rolledBackTo: OLD_TASKS,
  deploymentId: 'ecs-svc/2222',
  verdictAtMs: 40_000,
  endedAtMs: 90_000,
  samples: [{ atMs: 0, running: 0, desired: 2, failed: 0, threshold: 3, status: 'IN_PROGRESS' }],
  diagnosis: {
    stops: groupStopped([aTask(), aTask(), aTask()], ['app']),
    stoppedTasks: 3,
    events: [{ id: '1', atMs: STARTED_MS, message: '(service orders-api) is unable to place a task | @everyone' }],
    logs: [
      {
        container: 'app',
        task: 'task/1',
        group: '/ecs/x',
        stream: 'x/app/1',
        lines: [{ atMs: STARTED_MS, message: '```\nboom' }],
      },
    ],
  },
});
const text = (results: readonly ServiceResult[]): string =>
  fitSections(summarize({ results, diff: [], seconds: 90, links, notes: [] }));

describe('worstOutcome', () => {
  it.each([
    [['succeeded', 'unchanged'], 'succeeded'],
    [['succeeded', 'superseded', 'rolled-back'], 'rolled-back'],
    [['timed-out', 'failed'], 'failed'],
    [['unchanged', 'unchanged'], 'unchanged'],
  ] as const)('of %p is %s', (outcomes, worst) => {
    expect(worstOutcome(outcomes.map((outcome) => ({ outcome })))).toBe(worst);
  });
});

describe('buildReport', () => {
  it.each(OUTCOMES)('%s is green only where it may be', (outcome) => {
    const { ok } = buildReport([result({ outcome })], { seconds: 1, calls: {} }, []);
    expect(ok).toBe(['succeeded', 'unchanged', 'planned'].includes(outcome));
  });

  it('gives a line per service and the worst of the rest', () => {
    const good = result({ outcome: 'succeeded', reason: 'fine', deploymentId: 'ecs-svc/1', verified: true });
    const report = buildReport([good, failed], { seconds: 89.6, calls: { 'ECS.UpdateService': 2 } }, []);
    expect(report).toMatchObject({
      outcome: 'rolled-back',
      reason: `1 of 2: orders-api: ${failed.reason}.`,
      ok: false,
      outputs: {
        'deployment-id': ['ecs-svc/1', 'ecs-svc/2222'],
        'rollback-status': 'succeeded',
        'rolled-back-to': [OLD_TASKS],
        'failed-tasks': 3,
        'duration-seconds': 90,
        verified: false,
      },
      details: { calls: { 'ECS.UpdateService': 2 } },
    });
  });
});

describe('summarize', () => {
  const summary = text([failed]);
  it('puts the verdict first and the cause in it', () => {
    expect(summary).toMatch(/^## ❌ ecs-deploy: rolled-back\n\n\*\*orders-api\*\*: container app exited with code 1/);
  });

  it('names container, exit code, count, reason and hint', () => {
    expect(summary).toMatch(/\| app \| 1 \| 3 \| EssentialContainerExited: .* \| The application ended with an error/);
  });

  it('names what was rolled back to', () => {
    expect(summary).toContain('| succeeded: orders-api:1 |');
  });

  it('keeps foreign text from being markup', () => {
    expect(summary).not.toContain('@everyone');
    expect(summary).toContain('````text\n2026-01-01T12:00:00.000Z ```\nboom\n````');
  });

  it('draws a timeline with the rollback in it', () => {
    expect(summary).toMatch(/```mermaid\ngantt[\s\S]*section orders-api[\s\S]*rollback succeeded :crit, 40000, 90000/);
  });

  it('leaves out what there is nothing to say of', () => {
    const short = text([result({ outcome: 'unchanged', reason: 'runs already' })]);
    expect(short).not.toMatch(/###/);
    expect(short).toContain('## ✅ ecs-deploy: unchanged');
  });

  it('says what to do about every bad outcome', () => {
    for (const outcome of ['failed', 'timed-out', 'stopped', 'superseded'] as const) {
      expect(text([result({ outcome })])).toContain('### What to do next');
    }
  });
});
