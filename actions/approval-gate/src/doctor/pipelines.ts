import { VERSION, type Env } from '@platform-actions/action-kit';
import type { Pipelines } from './facts.js';

/**
 * Whose `deploy.yml` belongs to this action, and at which tags it is called: the major tag that callers name, and the
 * exact version or commit where this step names that. A branch is no tag: then it is the major tag of this version.
 */
export function pipelinesOf(env: Env): Pipelines {
  const repository = env['GITHUB_ACTION_REPOSITORY'] ?? '';
  const ref = (env['GITHUB_ACTION_REF'] ?? '').replace(/^refs\/tags\//, '');
  return { repository: /^[a-z\d][a-z\d-]*\/[\w.-]+$/i.test(repository) ? repository : undefined, refs: refsOf(ref) };
}

function refsOf(ref: string): string[] {
  if (/^[0-9a-f]{40}$/.test(ref)) return [ref];
  const [, major, rest] = /^(v\d+)((?:\.\d+){0,2})$/.exec(ref) ?? [];
  if (major === undefined) return [`refs/tags/v${VERSION.split('.')[0] ?? '1'}`];
  return [`refs/tags/${major}`, ...(rest === '' ? [] : [`refs/tags/${ref}`])];
}
