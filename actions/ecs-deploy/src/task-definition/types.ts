import type { RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs';

/** A task definition as RegisterTaskDefinition takes it: no read-only fields, tags inside. */
export type TaskDefinitionInput = RegisterTaskDefinitionCommandInput;

/** What a task definition file holds. */
export interface ParsedTaskDefinition {
  readonly definition: TaskDefinitionInput;
  /** What was left out as a matter of course, such as read-only fields: for the debug log. */
  readonly notes: readonly string[];
  /** What was left out although somebody wrote it: for the log. */
  readonly warnings: readonly string[];
}

/** An image for one container. */
export interface ImageOverride {
  /** Undefined: the definition's only container. */
  readonly container: string | undefined;
  readonly image: string;
}

export interface Overrides {
  readonly images: readonly ImageOverride[];
  /** The container that gets `environment`. Undefined: the definition's only container. */
  readonly containerName: string | undefined;
  readonly environment: ReadonlyMap<string, string>;
}

export interface ContainerImage {
  readonly container: string;
  readonly image: string;
  /** `sha256:…` where the image is pinned by its digest. */
  readonly digest: string | undefined;
}

/** One place where two definitions differ; the texts are for people and never hold a secret. */
export interface Difference {
  /** Such as `containerDefinitions[app].environment[LOG_LEVEL].value`. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}
