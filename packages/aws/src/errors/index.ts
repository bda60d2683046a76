export { isAccessDenied, missingPermission, type MissingPermission } from './access-denied.js';
export { errorName, isThrottle, isTransient } from './classify.js';
export { explainAwsError } from './explain.js';
