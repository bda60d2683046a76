import { epochSeconds } from '../core/clock.js';
import { optionalText } from '../core/input.js';
import type { JsonObject } from '../core/types.js';
import { clientError, ecsArn } from './names.js';
import type { Ecs, TaskDefinition } from './state.js';
import { withServerDefaults } from './task-definition-defaults.js';

/** Registers the next revision of a family. `input` is checked already, or another revision's document. */
export function registerRevision(ecs: Ecs, input: JsonObject, tags: readonly JsonObject[]): TaskDefinition {
  const family = optionalText(input, 'family') ?? '';
  const revisions = ecs.families.get(family) ?? [];
  const revision = revisions.length + 1;
  const arn = ecsArn(ecs, `task-definition/${family}:${revision}`);
  const taskDefinition: TaskDefinition = {
    arn,
    family,
    revision,
    tags,
    status: 'ACTIVE',
    document: {
      ...withServerDefaults(input),
      taskDefinitionArn: arn,
      revision,
      status: 'ACTIVE',
      registeredAt: epochSeconds(ecs.agenda.now()),
      registeredBy: `arn:aws:iam::${ecs.context.account}:user/local-cloud`,
    },
  };
  ecs.families.set(family, [...revisions, taskDefinition]);
  return taskDefinition;
}

/** A family (its latest ACTIVE revision), `family:revision` or an ARN; undefined when there is none. */
export function lookUpTaskDefinition(ecs: Ecs, reference: string): TaskDefinition | undefined {
  const name = reference.slice(reference.lastIndexOf('/') + 1);
  const [family = '', revision] = name.split(':');
  const revisions = ecs.families.get(family) ?? [];
  const found =
    revision === undefined
      ? revisions.findLast(({ status }) => status === 'ACTIVE')
      : revisions.find((candidate) => String(candidate.revision) === revision);
  return reference.startsWith('arn:') && found?.arn !== reference ? undefined : found;
}

/** @throws AwsError as UpdateService, CreateService and RunTask refuse a task definition they cannot use */
export function usableTaskDefinition(ecs: Ecs, reference: string): TaskDefinition {
  const found = lookUpTaskDefinition(ecs, reference);
  if (!found) throw clientError('TaskDefinition not found.');
  if (found.status !== 'ACTIVE') throw clientError('TaskDefinition is inactive');
  return found;
}
