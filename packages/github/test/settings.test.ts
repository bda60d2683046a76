import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  branchRules,
  classicProtection,
  codeOwnersErrors,
  environments,
  faultOf,
  oidcSubject,
  tagExists,
  tagRulesets,
  workflowState,
  type GitHub,
} from '../src/index.js';
import { startGitHub, type TestGitHub } from './support.js';

const ORDERS = { owner: 'org', repo: 'orders-api' };
const ALL = { actions: 'read', contents: 'read', administration: 'read' } as const;

let test: TestGitHub;
let github: TestGitHub['cloud']['github'];
let gh: GitHub;

beforeAll(async () => {
  test = await startGitHub();
  github = test.cloud.github;
});
afterAll(() => test.stop());

beforeEach(() => {
  github.seedRepository({ files: { 'README.md': '# orders-api' } });
  github.permissions(ALL);
  gh = test.client();
});
afterEach(() => {
  test.cloud.faults.clear();
});

describe('environments', () => {
  it('are all pages of them, with who and what may deploy', async () => {
    for (let number = 0; number < 120; number += 1) github.environment(`preview-${number}`);
    github.user('bob', { role: 'maintain' });
    github.environment('Production', {
      adminsMayBypass: false,
      branches: ['main'],
      reviewers: ['user:bob'],
      preventSelfReview: true,
    });
    github.environment('staging', { branches: 'protected' });
    const found = await environments(gh, ORDERS);
    expect(found).toHaveLength(122);
    expect(found.slice(-2)).toEqual([
      { name: 'Production', branches: 'listed', reviewers: 1, preventsSelfReview: true, adminsMayBypass: false },
      { name: 'staging', branches: 'protected', reviewers: 0, preventsSelfReview: false, adminsMayBypass: true },
    ]);
    expect(found[0]).toMatchObject({ name: 'preview-0', branches: 'all' });
  });
});

describe('branchRules', () => {
  const review = (approvals: number, owners: boolean) => ({
    type: 'pull_request',
    parameters: { required_approving_review_count: approvals, require_code_owner_review: owners },
  });

  it('asks for nothing where there is no ruleset', async () => {
    expect(await branchRules(gh, ORDERS, 'main')).toEqual({
      pullRequest: false,
      approvals: 0,
      codeOwnerReview: false,
      dismissesStale: false,
      lastPushApproval: false,
      forbidsForcePush: false,
      forbidsDeletion: false,
      holdsAdmins: undefined,
    });
  });

  it('takes the strictest of several rulesets, and those alone that are in force for the branch', async () => {
    github.ruleset({ rules: [review(2, false), { type: 'deletion' }] });
    github.ruleset({ rules: [review(1, true)] });
    github.ruleset({ rules: [{ type: 'non_fast_forward' }], enforcement: 'evaluate' });
    github.ruleset({ rules: [{ type: 'non_fast_forward' }], include: ['refs/heads/release/*'] });
    expect(await branchRules(gh, ORDERS, 'main')).toMatchObject({
      pullRequest: true,
      approvals: 2,
      codeOwnerReview: true,
      forbidsForcePush: false,
      forbidsDeletion: true,
    });
  });
});

describe('classicProtection', () => {
  it('is none where the branch has none', async () => {
    expect(await classicProtection(gh, ORDERS, 'main')).toBeUndefined();
  });

  it('is none where rulesets alone protect the branch', async () => {
    github.ruleset({ rules: [{ type: 'deletion' }] });
    expect(await classicProtection(gh, ORDERS, 'main')).toBeUndefined();
  });

  it('is what it asks for', async () => {
    github.protection({ requiredApprovals: 1, requireLastPushApproval: true, enforceAdmins: true });
    expect(await classicProtection(gh, ORDERS, 'main')).toEqual({
      pullRequest: true,
      approvals: 1,
      codeOwnerReview: false,
      dismissesStale: false,
      lastPushApproval: true,
      forbidsForcePush: true,
      forbidsDeletion: true,
      holdsAdmins: true,
    });
  });

  it('takes a permission that a job does not have', async () => {
    github.protection({ requiredApprovals: 1 });
    github.permissions({ actions: 'read', contents: 'read' });
    await expect(classicProtection(gh, ORDERS, 'main')).rejects.toThrow('administration: read');
  });
});

