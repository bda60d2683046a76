import type { ContainerView, TaskView } from '../ecs/model.js';

/** Why a task stopped, as far as it matters to a deployment. */
export type StopClass =
  | 'image-pull'
  | 'initialization'
  | 'exec-format'
  | 'command'
  | 'out-of-memory'
  | 'crash'
  | 'exited'
  | 'health-check'
  | 'capacity'
  | 'scheduler'
  | 'other';

/** One cause of death and how many tasks died of it. */
export interface StopGroup {
  readonly kind: StopClass;
  /** The container to blame; empty where the task itself failed. */
  readonly container: string;
  readonly exitCode: number | undefined;
  readonly stopCode: string;
  /** ECS's own words, those of the newest task. */
  readonly reason: string;
  readonly count: number;
  /** ARN of the newest of these tasks. */
  readonly newestTask: string;
  readonly newestAtMs: number;
}

/** Classes that say something about the revision: capacity, scaling and the hardware do not. */
const REVISION_AT_FAULT: ReadonlySet<StopClass> = new Set<StopClass>([
  'image-pull',
  'initialization',
  'exec-format',
  'command',
  'out-of-memory',
  'crash',
  'exited',
  'health-check',
]);

const BENIGN_CODES = new Set(['UserInitiated', 'SpotInterruption', 'TerminationNotice', 'InfrastructureHealth']);

/** Words of ECS by class, first match wins. They are matched in the reasons of the task and of the container to blame. */
const WORDS: readonly (readonly [StopClass, RegExp])[] = [
  [
    'capacity',
    /capacity is unavailable|RESOURCE:|unable to place|no container instance|timeout waiting for (network|eni)/i,
  ],
  [
    'image-pull',
    /CannotPull(Container|ECRContainer|ImageManifest)?(Error)?|pull(ing)? (image|manifest)|manifest unknown/i,
  ],
  ['exec-format', /exec format error/i],
  [
    'command',
    /executable file not found|no such file or directory|permission denied.*(exec|start)|CannotStartContainerError/i,
  ],
  ['initialization', /ResourceInitializationError|CannotCreateContainerError|CannotCreateVolumeError/i],
  ['out-of-memory', /OutOfMemory/i],
  ['health-check', /failed (elb|container|vpc lattice)?\s*health checks?|is unhealthy|health check/i],
  ['scheduler', /scaling activity|deployment ecs-svc|availability zone rebalancing/i],
];

const BY_EXIT_CODE: Readonly<Record<number, StopClass>> = { 126: 'command', 127: 'command', 0: 'exited' };

/**
 * The tasks by cause of death, most frequent first.
 *
 * @param essential names of the essential containers; empty where they are not known.
 */
export function groupStopped(tasks: readonly TaskView[], essential: readonly string[]): StopGroup[] {
  const groups = new Map<string, StopGroup>();
  for (const task of tasks) {
    const cause = causeOfDeath(task, essential);
    const key = JSON.stringify([cause.kind, cause.container, cause.exitCode, cause.stopCode, withoutIds(cause.reason)]);
    const known = groups.get(key);
    const newer = known === undefined || cause.newestAtMs >= known.newestAtMs;
    groups.set(key, { ...(newer ? cause : known), count: (known?.count ?? 0) + 1 });
  }
  return [...groups.values()].sort((a, b) => b.count - a.count || b.newestAtMs - a.newestAtMs);
}

function causeOfDeath(task: TaskView, essential: readonly string[]): StopGroup {
  const culprit = culpritOf(task.containers, essential);
  const reasons = [culprit?.reason ?? '', task.stoppedReason].filter((reason) => reason !== '');
  return {
    kind: classify(task, culprit, reasons.join(' ')),
    container: culprit?.name ?? '',
    exitCode: culprit?.exitCode,
    stopCode: task.stopCode,
    reason: [...new Set(reasons)].join(': '),
    count: 1,
    newestTask: task.arn,
    newestAtMs: task.stoppedAtMs ?? 0,
  };
}

