import type { Tag, TaskDefinition } from '@aws-sdk/client-ecs';
import { readOnlyFields } from './ecs-schema.js';
import type { TaskDefinitionInput } from './types.js';

/**
 * A described revision as input for the next one: read-only fields and the tags that AWS reserves (`aws:…`) are left
 * out, all else is kept, empty lists and texts included. Tags stand beside the definition in DescribeTaskDefinition
 * (`include: [TAGS]`) and would be lost if they were not attached again. The argument is not touched.
 */
export function fromDescribed(described: TaskDefinition, tags: readonly Tag[]): TaskDefinitionInput {
  const kept = Object.entries(described).filter(
    ([name, value]) => !readOnlyFields.has(name) && value !== undefined && value !== null,
  );
  // A TaskDefinition without its read-only members has exactly the members of the input.
  const definition = structuredClone(Object.fromEntries(kept)) as unknown as TaskDefinitionInput;
  const own = ownTags(tags);
  return own.length > 0 ? { ...definition, tags: structuredClone(own) } : definition;
}

/** The tags that a caller may set: AWS refuses those that begin with `aws:`. */
export function ownTags(tags: readonly Tag[]): Tag[] {
  return tags.filter((tag) => !isReserved(tag));
}

export function isReserved(tag: Tag): boolean {
  return tag.key?.toLowerCase().startsWith('aws:') ?? false;
}
