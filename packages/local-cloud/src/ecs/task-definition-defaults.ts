import { objects, omit, optionalList, optionalText } from '../core/input.js';
import type { Json, JsonObject } from '../core/types.js';

/** The document as ECS gives it back: what was left out is filled in, sizes are numbers of CPU units and MiB. */
export function withServerDefaults(input: JsonObject): JsonObject {
  const awsvpc = optionalText(input, 'networkMode') === 'awsvpc';
  const fargate = (optionalList(input, 'requiresCompatibilities') ?? []).includes('FARGATE');
  return {
    ...omit(input, 'tags'),
    ...sizes(input),
    containerDefinitions: objects(input, 'containerDefinitions').map((container) =>
      completeContainer(container, awsvpc),
    ),
    volumes: optionalList(input, 'volumes') ?? [],
    placementConstraints: optionalList(input, 'placementConstraints') ?? [],
    compatibilities: fargate || awsvpc ? ['EC2', 'FARGATE'] : ['EC2'],
    requiresAttributes: [{ name: 'com.amazonaws.ecs.capability.docker-remote-api.1.19' }],
  };
}

function completeContainer(container: JsonObject, awsvpc: boolean): JsonObject {
  return {
    cpu: 0,
    essential: true,
    environment: [],
    mountPoints: [],
    volumesFrom: [],
    systemControls: [],
    ...container,
    portMappings: objects(container, 'portMappings').map((mapping) => ({
      ...(awsvpc ? { hostPort: mapping['containerPort'] } : { hostPort: 0 }),
      protocol: 'tcp',
      ...mapping,
    })),
  };
}

/** "1 vCPU" becomes "1024", "2GB" becomes "2048". */
function sizes(input: JsonObject): JsonObject {
  const convert = (value: Json | undefined, unit: RegExp): Json | undefined => {
    const amount = typeof value === 'string' ? unit.exec(value)?.[1] : undefined;
    return amount === undefined ? value : String(Number(amount) * 1024);
  };
  const cpu = convert(input['cpu'], /^([\d.]+)\s*vCPU$/i);
  const memory = convert(input['memory'], /^([\d.]+)\s*GB$/i);
  return { ...(cpu !== undefined && { cpu }), ...(memory !== undefined && { memory }) };
}
