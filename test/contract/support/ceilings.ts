/**
 * What the callers of each reusable workflow grant it. GitHub compares it with the union of the jobs' permissions before
 * anything runs, so that a scope added here breaks every caller of `@v1`.
 */
export const CEILINGS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'approve.yml': { actions: 'read', contents: 'read', deployments: 'write', 'id-token': 'write' },
  'backend.yml': {
    actions: 'read',
    attestations: 'write',
    contents: 'read',
    deployments: 'write',
    'id-token': 'write',
    'pull-requests': 'write',
    'security-events': 'write',
  },
  'deploy.yml': { actions: 'read', contents: 'read', deployments: 'write', 'id-token': 'write' },
  'frontend.yml': {
    actions: 'read',
    attestations: 'write',
    contents: 'read',
    deployments: 'write',
    'id-token': 'write',
    'pull-requests': 'write',
    'security-events': 'write',
  },
};
