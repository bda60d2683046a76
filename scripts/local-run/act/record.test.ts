import { describe, expect, it } from '@jest/globals';
import { toEvent } from './events.js';
import { LINES } from './fixture.js';
import { recorder } from './record.js';

function recorded(lines: typeof LINES) {
  const run = recorder();
  lines.forEach((line, index) => {
    const event = toEvent(line);
    if (event) run.record(event, index * 100);
  });
  return run.snapshot(lines.length * 100);
}

describe('recorder', () => {
  it('collects what each step said', () => {
    const [job] = recorded(LINES).jobs;
    expect(job).toMatchObject({ name: 'Deploy', path: 'pipeline › Backend', status: 'failure', startedAt: 0 });
    expect(job?.steps.map(({ name, stage, status }) => [name, stage, status])).toEqual([
      ['Check out', 'Main', 'success'],
      ['Deploy to ECS', 'Main', 'failure'],
      ['Deploy to ECS', 'Post', 'success'],
    ]);
    const deploy = job?.steps[1];
    expect(deploy?.outputs['outcome']).toBe('rolled-back');
    expect(deploy?.summary).toMatch(/^## Rolled back/);
    expect(deploy?.lines[0]).toBe('▾ Roll out');
    expect(deploy?.lines[1]).toMatch(/^ {2}1 of 2 tasks healthy/);
    expect(deploy?.annotations).toHaveLength(1);
    expect(deploy?.milliseconds).toBeCloseTo(12345.68);
  });

  it('says of what had not ended that it was running, and for how long', () => {
    const [job] = recorded(LINES.slice(0, 9)).jobs;
    expect(job).toMatchObject({ status: 'running', milliseconds: 900 });
    expect(job?.steps.at(-1)).toMatchObject({ status: 'running', startedAt: 500, milliseconds: 400 });
  });
});
