import { revisionArn, type RevisionImage } from '../ecs/model.js';
import type { OptionalAccess } from '../ecs/optional-access.js';
import type { EcsPort } from '../ecs/ports.js';
import type { Rollout } from '../state.js';
import { imagesOf, type TaskDefinitionInput } from '../task-definition/index.js';

/** What ECS says that it runs, beside what was asked for. */
export interface Verification {
  readonly images: readonly RevisionImage[];
  /** Every image was asked for by digest, and is the one that ECS runs. */
  readonly matches: boolean;
  /** Said where they do not match; empty otherwise. */
  readonly note: string;
}

const UNREAD: Verification = { images: [], matches: false, note: 'the service revision could not be read' };

/** Compares the digests in the service revisions with those of the definition: one call for all services. */
export async function verifyImages(
  rollouts: readonly Pick<Rollout, 'serviceArn' | 'deploymentId'>[],
  definition: TaskDefinitionInput,
  ports: { readonly ecs: Pick<EcsPort, 'describeServiceRevisions'>; readonly access: OptionalAccess },
): Promise<Verification[]> {
  if (rollouts.length === 0) return [];
  const arns = rollouts.map(({ serviceArn, deploymentId }) => revisionArn({ arn: serviceArn }, deploymentId));
  const revisions = await readRevisions(arns, ports);
  return arns.map((arn) => {
    const revision = revisions.find((one) => one.arn === arn);
    return revision === undefined ? UNREAD : compareImages(definition, revision.images);
  });
}

async function readRevisions(arns: readonly string[], { ecs, access }: Parameters<typeof verifyImages>[2]) {
  try {
    const doing = 'reading the service revisions';
    return (
      (await access.attempt('ecs:DescribeServiceRevisions', doing, () => ecs.describeServiceRevisions(arns))) ?? []
    );
  } catch {
    // Older services have revisions that the API cannot describe; the deployment is good without the proof.
    return [];
  }
}

/** Whether the images that ECS runs are those that the definition pins. */
export function compareImages(definition: TaskDefinitionInput, running: readonly RevisionImage[]): Verification {
  const problems = imagesOf(definition).flatMap(({ container, image, digest }) => {
    const actual = running.find((one) => one.container === container)?.digest;
    if (digest === undefined) return [`${container} is not pinned by digest (${image})`];
    if (actual === undefined) return [`ECS tells no digest for ${container}`];
    return actual === digest ? [] : [`${container} runs ${actual}, not ${digest}`];
  });
  return { images: running, matches: problems.length === 0, note: problems.join('; ') };
}
