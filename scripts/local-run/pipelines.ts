import type { LocalCloud } from '@platform-actions/local-cloud';
import { backend } from './backend.js';
import type { CallerSettings } from './caller.js';
import type { Absence } from './report/model.js';

export interface Scenario {
  /** One sentence: what happens. */
  readonly text: string;
  /** Tells the cloud so. */
  readonly play: (cloud: LocalCloud, settings: CallerSettings) => void;
  /** Files of the calling repository that are others in this scenario. */
  readonly files?: (settings: CallerSettings) => Readonly<Record<string, string>>;
}

/** A pipeline that can be run here, with the application it is run for. */
export interface Pipeline {
  readonly purpose: string;
  /** The folder below `examples/`. */
  readonly example: string;
  /** The file below `workflows/`. */
  readonly caller: string;
  readonly event: 'workflow_dispatch' | 'push';
  readonly inputs: Readonly<Record<string, string>>;
  /** Inputs of the pipeline beyond those in its caller: what stands in for engines that no machine here has. */
  readonly settings: Readonly<Record<string, string>>;
  /** Files of the calling repository beside the example's, by path. */
  readonly files: (settings: CallerSettings) => Readonly<Record<string, string>>;
  /** Puts into the cloud what is there before the run. */
  readonly seed: (cloud: LocalCloud, settings: CallerSettings, example: string) => void;
  /** The first is the one that is run where none is named. */
  readonly scenarios: Readonly<Record<string, Scenario>>;
  /** What a real run does and this one does not. */
  readonly absences: (docker: boolean) => readonly Absence[];
}

/** Every pipeline of `npm start`, by name. */
export const PIPELINES: Readonly<Record<string, Pipeline>> = { backend };
