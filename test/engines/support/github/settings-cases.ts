import { ADMIN, type Case, type Stage } from './stage.js';

const ruleset = { operation: 'GetRuleset', path: ({ ruleset: id }: Stage) => `/rulesets/${id}` };
const guarded = { operation: 'GetBranchProtection', path: () => '/branches/main/protection', token: ADMIN };
const environment = { operation: 'GetEnvironment', path: () => '/environments/Production' };
const policies = '/environments/production/deployment-branch-policies';
const subject = { operation: 'GetOidcSubject', path: () => '/actions/oidc/customization/sub' };

/** Protection, rulesets, environments, OIDC. */
export const settingsCases: readonly Case[] = [
  { ...guarded, what: 'a protected branch', status: 200 },
  { ...guarded, what: 'another one', path: () => '/branches/feature/protection', status: 404 },
  { ...guarded, what: 'none', path: () => '/branches/none/protection', status: 404 },
  { ...guarded, what: 'a job', token: '', status: 404 },
  { operation: 'ListBranchRules', what: 'the default branch', path: () => '/rules/branches/main', status: 200 },
  { operation: 'ListBranchRules', what: 'another one', path: () => '/rules/branches/feature', status: 200 },
  { operation: 'ListRulesets', what: 'all', path: () => '/rulesets', status: 200 },
  { ...ruleset, what: 'one', status: 200 },
  { ...ruleset, what: 'one to an administrator', token: ADMIN, status: 200 },
  { ...ruleset, what: 'none', path: () => '/rulesets/1', status: 404 },
  { operation: 'ListEnvironments', what: 'all', path: () => '/environments', status: 200 },
  { ...environment, what: 'a guarded one', status: 200 },
  {
    ...environment,
    what: 'an open one',
    path: () => '/environments/open',
    before: ({ cloud }) => {
      cloud.github.environment('open');
    },
    status: 200,
  },
  { ...environment, what: 'none', path: () => '/environments/none', status: 404, undescribed: true },
  { operation: 'ListBranchPolicies', what: 'patterns', path: () => policies, status: 200 },
  { ...subject, what: 'the default', status: 200 },
  {
    ...subject,
    what: 'a custom one',
    before: ({ cloud }) => {
      cloud.github.oidcSubject({ useDefault: false, claims: ['repo', 'job_workflow_ref'], immutable: true });
    },
    status: 200,
  },
];
