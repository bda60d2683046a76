import { parseDocument, type Document } from 'yaml';
import type { Member } from './accounts.js';
import { GitHubError, notFound } from './errors.js';
import { displayTitle } from './run-name.js';
import type { Run } from './run-state.js';
import { findWorkflow, startedAttempt } from './runs.js';
import type { Commit, GitHubState, Repository } from './state.js';

const MAX_INPUTS = 25;

export interface DispatchRequest {
  /** File name or id. */
  readonly workflow: string;
  /** A branch or tag, short or full. */
  readonly ref: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly actor: Member;
}

/**
 * Starts a workflow by hand: the file as it stands at the ref says which inputs there are and what the run is called.
 * The run is in progress then.
 *
 * @throws GitHubError as `POST …/dispatches` answers it
 */
export function dispatch(state: GitHubState, repository: Repository, request: DispatchRequest): Run {
  const workflow = findWorkflow(state, repository, request.workflow);
  if (!workflow) throw notFound();
  if (workflow.state !== 'active') {
    throw new GitHubError(422, "Cannot trigger a 'workflow_dispatch' on a disabled workflow");
  }
  const { branch, commit } = dispatchedRef(repository, request.ref);
  const file = commit.tree[workflow.path];
  const document = typeof file === 'string' ? parseDocument(file) : undefined;
  const trigger = document && triggerOf(document);
  if (!document || !trigger) throw new GitHubError(422, "Workflow does not have 'workflow_dispatch' trigger");
  const inputs = checkedInputs(trigger, request.inputs);
  const run: Run = {
    id: state.nextId(),
    number: repository.runs.filter((each) => each.workflow === workflow.path).length + 1,
    workflow: workflow.path,
    createdAt: state.clock.now(),
    actor: request.actor,
    attempts: [startedAttempt(state, request.actor)],
    reviews: [],
    inputs,
    path: workflow.path,
    event: 'workflow_dispatch',
    headBranch: branch,
    headSha: commit.sha,
    title: titleOf(document, repository, { inputs, branch, actor: request.actor.login }),
    headRepository: `${repository.owner}/${repository.name}`,
  };
  repository.runs.push(run);
  return run;
}

function titleOf(
  document: Document,
  { owner, name }: Repository,
  { inputs, branch, actor }: { inputs: Record<string, string>; branch: string; actor: string },
): string {
  const github = { actor, ref_name: branch, repository: `${owner}/${name}` };
  const title = displayTitle(document.get('run-name'), { inputs, github });
  if (title !== '') return title;
  const fallback = document.get('name');
  return typeof fallback === 'string' ? fallback : '';
}

/** A branch before a tag of the same name. */
function dispatchedRef({ refs, commits }: Repository, ref: string): { branch: string; commit: Commit } {
  const full = [ref, `refs/heads/${ref}`, `refs/tags/${ref}`].find(
    (name) => /^refs\/(heads|tags)\//.test(name) && refs.has(name),
  );
  const commit = commits.get(refs.get(full ?? '') ?? '');
  if (full === undefined || !commit) throw new GitHubError(422, `No ref found for: ${ref}`);
  return { branch: full.replace(/^refs\/(heads|tags)\//, ''), commit };
}

/** What stands under `on.workflow_dispatch`; an empty map where the event is only named. */
function triggerOf(document: Document): Trigger | undefined {
  const file: unknown = document.toJS();
  const on = typeof file === 'object' && file !== null && 'on' in file ? file.on : undefined;
  if (on === 'workflow_dispatch' || (Array.isArray(on) && on.includes('workflow_dispatch'))) return {};
  if (typeof on !== 'object' || on === null || !('workflow_dispatch' in on)) return undefined;
  return on.workflow_dispatch ?? {};
}

interface Trigger {
  readonly inputs?: Readonly<Record<string, InputSpec | null>>;
}

interface InputSpec {
  readonly required?: boolean;
  readonly default?: boolean | number | string;
  readonly type?: string;
  readonly options?: readonly string[];
}

function checkedInputs({ inputs = {} }: Trigger, given: Readonly<Record<string, string>>): Record<string, string> {
  const unexpected = Object.keys(given).filter((name) => !Object.hasOwn(inputs, name));
  if (unexpected.length > 0) throw new GitHubError(422, `Unexpected inputs provided: ${JSON.stringify(unexpected)}`);
  if (Object.keys(given).length > MAX_INPUTS) throw new GitHubError(422, 'Too many inputs');
  const checked: Record<string, string> = {};
  for (const [name, spec] of Object.entries(inputs)) {
    const value = given[name] ?? (spec?.default === undefined ? '' : String(spec.default));
    if (value === '' && spec?.required) throw new GitHubError(422, `Required input '${name}' not provided`);
    if (spec?.type === 'choice' && value !== '' && !spec.options?.includes(value)) {
      throw new GitHubError(422, `Provided value '${value}' for input '${name}' not in the list of allowed values`);
    }
    checked[name] = value;
  }
  return checked;
}
