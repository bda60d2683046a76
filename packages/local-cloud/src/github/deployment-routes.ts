import { addStatus, createDeployment, getDeployment, listDeployments, listStatuses } from './deployments.js';
import type { Route } from './types.js';

const DEPLOYMENTS = '/repos/{owner}/{repo}/deployments';
const STATUSES = `${DEPLOYMENTS}/{deployment_id}/statuses`;
const READ = { scopes: ['deployments'], level: 'read' } as const;
const WRITE = { scopes: ['deployments'], level: 'write' } as const;

export const deploymentRoutes: readonly Route[] = [
  { operation: 'CreateDeployment', method: 'POST', path: DEPLOYMENTS, needs: WRITE, answer: createDeployment },
  { operation: 'ListDeployments', method: 'GET', path: DEPLOYMENTS, needs: READ, answer: listDeployments },
  {
    operation: 'GetDeployment',
    method: 'GET',
    path: `${DEPLOYMENTS}/{deployment_id}`,
    needs: READ,
    answer: getDeployment,
  },
  { operation: 'CreateDeploymentStatus', method: 'POST', path: STATUSES, needs: WRITE, answer: addStatus },
  { operation: 'ListDeploymentStatuses', method: 'GET', path: STATUSES, needs: READ, answer: listStatuses },
];
