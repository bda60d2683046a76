import { createHash } from 'node:crypto';
import { objects, optionalText } from '../core/input.js';
import type { JsonObject } from '../core/types.js';
import { ecsArn } from './names.js';
import type { ContainerImage, Ecs, Revision, Service } from './state.js';

/** Members of a service whose change starts a new deployment; they are frozen in the service revision. */
export const REVISION_MEMBERS = [
  'capacityProviderStrategy',
  'launchType',
  'platformVersion',
  'platformFamily',
  'loadBalancers',
  'serviceRegistries',
  'networkConfiguration',
  'serviceConnectConfiguration',
  'volumeConfigurations',
  'vpcLatticeConfigurations',
] as const;

/** Makes the next service revision, with every image resolved to a digest as ECS does once per revision. */
export function newRevision(ecs: Ecs, service: Service, createdAt = ecs.agenda.now()): Revision {
  const { taskDefinition } = service;
  const id = ecs.context.random.digits(19);
  const frozen = REVISION_MEMBERS.map((name) => [name, service.configuration[name]] as const);
  const revision = {
    id,
    arn: ecsArn(ecs, `service-revision/${service.cluster.name}/${service.name}/${id}`),
    taskDefinition,
    images: resolveImages(ecs, taskDefinition.document),
    configuration: Object.fromEntries(frozen),
    createdAt,
  };
  service.revisions.push(revision);
  return revision;
}

function resolveImages(ecs: Ecs, definition: JsonObject): readonly ContainerImage[] {
  return objects(definition, 'containerDefinitions').map((container) => {
    const image = optionalText(container, 'image') ?? '';
    return { containerName: optionalText(container, 'name') ?? '', image, imageDigest: resolveImage(ecs, image) };
  });
}

/** `sha256:…`: the one in the reference, the one the registry has for the tag, or one made from the name. */
export function resolveImage(ecs: Ecs, image: string): string {
  const pinned = image.indexOf('@');
  return pinned === -1 ? (ecs.registry.get(image) ?? digestOf(image)) : image.slice(pinned + 1);
}

/** Has a tag name another image from the next revision on. */
export function moveTag(ecs: Ecs, image: string): string {
  const digest = digestOf(`${image} after ${resolveImage(ecs, image)}`);
  ecs.registry.set(image, digest);
  return digest;
}

function digestOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
