import { PERSON, type Case, type Stage } from './stage.js';

const created = { operation: 'CreateDeployment', path: () => '/deployments' };
const asked = (more: object = {}) => ({
  body: () => ({ ref: 'main', auto_merge: false, required_contexts: [], environment: 'staging', ...more }),
});
const one = { path: ({ deployment }: Stage) => `/deployments/${deployment}` };
const statuses = { path: ({ deployment }: Stage) => `/deployments/${deployment}/statuses` };
const added = { operation: 'CreateDeploymentStatus', ...statuses };

/** Deployments and their statuses. */
export const deploymentCases: readonly Case[] = [
  { ...created, what: 'one with an object', ...asked({ payload: { schema: 'x', subject: { v: 1 } } }), status: 201 },
  { ...created, what: 'one with a text', ...asked({ payload: 'text', description: 'Release' }), status: 201 },
  { ...created, what: 'no ref', body: () => ({}), status: 422 },
  { ...created, what: 'no ref of that name', ...asked({ ref: 'nothing' }), status: 422 },
  { ...created, what: 'a branch that is behind', ...asked({ ref: 'feature', auto_merge: true }), status: 202 },
  { ...created, what: 'a check that is missing', ...asked({ required_contexts: ['ci'] }), status: 409 },
  { ...created, what: 'a job that may only read', ...asked(), token: PERSON, status: 403, undescribed: true },
  { operation: 'ListDeployments', what: 'all', path: () => '/deployments', status: 200 },
  {
    operation: 'ListDeployments',
    what: 'some',
    path: () => '/deployments?environment=staging&per_page=1',
    status: 200,
  },
  { operation: 'GetDeployment', what: 'one', ...one, status: 200 },
  { operation: 'GetDeployment', what: 'none', path: () => '/deployments/1', status: 404 },
  {
    ...added,
    what: 'a status',
    body: () => ({ state: 'in_progress', description: 'approval/v1 deploying 1/1', log_url: 'https://example.com/' }),
    status: 201,
  },
  { ...added, what: 'success', body: () => ({ state: 'success' }), status: 201 },
  {
    ...added,
    what: 'a long description',
    body: () => ({ state: 'failure', description: 'x'.repeat(141) }),
    status: 422,
  },
  { ...added, what: 'no state', body: () => ({ state: 'done' }), status: 422 },
  {
    ...added,
    what: 'no deployment',
    path: () => '/deployments/1/statuses',
    body: () => ({ state: 'success' }),
    status: 404,
    undescribed: true,
  },
  { operation: 'ListDeploymentStatuses', what: 'all', ...statuses, status: 200 },
  { operation: 'ListDeploymentStatuses', what: 'none', path: () => '/deployments/1/statuses', status: 404 },
];
