export { approverText, parseApprover } from './approver.js';
export { describeApprover, describeRule } from './describe.js';
export { branchFits } from './globs.js';
export { parsePolicy, ruleFor, type Policy, type PolicyEntry } from './parse.js';
export { OWN_GROUP, ruleSha256, tighten, type EffectiveRule } from './tighten.js';
