import type { TestCloud } from './support.js';

export interface RestOptions {
  readonly method?: string;
  readonly body?: unknown;
  /** Default: the job's; empty: none. */
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls GitHub's API: below `/repos/org/orders-api`, or from the root where the path starts there. */
export async function rest({ cloud }: TestCloud, path: string, options: RestOptions = {}) {
  const { method = 'GET', body, token = cloud.github.token, headers = {} } = options;
  const absolute = /^\/(repos|users?|orgs|app)\//.test(path) || path === '/user' || path === '/app';
  const response = await fetch(cloud.url + (absolute ? path : `/repos/org/orders-api${path}`), {
    method,
    headers: { ...(token !== '' && { authorization: `Bearer ${token}` }), ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A `workflow_dispatch` workflow as approve.yml is one. */
export const APPROVE = `name: Approve
run-name: approval/v1 \${{ inputs.decision }} \${{ inputs.request }}
on:
  workflow_dispatch:
    inputs:
      request: { type: string, required: true }
      decision: { type: choice, options: [approve, deny] }
      comment: { type: string, default: none }
`;
