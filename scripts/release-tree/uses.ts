import { isMap, isScalar, isSeq, parseDocument, type Node, type Scalar } from 'yaml';

/** The name under which the repository calls itself in the callers it ships; `--pin` replaces it. */
export const CONSUMER_NAME = 'org/platform-actions';

/** Where a consumer finds this repository: `owner/repo@ref`. */
export interface Pin {
  readonly repository: string;
  readonly ref: string;
}

/** @throws Error where the text is no `owner/repo@ref`. */
export function parsePin(text: string): Pin {
  const match = /^([\w.-]+\/[\w.-]+)@([\w./-]+)$/.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) {
    throw new Error(`--pin is "${text}", must be owner/repo@ref, such as ${CONSUMER_NAME}@v1.`);
  }
  return { repository: match[1], ref: match[2] };
}

/** Every `uses:` of a workflow's text, of jobs and of steps. */
export function usesOf(workflow: string): string[] {
  return usesNodes(workflow).map((node) => node.value);
}

/**
 * A workflow's text with its references to this repository's actions and workflows written out as `owner/repo/…@ref`:
 * siblings (`$/actions/x`, `./.github/workflows/x.yml`) and a caller's. An action is named by the release tree's root
 * folder. Everything else, comments too, stays as it is.
 */
export function pinUses(workflow: string, pin: Pin): string {
  return replaceScalars(workflow, usesNodes(workflow), (uses) => {
    const path = ownPath(uses);
    return path === undefined ? uses : `${pin.repository}/${path.replace(/^actions\//, '')}@${pin.ref}`;
  });
}

/** The path below this repository that a `uses:` names; `undefined` where it names another repository. */
export function ownPath(uses: string): string | undefined {
  const sibling = /^(?:\$|\.)\/(.+)$/.exec(uses)?.[1];
  return (
    sibling ?? (uses.startsWith(`${CONSUMER_NAME}/`) ? uses.slice(CONSUMER_NAME.length + 1).split('@')[0] : undefined)
  );
}

/** An action.yml's text as its copy one folder below the root needs it: `../../dist/…` becomes `../dist/…`. */
export function rootCopyOf(actionYml: string): string {
  const runs = parseDocument(actionYml).get('runs');
  if (!isMap(runs)) throw new Error('action.yml has no "runs".');
  const nodes = ['main', 'post'].map((key) => runs.get(key, true)).filter(isTextScalar);
  return replaceScalars(actionYml, nodes, (path) => path.replace(/^\.\.\/\.\.\//, '../'));
}

function usesNodes(workflow: string): Scalar<string>[] {
  const jobs = parseDocument(workflow).get('jobs');
  if (!isMap(jobs)) return [];
  const found: unknown[] = [];
  for (const { value: job } of jobs.items) {
    if (!isMap(job)) continue;
    found.push(job.get('uses', true));
    const steps = job.get('steps');
    if (isSeq(steps)) for (const step of steps.items) if (isMap(step)) found.push(step.get('uses', true));
  }
  return found.filter(isTextScalar);
}

function isTextScalar(node: unknown): node is Scalar<string> {
  return isScalar(node as Node | undefined) && typeof (node as Scalar).value === 'string';
}

/** Replaces in the text itself, from its end, so that nothing but the scalars moves. */
function replaceScalars(text: string, nodes: readonly Scalar<string>[], replace: (value: string) => string): string {
  const sorted = [...nodes].sort((a, b) => start(b) - start(a));
  return sorted.reduce((result, node) => {
    const value = replace(node.value);
    if (value === node.value) return result;
    return result.slice(0, start(node)) + value + result.slice(node.range?.[1]);
  }, text);
}

function start(node: Scalar): number {
  return node.range?.[0] ?? 0;
}
