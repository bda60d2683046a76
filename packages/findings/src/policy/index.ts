export { defaultPolicy } from './defaults.js';
export { describePolicy } from './describe.js';
export { parsePolicy } from './parse-policy.js';
export * from './types.js';
