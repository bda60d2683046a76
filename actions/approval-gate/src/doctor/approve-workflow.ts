import { parseYaml } from '@platform-actions/action-kit/yaml';

/** What a workflow file says that people vote with, as far as the gate stands on it. */
export interface ApproveWorkflow {
  readonly events: readonly string[];
  /** By name. */
  readonly inputs: Readonly<Record<string, DispatchInput>>;
  readonly runName: string | undefined;
  /** Of the workflow, or of the jobs where it has none. */
  readonly concurrency: readonly (Concurrency | undefined)[];
  /** What its jobs and their steps use: `org/platform-actions/.github/workflows/approve.yml@v1`. */
  readonly uses: readonly string[];
  /** Whether a step runs this action in mode `record`. */
  readonly records: boolean;
}

export interface DispatchInput {
  readonly options: readonly string[];
}

export interface Concurrency {
  readonly group: string;
  readonly cancelInProgress: unknown;
  readonly queue: unknown;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads a workflow file; parts of another shape than GitHub's count as absent.
 *
 * @returns undefined where it is no YAML mapping.
 */
export function readApproveWorkflow(text: string): ApproveWorkflow | undefined {
  const root = contentOf(text);
  if (!isObject(root)) return undefined;
  const jobs = Object.values(object(root['jobs'])).map(object);
  const steps = jobs.flatMap(({ steps: list }) => (Array.isArray(list) ? list.map(object) : []));
  const own = concurrencyOf(root['concurrency']);
  return {
    events: eventsOf(root['on']),
    inputs: inputsOf(object(object(root['on'])['workflow_dispatch'])['inputs']),
    runName: typeof root['run-name'] === 'string' ? root['run-name'] : undefined,
    concurrency: own ? [own] : jobs.map((job) => concurrencyOf(job['concurrency'])),
    uses: [...jobs, ...steps].flatMap(({ uses }) => (typeof uses === 'string' ? [uses] : [])),
    records: steps.some(
      ({ uses, with: inputs }) =>
        typeof uses === 'string' && /\/approval-gate(@|$)/.test(uses) && object(inputs)['mode'] === 'record',
    ),
  };
}

function contentOf(text: string): unknown {
  try {
    const { document } = parseYaml(text, 'the workflow', { uniqueKeys: true });
    return document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 100 });
  } catch {
    // Nested too deeply, or with too many aliases: GitHub would not take it either.
    return undefined;
  }
}

function eventsOf(on: unknown): string[] {
  if (typeof on === 'string') return [on];
  return Array.isArray(on) ? on.map(String) : Object.keys(object(on));
}

function inputsOf(inputs: unknown): Record<string, DispatchInput> {
  return Object.fromEntries(
    Object.entries(object(inputs)).map(([name, input]) => {
      const { options } = object(input);
      return [name, { options: Array.isArray(options) ? options.map(String) : [] }];
    }),
  );
}

function concurrencyOf(value: unknown): Concurrency | undefined {
  if (typeof value === 'string') return { group: value, cancelInProgress: undefined, queue: undefined };
  if (!isObject(value) || typeof value['group'] !== 'string') return undefined;
  return { group: value['group'], cancelInProgress: value['cancel-in-progress'], queue: value['queue'] };
}

function object(value: unknown): Json {
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
