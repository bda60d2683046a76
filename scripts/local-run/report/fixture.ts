import { toEvent } from '../act/events.js';
import { LINES } from '../act/fixture.js';
import { recorder } from '../act/record.js';
import type { LocalRun } from './model.js';

/** A failed run, as the report gets it. */
export function localRun(changes: Partial<LocalRun> = {}): LocalRun {
  const run = recorder();
  LINES.forEach((line, index) => {
    const event = toEvent(line);
    if (event) run.record(event, index * 100);
  });
  return {
    pipeline: 'backend',
    scenario: 'crash-loop',
    scenarioText: 'The container exits.',
    verdict: 'failed',
    repository: 'org/orders-api',
    branch: 'main',
    commit: '0123456789abcdef',
    event: 'workflow_dispatch',
    startedAt: '2026-01-15T09:00:00.000Z',
    milliseconds: 2100,
    record: run.snapshot(2100),
    observations: [],
    complaints: [],
    calls: [
      { operation: 'ECS.UpdateService', count: 1, failed: 0 },
      { operation: 'ECS.DescribeServices', count: 9, failed: 2 },
    ],
    absences: [{ what: 'Image build', why: 'No Docker.', instead: 'A prepared digest.' }],
    next: [{ command: 'npm start', purpose: 'the happy run' }],
    engine: 'act 0.2.89, Node v20.20.2',
    speed: 2,
    ...changes,
  };
}
