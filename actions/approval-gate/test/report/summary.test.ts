import { describe, expect, it } from '@jest/globals';
import { fitSections } from '@platform-actions/action-kit';
import { MODES, type Outcome } from '../../src/outcomes.js';
import { renderSummary } from '../../src/report/summary.js';
import type { Check, GateResult } from '../../src/result.js';
import { diagramsOf, parseMermaid } from './mermaid.js';
import {
  ALICE,
  BOB,
  CAROL,
  changes,
  CODE,
  counted,
  decision,
  DIGEST,
  ignored,
  judged,
  requestFacts,
  result,
  subject,
} from './sample.js';

function summary(of: GateResult): string {
  return fitSections(renderSummary(of));
}

const DISPATCH = `gh workflow run approve.yml --repo org/orders-api -f request=${CODE} -f decision=`;

describe('the summary of a request', () => {
  const text = summary(result());

  it('says first what is needed, and for what', () => {
    expect(text.split('\n')[0]).toBe('## ⏳ approval-gate: pending, 2 approvals needed for production');
  });

  it('has the commands to approve and to deny as they are to be typed, and the page', () => {
    expect(text).toContain(`\`\`\`sh\n${DISPATCH}approve\n\`\`\``);
    expect(text).toContain(`\`\`\`sh\n${DISPATCH}deny\n\`\`\``);
    expect(text).toContain('(https://github.com/org/orders-api/actions/workflows/approve.yml)');
  });

  it('shows what is asked: environment, commit, images, who, until when, code', () => {
    expect(text).toContain(`| Code | <code>${CODE}</code> |`);
    expect(text).toContain(`<code>${DIGEST}</code>`);
    expect(text).toContain('| Not counted | <code>alice</code> (requester) |');
    expect(text).toContain('| Ends at | 2026-11-22 20:04 UTC, 24 h after the request |');
    expect(text).toContain('<code>alice</code> in [run 900](https://github.com/org/orders-api/actions/runs/900)');
  });

  it('lists the commits, newest first, with authors and a link to compare', () => {
    expect(text).toContain('3 commits since the deployment that was approved last.');
    expect(text.indexOf('Change 3')).toBeLessThan(text.indexOf('Change 1'));
    expect(text).toMatch(/\[Compare\]\(https:\/\/github\.com\/org\/orders-api\/compare\//);
    expect(text).toContain('| Change 3 | <code>alice</code> |');
  });

  it('says who may approve, and who may not and why', () => {
    expect(text).toContain('| platform | 1 | <code>bob</code> | <code>alice</code> (requester) |');
    expect(text).toContain('| approvers | 1 | <code>bob</code>, <code>carol</code> |  |');
    expect(text).toContain('- 1 of team:platform');
  });

  it('says when the commits are not those since the last approval', () => {
    expect(summary(result({ changes: changes(1, { since: 'first', compareUrl: undefined }) }))).toContain(
      'No approved deployment into this environment is known, so only the newest change is looked at: 1 commit.',
    );
    expect(summary(result({ changes: changes(9, { since: 'window' }) }))).toContain(
      'It is not known which deployment was approved last, so the newest commits are looked at: 9 commits.',
    );
    expect(summary(result({ changes: changes(1, { unknownPeople: ['Mallory'] }) }))).toContain('Mallory');
  });

  it('goes from the verdict to what is asked, by whom it may be approved, and how', () => {
    expect(renderSummary(result()).map(({ title }) => title)).toEqual([
      ...['Verdict', 'What is asked', 'What would be deployed', 'The rule', 'Who may approve', 'Decide'],
      ...['Where the request stands', 'API calls'],
    ]);
  });

  it('gives no command in a dry run, where there is no code', () => {
    const planned = result({
      ...{ outcome: 'planned', reasonCode: 'dry-run', dryRun: true },
      request: requestFacts({ code: undefined }),
    });
    expect(summary(planned)).not.toContain('gh workflow run');
    expect(summary(planned)).toContain('## ✅ approval-gate: planned (production)');
  });
});

describe('the summary of votes', () => {
  it('counts what is missing', () => {
    const text = summary(
      judged({
        mode: 'record',
        reasonCode: 'votes-missing',
        decision: decision({
          counted: [counted(1001, BOB, 'platform')],
          missing: [{ group: 'approvers', required: 1, counted: 0 }],
        }),
      }),
    );
    expect(text).toContain('## ⏳ approval-gate: pending, 1 more approval needed for production');
    expect(text).toContain('| ✅ | <code>bob</code> | approve | for platform | [1001](');
    expect(text).toContain('Approvals so far: approvers: 0 of 1');
    expect(text).toContain(`${DISPATCH}approve`);
  });

  it('says of each vote why it does not count, in the order of the runs', () => {
    const text = summary(
      judged({
        ...{ outcome: 'approved', reasonCode: 'approved' },
        decision: decision({
          outcome: 'approved',
          counted: [counted(1002, CAROL, 'platform')],
          ignored: [ignored(1003, null, 'vote-bot'), ignored(1001, ALICE, 'excluded-requester')],
        }),
      }),
    );
    expect(text).toContain('## ✅ approval-gate: approved (production)');
    expect(text).toContain('no, `excluded-requester`: This person started the run that asks for the approval.');
    expect(text).toContain('| ➖ | unknown | approve | no, `vote-bot`:');
    const places = ['[1001]', '[1002]', '[1003]'].map((run) => text.indexOf(run));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(text).not.toContain('gh workflow run');
  });

  it('tells a refused approver what would help, and others how to approve', () => {
    const text = summary(
      judged({
        ...{ mode: 'record', outcome: 'refused', reasonCode: 'excluded-committer', ok: false },
        reason: 'The approval of alice does not count.',
      }),
    );
    expect(text).toContain('## ❌ approval-gate: refused (production)');
    expect(text).toContain('**What to do:** Ask another approver.');
    expect(text).toContain('Reason code: `excluded-committer`');
    expect(text).toContain(`${DISPATCH}approve`);
  });

  it('quotes what the voter wrote', () => {
    const ownVote = { choice: 'deny', voter: BOB, reasonCode: undefined, comment: 'not **today**\n# no' } as const;
    expect(summary(judged({ mode: 'record', ownVote }))).toContain(
      '> <code>bob</code>: not &#42;&#42;today&#42;&#42;<br>&#35; no',
    );
  });

  it('says of an approval that came when enough were there that it was not needed', () => {
    const of = decision({ outcome: 'approved', counted: [counted(1, BOB, 'platform'), counted(2, CAROL, null)] });
    expect(summary(judged({ outcome: 'approved', reasonCode: 'approved', decision: of }))).toContain(
      '<code>carol</code> | approve | yes, but is not needed |',
    );
  });

  it('marks a denial', () => {
    const text = summary(
      judged({
        ...{ outcome: 'denied', reasonCode: 'denied', ok: false },
        decision: decision({ outcome: 'denied', counted: [counted(1001, BOB, null, 'deny')] }),
      }),
    );
    expect(text).toContain('| ⛔ | <code>bob</code> | deny | yes, for good |');
    expect(text).toContain('**What to do:** Settle it with them, then run the pipeline again for a new request.');
    expect(text).not.toContain('gh workflow run');
  });

  it('has the digest to keep beside the image, where approved', () => {
    const approvalDigest = `sha256:${'a'.repeat(64)}`;
    expect(summary(judged({ outcome: 'approved', reasonCode: 'approved', approvalDigest }))).toContain(
      `| Approval digest | <code>${approvalDigest}</code> |`,
    );
  });

  it('says what waiting cost', () => {
    const text = summary(judged({ mode: 'wait', waiting: { seconds: 600, polls: 30, cost: 0.06 } }));
    expect(text).toContain('Waited 10 min on a runner, which costs about $0.06, and looked 30 times.');
  });
});

describe('commands', () => {
  it('name the host of a GitHub Enterprise Server', () => {
    const text = summary(result({ serverUrl: 'https://github.example.com' }));
    expect(text).toContain('gh workflow run approve.yml --repo github.example.com/org/orders-api -f');
  });

  it('are quoted where a shell would take them apart', () => {
    const text = summary(result({ approveWorkflow: "a'; rm -rf $HOME; '.yml" }));
    expect(text).toContain(String.raw`gh workflow run 'a'\''; rm -rf $HOME; '\''.yml' --repo`);
  });

  it('are not there where the run or the commit is refused, and not a vote', () => {
    const of = judged({ outcome: 'refused', reasonCode: 'self-hosted-runner', ok: false });
    expect(summary(of)).not.toContain('gh workflow run');
    expect(diagramsOf(summary(of))).toEqual([]);
  });

  it('end where the request has ended', () => {
    expect(summary(judged({ outcome: 'refused', reasonCode: 'vote-late', ok: false }))).not.toContain(
      'gh workflow run',
    );
  });
});

describe('the chart', () => {
  const STATES: readonly (readonly [Outcome, GateResult['reasonCode'], string])[] = [
    ['pending', 'requested', 'requested'],
    ['refused', 'vote-rerun', 'requested'],
    ['approved', 'approved', 'approved'],
    ['denied', 'denied', 'denied'],
    ['expired', 'request-expired', 'expired'],
    ['expired', 'already-used', 'used'],
    ['cancelled', 'already-deploying', 'deploying'],
    ['cancelled', 'request-superseded', 'cancelled'],
  ];

  it.each(STATES)('%s (%s) shows the request as %s', async (outcome, reasonCode, state) => {
    const [chart = ''] = diagramsOf(summary(judged({ outcome, reasonCode })));
    expect(chart).toContain(`class ${state} now`);
    await parseMermaid(chart);
  });

  it.each(['error', 'config-error', 'subject-mismatch', 'not-required', 'planned'] as const)(
    'is not there for %s',
    (outcome) => {
      expect(diagramsOf(summary(judged({ outcome, reasonCode: 'internal-error' })))).toEqual([]);
    },
  );
});

describe('what does not fit', () => {
  const huge = result({
    changes: changes(10_000),
    request: requestFacts({ subject: subject({ imageDigests: Array.from({ length: 5000 }, () => DIGEST) }) }),
    outlook: Array.from({ length: 500 }, (_, group) => ({
      ...{ group: `group-${group}`, required: 1 },
      eligible: Array.from({ length: 500 }, (__, id) => ({ id, login: `person-${id}` })),
      excluded: [],
    })),
    decision: decision({
      ignored: Array.from({ length: 5000 }, (_, id) => ignored(id, BOB, 'vote-repeated')),
      counted: [counted(1, CAROL, 'platform')],
    }),
    warnings: Array.from({ length: 5000 }, () => 'w'.repeat(5000)),
    policy: {
      source: 'p'.repeat(5000),
      rule: undefined,
      inWords: Array.from({ length: 5000 }, () => 'x'.repeat(5000)),
    },
    reason: 'r'.repeat(100_000),
  });

  it('is counted, and the rest stays far below the limit', () => {
    const text = summary(huge);
    expect(Buffer.byteLength(text)).toBeLessThan(300_000);
    expect(text).toContain('And 9950 older commits.');
    expect(text).toContain('and 4950 more');
    expect(text).toContain('And 4951 votes more.');
    expect(text).toContain('| ✅ | <code>carol</code>');
  });

  it('goes by rank: verdict, command and what is asked are the last to go', () => {
    const text = fitSections(renderSummary(huge), 8000);
    expect(text).toContain('## ⏳ approval-gate: pending');
    expect(text).toContain(`${DISPATCH}approve`);
    expect(text).toMatch(/Left out.*What would be deployed/);
  });
});

it.each(MODES)('every mode has a summary without a request: %s', (mode) => {
  const bare: GateResult = {
    ...{ mode, dryRun: false, outcome: 'config-error', reasonCode: 'input-invalid', reason: 'Input "x" is bad.' },
    ...{ ok: false, repository: { owner: '', repo: '' }, serverUrl: 'https://github.com', warnings: [] },
    ...{ approveWorkflow: 'approve.yml', seconds: 0, calls: { total: 0, byOperation: {} } },
  };
  expect(summary(bare)).toBe(
    [
      '## ❌ approval-gate: config-error',
      'Input &#34;x&#34; is bad.',
      '**What to do:** Correct the input that the reason names.',
      'Reason code: `input-invalid`\n',
    ].join('\n\n'),
  );
});

it('shows the checks of doctor right behind the verdict', () => {
  const checks: readonly Check[] = [{ id: 'tags', title: 'No tag like the branch', status: 'weak', finding: 'One.' }];
  const of = judged({ mode: 'doctor', outcome: 'config-error', reasonCode: 'settings-weak', ok: false, checks });
  expect(renderSummary(of).map(({ title }) => title)[1]).toBe('Checks');
  expect(summary(of)).toContain('| No tag like the branch | One. |');
});
