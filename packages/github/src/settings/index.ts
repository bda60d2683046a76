/** The settings of a repository that decide who gets around what. Only ever read. */
export { branchRules, type BranchProtection } from './branch-rules.js';
export { classicProtection } from './classic-protection.js';
export { codeOwnersErrors, type CodeOwnersError } from './code-owners-errors.js';
export { environments, type EnvironmentSettings } from './environments.js';
export { oidcSubject, type OidcSubject } from './oidc-subject.js';
export { tagExists, tagRulesets, type TagRuleset } from './tags.js';
export { workflowState } from './workflow-state.js';
