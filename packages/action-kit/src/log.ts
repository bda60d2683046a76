import * as core from '@actions/core';
import { inertForLog } from './text.js';

/** Where in the workspace an annotation points. */
export interface Place {
  readonly file?: string;
  readonly startLine?: number;
  readonly endLine?: number;
  readonly title?: string;
}

/** The step's log. Every message, title and file may hold foreign text: it is made inert before it is printed. */
export interface Log {
  debug(message: string): void;
  info(message: string): void;
  /** An annotation on the run's page. Only for what somebody must act on, as for `warning` and `error`. */
  notice(message: string, place?: Place): void;
  warning(message: string, place?: Place): void;
  error(message: string, place?: Place): void;
  /** Runs a phase inside a foldable group; the group ends where the phase throws, too. */
  group<T>(title: string, phase: () => Promise<T>): Promise<T>;
}

/** The log of the running step. */
export const runnerLog: Log = {
  debug: (message) => {
    core.debug(inertForLog(message));
  },
  info: (message) => {
    core.info(inertForLog(message));
  },
  notice: (message, place = {}) => {
    core.notice(inertForLog(message), inertPlace(place));
  },
  warning: (message, place = {}) => {
    core.warning(inertForLog(message), inertPlace(place));
  },
  error: (message, place = {}) => {
    core.error(inertForLog(message), inertPlace(place));
  },
  group: (title, phase) => core.group(inertForLog(title), phase),
};

/** `@actions/core` escapes what would end a property; what nobody can see, and line breaks, are for us to mend. */
function inertPlace({ file, title, ...lines }: Place): core.AnnotationProperties {
  return {
    ...lines,
    ...(file !== undefined && { file: oneLine(file) }),
    ...(title !== undefined && { title: oneLine(title) }),
  };
}

function oneLine(text: string): string {
  return inertForLog(text.replace(/\s*[\r\n]\s*/g, ' '));
}
