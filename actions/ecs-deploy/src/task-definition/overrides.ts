import type { ContainerDefinition, KeyValuePair } from '@aws-sdk/client-ecs';
import { input, UserError } from '@platform-actions/action-kit';
import type { Overrides, TaskDefinitionInput } from './types.js';

/**
 * The definition with the images and the environment variables of the inputs; other containers and the argument itself
 * stay as they are. A variable that is there keeps its place, a new one goes to the end.
 *
 * Throws a UserError for a container that the definition does not have, for a missing name where there are several
 * containers, for a variable that the container takes from a secret, and where a container is left without an image.
 */
export function applyOverrides(definition: TaskDefinitionInput, overrides: Overrides): TaskDefinitionInput {
  const containers = definition.containerDefinitions ?? [];
  const { images, containerName, environment } = overrides;
  if (containerName !== undefined) findContainer(containers, containerName, 'container-name');
  const imageOf = new Map(
    images.map(({ container, image }) => [findContainer(containers, container, 'image'), image] as const),
  );
  const target = environment.size > 0 ? findContainer(containers, containerName, 'environment-variables') : undefined;

  const changed = containers.map((container) => {
    const image = imageOf.get(container);
    const withImage = image === undefined ? container : { ...container, image };
    return container === target ? withEnvironment(withImage, environment) : withImage;
  });
  const bare = changed.filter((container) => !container.image).map((container) => container.name ?? '');
  if (bare.length > 0) {
    throw new UserError(`No image for ${quoted(bare)}: neither the task definition nor the input "image" names one.`);
  }
  return { ...definition, containerDefinitions: changed };
}

function findContainer(
  containers: readonly ContainerDefinition[],
  name: string | undefined,
  inputName: string,
): ContainerDefinition {
  const names = containers.map((container) => container.name ?? '');
  const has = `The task definition has ${quoted(names)}.`;
  const [first, ...others] = containers;
  if (!first) throw new UserError('The task definition has no container.');
  if (name === undefined) {
    if (others.length === 0) return first;
    const fix = inputName === 'image' ? 'set container-name or write container=image' : 'set container-name';
    throw new UserError(`Input "${inputName}" does not say which container it is for: ${fix}. ${has}`);
  }
  const found = containers.find((container) => container.name === name);
  if (!found) throw input.inputError(inputName, name, `no such container. ${has}`);
  return found;
}

function withEnvironment(container: ContainerDefinition, variables: ReadonlyMap<string, string>): ContainerDefinition {
  const secret = (container.secrets ?? []).map(({ name }) => name ?? '').filter((name) => variables.has(name));
  if (secret.length > 0) {
    throw new UserError(
      `Input "environment-variables" sets ${quoted(secret)}, which container ${quoted([container.name ?? ''])} takes ` +
        'from a secret. ECS refuses both: remove one of them.',
    );
  }
  const before = container.environment ?? [];
  const kept = before.map((variable): KeyValuePair => {
    const value = variables.get(variable.name ?? '');
    return value === undefined ? variable : { ...variable, value };
  });
  const known = new Set(before.map(({ name }) => name));
  const added = [...variables].flatMap(([name, value]) => (known.has(name) ? [] : [{ name, value }]));
  return { ...container, environment: [...kept, ...added] };
}

function quoted(names: readonly string[]): string {
  return names.map((name) => JSON.stringify(name)).join(', ');
}
