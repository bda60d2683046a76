import type { Expectation } from '../../src/trust-policy/inspect.js';
import type { Claims } from './iam.js';

export const EXPECTED: Expectation = {
  repository: { owner: 'org', repo: 'orders-api', id: 4711, ownerId: 42 },
  pipelines: 'org/platform-actions',
  pipelineRefs: ['refs/tags/v1'],
  refs: ['refs/heads/main'],
  asksApproval: (environment) => environment === 'production',
  subjectOf: () => undefined,
};

const DEPLOY = 'org/platform-actions/.github/workflows/deploy.yml';

/** What GitHub's token claims for a job of `deploy.yml@v1` into production, on main. */
export function token(changes: Claims = {}): Claims {
  const { environment = 'production', repository = 'org/orders-api' } = changes;
  return {
    aud: 'sts.amazonaws.com',
    sub: `repo:${repository}:environment:${environment}`,
    repository,
    repository_id: '4711',
    environment,
    job_workflow_ref: `${DEPLOY}@refs/tags/v1`,
    ref: 'refs/heads/main',
    workflow: 'Approve',
    actor: 'alice',
    ...changes,
  };
}

export const BY_NAME = token();
export const BY_ID = token({ sub: 'repo:org@42/orders-api@4711:environment:production' });

/** Tokens that somebody gets who walks around the gate. */
export const ATTACKS: Readonly<Record<string, Claims>> = {
  'a workflow of the repository itself': token({
    job_workflow_ref: 'org/orders-api/.github/workflows/backend.yml@refs/heads/main',
  }),
  'a job that is in no reusable workflow': without(token(), 'job_workflow_ref'),
  'backend.yml of the pipelines': token({
    job_workflow_ref: 'org/platform-actions/.github/workflows/backend.yml@refs/tags/v1',
  }),
  'deploy.yml at a branch': token({ job_workflow_ref: `${DEPLOY}@refs/heads/gateless` }),
  'deploy.yml at a branch named like the tag': token({ job_workflow_ref: `${DEPLOY}@refs/heads/refs/tags/v1` }),
  'deploy.yml of a fork': token({
    job_workflow_ref: 'evil/platform-actions/.github/workflows/deploy.yml@refs/tags/v1',
  }),
  'a file of the repository with that name at its end': token({
    job_workflow_ref: 'org/orders-api/.github/workflows/org/platform-actions/.github/workflows/deploy.yml@refs/tags/v1',
  }),
  'another repository': token({ repository: 'org/blog', repository_id: '815' }),
  'a repository that got the old name': token({ repository_id: '815' }),
  'a repository with a longer name': token({ repository: 'org/orders-api-evil', repository_id: '816' }),
  'another organisation': token({ repository: 'evil/orders-api', repository_id: '817' }),
  'an environment without approval': token({ environment: 'staging' }),
  'no environment': without(token({ sub: 'repo:org/orders-api:ref:refs/heads/main' }), 'environment'),
  'an environment named like the subject’s end': token({ environment: 'x%3Aenvironment%3Aproduction' }),
};

function without(claims: Claims, name: string): Claims {
  return Object.fromEntries(Object.entries(claims).filter(([claim]) => claim !== name));
}
