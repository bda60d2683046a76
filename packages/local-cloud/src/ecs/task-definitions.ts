import { epochSeconds } from '../core/clock.js';
import { objects, optionalNumber, optionalText, texts } from '../core/input.js';
import type { JsonObject, Operation } from '../core/types.js';
import { clientError } from './names.js';
import type { Ecs, TaskDefinition } from './state.js';
import { lookUpTaskDefinition, registerRevision } from './task-definition-registry.js';
import { checkTaskDefinition } from './task-definition-rules.js';

export function taskDefinitionOperations(ecs: Ecs): Record<string, Operation> {
  return {
    RegisterTaskDefinition: (input) => {
      checkTaskDefinition(input);
      const registered = registerRevision(ecs, input, objects(input, 'tags'));
      return { taskDefinition: registered.document, tags: registered.tags };
    },
    DescribeTaskDefinition: (input) => {
      const found = lookUpTaskDefinition(ecs, optionalText(input, 'taskDefinition') ?? '');
      if (!found) throw clientError('Unable to describe task definition.');
      const withTags = texts(input, 'include').includes('TAGS');
      return { taskDefinition: found.document, ...(withTags && { tags: found.tags }) };
    },
    DeregisterTaskDefinition: (input) => {
      const reference = optionalText(input, 'taskDefinition') ?? '';
      const found = /:\d+$/.test(reference) ? lookUpTaskDefinition(ecs, reference) : undefined;
      if (!found) throw clientError('The specified task definition does not exist.');
      found.status = 'INACTIVE';
      found.document = { ...found.document, status: 'INACTIVE', deregisteredAt: epochSeconds(ecs.agenda.now()) };
      return { taskDefinition: found.document };
    },
    ListTaskDefinitions: (input) => listTaskDefinitions(ecs, input),
  };
}

function listTaskDefinitions(ecs: Ecs, input: JsonObject): JsonObject {
  const family = optionalText(input, 'familyPrefix');
  const status = optionalText(input, 'status') ?? 'ACTIVE';
  const all: TaskDefinition[] = [...ecs.families.values()].flat();
  const found = all.filter((one) => (family === undefined || one.family === family) && one.status === status);
  found.sort((a, b) => a.family.localeCompare(b.family) || a.revision - b.revision);
  if (optionalText(input, 'sort') === 'DESC') found.reverse();
  const start = Number(optionalText(input, 'nextToken') ?? 0);
  const end = start + (optionalNumber(input, 'maxResults') ?? 100);
  return {
    taskDefinitionArns: found.slice(start, end).map(({ arn }) => arn),
    nextToken: end < found.length ? String(end) : undefined,
  };
}
