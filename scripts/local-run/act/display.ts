import { inertForLog, truncate } from '@platform-actions/action-kit';
import type { Terminal } from '../terminal.js';
import { seconds } from '../text.js';
import { jobPath, type ActEvent, type Annotation, type Place, type Result } from './events.js';

export interface Display {
  show(event: ActEvent): void;
  /** Refreshes the line about the running step, so many milliseconds after the start of the run. */
  tick(at: number): void;
}

const MARK: Readonly<Record<Result, string>> = { success: '✓', failure: '✗', cancelled: '■', skipped: '-' };

/** Shows jobs and steps as they run: a step's lines under its name, its duration at its end. */
export function liveDisplay(terminal: Terminal): Display {
  const outline = outlineOn(terminal);
  let running: { readonly name: string; readonly since: number } | undefined;
  let now = 0;
  let indent = '';
  return {
    show: (event) => {
      const { at } = event;
      switch (event.kind) {
        case 'step-started':
          running = { name: stepName(at, terminal.width - 16), since: now };
          break;
        case 'line':
          outline.line(at, terminal.paint('dim', fitted(indent + event.text, terminal.width)));
          break;
        case 'group':
          outline.line(at, fitted(event.title, terminal.width));
          indent = '  ';
          break;
        case 'annotation':
          outline.line(at, annotationText(event.annotation, terminal));
          break;
        case 'problem':
          outline.line(at, terminal.paint('red', clean(event.text)));
          break;
        case 'step-ended':
          running = undefined;
          indent = '';
          terminal.status('');
          outline.stepEnd(at, stepEnd(at, event.result, event.milliseconds, terminal));
          break;
        case 'group-ended':
          indent = '';
          break;
        case 'job-started':
        case 'job-ended':
        case 'output':
        case 'summary':
      }
    },
    tick: (at) => {
      now = at;
      if (running) terminal.status(terminal.paint('dim', `  … ${running.name}  ${seconds(at - running.since)}`));
    },
  };
}

interface Outline {
  /** A line of a step, under the names of its job and its step. */
  line(at: Place, text: string): void;
  stepEnd(at: Place, text: string): void;
}

/** Prints a job's and a step's name before the first line that is theirs; jobs may take turns. */
function outlineOn(terminal: Terminal): Outline {
  let [job, step] = ['', ''];
  const enterJob = (at: Place): void => {
    if (job === at.job) return;
    [job, step] = [at.job, ''];
    terminal.print();
    terminal.print(terminal.paint('bold', clean(jobPath(at.job).join(' › '))));
  };
  return {
    line: (at, text) => {
      enterJob(at);
      const key = stepKey(at);
      if (step !== key) terminal.print(`  ${terminal.paint('cyan', '▸')} ${stepName(at, terminal.width)}`);
      step = key;
      for (const part of text.split('\n')) terminal.print(`      ${part}`);
    },
    stepEnd: (at, text) => {
      enterJob(at);
      // What act says about the step comes after its end, and still belongs to it.
      step = stepKey(at);
      terminal.print(text);
    },
  };
}

function stepKey({ stage, stepId }: Place): string {
  return `${stage} ${stepId}`;
}

function stepEnd(at: Place, result: Result, milliseconds: number, terminal: Terminal): string {
  const colour = { success: 'green', failure: 'red', cancelled: 'yellow', skipped: 'dim' } as const;
  const name = stepName(at, 56).padEnd(56);
  return `  ${terminal.paint(colour[result], MARK[result])} ${name} ${terminal.paint('dim', seconds(milliseconds).padStart(8))}`;
}

function stepName({ step, stage }: Place, width: number): string {
  const suffix = { Pre: ' (before the job)', Main: '', Post: ' (clean-up)' }[stage];
  return truncate(clean(step), width - suffix.length) + suffix;
}

function annotationText({ level, title, message, file }: Annotation, terminal: Terminal): string {
  const colour = { notice: 'cyan', warning: 'yellow', error: 'red' } as const;
  const head = [title === '' ? level : `${level}: ${title}`, file].filter((part) => part !== '').join(', ');
  return `${terminal.paint(colour[level], head)}: ${inertForLog(message).replaceAll('\n', '\n        ')}`;
}

function fitted(text: string, width: number): string {
  return truncate(clean(text), width - 8);
}

/** Foreign text as one line that no terminal and no runner takes for a command. */
function clean(text: string): string {
  return inertForLog(text.replace(/\u001b\[[\d;]*m/g, '')).replaceAll('\n', ' ');
}
