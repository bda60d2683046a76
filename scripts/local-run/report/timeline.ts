import type { JobRun, StepRun } from '../act/record.js';
import { html, type Html } from './html.js';
import { statusIcon } from './icons.js';
import { seconds } from '../text.js';

/** Jobs and steps as rows, each with a bar on a common time axis. Positions are percent of the whole run. */
export function timeline(jobs: readonly JobRun[]): Html {
  const start = Math.min(...jobs.map(({ startedAt }) => startedAt));
  const end = Math.max(...jobs.map(({ startedAt, milliseconds }) => startedAt + milliseconds));
  const scale: Scale = { start, length: Math.max(1, end - start) };
  return html`<div class="timeline">
    <div class="axis">
      ${ticks(scale.length).map((ms) => html`<span style="left:${percent(ms, scale)}%">${tickLabel(ms)}</span>`)}
    </div>
    ${jobs.map((job) => jobRows(job, scale))}
  </div>`;
}

interface Scale {
  readonly start: number;
  readonly length: number;
}

/** Three to seven round points in time, in milliseconds, from 0 on. */
export function ticks(length: number): number[] {
  const steps = [1, 2, 5].flatMap((digit) => [10, 100, 1000, 10_000, 100_000, 1_000_000].map((power) => digit * power));
  const step = steps.sort((a, b) => a - b).find((candidate) => length / candidate < 6) ?? length;
  return Array.from({ length: Math.floor(length / step) + 1 }, (_, index) => index * step);
}

function tickLabel(ms: number): string {
  return ms % 1000 === 0 && ms < 10_000 ? `${ms / 1000} s` : seconds(ms);
}

function jobRows(job: JobRun, scale: Scale): Html {
  return html`<div class="row job">
      <div class="name">
        ${statusIcon(job.status)}<span><b>${job.name}</b> <small>${job.path}</small></span>
      </div>
      <div class="track">${bar(job, scale)}</div>
      <div class="time">${seconds(job.milliseconds)}</div>
    </div>
    ${job.steps.map((step) => stepRow(step, scale))}`;
}

function stepRow(step: StepRun, scale: Scale): Html {
  const stage =
    step.stage === 'Main' ? '' : html` <small>${step.stage === 'Pre' ? 'before the job' : 'clean-up'}</small>`;
  return html`<div class="row step">
    <div class="name">${statusIcon(step.status)}<span>${step.name}${stage}</span></div>
    <div class="track">${bar(step, scale)}</div>
    <div class="time">${seconds(step.milliseconds)}</div>
  </div>`;
}

function bar({ startedAt, milliseconds, status }: JobRun | StepRun, scale: Scale): Html {
  const left = percent(startedAt - scale.start, scale);
  const width = Math.max(0.4, percent(milliseconds, scale));
  return html`<i
    class="bar ${status}"
    style="left:${Math.min(left, 99.6)}%;width:${Math.min(width, 100 - Math.min(left, 99.6))}%"
  ></i>`;
}

function percent(ms: number, { length }: Scale): number {
  return Math.round((10_000 * ms) / length) / 100;
}
