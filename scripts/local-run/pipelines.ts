import type { LocalCloud } from '@platform-actions/local-cloud';
import { backend } from './backend.js';
import type { CallerSettings } from './caller.js';
import { frontend } from './frontend/pipeline.js';
import type { Absence } from './report/model.js';
import type { Story, WorkflowEvent } from './stage.js';

export interface Scenario {
  /** One sentence: what happens. */
  readonly text: string;
  /** Tells the cloud so. */
  readonly play?: (cloud: LocalCloud, settings: CallerSettings) => void;
  /** Files of the calling repository that are others in this scenario. */
  readonly files?: (settings: CallerSettings) => Readonly<Record<string, string>>;
  /** Files of the example that only this scenario has. */
  readonly takes?: readonly string[];
  /** What is done, where it is more than one run of the pipeline. */
  readonly story?: Story;
}

/** A pipeline that can be run here, with the application it is run for. */
export interface Pipeline {
  readonly purpose: string;
  /** The folder below `examples/`. */
  readonly example: string;
  /** The file below `workflows/`. */
  readonly caller: string;
  /** Other workflows that the calling repository has, by their files below `workflows/`. */
  readonly furtherCallers?: readonly string[];
  /** Files of the example that a scenario has to ask for. */
  readonly optional?: readonly string[];
  /** What starts it, where a scenario has no story. */
  readonly event: WorkflowEvent;
  /** The reusable workflow that the roles trust, as in production: `deploy.yml`. */
  readonly trustedWorkflow: string;
  /** Whose jobs may assume a role, by the input of the caller that names it: the environment's, or a pull request's. */
  readonly roles: Readonly<Record<string, 'environment' | 'pull-request'>>;
  /** Files of the calling repository beside the example's, by path. */
  readonly files: (settings: CallerSettings) => Readonly<Record<string, string>>;
  /**
   * Puts into the cloud what is there before the run. Gives inputs of the pipeline beyond those in its caller: what was
   * put there, and what stands in for engines that no machine here has.
   */
  readonly seed: (
    cloud: LocalCloud,
    settings: CallerSettings,
    example: string,
  ) => Promise<Readonly<Record<string, string>>>;
  /** What the application's own steps need of this machine, as environment variables. */
  readonly machine?: (example: string, log: (line: string) => void) => Promise<Readonly<Record<string, string>>>;
  /** The first is the one that is run where none is named. */
  readonly scenarios: Readonly<Record<string, Scenario>>;
  /** What a real run does and this one does not. */
  readonly absences: (docker: boolean) => readonly Absence[];
}

/** Every pipeline of `npm start`, by name. */
export const PIPELINES: Readonly<Record<string, Pipeline>> = { backend, frontend };
