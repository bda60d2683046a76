import { CancelledError, UserError } from '@platform-actions/action-kit';
import { IncompleteAnswerError, TruncatedCompareError } from '@platform-actions/github';
import { describe, expect, it } from '@jest/globals';
import { endingOfThrow } from '../src/ending.js';
import { isGreen, MODES, OUTCOMES, Refusal } from '../src/outcomes.js';

/** An answer of GitHub's, as Octokit throws it. */
function answer(status: number, message: string): Error {
  return Object.assign(new Error(message), { name: 'HttpError', status, response: { status, data: { message } } });
}

const FORBIDDEN = answer(403, 'Resource not accessible by integration');

describe('endingOfThrow', () => {
  it.each<[string, Error, string, string, string]>([
    ['a refusal', new Refusal('expired', 'already-used', 'Used.'), 'expired', 'already-used', 'Used.'],
    ['a bad input', new UserError('Input "mode" …'), 'config-error', 'input-invalid', 'Input "mode" …'],
    [
      'a cancelled job',
      new CancelledError('SIGTERM'),
      'cancelled',
      'job-cancelled',
      'The job was cancelled (SIGTERM).',
    ],
    [
      'a want of permission, with its remedy',
      new UserError('Give the job `permissions: actions: read`.', { cause: FORBIDDEN }),
      'error',
      'github-refused',
      'Give the job `permissions: actions: read`.',
    ],
    [
      'a used-up limit',
      new Error('Not read', { cause: answer(403, 'API rate limit exceeded') }),
      'error',
      'rate-limited',
      'Not read Cause: API rate limit exceeded',
    ],
    ['a fault of GitHub', answer(502, 'Server Error'), 'error', 'github-unavailable', 'Server Error'],
    [
      'no answer',
      Object.assign(new Error('read ECONNRESET'), { name: 'HttpError', status: 500 }),
      'error',
      'github-unavailable',
      'read ECONNRESET',
    ],
    [
      'an answer that lacks a field',
      new IncompleteAnswerError('workflow run 7', ['triggering_actor']),
      'error',
      'api-incomplete',
      'GitHub',
    ],
    ['a cut comparison', new TruncatedCompareError('300 of 600'), 'error', 'commits-truncated', '300 of 600'],
    ['anything else', new TypeError('undefined is no object'), 'error', 'internal-error', 'undefined is no object'],
  ])('takes %s for what it is', (_, error, outcome, reasonCode, reason) => {
    const ending = endingOfThrow(error);
    expect(ending).toMatchObject({ outcome, reasonCode });
    expect(ending.reason).toContain(reason);
  });
});

describe('isGreen', () => {
  it.each(MODES)('lets %s pass only where nothing is open', (mode) => {
    const green = OUTCOMES.filter((outcome) => isGreen(mode, outcome));
    const isWaitingForPeople = mode === 'request' || mode === 'record';
    expect(green.filter((outcome) => outcome !== 'pending')).toEqual([
      'approved',
      'not-required',
      'checked',
      'planned',
    ]);
    expect(green.includes('pending')).toBe(isWaitingForPeople);
  });
});
