import { createSign, generateKeyPairSync } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { githubOperations, type LocalCloud, type ManualClock } from '@platform-actions/local-cloud';

/** One call of a route and what is to come of it. */
export interface Case {
  readonly operation: string;
  readonly what: string;
  /** Below `/repos/org/orders-api`, or from the root. */
  readonly path: (stage: Stage) => string;
  readonly status: number;
  /** GitHub answers this status here, and its description leaves it out. */
  readonly undescribed?: true;
  readonly body?: (stage: Stage) => object;
  readonly token?: string | ((stage: Stage) => string);
  readonly accept?: string;
  readonly before?: (stage: Stage) => void;
}

/** A GitHub with something of everything. */
export interface Stage {
  readonly cloud: LocalCloud;
  readonly clock: ManualClock;
  readonly comment: number;
  readonly sarif: string;
  /** Completed, in its second attempt, with an artifact and a review. */
  readonly run: number;
  readonly deployment: number;
  readonly ruleset: number;
  readonly sha: string;
  /** The id of an account. */
  readonly alice: number;
  readonly installation: number;
  /** A fresh JWT of the app. */
  jwt(claims?: Readonly<Record<string, unknown>>): string;
  call(one: Pick<Case, 'operation' | 'path' | 'body' | 'token' | 'accept'>): Promise<Answer>;
}

export interface Answer {
  readonly response: Response;
  readonly body: unknown;
}

/** Of a person who may read contents and nothing else. */
export const PERSON = 'ghp_person';
/** Of an administrator. */
export const ADMIN = 'ghp_admin';
/** Of an app's installation that may read the organisation's members. */
export const APP = 'ghs_app';

export const POLICY = '.github/security-policy.yml';
const APPROVE = `name: Approve
run-name: approval/v1 \${{ inputs.decision }} \${{ inputs.request }}
on:
  workflow_dispatch:
    inputs:
      request: { type: string, required: true }
      decision: { type: choice, options: [approve, deny] }
`;

export async function setStage(cloud: LocalCloud, clock: ManualClock): Promise<Stage> {
  const { github } = cloud;
  const code = seedCode(cloud);
  const people = seedPeople(cloud);
  const run = github.run({ workflow: 'approve.yml', event: 'workflow_dispatch', actor: 'alice', attempt: 2 });
  github.artifact(run, 'approval-request-1');
  github.run({ workflow: 'backend.yml', status: 'in_progress', branch: null, sha: code.sha });
  github.environment('production', {
    reviewers: ['user:alice', 'team:release'],
    waitTimer: 5,
    preventSelfReview: true,
    branches: ['main', 'release/*'],
  });
  github.review(run, { user: 'alice', state: 'approved', environments: ['production'], comment: 'Fine' });
  const deployment = github.deployment({ environment: 'production', payload: { schema: 'x' } });
  github.addDeploymentStatus(deployment, { state: 'pending', description: 'Waits' });
  github.protection({ requiredApprovals: 1, requireCodeOwnerReviews: true });
  const ruleset = github.ruleset({
    rules: [{ type: 'non_fast_forward' }, { type: 'pull_request', parameters: REVIEWED }],
    bypassActors: [{ actor_id: 1, actor_type: 'OrganizationAdmin', bypass_mode: 'always' }],
  });
  const stage = { cloud, clock, run, deployment, ruleset, ...code, ...people, sarif: '', installation: 0 };
  const call: Stage['call'] = (one) => send({ ...stage, call }, one);
  const { body } = await call({ operation: 'UploadSarif', path: () => '/code-scanning/sarifs', body: delivery });
  const path = (): string => '/repos/org/orders-api/installation';
  const installed = await call({ operation: 'GetRepositoryInstallation', path, token: people.jwt() });
  return Object.assign(stage, {
    call,
    sarif: (body as { id: string }).id,
    installation: (installed.body as { id: number }).id,
  });
}

