import { parse } from 'yaml';
import { ownPath } from '../release-tree/uses.js';

/** An input as action.yml or `workflow_call` declares it. */
export interface InputMetadata {
  readonly description: string;
  readonly required: boolean;
  /** As text, the way the runner hands it over; `undefined` where there is none. */
  readonly default: string | undefined;
  /** Only of workflows: `string`, `boolean` or `number`. */
  readonly type: string | undefined;
}

export interface Metadata {
  readonly description: string;
  readonly inputs: Readonly<Record<string, InputMetadata>>;
  /** Description by name. */
  readonly outputs: Readonly<Record<string, string>>;
}

type Permissions = Readonly<Record<string, string>>;

interface RawEntry {
  description?: string;
  required?: boolean;
  default?: string | number | boolean | null;
  type?: string;
}

interface RawInterface {
  description?: string;
  inputs?: Record<string, RawEntry | null> | null;
  outputs?: Record<string, RawEntry | null> | null;
}

interface RawWorkflow {
  on?: { workflow_call?: RawInterface | null };
  jobs?: Record<string, { uses?: string; permissions?: Permissions }>;
}

/** Reads the text of an action.yml. */
export function actionMetadata(text: string): Metadata {
  return metadata(parse(text) as RawInterface);
}

/** Reads the text of a reusable workflow; its description is the first paragraph of the comment at its top. */
export function workflowMetadata(text: string): Metadata {
  const { on } = parse(text) as RawWorkflow;
  return metadata({ ...on?.workflow_call, description: leadingComment(text) });
}

/**
 * What the shipped callers of a reusable workflow grant it: its permission ceiling.
 *
 * @param callers the texts of all workflows, callers or not.
 * @throws Error where nothing calls it or two callers differ.
 */
export function grantedPermissions(file: string, callers: Iterable<string>): Permissions {
  const granted = new Map<string, Permissions>();
  for (const text of callers) {
    for (const { uses = '', permissions = {} } of Object.values((parse(text) as RawWorkflow).jobs ?? {})) {
      if (ownPath(uses) === `.github/workflows/${file}`) granted.set(JSON.stringify(permissions), permissions);
    }
  }
  const [ceiling, ...others] = granted.values();
  if (ceiling === undefined) throw new Error(`No shipped workflow calls ${file}: its permission ceiling is unknown.`);
  if (others.length > 0)
    throw new Error(`The callers of ${file} grant different permissions: ${[...granted.keys()].join(', ')}.`);
  return ceiling;
}

function metadata(raw: RawInterface): Metadata {
  const inputs = Object.entries(raw.inputs ?? {}).map(([name, entry]) => [name, inputMetadata(entry ?? {})] as const);
  const outputs = Object.entries(raw.outputs ?? {}).map(
    ([name, entry]) => [name, oneLine(entry?.description)] as const,
  );
  return {
    description: oneLine(raw.description),
    inputs: Object.fromEntries(inputs),
    outputs: Object.fromEntries(outputs),
  };
}

function inputMetadata(entry: RawEntry): InputMetadata {
  return {
    description: oneLine(entry.description),
    required: entry.required === true,
    default: entry.default?.toString(),
    type: entry.type,
  };
}

function leadingComment(text: string): string {
  const paragraph = /^(?:# .*\n)+/.exec(text)?.[0] ?? '';
  return paragraph.replace(/^# /gm, '');
}

function oneLine(text = ''): string {
  return text.trim().replace(/\s+/g, ' ');
}
