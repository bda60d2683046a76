import { createSign, createVerify, generateKeyPairSync, type KeyPairKeyObjectResult } from 'node:crypto';
import type { JsonObject } from '../core/types.js';

/** Claims as GitHub puts them into a job's OIDC token; what is left out gets the value of a push to main of `org/orders-api`. */
export interface GitHubClaims {
  readonly repository?: string;
  readonly ref?: string;
  readonly sha?: string;
  /** The deployment environment; with one, `sub` ends in `environment:<name>` as on GitHub, else in the event or ref. */
  readonly environment?: string;
  readonly job_workflow_ref?: string;
  readonly event_name?: string;
  readonly actor?: string;
}

/** Issues and checks the tokens of the runner's OIDC endpoint. */
export interface TokenIssuer {
  /** What later tokens claim; replaces what was set before. */
  readonly claim: (claims: GitHubClaims) => void;
  issue(audience: string): string;
  /** The token's claims, or undefined when it is no token of this issuer. */
  verify(token: string): JsonObject | undefined;
}

const ISSUER = 'https://token.actions.githubusercontent.com';
const LIFETIME_SECONDS = 300;

/** Tokens carry the machine's time, as credentials do. The key is made on first use: most tests never need it. */
export function tokenIssuer(): TokenIssuer {
  let claims: GitHubClaims = {};
  let keys: KeyPairKeyObjectResult | undefined;
  let serial = 0;
  const keyPair = (): KeyPairKeyObjectResult => (keys ??= generateKeyPairSync('rsa', { modulusLength: 2048 }));
  return {
    claim: (next) => {
      claims = next;
    },
    issue: (audience) => {
      serial += 1;
      const head = encode({ typ: 'JWT', alg: 'RS256', kid: 'local-cloud' });
      const payload = encode(githubClaims(claims, audience, serial));
      const signature = createSign('RSA-SHA256').update(`${head}.${payload}`).sign(keyPair().privateKey, 'base64url');
      return `${head}.${payload}.${signature}`;
    },
    verify: (token) => {
      const [head, payload, signature, ...rest] = token.split('.');
      if (!head || !payload || !signature || rest.length > 0) return undefined;
      const check = createVerify('RSA-SHA256').update(`${head}.${payload}`);
      if (!check.verify(keyPair().publicKey, signature, 'base64url')) return undefined;
      return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as JsonObject;
    },
  };
}

function githubClaims(claims: GitHubClaims, audience: string, serial: number): JsonObject {
  const repository = claims.repository ?? 'org/orders-api';
  const ref = claims.ref ?? 'refs/heads/main';
  const now = Math.floor(Date.now() / 1000);
  const event = claims.event_name ?? 'push';
  const source = event === 'pull_request' ? event : `ref:${ref}`;
  const context = claims.environment ? `environment:${claims.environment}` : source;
  return {
    jti: `local-cloud-${serial}`,
    sub: `repo:${repository}:${context}`,
    aud: audience,
    iss: ISSUER,
    iat: now,
    nbf: now - 5,
    exp: now + LIFETIME_SECONDS,
    repository,
    repository_owner: repository.split('/')[0],
    repository_visibility: 'private',
    ref,
    ref_type: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    ref_protected: 'true',
    sha: claims.sha ?? '0123456789abcdef0123456789abcdef01234567',
    actor: claims.actor ?? 'octocat',
    event_name: event,
    workflow: 'backend',
    workflow_ref: `${repository}/.github/workflows/backend.yml@${ref}`,
    job_workflow_ref: claims.job_workflow_ref ?? 'org/platform-actions/.github/workflows/deploy.yml@refs/tags/v1',
    run_id: '1000000001',
    run_number: '1',
    run_attempt: '1',
    runner_environment: 'github-hosted',
    ...(claims.environment && { environment: claims.environment }),
  };
}

function encode(document: JsonObject): string {
  return Buffer.from(JSON.stringify(document)).toString('base64url');
}
