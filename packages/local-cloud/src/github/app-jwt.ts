import { createVerify } from 'node:crypto';
import { isObject } from '../core/input.js';
import type { Json, JsonObject } from '../core/types.js';
import { GitHubError } from './errors.js';
import type { GitHubApp, GitHubState } from './state.js';

const MAX_LIFE_SECONDS = 600;

export function isJwt(token: string): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]*$/.test(token);
}

/**
 * The app that signed a JSON web token, judged on the cloud's clock as GitHub judges on its own.
 *
 * @throws GitHubError 401 for what no app signed, or what is not valid now
 */
export function appOfToken(state: GitHubState, token: string): GitHubApp {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const claims = decoded(payload);
  const issuer = typeof claims['iss'] === 'number' ? String(claims['iss']) : claims['iss'];
  const app = state.apps.find(({ id }) => String(id) === issuer);
  if (!app || decoded(header)['alg'] !== 'RS256') throw undecodable();
  const verifier = createVerify('RSA-SHA256').update(`${header}.${payload}`);
  if (!verifier.verify(app.publicKey, signature, 'base64url')) throw undecodable();
  assertValidNow(claims, Math.floor(state.clock.now() / 1000));
  return app;
}

function assertValidNow({ iat, exp }: JsonObject, now: number): void {
  if (typeof exp !== 'number') throw new GitHubError(401, "Missing 'exp' claim in assertion");
  if (typeof iat !== 'number' || iat > now) {
    throw new GitHubError(
      401,
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
  }
  if (exp <= now) {
    throw new GitHubError(
      401,
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  }
  if (exp - now > MAX_LIFE_SECONDS) {
    throw new GitHubError(401, "'Expiration time' claim ('exp') is too far in the future");
  }
}

function decoded(part: string): JsonObject {
  try {
    const document = JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Json;
    if (isObject(document)) return document;
  } catch {
    // Answered like a document that is no object.
  }
  throw undecodable();
}

function undecodable(): GitHubError {
  return new GitHubError(401, 'A JSON web token could not be decoded');
}
