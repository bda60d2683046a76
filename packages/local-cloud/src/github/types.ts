import type { Json, JsonObject } from '../core/types.js';
import type { GitHubState, Identity, Repository } from './state.js';

/** One request to the REST API after its route was found. */
export interface GitHubCall {
  readonly state: GitHubState;
  /** `http://127.0.0.1:1234`: links in answers point there. */
  readonly apiUrl: string;
  readonly repository: Repository;
  readonly identity: Identity;
  /** The path's parameters, decoded. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly accept: string;
  readonly body: JsonObject;
}

export interface GitHubAnswer {
  readonly status: number;
  readonly body?: Json;
  /** Instead of JSON. */
  readonly text?: { readonly contentType: string; readonly content: string };
  readonly headers?: Readonly<Record<string, string>>;
}

export type Scope = 'contents' | 'issues' | 'pull-requests' | 'security-events' | 'metadata';
export type Level = 'none' | 'read' | 'write';

export interface Route {
  /** As calls are recorded and faults are addressed, after `GitHub.`: `ListIssueComments`. */
  readonly operation: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** As GitHub's OpenAPI description writes it: `/repos/{owner}/{repo}/contents/{path}`. */
  readonly path: string;
  /** Any of the scopes at that level is enough; reading what is public needs none. */
  readonly needs: { readonly scopes: readonly Scope[]; readonly level: 'read' | 'write' };
  readonly answer: (call: GitHubCall) => GitHubAnswer;
}
