import { RegisterTaskDefinitionRequest$, TaskDefinition$ } from '@aws-sdk/client-ecs';
import { NormalizedSchema } from '@smithy/core/schema';

/** What RegisterTaskDefinition takes, as the SDK itself knows it: no hand-copied list that misses next year's field. */
export const registerSchema = NormalizedSchema.of(RegisterTaskDefinitionRequest$);

/** The members of a structure by name. */
export function membersOf(schema: NormalizedSchema): ReadonlyMap<string, NormalizedSchema> {
  return new Map(schema.structIterator());
}

/** The fields that DescribeTaskDefinition gives and RegisterTaskDefinition does not take (`revision`, `status`, …). */
export const readOnlyFields: ReadonlySet<string> = new Set(
  [...membersOf(NormalizedSchema.of(TaskDefinition$)).keys()].filter((name) => !membersOf(registerSchema).has(name)),
);
