import { describe, expect, it } from '@jest/globals';
import { APPROVE, CODEOWNERS, diagnose, REVIEWED, TWO, type Flaw } from './doctor-world.js';
import type { World } from './harness.js';

/** What a job has, and what only an app can: `administration: read`. */
const full = (github: World['github']): void => {
  github.permissions({ actions: 'read', contents: 'read', deployments: 'write', administration: 'read' });
};

const GROUPS = `
version: 1
environments:
  production:
    groups:
      - { name: platform, required: 1, approvers: [role:maintain] }
      - { name: leads, required: 1, approvers: [user:bob] }
`;

const OPEN_ROLE = JSON.stringify({
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Principal: { Federated: 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com' },
    Action: 'sts:AssumeRoleWithWebIdentity',
  },
});

const APPROVE_PATH = '.github/workflows/approve.yml';

function approve(from: string, to: string): Flaw {
  return { files: { [APPROVE_PATH]: APPROVE.replace(from, to) } };
}

describe('mode doctor, through the bundle', () => {
  it('is green where the gate cannot be walked around, and shows the trust policy', async () => {
    const { found, ...diagnosis } = await diagnose({}, 'bundle');
    expect(found).toEqual({});
    expect(diagnosis).toMatchObject({ exitCode: 0, outcome: 'checked', reasonCode: 'settings-sound' });
    expect(diagnosis.summary).toContain('token.actions.githubusercontent.com:job_workflow_ref');
    expect(diagnosis.summary).toContain('org/platform-actions/.github/workflows/deploy.yml@refs/tags/v1');
    expect(diagnosis.calls.every((operation) => /^GitHub\.(Get|List|Check)/.test(operation))).toBe(true);
  });

  it('is red where it can, and says by which setting and how to mend it', async () => {
    const diagnosis = await diagnose({ branchRules: [{ type: 'deletion' }], trust: 'none', change: full }, 'bundle');
    expect(diagnosis).toMatchObject({ exitCode: 1, outcome: 'config-error', reasonCode: 'settings-weak' });
    expect(diagnosis.found).toEqual({
      'branch-review': 'broken',
      'branch-history': 'broken',
      'trust-policy': 'unknown',
    });
    expect(diagnosis.reason).toContain('branch-review');
    expect(diagnosis.summary).toContain('gh api');
    expect(diagnosis.log).toContain('force pushes are allowed');
  });
});

