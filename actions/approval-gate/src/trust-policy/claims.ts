import { isOpen, takesIn, type Bound } from './bounds.js';
import { DEPLOY_WORKFLOW, type DeploymentRole, type NumberedRepository } from './deployment-role.js';

/** How far a claim's value may differ from what it ought to be. Ascending. */
export const LEEWAYS = ['none', 'version', 'branch', 'any'] as const;
export type Leeway = (typeof LEEWAYS)[number];

/**
 * What jobs a bound on `job_workflow_ref` lets in: `none`, those of `deploy.yml` at a tag or commit; `version`, at
 * several tags, or one of another major version; `branch`, at a branch; `any`, others too.
 */
export function workflowLeeway(bound: Bound, { pipelines, pipelineRefs }: DeploymentRole): Leeway {
  return worst(
    bound.values.map((value) => {
      const [path = '', ref = '', ...rest] = value.split('@');
      if (rest.length > 0 || !isPath(path, pipelines)) return 'any';
      if (/^[0-9a-f]{40}$/.test(ref)) return 'none';
      if (ref.startsWith('refs/tags/')) return isOpen(bound, ref) || !isOfMajor(ref, pipelineRefs) ? 'version' : 'none';
      return ref.startsWith('refs/heads/') && !isOpen(bound, ref) ? 'branch' : 'any';
    }),
  );
}

/** Whether a tag is of the same major version as those that are used; a commit tells none. */
function isOfMajor(tag: string, used: readonly string[]): boolean {
  const majorOf = (ref: string): string | undefined => /^refs\/tags\/(v\d+)(?:\.|$)/.exec(ref)?.[1];
  const majors = used.map(majorOf).filter((major) => major !== undefined);
  return majors.length === 0 || majors.includes(majorOf(tag) ?? '');
}

function isPath(path: string, pipelines: string): boolean {
  return path.toLowerCase() === `${pipelines}/${DEPLOY_WORKFLOW}`.toLowerCase();
}

/** Whether a bound on `sub` lets in this repository's tokens alone; a name with a wildcard in it is not ours. */
export function subjectIsOurs({ values }: Bound, repository: NumberedRepository): boolean {
  return values.every((value) => {
    const [, owner = '', repo = ''] = /^repo:([^/:]+)\/([^/:]+):/i.exec(value) ?? [];
    const names = `${owner}/${repo}`.toLowerCase();
    const byName = `${repository.owner}/${repository.repo}`.toLowerCase();
    const byId = `${repository.owner}@${repository.ownerId}/${repository.repo}@${repository.id}`.toLowerCase();
    return names === byName || names === byId;
  });
}

/** The environments that a bound on `sub` names; `undefined` where it lets in others, or jobs without one. */
export function environmentsOfSubject(bound: Bound): string[] | undefined {
  const named = bound.values.map((value) => {
    const environment = /^[^:]*:[^:]*:environment:([^:]+)(?::|$)/i.exec(value)?.[1];
    if (environment === undefined || isOpen(bound, environment)) return undefined;
    // What stands before the environment may not reach into it.
    if (isOpen(bound, value.slice(0, value.toLowerCase().indexOf(':environment:')))) return undefined;
    return environment.replace(/%3A/gi, ':');
  });
  return named.every((environment) => environment !== undefined) ? named : undefined;
}

/** The environments that a bound on `environment` names; `undefined` where it is open. */
export function environmentsOfClaim(bound: Bound): string[] | undefined {
  return bound.values.some((value) => isOpen(bound, value)) ? undefined : [...bound.values];
}

/** Whether a bound lets in a text and nothing else. */
export function isExactly(bound: Bound, text: string): boolean {
  return bound.values.every((value) => !isOpen(bound, value) && takesIn(bound, value, text));
}

/** Where several bounds hold, the tightest one decides. `any` where there is none. */
export function tightest(leeways: readonly Leeway[]): Leeway {
  return LEEWAYS.find((leeway) => leeways.includes(leeway)) ?? 'any';
}

function worst(leeways: readonly Leeway[]): Leeway {
  return [...LEEWAYS].reverse().find((leeway) => leeways.includes(leeway)) ?? 'any';
}
