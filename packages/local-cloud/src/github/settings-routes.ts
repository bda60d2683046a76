import { getEnvironment, listBranchPolicies, listEnvironments } from './environments.js';
import { getBranchProtection, getOidcSubject, getRuleset, listBranchRules, listRulesets } from './settings.js';
import type { Route } from './types.js';

const REPO = '/repos/{owner}/{repo}';
const ENVIRONMENT = `${REPO}/environments/{environment_name}`;
const METADATA = { scopes: ['metadata'], level: 'read' } as const;
const ACTIONS = { scopes: ['actions'], level: 'read' } as const;
const ADMINISTRATION = { scopes: ['administration'], level: 'read' } as const;

/** Settings that decide what can be walked around. */
export const settingsRoutes: readonly Route[] = [
  {
    operation: 'GetBranchProtection',
    method: 'GET',
    path: `${REPO}/branches/{branch}/protection`,
    needs: ADMINISTRATION,
    answer: getBranchProtection,
  },
  {
    operation: 'ListBranchRules',
    method: 'GET',
    path: `${REPO}/rules/branches/{branch}`,
    needs: METADATA,
    answer: listBranchRules,
  },
  { operation: 'ListRulesets', method: 'GET', path: `${REPO}/rulesets`, needs: METADATA, answer: listRulesets },
  {
    operation: 'GetRuleset',
    method: 'GET',
    path: `${REPO}/rulesets/{ruleset_id}`,
    needs: METADATA,
    answer: getRuleset,
  },
  {
    operation: 'ListEnvironments',
    method: 'GET',
    path: `${REPO}/environments`,
    needs: ACTIONS,
    answer: listEnvironments,
  },
  { operation: 'GetEnvironment', method: 'GET', path: ENVIRONMENT, needs: ACTIONS, answer: getEnvironment },
  {
    operation: 'ListBranchPolicies',
    method: 'GET',
    path: `${ENVIRONMENT}/deployment-branch-policies`,
    needs: ACTIONS,
    answer: listBranchPolicies,
  },
  {
    operation: 'GetOidcSubject',
    method: 'GET',
    path: `${REPO}/actions/oidc/customization/sub`,
    needs: ACTIONS,
    answer: getOidcSubject,
  },
];