describe('a weakness is found by its own code', () => {
  it.each<[string, Flaw, Readonly<Record<string, string>>]>([
    [
      'no policy',
      { files: { '.github/approval-policy.yml': undefined } },
      { policy: 'broken', 'trust-environment-ungated': 'broken' },
    ],
    [
      'a policy that is not valid',
      { policy: 'version: 2\n' },
      { policy: 'broken', 'trust-environment-ungated': 'broken' },
    ],
    [
      'an environment that GitHub does not know',
      { policy: TWO.replace('production', 'prod') },
      { 'policy-environments': 'broken', 'trust-environment-ungated': 'broken' },
    ],
    [
      'an environment that is not listed',
      {
        inputs: { environment: 'staging' },
        change: (github) => {
          github.environment('staging');
        },
      },
      { 'policy-environments': 'broken' },
    ],
    [
      'an environment that every branch may use',
      { environment: { branches: 'all' } },
      { 'environment-guards': 'weak' },
    ],
    [
      'an environment that administrators may bypass',
      { environment: { adminsMayBypass: true } },
      { 'environment-guards': 'weak' },
    ],
    [
      'reviewers that are not there',
      { policy: TWO.replace('required: 2', 'via: environment') },
      { 'environment-guards': 'broken' },
    ],
    ['an approver who is nobody', { policy: TWO.replace('[role', '[user:nobody, role') }, { approvers: 'broken' }],
    ['an approver without access', { policy: TWO.replace('[role', '[user:octocat, role') }, { approvers: 'broken' }],
    ['an approver who may not dispatch', { policy: TWO.replace('[role', '[user:erin, role') }, { approvers: 'weak' }],
    [
      'a role that nobody has',
      { policy: TWO.replace('role:maintain', 'role:maintain, role:release-manager') },
      { approvers: 'broken' },
    ],
    ['a quorum that cannot be reached', { policy: TWO.replace('required: 2', 'required: 4') }, { quorum: 'broken' }],
    [
      'one person in two groups',
      {
        policy: GROUPS,
        change: (github) => {
          github.user('carol', { role: 'write' });
          github.user('dave', { role: 'write' });
        },
      },
      { quorum: 'broken' },
    ],
    ['no approve.yml', { files: { [APPROVE_PATH]: undefined } }, { 'approve-workflow': 'broken' }],
    ['an approve.yml that is no workflow', { files: { [APPROVE_PATH]: 'name: [' } }, { 'approve-workflow': 'broken' }],
    ['an approve.yml that starts on a push', approve('on:', 'on:\n  push: {}'), { 'approve-inputs': 'weak' }],
    ['an approve.yml without a decision', approve('      decision:', '      verdict:'), { 'approve-inputs': 'broken' }],
    [
      'free text in the run name',
      approve('inputs.request }}\non', 'inputs.request }} ${{ inputs.comment }}\non'),
      { 'approve-run-name': 'broken' },
    ],
    ['no run name', approve('run-name:', '# '), { 'approve-run-name': 'broken' }],
    [
      'a vote that cancels',
      approve('cancel-in-progress: false', 'cancel-in-progress: true'),
      { 'approve-concurrency': 'broken' },
    ],
    ['votes that are dropped', approve('  queue: max\n', ''), { 'approve-concurrency': 'weak' }],
    [
      'one queue for every request',
      approve('approval-${{ inputs.request }}', 'approval'),
      { 'approve-concurrency': 'weak' },
    ],
    [
      'an approve.yml that records nothing',
      approve('approve.yml@v1', 'backend.yml@v1'),
      { 'approve-record': 'broken' },
    ],
    ['an approve.yml of somebody else', approve('org/platform', 'evil/platform'), { 'approve-record': 'broken' }],
    [
      'changes without a pull request',
      { branchRules: [{ type: 'non_fast_forward' }, { type: 'deletion' }], change: full },
      { 'branch-review': 'broken' },
    ],
    [
      'changes without code owners',
      {
        branchRules: [
          { ...REVIEWED, parameters: { ...REVIEWED.parameters, require_code_owner_review: false } },
          { type: 'non_fast_forward' },
          { type: 'deletion' },
        ],
        change: full,
      },
      { 'branch-review': 'broken' },
    ],
    ['force pushes', { branchRules: [REVIEWED, { type: 'deletion' }], change: full }, { 'branch-history': 'broken' }],
    ['no CODEOWNERS', { files: { '.github/CODEOWNERS': undefined } }, { 'code-owners': 'broken' }],
    [
      'a policy without an owner',
      { files: { '.github/CODEOWNERS': `${CODEOWNERS}/.github/approval-policy.yml\n` } },
      { 'code-owners': 'broken' },
    ],
    [
      'new workflows without an owner',
      {
        files: {
          '.github/CODEOWNERS':
            '/.github/CODEOWNERS @org/platform\n/.github/approval-policy.yml @org/platform\n/.github/workflows/approve.yml @org/platform\n',
        },
      },
      { 'code-owners': 'broken' },
    ],
    [
      'an owner whom GitHub does not know',
      { files: { '.github/CODEOWNERS': `${CODEOWNERS}/docs/ @nobody-at-all\n` } },
      { 'code-owners-errors': 'broken' },
    ],
    [
      'a tag like the branch',
      {
        change: (github) => {
          github.commit({ ref: 'refs/tags/main' });
        },
      },
      { 'tag-default-branch': 'weak' },
    ],
    ['a tag like the branch may be made', { tagRules: ['update'] }, { 'tag-ruleset': 'weak' }],
    [
      'another subject of tokens',
      {
        change: (github) => {
          github.oidcSubject({ useDefault: false, claims: ['repo', 'job_workflow_ref'] });
        },
      },
      { 'oidc-subject': 'weak' },
    ],
    ['a trust policy that is none', { trust: '{}' }, { 'trust-policy': 'broken' }],
    [
      'a role for everybody',
      { trust: OPEN_ROLE },
      {
        'trust-workflow': 'broken',
        'trust-audience': 'weak',
        'trust-repository': 'broken',
        'trust-environment': 'broken',
      },
    ],
  ])('%s', async (_, flaw, expected) => {
    const { found, outcome, reasonCode } = await diagnose(flaw);
    expect({ found, outcome, reasonCode }).toEqual({
      found: expected,
      outcome: 'config-error',
      reasonCode: 'settings-weak',
    });
  });
});

