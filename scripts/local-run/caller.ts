import { parse, parseDocument } from 'yaml';

/** What a caller workflow tells the pipeline: the cloud is set up for just that. */
export interface CallerSettings {
  readonly region: string;
  readonly environment: string;
  /** An input of the pipeline. @throws Error where the caller gives none, or an empty one */
  readonly of: (name: string) => string;
}

interface Workflow {
  readonly jobs?: Readonly<
    Record<string, { readonly uses?: string; readonly with?: Readonly<Record<string, unknown>> }>
  >;
}

/**
 * The settings in a caller workflow: the `with:` of its job that calls a reusable workflow.
 *
 * @throws Error where region or environment are missing, since the local run then tests something else than what
 *   consumers copy.
 */
export function callerSettings(workflow: string): CallerSettings {
  const { jobs = {} } = parse(workflow) as Workflow;
  const given = Object.values(jobs).find(({ uses }) => uses !== undefined)?.with ?? {};
  const of = (name: string): string => {
    const value = given[name];
    if (typeof value !== 'string' || value === '') throw new Error(`The caller workflow gives no "${name}".`);
    return value;
  };
  return { region: of('aws-region'), environment: of('environment'), of };
}

/** A caller workflow as act takes it: it refuses `queue`, which its description of workflows does not have. */
export function forAct(workflow: string): string {
  const document = parseDocument(workflow);
  if (document.hasIn(['concurrency', 'queue'])) document.deleteIn(['concurrency', 'queue']);
  return document.toString({ lineWidth: 0 });
}

/**
 * The caller workflow with further inputs for the pipeline; comments and order stay.
 *
 * @throws Error where no job calls a reusable workflow.
 */
export function withSettings(workflow: string, settings: Readonly<Record<string, string>>): string {
  const document = parseDocument(workflow);
  const { jobs = {} } = document.toJS() as Workflow;
  const [job] = Object.entries(jobs).find(([, { uses }]) => uses !== undefined) ?? [];
  if (job === undefined) throw new Error('The caller workflow has no job that calls a pipeline.');
  for (const [name, value] of Object.entries(settings)) document.setIn(['jobs', job, 'with', name], value);
  return document.toString({ lineWidth: 0 });
}
