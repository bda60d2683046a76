import * as core from '@actions/core';
import { inertForLog } from './text.js';

/** Where in the workspace an annotation points. */
export interface Place {
  readonly file?: string;
  readonly startLine?: number;
  readonly endLine?: number;
  readonly title?: string;
}

/** The step's log. Every message may hold foreign text: it is made inert before it is printed. */
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
    core.notice(inertForLog(message), { ...place });
  },
  warning: (message, place = {}) => {
    core.warning(inertForLog(message), { ...place });
  },
  error: (message, place = {}) => {
    core.error(inertForLog(message), { ...place });
  },
  group: (title, phase) => core.group(inertForLog(title), phase),
};
