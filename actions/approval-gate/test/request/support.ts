import type { Deployment } from '@platform-actions/github';
import type { Subject } from '../../src/model.js';
import { payloadOf } from '../../src/request/index.js';

export const SUBJECT: Subject = {
  v: 1,
  deploymentId: 4711,
  repositoryId: 99,
  environment: 'production',
  sha: '5e1f'.repeat(10),
  imageDigests: [`sha256:${'a'.repeat(64)}`, `sha256:${'b'.repeat(64)}`],
  workflowPath: '.github/workflows/backend.yml',
  runId: 123_456_789_012,
  runAttempt: 1,
  requester: { id: 1, login: 'rita' },
  ruleSha256: 'c'.repeat(64),
  tightening: {
    required: 2,
    approvers: [
      { kind: 'user', login: 'alice' },
      { kind: 'team', organisation: 'org', slug: 'release' },
      { kind: 'codeowners' },
    ],
    exclude: ['requester', 'committers'],
  },
  expiresIn: 86_400,
  baseSha: 'ba5e'.repeat(10),
  excluded: [
    { id: 2, login: 'carl', because: 'committers' },
    { id: 1, login: 'rita', because: 'requester' },
  ],
};

/** The deployment of a request, after a journey as JSON. */
export function deploymentOf(subject: Subject, payload: unknown = payloadOf(subject)): Deployment {
  const { deploymentId: id, environment, sha } = subject;
  return {
    id,
    environment,
    sha,
    task: 'approval',
    payload: JSON.parse(JSON.stringify(payload)) as unknown,
    createdAt: 0,
  };
}