/** Every permission of a job but some. */
function without(...scopes: readonly string[]): Flaw {
  const all = { actions: 'read', contents: 'read', deployments: 'write' } as const;
  const left = Object.fromEntries(Object.entries(all).filter(([scope]) => !scopes.includes(scope)));
  return {
    change: (github) => {
      github.permissions(left);
    },
  };
}

describe('what cannot be read is named, and never taken for sound', () => {
  it.each<[string, Flaw, readonly string[], string]>([
    [
      'environments, workflow and subject without actions: read',
      without('actions'),
      ['policy-environments', 'approve-workflow', 'oidc-subject'],
      'actions: read',
    ],
    [
      'everything of the default branch without contents: read',
      without('contents'),
      ['policy', 'approve-workflow', 'code-owners', 'code-owners-errors', 'tag-default-branch'],
      'contents: read',
    ],
    [
      'classic protection',
      {
        branchRules: [],
        change: (github) => {
          github.protection();
        },
      },
      ['branch-review', 'branch-history'],
      'administration: read',
    ],
    ['a team', { policy: TWO.replace('role:maintain', 'team:platform') }, ['approvers', 'quorum'], 'members: read'],
    [
      'a team that owns code',
      { policy: TWO.replace('role:maintain', 'codeowners') },
      ['approvers', 'quorum'],
      'members: read',
    ],
    ['a trust policy that is not given', { trust: 'none' }, ['trust-policy'], 'aws iam get-role'],
    [
      'whose deploy.yml it must be',
      { env: { GITHUB_ACTION_REPOSITORY: '', GITHUB_ACTION_REF: '' } },
      ['trust-policy'],
      'org/repository@ref',
    ],
  ])('%s', async (_, flaw, ids, words) => {
    const { found, outcome, reason, summary, checks } = await diagnose(flaw);
    expect({ outcome, found: Object.keys(found) }).toEqual({ outcome: 'config-error', found: ids });
    for (const id of ids) expect(reason).toContain(id);
    const unknown = checks.filter(({ status }) => status === 'unknown');
    expect(unknown.map(({ finding }) => finding).join('\n')).toContain(words);
    expect(summary).toContain('❔');
  });

  it('is through the bundle as well', async () => {
    const { exitCode, outcome, found } = await diagnose(without('actions'), 'bundle');
    expect({ exitCode, outcome }).toEqual({ exitCode: 1, outcome: 'config-error' });
    expect(Object.values(found)).toEqual(['unknown', 'unknown', 'unknown']);
  });

  it('ends as an error where GitHub does not answer', async () => {
    const cut: Flaw = { change: () => undefined, env: { GITHUB_API_URL: 'http://127.0.0.1:9' } };
    expect(await diagnose(cut)).toMatchObject({ exitCode: 1, outcome: 'error', reasonCode: 'github-unavailable' });
  });

  it('refuses a trust policy outside of the workspace', async () => {
    const away = await diagnose({ inputs: { 'trust-policy': '../../etc/passwd' } });
    expect(away).toMatchObject({ exitCode: 1, outcome: 'config-error', reasonCode: 'input-invalid' });
  });
});