function classify(task: TaskView, culprit: ContainerView | undefined, text: string): StopClass {
  if (BENIGN_CODES.has(task.stopCode)) return 'other';
  const worded = WORDS.find(([, pattern]) => pattern.test(text))?.[0];
  if (worded !== undefined) return worded;
  // The scheduler stops tasks to scale in or to replace them, unless their health was the matter.
  if (task.stopCode === 'ServiceSchedulerInitiated') return 'scheduler';
  if (culprit?.exitCode === undefined) return 'other';
  return BY_EXIT_CODE[culprit.exitCode] ?? 'crash';
}

/**
 * The container that took the task down. ECS does not say which exited first, but it kills the others then: an exit
 * code of a signal (137, 143) is that of a victim, unless nothing else explains the death.
 */
function culpritOf(containers: readonly ContainerView[], essential: readonly string[]): ContainerView | undefined {
  const candidates = containers.filter(({ name }) => essential.length === 0 || essential.includes(name));
  const signalled = ({ exitCode }: ContainerView): boolean => exitCode === 137 || exitCode === 143;
  return (
    candidates.find(({ reason }) => reason !== '') ??
    candidates.find((one) => one.exitCode !== undefined && one.exitCode !== 0 && !signalled(one)) ??
    candidates.find((one) => one.health === 'UNHEALTHY') ??
    candidates.find((one) => one.exitCode === 0) ??
    candidates.find((one) => one.exitCode !== undefined) ??
    undefined
  );
}

/** Two tasks die of the same cause even though each message carries ids, addresses and times of its own. */
function withoutIds(reason: string): string {
  return reason.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\b[0-9a-f]{12,}\b|\d+(\.\d+)*/gi, '#');
}

/**
 * The cause that at least `threshold` tasks of the deployment died of while none became healthy; 0 switches it off.
 * Lack of capacity, scaling and the hardware do not count, since another try may well go better.
 */
export function provenCause(groups: readonly StopGroup[], threshold: number): StopGroup | undefined {
  if (threshold === 0) return undefined;
  return groups.find(({ kind, count }) => REVISION_AT_FAULT.has(kind) && count >= threshold);
}

/** Whether tasks of a class count against the revision. */
export function blamesRevision(kind: StopClass): boolean {
  return REVISION_AT_FAULT.has(kind);
}

/**
 * Whether any running task has become healthy: its health check says so or, without one, it has outlived every task that
 * died. A task that merely runs right now proves nothing: in a crash loop there always is one.
 */
export function anyHealthy(running: readonly TaskView[], stopped: readonly TaskView[]): boolean {
  if (running.some(({ health }) => health === 'HEALTHY')) return true;
  const longestLife = Math.max(0, ...stopped.map(lifeMs));
  const latest = Math.max(0, ...stopped.map(({ stoppedAtMs }) => stoppedAtMs ?? 0));
  return running.some(({ startedAtMs, health }) => {
    return health === 'UNKNOWN' && startedAtMs !== undefined && latest - startedAtMs > longestLife;
  });
}

function lifeMs({ startedAtMs, stoppedAtMs }: TaskView): number {
  return startedAtMs === undefined || stoppedAtMs === undefined ? 0 : stoppedAtMs - startedAtMs;
}

/** One cause in words: `container app exited with code 1 (3 tasks)`. */
export function describeCause({ kind, container, exitCode, reason, count }: StopGroup): string {
  const who = container === '' ? 'the task' : `container ${container}`;
  const times = count === 1 ? '1 task' : `${count} tasks`;
  switch (kind) {
    case 'image-pull':
      return `the image of ${who} could not be pulled (${times}): ${reason}`;
    case 'out-of-memory':
      return `${who} ran out of memory${exitCode === undefined ? '' : `, exit code ${exitCode}`} (${times})`;
    case 'health-check':
      return `${who} failed its health checks (${times}): ${reason}`;
    case 'crash':
    case 'exited':
    case 'exec-format':
    case 'command':
      return exitCode === undefined
        ? `${who} could not start (${times}): ${reason}`
        : `${who} exited with code ${exitCode} (${times})`;
    default:
      return `${reason === '' ? `${who} stopped` : reason} (${times})`;
  }
}
