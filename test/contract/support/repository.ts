import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { findActions } from '../../../scripts/build/actions.js';
import { readWorkflows } from '../../../scripts/release-tree/tree.js';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

export const actionNames = findActions(root).map(({ name }) => name);

export interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

export interface Job {
  readonly uses?: string;
  readonly steps?: readonly Step[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly concurrency?: Concurrency;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly needs?: string | readonly string[];
  readonly environment?: string | { readonly name: string; readonly url?: string };
}

export interface Concurrency {
  readonly group: string;
  readonly 'cancel-in-progress': boolean;
  readonly queue?: string;
}

export interface Workflow {
  readonly path: string;
  readonly text: string;
  readonly on?: unknown;
  readonly 'run-name'?: string;
  readonly concurrency?: Concurrency;
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** This repository's workflows and the callers it ships. */
export const workflows: readonly Workflow[] = ['.github/workflows', 'workflows'].flatMap((dir) =>
  [...readWorkflows(join(root, dir))].map(([name, text]) => ({
    ...(parse(text) as Omit<Workflow, 'path' | 'text'>),
    path: `${dir}/${name}`,
    text,
  })),
);

/** Every job as a row for `it.each`: its name in words, and itself. */
export const jobs: readonly (readonly [string, Job])[] = workflows.flatMap(({ path, jobs: ofFile }) =>
  Object.entries(ofFile).map(([name, job]) => [`${path}: ${name}`, job] as const),
);

export function workflow(path: string): Workflow {
  const found = workflows.find((candidate) => candidate.path === path);
  if (found === undefined) throw new Error(`${path} is missing`);
  return found;
}
