import type { Json, JsonObject } from '../core/types.js';
import type { GitHubState, Identity, Repository } from './state.js';

/** One request to the REST API after its caller and its route were found. */
export interface RootCall {
  readonly state: GitHubState;
  /** `http://127.0.0.1:1234`: links in answers point there. */
  readonly apiUrl: string;
  readonly identity: Identity;
  /** The path's parameters, decoded. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly accept: string;
  readonly body: JsonObject;
}

/** A request about a repository that is there, by somebody who may make it. */
export interface GitHubCall extends RootCall {
  readonly repository: Repository;
}

export interface GitHubAnswer {
  readonly status: number;
  readonly body?: Json;
  /** Instead of JSON. */
  readonly text?: { readonly contentType: string; readonly content: string };
  readonly headers?: Readonly<Record<string, string>>;
}

export type Scope =
  | 'actions'
  | 'administration'
  | 'contents'
  | 'deployments'
  | 'issues'
  | 'members'
  | 'metadata'
  | 'pull-requests'
  | 'security-events';
export type Level = 'none' | 'read' | 'write';

interface Endpoint {
  /** As calls are recorded and faults are addressed, after `GitHub.`: `ListIssueComments`. */
  readonly operation: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** As GitHub's OpenAPI description writes it: `/repos/{owner}/{repo}/contents/{path}`. */
  readonly path: string;
}

export interface Needs {
  readonly scopes: readonly Scope[];
  readonly level: 'read' | 'write';
}

export interface RepositoryRoute extends Endpoint {
  /** Any of the scopes at that level is enough; reading what is public needs none. */
  readonly needs: Needs;
  readonly answer: (call: GitHubCall) => GitHubAnswer;
}

/** What belongs to no repository, or is for apps: it judges the caller itself. */
export interface RootRoute extends Endpoint {
  readonly answerRoot: (call: RootCall) => GitHubAnswer;
}

export type Route = RepositoryRoute | RootRoute;
