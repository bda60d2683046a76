import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Outcome } from '../../src/outcomes.js';
import type { Ended, World } from './harness.js';

/**
 * How each attack is stopped: the reason codes that its test ends with, of a step or of a vote that does not count. No two
 * threats have one in common but those of `SHARED`.
 */
export const CODES = {
  T1: ['vote-rerun'],
  T2: [
    'commit-differs',
    'digests-differ',
    'environment-differs',
    'repository-differs',
    'request-unknown',
    'request-not-attested',
  ],
  T3: ['vote-branch'],
  T4: ['vote-commit'],
  T5: ['vote-workflow'],
  T6: ['vote-event'],
  T7: ['vote-fork'],
  T8: ['vote-bot'],
  T9: [
    'excluded-requester',
    'excluded-committer',
    'excluded-co-author',
    'excluded-pr-author',
    'excluded-last-pusher',
    'quorum-unreachable',
  ],
  T10: ['excluded-rerunner'],
  T11: ['vote-repeated'],
  T12: ['votes-missing'],
  T13: ['not-an-approver', 'membership-pending'],
  T14: ['team-invisible'],
  T15: ['commits-truncated'],
  T16: ['votes-missing'],
  T17: ['vote-title', 'request-malformed'],
  T18: ['already-deploying'],
  T19: ['request-expired', 'vote-early'],
  T20: ['denied'],
  T21: ['policy-changed', 'not-an-approver'],
  T22: ['github-unavailable', 'rate-limited', 'github-refused'],
  T23: ['request-cancelled', 'request-failed', 'request-superseded'],
  T24: ['AccessDenied'],
  T25: ['votes-missing', 'settings-weak'],
  T26: ['run-differs', 'self-hosted-runner', 'not-an-approver'],
  T27: ['api-incomplete'],
  T28: ['already-used', 'request-expired'],
  T29: ['policy-unreadable'],
} as const;
export type Threat = keyof typeof CODES;

/** Codes of several threats, and why they are the same thing. */
export const SHARED: Readonly<Record<string, { readonly threats: readonly Threat[]; readonly since: string }>> = {
  'votes-missing': { threats: ['T12', 'T16', 'T25'], since: 'nothing was forged: there are too few people' },
  'not-an-approver': {
    threats: ['T13', 'T21', 'T26'],
    since: 'whoever it claims to be, the voter is none, by the rule that counts',
  },
  'request-expired': { threats: ['T19', 'T28'], since: 'the time is over, whichever run comes late' },
};

/** The verdict of a step that stops a threat: red. */
export function stopped<T extends Threat>(
  _threat: T,
  outcome: Outcome,
  code: (typeof CODES)[T][number],
): readonly [number, Outcome, string] {
  return [1, outcome, code];
}

/** The verdict of a verify for which nothing counts that was tried. */
export const HELD = [1, 'pending', 'votes-missing'] as const;
export const APPROVED = [0, 'approved', 'approved'] as const;

interface DecisionJson {
  readonly counted: readonly { readonly voter: { readonly login: string } }[];
  readonly ignored: readonly { readonly runId: number; readonly reasonCode: string }[];
}

/** Why votes do not count, by the ids of their runs, as a step's `result` tells. */
export function ignoredIn({ result }: Ended): Readonly<Record<number, string>> {
  const { ignored = [] } = (result?.['decision'] ?? {}) as Partial<DecisionJson>;
  return Object.fromEntries(ignored.map(({ runId, reasonCode }) => [runId, reasonCode]));
}

/** Who is excluded from a request, as the subject says: `login because`. */
export function excludedIn({ result }: Ended): readonly string[] {
  const { subject } = result?.['request'] as { subject: { excluded: readonly { login: string; because: string }[] } };
  return subject.excluded.map(({ login, because }) => `${login} ${because}`);
}

/** What an attacker asks of GitHub's API with a token of his own. */
export async function ask(
  world: World,
  token: string,
  route: string,
  body?: unknown,
): Promise<{ readonly status: number; readonly json: unknown }> {
  const [method = 'GET', path = ''] = route.split(' ');
  const answer = await fetch(`${apiOf(world)}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'user-agent': 'curl' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, json: text === '' ? undefined : (JSON.parse(text) as unknown) };
}

function apiOf({ cloud }: World): string {
  return cloud.environment()['GITHUB_API_URL'] ?? '';
}

/** A GitHub that says "not found" about whatever has `part` in its address; `test` is given the environment to reach it. */
export async function hiding(
  world: World,
  part: string,
  test: (env: Readonly<Record<string, string>>) => Promise<void>,
): Promise<void> {
  const server = createServer((request, response) => {
    const { method = 'GET', url = '', headers } = request;
    if (url.includes(part)) {
      response.writeHead(404, { 'content-type': 'application/json', date: new Date(world.clock.now()).toUTCString() });
      response.end('{"message":"Not Found"}');
      return;
    }
    const { authorization = '', 'user-agent': agent = '' } = headers;
    void fetch(`${apiOf(world)}${url}`, { method, headers: { authorization, 'user-agent': agent } }).then(
      async (answer) => {
        const date = answer.headers.get('date') ?? '';
        response.writeHead(answer.status, { 'content-type': 'application/json', date });
        response.end(await answer.text());
      },
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    await test({ GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  } finally {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
}

/** Installs an app that may see teams, and gives the inputs to use it by. */
export function installApp({ github }: World): Readonly<Record<'app-id' | 'app-private-key', string>> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  github.app({ id: 77, publicKey, permissions: { members: 'read' } });
  return { 'app-id': '77', 'app-private-key': privateKey };
}

/** Requests, approves and deploys the newest commit, so that the next request has a base. */
export async function deployOnce(world: World, approver = 'bob'): Promise<void> {
  const requested = await world.request();
  world.finish(requested.runId);
  const run = world.dispatch(approver, requested.code);
  world.github.addDeploymentStatus(requested.deploymentId, {
    state: 'in_progress',
    description: `approval/v1 deploying ${run}/1`,
  });
  world.github.addDeploymentStatus(requested.deploymentId, {
    state: 'success',
    description: `approval/v1 deployed by ${run}/1`,
  });
  world.finish(run);
}
