import { jobPath, type ActEvent, type Annotation, type Place, type Result, type Stage } from './events.js';

export interface StepRun {
  readonly id: string;
  readonly name: string;
  readonly stage: Stage;
  /** `running` where the run ended before the step did. */
  readonly status: Result | 'running';
  /** Milliseconds since the start of the run. */
  readonly startedAt: number;
  readonly milliseconds: number;
  readonly lines: readonly string[];
  readonly annotations: readonly Annotation[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** What act itself said about the step. */
  readonly problems: readonly string[];
}

export interface JobRun {
  /** The name that the workflow gives the job. */
  readonly name: string;
  /** The calling jobs and workflows: `pipeline › backend`. */
  readonly path: string;
  readonly status: Result | 'running';
  readonly startedAt: number;
  readonly milliseconds: number;
  readonly steps: readonly StepRun[];
}

/** One run of a workflow, as the report shows it. */
export interface RunRecord {
  readonly jobs: readonly JobRun[];
}

export interface Recorder {
  /** Takes an event that happened so many milliseconds after the start of the run. */
  record(event: ActEvent, at: number): void;
  /** What is known at that time. */
  snapshot(at: number): RunRecord;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
interface OpenStep extends Omit<Writable<StepRun>, 'lines' | 'annotations' | 'outputs' | 'problems'> {
  lines: string[];
  annotations: Annotation[];
  outputs: Record<string, string>;
  problems: string[];
}
interface OpenJob extends Omit<Writable<JobRun>, 'steps'> {
  steps: Map<string, OpenStep>;
  /** The steps that are inside of a log group just now. */
  grouped: Set<OpenStep>;
}

/** Builds the record of a run from its events, jobs and steps in the order in which they started. */
export function recorder(): Recorder {
  const jobs = new Map<string, OpenJob>();
  return {
    record: (event, at) => {
      const job = openJob(jobs, event.at, at);
      if (event.kind === 'job-ended') {
        Object.assign(job, { status: event.result, milliseconds: at - job.startedAt });
      } else if (event.kind !== 'job-started') {
        recordInStep(openStep(job, event.at, at), event, job.grouped);
      }
    },
    snapshot: (at) => ({ jobs: [...jobs.values()].map((job) => closedJob(job, at)) }),
  };
}

function recordInStep(step: OpenStep, event: ActEvent, grouped: Set<OpenStep>): void {
  switch (event.kind) {
    case 'step-ended':
      Object.assign(step, { status: event.result, milliseconds: event.milliseconds });
      break;
    case 'line':
      step.lines.push((grouped.has(step) ? '  ' : '') + event.text);
      break;
    case 'group':
      step.lines.push(`▾ ${event.title}`);
      grouped.add(step);
      break;
    case 'group-ended':
      grouped.delete(step);
      break;
    case 'annotation':
      step.annotations.push(event.annotation);
      step.lines.push(`${event.annotation.level}: ${event.annotation.message}`);
      break;
    case 'output':
      step.outputs[event.name] = event.value;
      break;
    case 'summary':
      step.summary += event.markdown;
      break;
    case 'problem':
      step.problems.push(event.text);
      break;
    case 'step-started':
    case 'job-started':
    case 'job-ended':
  }
}

function openJob(jobs: Map<string, OpenJob>, place: Place, at: number): OpenJob {
  const known = jobs.get(place.job);
  if (known) return known;
  const parts = jobPath(place.job);
  const job: OpenJob = {
    name: parts.at(-1) ?? place.jobId,
    path: parts.slice(0, -1).join(' › '),
    status: 'running',
    startedAt: at,
    milliseconds: 0,
    steps: new Map(),
    grouped: new Set(),
  };
  jobs.set(place.job, job);
  return job;
}

function openStep(job: OpenJob, place: Place, at: number): OpenStep {
  const key = `${place.stage} ${place.stepId}`;
  const known = job.steps.get(key);
  if (known) return known;
  const step: OpenStep = {
    id: place.stepId,
    name: place.step,
    stage: place.stage,
    status: 'running',
    startedAt: at,
    milliseconds: 0,
    lines: [],
    annotations: [],
    outputs: {},
    summary: '',
    problems: [],
  };
  job.steps.set(key, step);
  return step;
}

function closedJob(job: OpenJob, at: number): JobRun {
  const { name, path, status, startedAt, milliseconds } = ended(job, at);
  const steps = [...job.steps.values()].map((step) => ended({ ...step }, at));
  return { name, path, status, startedAt, milliseconds, steps };
}

/** What still runs has lasted until now. */
function ended<T extends Pick<StepRun, 'status' | 'startedAt' | 'milliseconds'>>(part: T, at: number): T {
  return part.status === 'running' ? { ...part, milliseconds: at - part.startedAt } : part;
}
