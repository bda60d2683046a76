import { parseCommand, type WorkflowCommand } from './workflow-command.js';

/** Where in the run an event happened. */
export interface Place {
  /** `deploy/Deploy/deploy`: the calling job, the workflow's name, the job; unique within a run. */
  readonly job: string;
  readonly jobId: string;
  readonly step: string;
  readonly stepId: string;
  readonly stage: Stage;
}

export type Stage = 'Pre' | 'Main' | 'Post';
export type Level = 'notice' | 'warning' | 'error';
/** How a step or a job ended. */
export type Result = 'success' | 'failure' | 'cancelled' | 'skipped';

export interface Annotation {
  readonly level: Level;
  readonly title: string;
  readonly message: string;
  /** `path:line`, as far as given. */
  readonly file: string;
}

/** What one line of act's `--json` output says, as far as anybody shows it. */
export type ActEvent =
  | { readonly kind: 'job-started'; readonly at: Place }
  | { readonly kind: 'job-ended'; readonly at: Place; readonly result: Result }
  | { readonly kind: 'step-started'; readonly at: Place }
  | { readonly kind: 'step-ended'; readonly at: Place; readonly result: Result; readonly milliseconds: number }
  | { readonly kind: 'line'; readonly at: Place; readonly text: string }
  | { readonly kind: 'group'; readonly at: Place; readonly title: string }
  | { readonly kind: 'group-ended'; readonly at: Place }
  | { readonly kind: 'annotation'; readonly at: Place; readonly annotation: Annotation }
  | { readonly kind: 'output'; readonly at: Place; readonly name: string; readonly value: string }
  | { readonly kind: 'summary'; readonly at: Place; readonly markdown: string }
  /** Something act itself has to say: an action it cannot find, a step that was killed. */
  | { readonly kind: 'problem'; readonly at: Place; readonly text: string };

type Fields = Readonly<Record<string, unknown>>;

const RESULTS: readonly string[] = ['success', 'failure', 'cancelled', 'skipped'] satisfies Result[];

/**
 * The event in one parsed line of act's JSON log (v0.2.89), whose strings are masked already; `undefined` for lines
 * that nobody needs. act has no other description of that format than its output.
 */
export function toEvent(line: Fields): ActEvent | undefined {
  const at = place(line);
  if (at.job === '') return undefined;
  if (isInternal(line)) return internalEvent(line, at);
  if (isResult(line['jobResult'])) return { kind: 'job-ended', at, result: line['jobResult'] };
  if (isResult(line['stepResult'])) {
    return { kind: 'step-ended', at, result: line['stepResult'], milliseconds: number(line, 'executionTime') / 1e6 };
  }
  if (text(line, 'command') !== '') return commandEvent(line, at);
  if (line['raw_output'] === true) return { kind: 'line', at, text: printedText(line) };
  if (text(line, 'msg').startsWith('⭐ Run ')) return { kind: 'step-started', at };
  return problem(line, at);
}

/** Calling job, workflow and job, outermost first; what is called like the thing around it is said once. */
export function jobPath(job: string): string[] {
  return job.split('/').filter((part, index, parts) => part !== parts[index - 1]);
}

/** The steps that act adds to each job have their id under another name than those of the workflow. */
function isInternal(line: Fields): boolean {
  return Array.isArray(line['stepid']);
}

function internalEvent(line: Fields, at: Place): ActEvent | undefined {
  const starts = text(line, 'step') === 'Set up job' && line['stepResult'] === undefined;
  return starts ? { kind: 'job-started', at } : undefined;
}

/** Without its line end, colours and cursor movements. */
function printedText(line: Fields): string {
  return text(line, 'msg')
    .replace(/\r?\n$/, '')
    .replace(/\u001b\[[?\d;]*[A-Za-z]/g, '');
}

function commandEvent(line: Fields, at: Place): ActEvent | undefined {
  const { name, properties, message } = parseCommand(text(line, 'raw')) ?? commandAsActReadIt(line);
  switch (name) {
    case 'group':
      return { kind: 'group', at, title: message };
    case 'endgroup':
      return { kind: 'group-ended', at };
    case 'notice':
    case 'warning':
    case 'error':
      return { kind: 'annotation', at, annotation: annotation(name, properties, message) };
    case 'set-output':
      return { kind: 'output', at, name: text(line, 'name'), value: message };
    case 'summary':
      return { kind: 'summary', at, markdown: text(line, 'content') };
    default:
      return undefined;
  }
}

/** For what steps write into files rather than print, and for the runner's old `##[name]` form. */
function commandAsActReadIt(line: Fields): WorkflowCommand {
  const pairs = isFields(line['kvPairs']) ? line['kvPairs'] : {};
  const properties = Object.fromEntries(Object.keys(pairs).map((key) => [key, text(pairs, key)]));
  return { name: text(line, 'command'), properties, message: text(line, 'arg') };
}

function annotation(level: Level, properties: WorkflowCommand['properties'], message: string): Annotation {
  const { title = '', file = '', line = '' } = properties;
  return { level, title, message, file: line === '' ? file : `${file}:${line}` };
}

function problem(line: Fields, at: Place): ActEvent | undefined {
  const message = text(line, 'msg');
  // The exit code of a failed step is no news: the step's own error has been shown.
  if (line['level'] !== 'error' || /^exit status 1$/.test(message)) return undefined;
  return { kind: 'problem', at, text: message };
}

function place(line: Fields): Place {
  const id = Array.isArray(line['stepID']) ? line['stepID'].join('/') : '';
  const stage = text(line, 'stage');
  return {
    // act pads the name so that its own columns line up.
    job: text(line, 'job').trim(),
    jobId: text(line, 'jobID'),
    step: text(line, 'step'),
    stepId: id,
    stage: stage === 'Pre' || stage === 'Post' ? stage : 'Main',
  };
}

function isResult(value: unknown): value is Result {
  return typeof value === 'string' && RESULTS.includes(value);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}

function number(fields: Fields, name: string): number {
  const value = fields[name];
  return typeof value === 'number' ? value : 0;
}
