import { describe, expect, it } from '@jest/globals';
import { fakeRunner } from '@platform-actions/action-kit/testing';
import { logResult, pollLine, resultLines } from '../../src/report/log.js';
import { ALICE, BOB, CODE, counted, decision, ignored, judged, result } from './sample.js';

const COMMAND = `gh workflow run approve.yml --repo org/orders-api -f request=${CODE} -f decision=approve`;

describe('the lines of a result', () => {
  it('say of a request what is asked, who may approve and how', () => {
    expect(resultLines(result())).toEqual([
      `Request ${CODE}: 0123456789 with 1 image into production, until 2026-11-22 20:04 UTC`,
      expect.stringMatching(/^3 commits: https:\/\/github\.com\/org\/orders-api\/compare\//),
      'platform: 1 of bob; not alice (requester)',
      'approvers: 1 of bob, carol',
      `To approve: ${COMMAND}`,
    ]);
  });

  it('say of each vote whether it counts', () => {
    const lines = resultLines(
      judged({
        reasonCode: 'votes-missing',
        ok: false,
        decision: decision({
          counted: [counted(1002, BOB, 'platform')],
          ignored: [ignored(1001, ALICE, 'excluded-requester'), ignored(1003, null, 'vote-workflow')],
          missing: [{ group: 'approvers', required: 1, counted: 0 }],
        }),
      }),
    );
    expect(lines.slice(1)).toEqual([
      expect.stringMatching(/^- alice: approve, does not count \(excluded-requester\): .* https:.*1001$/),
      expect.stringMatching(/^✓ bob: approve for platform https:.*1002$/),
      expect.stringMatching(/^- somebody: approve, does not count \(vote-workflow\): .* https:.*1003$/),
      'Approvals so far: approvers: 0 of 1',
      `To approve: ${COMMAND}`,
      'What to do: More approvers have to approve: by the approve workflow and the code, or with via: environment in GitHub’s review.',
    ]);
  });

  it('have no Markdown', () => {
    const lines = resultLines(judged({ outcome: 'error', reasonCode: 'request-not-attested', ok: false }));
    expect(lines.at(-1)).toBe(
      'What to do: Upload the file of request-file as approval-request-<code> in the step after the request, and keep it.',
    );
  });
});

describe('the annotation', () => {
  const annotations = (of: Parameters<typeof logResult>[1]): string[] => {
    const runner = fakeRunner();
    logResult(runner.log, of);
    return runner.lines.filter(({ level }) => level === 'notice').map(({ message }) => message);
  };

  it('is made where a request waits for people', () => {
    expect(annotations(result())).toEqual([COMMAND]);
  });

  it.each([
    ['nothing was asked', result({ outcome: 'not-required', reasonCode: 'not-required' })],
    ['a vote was recorded', judged({ mode: 'record', reasonCode: 'votes-missing' })],
    ['it was a dry run', result({ outcome: 'planned', reasonCode: 'dry-run' })],
  ])('is not made where %s', (_, of) => {
    expect(annotations(of)).toEqual([]);
  });
});

it('says in a look of the waiting mode what is missing, when the next look is, and what it has cost', () => {
  expect(pollLine({ missing: 'platform: 1 of 2', nextSeconds: 30, waitedSeconds: 245, cost: 0.0245 })).toBe(
    'platform: 1 of 2; next look in 30 s (waited 4 min 5 s, about $0.02)',
  );
});
