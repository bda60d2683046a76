import { ADMIN, PERSON, type Case, type Stage } from './stage.js';

const run = ({ run: id }: Stage): string => `/actions/runs/${id}`;
const approve = '/actions/workflows/approve.yml';
const dispatched = {
  operation: 'CreateWorkflowDispatch',
  path: () => `${approve}/dispatches`,
  token: ADMIN,
  body: () => ({ ref: 'main', inputs: { request: '1-abc', decision: 'approve' } }),
};
const inputs = (given: object) => ({ body: () => ({ ref: 'main', inputs: given }) });
const below = (path: string) => ({ path: (stage: Stage) => `${run(stage)}${path}` });
const none = { path: () => '/actions/runs/1' };

/** Workflows, runs, artifacts, reviews. */
export const runCases: readonly Case[] = [
  { operation: 'GetWorkflow', what: 'a file', path: () => approve, status: 200 },
  { operation: 'GetWorkflow', what: 'none', path: () => '/actions/workflows/none.yml', status: 404, undescribed: true },
  { operation: 'ListWorkflowRuns', what: 'all', path: () => `${approve}/runs`, status: 200 },
  {
    operation: 'ListWorkflowRuns',
    what: 'some',
    path: () =>
      `${approve}/runs?event=workflow_dispatch&branch=main&status=success&created=%3E%3D2026-01-01&per_page=1`,
    status: 200,
  },
  {
    operation: 'ListWorkflowRuns',
    what: 'no workflow',
    path: () => '/actions/workflows/none.yml/runs',
    status: 404,
    undescribed: true,
  },
  { operation: 'ListRepositoryRuns', what: 'all', path: () => '/actions/runs', status: 200 },
  { operation: 'GetWorkflowRun', what: 'a run', ...below(''), status: 200 },
  { operation: 'GetWorkflowRun', what: 'none', ...none, status: 404, undescribed: true },
  {
    operation: 'GetWorkflowRun',
    what: 'a token without actions',
    ...below(''),
    token: PERSON,
    status: 403,
    undescribed: true,
  },
  { operation: 'GetWorkflowRunAttempt', what: 'the first', ...below('/attempts/1'), status: 200 },
  { operation: 'GetWorkflowRunAttempt', what: 'the second', ...below('/attempts/2'), status: 200 },
  { operation: 'GetWorkflowRunAttempt', what: 'none', ...below('/attempts/3'), status: 404, undescribed: true },
  { operation: 'ListJobs', what: 'those of the last attempt', ...below('/jobs'), status: 200 },
  { operation: 'ListJobs', what: 'all', ...below('/jobs?filter=all'), status: 200 },
  { operation: 'ListJobsOfAttempt', what: 'the first', ...below('/attempts/1/jobs'), status: 200 },
  { operation: 'ListJobsOfAttempt', what: 'none', ...below('/attempts/3/jobs'), status: 404 },
  { operation: 'ListRunArtifacts', what: 'one by name', ...below('/artifacts?name=approval-request-1'), status: 200 },
  { operation: 'ListRunArtifacts', what: 'none', ...below('/artifacts?name=other'), status: 200 },
  { operation: 'ListRunReviews', what: 'one', ...below('/approvals'), status: 200 },
  { ...dispatched, what: 'a run', status: 204 },
  {
    ...dispatched,
    what: 'a run that is told',
    body: () => ({ ...dispatched.body(), return_run_details: true }),
    status: 200,
  },
  { ...dispatched, what: 'no ref of that name', body: () => ({ ref: 'nothing' }), status: 422, undescribed: true },
  { ...dispatched, what: 'an input too many', ...inputs({ request: 'x', more: 'y' }), status: 422, undescribed: true },
  { ...dispatched, what: 'an input too few', ...inputs({ decision: 'deny' }), status: 422, undescribed: true },
  {
    ...dispatched,
    what: 'another choice',
    ...inputs({ request: 'x', decision: 'maybe' }),
    status: 422,
    undescribed: true,
  },
  {
    ...dispatched,
    what: 'a workflow without the event',
    path: () => '/actions/workflows/backend.yml/dispatches',
    status: 422,
    undescribed: true,
  },
  {
    ...dispatched,
    what: 'no workflow',
    path: () => '/actions/workflows/none.yml/dispatches',
    status: 404,
    undescribed: true,
  },
  { ...dispatched, what: 'a job that may only read', token: '', status: 404, undescribed: true },
  { operation: 'RerunWorkflow', what: 'a run', ...below('/rerun'), token: ADMIN, status: 201 },
  {
    operation: 'RerunWorkflow',
    what: 'one that still runs',
    ...below('/rerun'),
    token: ADMIN,
    status: 403,
    undescribed: true,
  },
  {
    operation: 'RerunFailedJobs',
    what: 'a run',
    ...below('/rerun-failed-jobs'),
    token: ADMIN,
    before: ({ cloud, run: id }) => {
      cloud.github.updateRun(id, { conclusion: 'failure' });
    },
    status: 201,
  },
];
