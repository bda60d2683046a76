import type { Tag, TaskDefinition } from '@aws-sdk/client-ecs';
import type { NormalizedSchema } from '@smithy/core/schema';
import fc from 'fast-check';
import { membersOf, registerSchema } from '../../src/task-definition/ecs-schema.js';
import type { TaskDefinitionInput } from '../../src/task-definition/index.js';

/** The lists whose order ECS gives no meaning, with the members that tell their elements apart. */
export const UNORDERED: Readonly<Record<string, readonly string[]>> = {
  containerDefinitions: ['name'],
  environment: ['name'],
  secrets: ['name'],
  mountPoints: ['containerPath'],
  portMappings: ['containerPort'],
  volumesFrom: ['sourceContainer'],
  tags: ['key'],
  volumes: ['name'],
  dependsOn: ['containerName'],
  ulimits: ['name'],
  systemControls: ['namespace'],
};

const text = fc.oneof(fc.string({ minLength: 1, maxLength: 8 }), fc.constantFrom('80', 'true', 'null', '~', 'é\u202e'));

/** Any value that a schema of the SDK allows, with every field that the SDK knows. */
function ofSchema(schema: NormalizedSchema, name: string): fc.Arbitrary<unknown> {
  if (schema.isStructSchema()) {
    const members = [...membersOf(schema)].map(([member, inner]) => [member, ofSchema(inner, member)] as const);
    const required = UNORDERED[name] ?? [];
    return fc.record(Object.fromEntries(members), { requiredKeys: [...required] });
  }
  if (schema.isListSchema()) {
    const element = ofSchema(schema.getValueSchema(), name);
    const keys = UNORDERED[name];
    if (!keys) return fc.array(element, { maxLength: 3 });
    return fc.uniqueArray(element, {
      maxLength: 3,
      selector: (one) => JSON.stringify(keys.map((key) => (one as Record<string, unknown>)[key])),
    });
  }
  if (schema.isMapSchema()) return fc.dictionary(text, text, { maxKeys: 3 });
  if (schema.isNumericSchema()) return fc.integer({ min: 1001, max: 60_000 });
  return schema.isBooleanSchema() ? fc.boolean() : text;
}

const anyDefinition = ofSchema(registerSchema, '') as fc.Arbitrary<Partial<TaskDefinitionInput>>;

/** Any complete definition. */
export const definitions: fc.Arbitrary<TaskDefinitionInput> = fc
  .tuple(anyDefinition, fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 3 }))
  .map(([definition, names]) => ({
    ...definition,
    family: 'web',
    containerDefinitions: names.map((name, index) => ({ ...definition.containerDefinitions?.[index], name })),
  }));

/** Any revision as DescribeTaskDefinition gives it, and its tags. */
export const described: fc.Arbitrary<{ taskDefinition: TaskDefinition; tags: Tag[] }> = definitions.map(
  ({ tags = [], ...definition }) => ({
    taskDefinition: {
      ...definition,
      networkMode: definition.networkMode,
      taskDefinitionArn: 'arn:aws:ecs:eu-central-1:123456789012:task-definition/web:7',
      revision: 7,
      status: 'ACTIVE',
      compatibilities: ['EC2'],
      requiresAttributes: [{ name: 'ecs.capability.task-eni' }],
      registeredBy: 'arn:aws:iam::123456789012:user/ci',
    },
    tags,
  }),
);

/** Where a value has a leaf: the keys on the way to it. */
export type LeafPath = readonly (string | number)[];

export function leavesOf(value: unknown, path: LeafPath = []): LeafPath[] {
  if (typeof value !== 'object' || value === null) return value === undefined ? [] : [path];
  if (Array.isArray(value)) return value.flatMap((element, index) => leavesOf(element, [...path, index]));
  return Object.entries(value).flatMap(([name, member]) => leavesOf(member, [...path, name]));
}

/** The value with one leaf replaced; where `change` gives undefined, without it. */
export function withLeaf<T>(value: T, [step, ...rest]: LeafPath, change: (leaf: unknown) => unknown): T {
  if (step === undefined) return change(value) as T;
  if (Array.isArray(value)) {
    return value
      .map((element: unknown, index) => (index === step ? withLeaf(element, rest, change) : element))
      .filter((element) => element !== undefined) as T;
  }
  const entries = Object.entries(value as Record<string, unknown>).map(([name, member]) => [
    name,
    name === step ? withLeaf(member, rest, change) : member,
  ]);
  return Object.fromEntries(entries.filter(([, member]) => member !== undefined)) as T;
}

/** The value with every list in `UNORDERED` turned round. */
export function reordered<T>(value: T, name = ''): T {
  if (Array.isArray(value)) {
    const elements = value.map((element: unknown) => reordered(element));
    return (name in UNORDERED ? elements.reverse() : elements) as T;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, reordered<unknown>(member, key)])) as T;
}

/** Freezes a value in depth, so that code under test which changes its input throws. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}
