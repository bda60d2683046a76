import { isObject, objects, optionalText } from '../core/input.js';
import type { JsonObject } from '../core/types.js';
import type { Ecs } from './state.js';

/** What a seeded service runs when the test does not say: one web container on Fargate that logs to CloudWatch. */
export function sampleTaskDefinition(
  ecs: Ecs,
  family: string,
  options: { readonly container?: string; readonly image?: string },
): JsonObject {
  const { region, account } = ecs.context;
  const name = options.container ?? 'app';
  const image = options.image ?? `${account}.dkr.ecr.${region}.amazonaws.com/${family}@sha256:${'a1'.repeat(32)}`;
  return {
    family,
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: '256',
    memory: '512',
    executionRoleArn: `arn:aws:iam::${account}:role/${family}-execution`,
    containerDefinitions: [
      {
        name,
        image,
        essential: true,
        portMappings: [{ containerPort: 8080 }],
        environment: [{ name: 'LOG_LEVEL', value: 'info' }],
        healthCheck: { command: ['CMD-SHELL', 'curl -f http://localhost:8080/health'], interval: 10, retries: 3 },
        logConfiguration: {
          logDriver: 'awslogs',
          options: { 'awslogs-group': `/ecs/${family}`, 'awslogs-region': region, 'awslogs-stream-prefix': family },
        },
      },
    ],
  };
}

/** The log groups that the containers' awslogs drivers write to. */
export function createLogGroups(ecs: Ecs, definition: JsonObject): void {
  for (const { logConfiguration } of objects(definition, 'containerDefinitions')) {
    if (!isObject(logConfiguration) || !isObject(logConfiguration['options'])) continue;
    const group = optionalText(logConfiguration['options'], 'awslogs-group');
    if (group && !ecs.logs.groups.has(group)) ecs.logs.createGroup(group, ecs.agenda.now());
  }
}

export function firstContainer(definition: JsonObject): { container: string; image: string } {
  const first = objects(definition, 'containerDefinitions')[0] ?? {};
  return { container: optionalText(first, 'name') ?? '', image: optionalText(first, 'image') ?? '' };
}
