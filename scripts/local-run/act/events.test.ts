import { describe, expect, it } from '@jest/globals';
import { jobPath, toEvent } from './events.js';
import { LINES, SECRET } from './fixture.js';
import { maskSet, readMaskedLine } from './masking.js';

function events() {
  const masks = maskSet();
  return LINES.flatMap((line) => {
    const read = readMaskedLine(JSON.stringify(line), masks);
    const event = read && toEvent(read);
    return event ? [event] : [];
  });
}

describe('toEvent', () => {
  it('keeps what somebody shows, in order, and drops the rest', () => {
    expect(events().map(({ kind, at }) => `${kind} ${at.stage} ${at.step}`)).toEqual([
      'job-started Main Set up job',
      'step-started Main Check out',
      'step-ended Main Check out',
      'step-started Main Deploy to ECS',
      'group Main Deploy to ECS',
      'line Main Deploy to ECS',
      'group-ended Main Deploy to ECS',
      'annotation Main Deploy to ECS',
      'step-ended Main Deploy to ECS',
      'output Main Deploy to ECS',
      'output Main Deploy to ECS',
      'summary Main Deploy to ECS',
      'step-started Post Deploy to ECS',
      'line Post Deploy to ECS',
      'step-ended Post Deploy to ECS',
      'job-ended Main ',
    ]);
  });

  it('trims the padding of job names and turns nanoseconds into milliseconds', () => {
    const ended = events().find(({ kind, at }) => kind === 'step-ended' && at.stepId === 'deploy');
    expect(ended).toMatchObject({
      at: { job: 'pipeline/Backend/Deploy' },
      result: 'failure',
      milliseconds: 12345.678901,
    });
  });

  it('reads an annotation as GitHub does, where act tears its message apart', () => {
    const annotation = events().find(({ kind }) => kind === 'annotation');
    expect(annotation).toMatchObject({
      annotation: {
        level: 'error',
        title: 'ecs-deploy: rolled-back',
        file: 'task.json:7',
        message: 'Container app *** arn::eu-west-1 exited',
      },
    });
  });

  it('lets no secret through in any field', () => {
    expect(JSON.stringify(events())).not.toContain(SECRET);
    expect(JSON.stringify(events())).toContain('1 of 2 tasks healthy, key ***');
  });

  it.each([
    ['an action that cannot be had', 'Unable to clone https://github.com/nobody/nothing', 'problem'],
    ['a killed step', 'this step has been cancelled: signal: killed', 'problem'],
    ['the exit code of a step, which it has explained itself', 'exit status 1', undefined],
  ])('takes from act itself: %s', (_, msg, kind) => {
    const line = { job: 'a/b', jobID: 'b', step: 's', stepID: ['0'], stage: 'Main', level: 'error', msg };
    expect(toEvent(line)?.kind).toBe(kind);
  });

  it('has nothing for a line without a job, as the warning that Docker is missing', () => {
    expect(toEvent({ level: 'warning', msg: "Couldn't get a valid docker connection" })).toBeUndefined();
  });
});

describe('jobPath', () => {
  it.each([
    ['backend/test', ['backend', 'test']],
    ['Deploy/Deploy/Deploy', ['Deploy']],
    ['pipeline/Backend/Deploy', ['pipeline', 'Backend', 'Deploy']],
  ])('splits %s', (job, expected) => {
    expect(jobPath(job)).toEqual(expected);
  });
});