const REVIEWED = {
  dismiss_stale_reviews_on_push: true,
  require_code_owner_review: true,
  require_last_push_approval: false,
  required_approving_review_count: 1,
  required_review_thread_resolution: false,
};

function seedCode({ github }: LocalCloud) {
  const files = {
    [POLICY]: 'fail-on: high\n',
    '.github/workflows/approve.yml': APPROVE,
    '.github/workflows/backend.yml': 'on: push\n',
    CODEOWNERS: '* @alice @nobody\n/docs not-an-owner\n',
    large: 'x'.repeat(1_500_000),
    link: { symlink: '../outside' },
    module: { submodule: 'https://github.com/org/module.git' },
  };
  github.seedRepository({ files });
  github.openPull({ number: 7 });
  github.openPull({ number: 8, fork: 'somebody/orders-api', locked: true });
  const author = { login: 'octocat', type: 'User' } as const;
  for (let index = 0; index < 3; index += 1) github.addComment({ issue: 7, body: 'hello', author });
  const bot = { login: 'github-actions[bot]', type: 'Bot' } as const;
  const comment = github.addComment({ issue: 7, body: 'hello', author: bot });
  github.openPull({ number: 9, author: 'alice', files: { ...files, 'src/app.py': 'x' } });
  github.mergePull(9, { by: 'bob', method: 'squash' });
  const stranger = { name: 'Somebody', email: 'somebody@example.com' };
  const sha = github.commit({ author: stranger, message: 'Change\n\nCo-authored-by: Alice <alice@example.com>' });
  github.commit({ ref: 'refs/tags/v1' });
  return { comment, sha };
}

function seedPeople({ github, clock }: LocalCloud) {
  const alice = github.user('alice', { role: 'maintain' }).id;
  github.user('bob', { role: 'release-manager' });
  github.user('carol');
  github.team('release', { members: { alice: 'active', bob: 'pending' } });
  github.addToken(PERSON, { login: 'octocat', type: 'User', permissions: { contents: 'read' } });
  github.addToken(ADMIN, {
    login: 'octocat',
    type: 'User',
    permissions: { administration: 'write', actions: 'write', deployments: 'write', members: 'read' },
  });
  github.addToken(APP, { login: 'app[bot]', type: 'Bot', permissions: { members: 'read' }, installation: true });
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  github.app({ id: 12, publicKey, permissions: { members: 'read', 'pull-requests': 'read' } });
  const jwt: Stage['jwt'] = (claims = {}) => {
    const now = Math.floor(clock.now() / 1000);
    const parts = [
      { alg: 'RS256', typ: 'JWT' },
      { iss: '12', iat: now - 60, exp: now + 300, ...claims },
    ];
    const text = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url')}`;
  };
  return { alice, jwt };
}

export function delivery(): { commit_sha: string; ref: string; sarif: string } {
  const runs = [{ tool: { driver: { name: 'trivy' } }, results: [] }];
  const packed = gzipSync(JSON.stringify({ version: '2.1.0', runs })).toString('base64');
  return { commit_sha: 'a'.repeat(40), ref: 'refs/heads/main', sarif: packed };
}

async function send(
  stage: Stage,
  one: Pick<Case, 'operation' | 'path' | 'body' | 'token' | 'accept'>,
): Promise<Answer> {
  const { cloud } = stage;
  const { method } = githubOperations[one.operation]!;
  const path = one.path(stage);
  const token = typeof one.token === 'function' ? one.token(stage) : (one.token ?? cloud.github.token);
  const response = await fetch(
    cloud.url + (/^\/(repos|user|users|orgs|app)(\/|$)/.test(path) ? path : `/repos/org/orders-api${path}`),
    {
      method,
      headers: {
        accept: one.accept ?? 'application/vnd.github+json',
        ...(token !== '' && { authorization: `Bearer ${token}` }),
      },
      ...(one.body && { body: JSON.stringify(one.body(stage)) }),
    },
  );
  const text = await response.text();
  return { response, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
}
