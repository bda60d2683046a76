import { UserError, type Log } from '@platform-actions/action-kit';
import { errorName, isThrottle } from '@platform-actions/aws';
import { familyOf, shortTaskDefinition, type ServiceView } from '../ecs/model.js';
import type { DescribedTaskDefinition, EcsPort } from '../ecs/ports.js';
import type { Inputs } from '../inputs.js';
import {
  applyOverrides,
  differences,
  parseTaskDefinition,
  sameDefinition,
  unpinnedOverPinned,
  type Difference,
  type TaskDefinitionInput,
} from '../task-definition/index.js';

/** What is to run, and whether ECS has a revision of it already. */
export interface Target {
  readonly definition: TaskDefinitionInput;
  /** The revision to deploy; `undefined` where one has to be registered. */
  readonly arn: string | undefined;
  /** How the revision was found, for the log. */
  readonly origin: string;
  /** Against what the first service runs now. */
  readonly diff: readonly Difference[];
  /** Said where a tag replaces an image that is pinned by its digest. */
  readonly lostPin: string | undefined;
}

export interface TargetSources {
  readonly ecs: Pick<EcsPort, 'describeTaskDefinition'>;
  readonly log: Log;
  /** Reads a file of the workspace. */
  readonly readFile: (path: string) => string;
}

/**
 * What these inputs ask to run. Reads task definitions, changes nothing: an existing revision is preferred to a new one
 * (first the one the service runs, then the family's latest), and any doubt about their equality means a new one.
 *
 * @throws UserError for a task definition that is malformed, inactive or does not have the named container.
 */
export async function resolveTarget(
  inputs: Inputs,
  services: readonly [ServiceView, ...ServiceView[]],
  sources: TargetSources,
): Promise<Target> {
  const current = await sources.ecs.describeTaskDefinition(services[0].taskDefinition);
  if (inputs.taskDefinitionArn !== undefined) return existingRevision(inputs.taskDefinitionArn, current, sources);
  const base = inputs.taskDefinition === undefined ? baseFromService(services, current, sources.log) : undefined;
  const definition = applyOverrides(base ?? fromFile(inputs, sources), {
    images: inputs.images,
    containerName: inputs.containerName,
    environment: inputs.environmentVariables,
  });
  const found = await findIdentical(definition, current, sources);
  return {
    definition,
    arn: found?.arn,
    origin: found
      ? `Revision ${shortTaskDefinition(found.arn)} is identical, so no new one is registered.`
      : 'A new revision is registered.',
    diff: differences(definition, current.definition),
    lostPin: unpinnedOverPinned(definition, current.definition),
  };
}

async function existingRevision(
  reference: string,
  current: DescribedTaskDefinition,
  { ecs }: TargetSources,
): Promise<Target> {
  const asked = current.arn.endsWith(`/${shortTaskDefinition(reference)}`)
    ? current
    : await ecs.describeTaskDefinition(reference).catch((thrown: unknown) => {
        // ECS answers so for an unknown revision.
        if (errorName(thrown) !== 'ClientException' || isThrottle(thrown)) throw thrown;
        throw new UserError(
          `Input "task-definition-arn" is ${JSON.stringify(reference)}: there is no such revision in this account and region.`,
        );
      });
  if (asked.status === 'DELETE_IN_PROGRESS') {
    throw new UserError(`Input "task-definition-arn" is ${JSON.stringify(reference)}: that revision is being deleted.`);
  }
  if (asked.status === 'INACTIVE') {
    throw new UserError(
      `Input "task-definition-arn" is ${JSON.stringify(reference)}: that revision is INACTIVE (deregistered), and ECS starts no deployment of it. Name an active revision.`,
    );
  }
  return {
    definition: asked.definition,
    arn: asked.arn,
    origin: `Revision ${shortTaskDefinition(asked.arn)} is deployed as it stands.`,
    diff: differences(asked.definition, current.definition),
    lostPin: unpinnedOverPinned(asked.definition, current.definition),
  };
}

function baseFromService(
  services: readonly [ServiceView, ...ServiceView[]],
  current: DescribedTaskDefinition,
  log: Log,
): TaskDefinitionInput {
  const [first, ...others] = services;
  const strangers = others.filter(({ taskDefinition }) => familyOf(taskDefinition) !== familyOf(first.taskDefinition));
  if (strangers.length > 0) {
    throw new UserError(
      `Input "service" names services of different task definition families (${services
        .map(({ name, taskDefinition }) => `${name}: ${familyOf(taskDefinition)}`)
        .join(
          ', ',
        )}), and all of them get one revision. Give "task-definition", or deploy each family in a step of its own.`,
    );
  }
  if (others.some(({ taskDefinition }) => taskDefinition !== first.taskDefinition)) {
    log.notice(
      `The services run different revisions of ${familyOf(current.arn)}; the base of the new one is what ${first.name}, named first, runs: ${shortTaskDefinition(current.arn)}.`,
    );
  }
  return current.definition;
}

function fromFile(inputs: Inputs, { log, readFile }: TargetSources): TaskDefinitionInput {
  const file = inputs.taskDefinition ?? '';
  const { allowUnknownFields } = inputs;
  const { definition, notes, warnings } = parseTaskDefinition(readFile(file), { file, allowUnknownFields });
  for (const note of notes) log.debug(note);
  for (const warning of warnings) log.warning(warning, { file });
  return definition;
}

async function findIdentical(
  wanted: TaskDefinitionInput,
  current: DescribedTaskDefinition,
  { ecs, log }: TargetSources,
): Promise<DescribedTaskDefinition | undefined> {
  if (wanted.family === familyOf(current.arn) && current.status === 'ACTIVE') {
    if (sameDefinition(wanted, current.definition)) return current;
  }
  try {
    const latest = await ecs.describeTaskDefinition(wanted.family ?? '');
    return latest.arn !== current.arn && sameDefinition(wanted, latest.definition) ? latest : undefined;
  } catch (thrown) {
    // A family without an active revision answers ClientException: then there is nothing to reuse.
    log.debug(`The family's latest revision could not be read: ${String(thrown)}`);
    return undefined;
  }
}
