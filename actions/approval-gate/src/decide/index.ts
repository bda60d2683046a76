export { approvalDigest } from './approval-digest.js';
export { decide, type Evidence } from './decide.js';
export { checkVoteRun, type OwnRun, type VoteFacts } from './run-checks.js';
export { standingOf, type Belonging } from './standing.js';
export type * from './types.js';
