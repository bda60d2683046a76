import type { ServiceEventView, ServiceView } from '../ecs/model.js';
import type { StopGroup } from '../diagnose/stopped-tasks.js';
import type { Rollout } from '../state.js';
import type { Sample } from './progress.js';
import { startTrack, type Goal, type Track, type Verdict } from './verdict.js';

/** A rollout to be watched. */
export interface WatchTask {
  readonly rollout: Rollout;
  /** What UpdateService, or the read before an attach, told. */
  readonly service: ServiceView;
  readonly timeoutMs: number;
  readonly goal: Goal;
  readonly essential: readonly string[];
  /** Why it is to be rolled back whatever becomes of it: another service could not be updated. */
  readonly doomed?: string;
}

/** One rollout during the watch, and what is known of it at the end. */
export interface Watched {
  readonly task: WatchTask;
  track: Track;
  /** Of the service deployment, once ECS lists it. */
  arn: string | undefined;
  /** Lists that did not have it. */
  vainLists: number;
  /** Whether the next poll reads the service, too. */
  serviceDue: boolean;
  /** What the stopped tasks were last looked at for. */
  checked: { readonly failed: number; readonly started: number };
  /** Whether a task of it is known to have become healthy. */
  healthySeen: boolean;
  stops: readonly StopGroup[];
  /** Newest first. */
  events: readonly ServiceEventView[];
  readonly samples: Sample[];
  verdict: Verdict | undefined;
  /** Since the watch began. */
  verdictAtMs: number | undefined;
  /** How the rollback was begun, or why not. */
  rollbackNote: string;
  replacementId: string | undefined;
  endedAtMs: number | undefined;
}

/** A rollout at the begin of its watch. */
export function newlyWatched(task: WatchTask): Watched {
  return {
    task,
    track: startTrack(task.rollout, task.goal, task.service),
    arn: undefined,
    vainLists: 0,
    serviceDue: false,
    checked: { failed: 0, started: 0 },
    healthySeen: false,
    stops: [],
    events: [],
    samples: [],
    verdict: undefined,
    verdictAtMs: undefined,
    rollbackNote: '',
    replacementId: undefined,
    endedAtMs: undefined,
  };
}