describe('what a token with more permissions sees', () => {
  it('takes classic protection for as good as rules', async () => {
    const protection = { requiredApprovals: 1, requireCodeOwnerReviews: true, enforceAdmins: true };
    const change = (github: World['github']): void => {
      full(github);
      github.protection(protection);
    };
    expect((await diagnose({ branchRules: [], change })).found).toEqual({});
  });

  it('finds that administrators are not held to it', async () => {
    const change = (github: World['github']): void => {
      full(github);
      github.protection({ requiredApprovals: 1, requireCodeOwnerReviews: true });
    };
    const { found } = await diagnose({ branchRules: [], change });
    expect(found).toEqual({ 'branch-review': 'broken', 'branch-history': 'broken' });
  });

  it('takes what rules and classic protection ask for together', async () => {
    const change = (github: World['github']): void => {
      full(github);
      github.protection({
        requiredApprovals: 1,
        requireCodeOwnerReviews: true,
        enforceAdmins: true,
        allowForcePushes: true,
      });
    };
    expect((await diagnose({ branchRules: [{ type: 'non_fast_forward' }], change })).found).toEqual({});
  });

  it('does not take classic protection without reviews for the review that the rules leave out', async () => {
    const change = (github: World['github']): void => {
      full(github);
      github.protection({ enforceAdmins: true });
    };
    const parameters = { ...REVIEWED.parameters, require_code_owner_review: false };
    const { found, checks } = await diagnose({ branchRules: [{ type: 'pull_request', parameters }], change });
    expect(found).toEqual({ 'branch-review': 'broken' });
    expect(checks.find(({ id }) => id === 'branch-review')?.finding).toContain('no review by code owners');
  });

  it('counts a team’s members', async () => {
    const change = (github: World['github']): void => {
      github.permissions({ actions: 'read', contents: 'read', deployments: 'write', members: 'read' });
    };
    const { found, checks } = await diagnose({ policy: TWO.replace('role:maintain', 'team:platform'), change });
    expect(found).toEqual({});
    expect(checks.find(({ id }) => id === 'approvers')?.finding).toBe('team:platform (2)');
  });
});

describe('advice beside what is sound', () => {
  const fixOf = ({ checks }: { checks: readonly { id: string; fix?: string }[] }, id: string): string =>
    checks.find((check) => check.id === id)?.fix ?? '';

  it('points out a quorum of one, for a stolen token approves like its owner', async () => {
    const diagnosis = await diagnose({ policy: TWO.replace('required: 2', 'required: 1') });
    expect(diagnosis.outcome).toBe('checked');
    expect(fixOf(diagnosis, 'quorum')).toContain('required: 2');
    expect(diagnosis.summary).toContain('Advice');
  });

  it('points out that nobody is to spare', async () => {
    const diagnosis = await diagnose({ policy: TWO.replace('required: 2', 'required: 3') });
    expect(fixOf(diagnosis, 'quorum')).toContain('none is to spare');
  });

  it('names who may start the workflow', async () => {
    const diagnosis = await diagnose();
    const { finding, fix } = diagnosis.checks.find(({ id }) => id === 'dispatchers') ?? {};
    expect(finding).toContain('alice');
    expect(finding).not.toContain('erin');
    expect(fix).toContain('workflow execution protection');
  });

  it('makes a trust policy for each environment of the policy, in both forms', async () => {
    const policy = `${TWO}  staging:\n    required: 2\n    approvers: [role:maintain]\n    branches: [main, release/*]\n`;
    const change = (github: World['github']): void => {
      github.environment('staging', { adminsMayBypass: false, branches: 'protected' });
    };
    const { found, checks } = await diagnose({ policy, change });
    expect(found).toEqual({});
    const made = checks.filter(({ id }) => id === 'trust-policy-generated').map(({ snippet }) => snippet?.text ?? '');
    expect(made).toHaveLength(2);
    expect(made[1]).toContain('repo:org/orders-api:environment:staging');
    expect(made[1]).toContain('refs/heads/release/*');
    expect(made[0]).not.toContain('refs/heads/release/*');
    expect(made[1]).toMatch(/repo:org@\d+\/orders-api@\d+:environment:staging/);
  });

  it('shows what others wrote to the letter', async () => {
    const name = '<img src=x onerror=alert(1)> ::error::boo';
    const change = (github: World['github']): void => {
      github.environment(name, { branches: 'all' });
    };
    const { summary } = await diagnose({ change });
    expect(summary).not.toContain('<img');
  });
});