describe('tags', () => {
  it('is a tag of exactly that name, not one that begins alike, nor a branch', async () => {
    github.commit({ ref: 'refs/tags/main-2' });
    expect(await tagExists(gh, ORDERS, 'main')).toBe(false);
    github.commit({ ref: 'refs/tags/main' });
    expect(await tagExists(gh, ORDERS, 'main')).toBe(true);
  });

  it('are the active rulesets for tags, with what they are for', async () => {
    github.ruleset({ rules: [{ type: 'creation' }] });
    github.ruleset({ name: 'off', target: 'tag', rules: [{ type: 'creation' }], enforcement: 'disabled' });
    const id = github.ruleset({
      name: 'tags',
      target: 'tag',
      include: ['refs/tags/*'],
      exclude: ['refs/tags/v*'],
      rules: [{ type: 'creation' }],
    });
    expect(await tagRulesets(gh, ORDERS)).toEqual([
      { id, name: 'tags', include: ['refs/tags/*'], exclude: ['refs/tags/v*'], rules: ['creation'] },
    ]);
  });
});

describe('workflowState', () => {
  it('is active, or undefined where there is no such workflow', async () => {
    github.seedRepository({ files: { '.github/workflows/approve.yml': 'on: workflow_dispatch' } });
    expect(await workflowState(gh, ORDERS, 'approve.yml')).toBe('active');
    expect(await workflowState(gh, ORDERS, 'other.yml')).toBeUndefined();
  });
});

describe('codeOwnersErrors', () => {
  it('are lines that GitHub does not take', async () => {
    github.seedRepository({ files: { '.github/CODEOWNERS': '* @org/nobodies\n/docs/ docs@example.com\n/x what\n' } });
    expect(await codeOwnersErrors(gh, ORDERS)).toEqual([
      { line: 1, kind: 'Unknown owner' },
      { line: 3, kind: 'Invalid owner' },
    ]);
  });

  it('are undefined where there is no file', async () => {
    expect(await codeOwnersErrors(gh, ORDERS)).toBeUndefined();
  });
});

describe('oidcSubject', () => {
  it('is GitHub’s own way, or that of the repository', async () => {
    expect(await oidcSubject(gh, ORDERS)).toEqual({ isDefault: true, claims: [], withIds: false });
    github.oidcSubject({ immutable: true });
    expect(await oidcSubject(gh, ORDERS)).toMatchObject({ isDefault: true, withIds: true });
    github.oidcSubject({ useDefault: false, claims: ['repo', 'context'] });
    expect(await oidcSubject(gh, ORDERS)).toMatchObject({ isDefault: false, claims: ['repo', 'context'] });
  });
});

describe('a token that may not look', () => {
  it.each<[string, (of: GitHub) => Promise<unknown>]>([
    ['environments', (of) => environments(of, ORDERS)],
    ['workflow', (of) => workflowState(of, ORDERS, 'approve.yml')],
    ['subject', (of) => oidcSubject(of, ORDERS)],
    ['tag', (of) => tagExists(of, ORDERS, 'main')],
    ['branch', (of) => classicProtection(of, ORDERS, 'main')],
    ['owners', (of) => codeOwnersErrors(of, ORDERS)],
  ])('is told which permission it needs: %s', async (_, read) => {
    github.permissions({});
    const error = await read(gh).then(
      () => undefined,
      (thrown: unknown) => thrown as Error,
    );
    expect(faultOf(error)).toBe('refused');
    expect(error?.message).toMatch(/(actions|contents): read/);
  });

  it('is not what a failure of GitHub looks like', async () => {
    test.cloud.faults.add({ operation: 'GitHub.ListRulesets', kind: 'server-error', times: 10 });
    const error = await tagRulesets(gh, ORDERS).catch((thrown: unknown) => thrown);
    expect(faultOf(error)).toBe('unavailable');
  });
});
