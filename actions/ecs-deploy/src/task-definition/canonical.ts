import type { ContainerDefinition, PortMapping, Volume } from '@aws-sdk/client-ecs';
import { isDeepStrictEqual } from 'node:util';
import { elementKey, isRecord } from './list-keys.js';
import type { TaskDefinitionInput } from './types.js';

/**
 * Whether registering `wanted` would only repeat `existing`. Compared are canonical forms, tags included. Any doubt is
 * a no: a needless revision is cheap, a change that is not shipped is not.
 */
export function sameDefinition(wanted: TaskDefinitionInput, existing: TaskDefinitionInput): boolean {
  return isDeepStrictEqual(canonical(wanted), canonical(existing));
}

/**
 * The one form of all definitions that mean the same: absent and documented default alike, one unit for cpu (1/1024
 * vCPU) and memory (MiB), lists without a meaning in their order sorted by key.
 */
export function canonical(definition: TaskDefinitionInput): unknown {
  return cleaned(withDefaults(definition), '');
}

/** What ECS fills in when it stores a revision, as the API reference documents it. */
function withDefaults(definition: TaskDefinitionInput): TaskDefinitionInput {
  const { networkMode } = definition;
  return {
    ...definition,
    ...withoutEmptyTexts(definition),
    cpu: inUnits(definition.cpu, /^(\d+|\d*\.\d+)\s*vcpu$/i),
    memory: inUnits(definition.memory, /^(\d+|\d*\.\d+)\s*gb$/i),
    enableFaultInjection: definition.enableFaultInjection ?? false,
    containerDefinitions: definition.containerDefinitions?.map((container) =>
      containerDefaults(container, networkMode),
    ),
    volumes: definition.volumes?.map(volumeDefaults),
  };
}

/** No role and no mode are also stored as empty texts. */
function withoutEmptyTexts({ taskRoleArn, executionRoleArn, pidMode, ipcMode }: TaskDefinitionInput) {
  const filled = <T extends string>(text: T | undefined): T | undefined => ((text as string) === '' ? undefined : text);
  return {
    taskRoleArn: filled(taskRoleArn),
    executionRoleArn: filled(executionRoleArn),
    pidMode: filled(pidMode),
    ipcMode: filled(ipcMode),
  };
}

/** `1 vCPU` and `1GB` are 1024 of the small unit. */
function inUnits(value: string | undefined, large: RegExp): string | undefined {
  const amount = large.exec(value ?? '')?.[1];
  const small = Number(amount) * 1024;
  return Number.isSafeInteger(small) ? String(small) : value;
}

function containerDefaults(container: ContainerDefinition, networkMode: string | undefined): ContainerDefinition {
  const { healthCheck, restartPolicy } = container;
  const readOnly = <T extends { readOnly?: boolean | undefined }>(mount: T): T => ({
    ...mount,
    readOnly: mount.readOnly ?? false,
  });
  return {
    ...container,
    cpu: container.cpu ?? 0,
    essential: container.essential ?? true,
    portMappings: container.portMappings?.map((mapping) => portDefaults(mapping, networkMode)),
    mountPoints: container.mountPoints?.map(readOnly),
    volumesFrom: container.volumesFrom?.map(readOnly),
    healthCheck: healthCheck && { interval: 30, timeout: 5, retries: 3, startPeriod: 0, ...present(healthCheck) },
    restartPolicy: restartPolicy && { restartAttemptPeriod: 300, ...present(restartPolicy) },
  };
}

function portDefaults(mapping: PortMapping, networkMode: string | undefined): PortMapping {
  const { containerPort } = mapping;
  // In awsvpc and host mode both ports are one; else an absent host port is 0, a port of ECS's choice.
  const shared = networkMode === 'awsvpc' || networkMode === 'host';
  const hostPort = mapping.hostPort ?? (shared || containerPort === undefined ? containerPort : 0);
  return { ...mapping, protocol: mapping.protocol ?? 'tcp', hostPort };
}

function volumeDefaults(volume: Volume): Volume {
  const { host, efsVolumeConfiguration: efs } = volume;
  return {
    ...volume,
    // An empty host is what ECS stores for a volume that nothing else configures.
    host: host?.sourcePath === undefined ? undefined : host,
    efsVolumeConfiguration: efs && { rootDirectory: '/', transitEncryption: 'DISABLED', ...present(efs) },
  };
}

/** The members that are set: an undefined or null one must not hide a default. */
function present<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined && member !== null)) as T;
}

/** An empty one overrides what the image says, so it is not the same as none. */
const MEANINGFUL_WHEN_EMPTY: ReadonlySet<string> = new Set(['command', 'entryPoint']);
/** Members of any key, where none at all says nothing. */
const MAPS: ReadonlySet<string> = new Set(['dockerLabels', 'options', 'labels', 'driverOpts']);

/** The value without absent members and empty lists, its unordered lists sorted. `name`: of the member that holds it. */
function cleaned(value: unknown, name: string): unknown {
  if (Array.isArray(value)) {
    const elements = Array.from(value, (element: unknown) => cleaned(element, '')).filter(
      (element) => element !== undefined,
    );
    if (elements.length === 0 && !MEANINGFUL_WHEN_EMPTY.has(name)) return undefined;
    return sorted(elements, name);
  }
  if (!isRecord(value)) return value ?? undefined;
  const entries = Object.entries(value)
    .map(([key, member]): [string, unknown] => [key, cleaned(member, key)])
    .filter(([, member]) => member !== undefined);
  return entries.length === 0 && MAPS.has(name) ? undefined : Object.fromEntries(entries);
}

/** Elements with the same key keep their order: which of them wins may depend on it. */
function sorted(elements: readonly unknown[], name: string): readonly unknown[] {
  const keyed = elements.map((element) => ({ element, key: elementKey(name, element) ?? '' }));
  return keyed
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .map(({ element }) => element);
}
