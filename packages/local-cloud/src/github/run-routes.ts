import { dispatchWorkflow, rerunRun } from './run-changes.js';
import {
  getRun,
  getRunAttempt,
  getWorkflow,
  listArtifacts,
  listJobs,
  listJobsOfAttempt,
  listReviews,
  listRuns,
  listRunsOfWorkflow,
} from './run-answers.js';
import type { Route } from './types.js';

const ACTIONS = '/repos/{owner}/{repo}/actions';
const RUN = `${ACTIONS}/runs/{run_id}`;
const WORKFLOW = `${ACTIONS}/workflows/{workflow_id}`;
const READ = { scopes: ['actions'], level: 'read' } as const;
const WRITE = { scopes: ['actions'], level: 'write' } as const;

/** Workflows, their runs, and what runs leave. */
export const runRoutes: readonly Route[] = [
  { operation: 'GetWorkflow', method: 'GET', path: WORKFLOW, needs: READ, answer: getWorkflow },
  { operation: 'ListWorkflowRuns', method: 'GET', path: `${WORKFLOW}/runs`, needs: READ, answer: listRunsOfWorkflow },
  {
    operation: 'CreateWorkflowDispatch',
    method: 'POST',
    path: `${WORKFLOW}/dispatches`,
    needs: WRITE,
    answer: dispatchWorkflow,
  },
  { operation: 'ListRepositoryRuns', method: 'GET', path: `${ACTIONS}/runs`, needs: READ, answer: listRuns },
  { operation: 'GetWorkflowRun', method: 'GET', path: RUN, needs: READ, answer: getRun },
  {
    operation: 'GetWorkflowRunAttempt',
    method: 'GET',
    path: `${RUN}/attempts/{attempt_number}`,
    needs: READ,
    answer: getRunAttempt,
  },
  { operation: 'ListJobs', method: 'GET', path: `${RUN}/jobs`, needs: READ, answer: listJobs },
  {
    operation: 'ListJobsOfAttempt',
    method: 'GET',
    path: `${RUN}/attempts/{attempt_number}/jobs`,
    needs: READ,
    answer: listJobsOfAttempt,
  },
  { operation: 'ListRunArtifacts', method: 'GET', path: `${RUN}/artifacts`, needs: READ, answer: listArtifacts },
  { operation: 'ListRunReviews', method: 'GET', path: `${RUN}/approvals`, needs: READ, answer: listReviews },
  { operation: 'RerunWorkflow', method: 'POST', path: `${RUN}/rerun`, needs: WRITE, answer: rerunRun },
  {
    operation: 'RerunFailedJobs',
    method: 'POST',
    path: `${RUN}/rerun-failed-jobs`,
    needs: WRITE,
    answer: rerunRun,
  },
];
