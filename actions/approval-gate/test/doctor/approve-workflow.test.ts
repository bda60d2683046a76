import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readApproveWorkflow } from '../../src/doctor/approve-workflow.js';

describe('readApproveWorkflow', () => {
  it('reads the file that repositories copy', () => {
    const template = readFileSync(new URL('../../../../workflows/approve.yml', import.meta.url), 'utf8');
    expect(readApproveWorkflow(template)).toEqual({
      events: ['workflow_dispatch'],
      inputs: { request: { options: [] }, decision: { options: ['approve', 'deny'] }, comment: { options: [] } },
      runName: 'approval/v1 ${{ inputs.decision }} ${{ inputs.request }}',
      concurrency: [{ group: 'approval-${{ inputs.request }}', cancelInProgress: false, queue: 'max' }],
      uses: [expect.stringMatching(/^org\/platform-actions\/\.github\/workflows\/approve\.yml@v1$/)],
      records: false,
    });
  });

  it.each([
    ['one event', 'on: workflow_dispatch', ['workflow_dispatch']],
    ['a list of events', 'on: [workflow_dispatch, push]', ['workflow_dispatch', 'push']],
    ['events with settings', 'on: { workflow_dispatch: , schedule: [] }', ['workflow_dispatch', 'schedule']],
    ['no events', 'name: x', []],
  ])('reads %s', (_, text, events) => {
    expect(readApproveWorkflow(text)?.events).toEqual(events);
  });

  it('reads a workflow with the record step alone, and concurrency of its jobs', () => {
    const text = `
jobs:
  record:
    concurrency: approval-1
    steps:
      - uses: org/platform-actions/approval-gate@v1
        with: { mode: record }
  other:
    steps: [{ run: 'true' }]
`;
    expect(readApproveWorkflow(text)).toMatchObject({
      records: true,
      concurrency: [{ group: 'approval-1' }, undefined],
    });
  });

  it.each([
    ['another mode', 'org/platform-actions/approval-gate@v1', 'verify'],
    ['another action', 'org/platform-actions/ecs-deploy@v1', 'record'],
  ])('takes %s for no record step', (_, uses, mode) => {
    const text = `jobs: { a: { steps: [{ uses: ${uses}, with: { mode: ${mode} } }] } }`;
    expect(readApproveWorkflow(text)?.records).toBe(false);
  });

  it.each(['name: [', '- a list', 'text', '', 'a: &a [*a]'])('is undefined or harmless for %j', (text) => {
    expect(readApproveWorkflow(text)?.inputs ?? {}).toEqual({});
  });
});
