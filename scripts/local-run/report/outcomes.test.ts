import { describe, expect, it } from '@jest/globals';
import type { JobRun, StepRun } from '../act/record.js';
import { localRun } from './fixture.js';
import { headline } from './outcomes.js';

const [job] = localRun().record.jobs;

/** A run of one job whose steps have these outputs; a step with the outcome `failed` has failed. */
function runOf(verdict: 'succeeded' | 'failed', ...steps: Readonly<Record<string, string>>[]) {
  const made = steps.map((outputs, index): StepRun => {
    const status = outputs['outcome'] === 'failed' ? 'failure' : 'success';
    return { ...job!.steps[0]!, id: `${index}`, name: `Step ${index}`, status, outputs };
  });
  return localRun({ verdict, record: { jobs: [{ ...(job as JobRun), steps: made }] } });
}

const SCAN = { outcome: 'passed', reason: 'Nothing was found.', findings: '0' };
const DEPLOY = { outcome: 'succeeded', reason: 'orders-api runs revision 7.', 'deployment-id': 'd-1' };
const METRICS = { outcome: 'published', reason: '5 metrics published.', published: '5' };

describe('headline', () => {
  it.each([
    ['the deploy between scans and metrics', [SCAN, SCAN, DEPLOY, METRICS], DEPLOY.reason],
    ['the last of two deploys', [{ ...DEPLOY, reason: 'To staging.' }, DEPLOY, METRICS], DEPLOY.reason],
    ['the first where nothing was to be changed', [SCAN, METRICS], SCAN.reason],
    ['nobody where no action said anything', [{}], 'Every job succeeded.'],
  ])('of a green run is the reason of %s', (_, steps, reason) => {
    expect(headline(runOf('succeeded', ...steps))).toBe(reason);
  });

  it('of a red run is the reason of the first action that failed', () => {
    const failed = { ...DEPLOY, outcome: 'failed', reason: 'The container exits.' };
    const late = { ...METRICS, outcome: 'failed', reason: 'No metrics.' };
    expect(headline(runOf('failed', SCAN, failed, late))).toBe('The container exits.');
  });

  it('of a cancelled run says so', () => {
    expect(headline({ ...runOf('succeeded', DEPLOY), verdict: 'cancelled' })).toContain('cancelled');
  });
});
