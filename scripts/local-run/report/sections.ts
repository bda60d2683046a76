import { plural } from '@platform-actions/action-kit';
import { statusIcon } from './icons.js';
import { html, type Html } from './html.js';
import { renderMarkdown } from './markdown.js';
import type { LocalRun, Observation, OperationCalls } from './model.js';
import { actionOutcomes, type ActionOutcome } from './outcomes.js';

/** One card per action that gave an outcome; `undefined`, here and below, where there is nothing to show. */
export function outcomes(run: LocalRun): Html | undefined {
  const all = actionOutcomes(run);
  return all.length === 0 ? undefined : html`<div class="cards">${all.map(outcomeCard)}</div>`;
}

function outcomeCard({ step, job, path, outcome, reason, outputs }: ActionOutcome): Html {
  const table = html`<details>
    <summary>${plural(outputs.length, 'output')}</summary>
    <dl class="outputs">
      ${outputs.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd><code>${value}</code></dd>`,
      )}
    </dl>
  </details>`;
  return html`<article class="card ${step.status}">
    <h3>
      <span>${step.name} <small>${joined(job, path)}</small></span>
      <em class="pill ${step.status}">${outcome}</em>
    </h3>
    <p>${reason}</p>
    ${outputs.length === 0 ? [] : table}
  </article>`;
}

/** What was looked at between two runs of the pipeline, with what was found. */
export function observations({ observations: all }: LocalRun): Html | undefined {
  if (all.length === 0) return undefined;
  return html`<div class="cards">${all.map(observationCard)}</div>`;
}

function observationCard({ title, checks }: Observation): Html {
  const status = checks.every(({ ok }) => ok) ? 'success' : 'failure';
  return html`<article class="card ${status}">
    <h3><span>${title}</span></h3>
    <ul class="checks">
      ${checks.map(
        ({ what, ok, detail }) =>
          html`<li>
            ${statusIcon(ok ? 'success' : 'failure')}<span>${what} <small>${detail}</small></span>
          </li>`,
      )}
    </ul>
  </article>`;
}

/** The job summaries, rendered as GitHub does. */
export function summaries(run: LocalRun): Html | undefined {
  const cards = run.record.jobs.flatMap((job) =>
    job.steps
      .filter(({ summary }) => summary.trim() !== '')
      .map(
        (step) =>
          html`<article class="card summary">
            <h3>
              ${statusIcon(step.status)}<span>${job.name} <small>${joined(step.name, job.path)}</small></span>
            </h3>
            <div class="markdown">${renderMarkdown(step.summary)}</div>
          </article>`,
      ),
  );
  return cards.length === 0 ? undefined : html`${cards}`;
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}

/** Notices, warnings and errors of all steps. */
export function annotations(run: LocalRun): Html | undefined {
  const all = run.record.jobs.flatMap((job) =>
    job.steps.flatMap((step) => [
      ...step.annotations.map((annotation) => ({ ...annotation, step: step.name })),
      ...step.problems.map((message) => ({ level: 'error', title: '', message, file: '', step: step.name })),
    ]),
  );
  if (all.length === 0) return undefined;
  const items = all.map(
    ({ level, title, message, file, step }) =>
      html`<li class="${level}">
        <b>${title === '' ? level : title}</b> <small>${step}${file === '' ? '' : ` · ${file}`}</small>
        <p>${message}</p>
      </li>`,
  );
  return html`<ul class="annotations">
    ${items}
  </ul>`;
}

/** A row per operation, the most frequent first. */
export function apiCalls({ calls }: LocalRun): Html | undefined {
  if (calls.length === 0) return undefined;
  const most = Math.max(...calls.map(({ count }) => count));
  const total = calls.reduce((sum, { count }) => sum + count, 0);
  const rows = [...calls].sort((a, b) => b.count - a.count).map((call) => callRow(call, most));
  return html`<div class="scroll">
    <table class="calls">
      <thead>
        <tr>
          <th>Operation</th>
          <th class="right">Calls</th>
          <th class="wide"></th>
          <th class="right">Errors</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
      <tfoot>
        <tr>
          <td>All</td>
          <td class="right">${total}</td>
          <td class="wide"></td>
          <td class="right">${calls.reduce((sum, { failed }) => sum + failed, 0)}</td>
        </tr>
      </tfoot>
    </table>
  </div>`;
}

function callRow({ operation, count, failed }: OperationCalls, most: number): Html {
  return html`<tr>
    <td><code>${operation}</code></td>
    <td class="right">${count}</td>
    <td class="wide"><i class="share" style="width:${Math.round((100 * count) / most)}%"></i></td>
    <td class="right ${failed > 0 ? 'failed' : ''}">${failed}</td>
  </tr>`;
}

/** What a real run does and this one did not, with what was done instead. */
export function absences({ absences: all }: LocalRun): Html | undefined {
  if (all.length === 0) return undefined;
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>Not done</th>
          <th>Why</th>
          <th>Instead</th>
        </tr>
      </thead>
      <tbody>
        ${all.map(
          ({ what, why, instead }) =>
            html`<tr>
              <td>${what}</td>
              <td>${why}</td>
              <td>${instead}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** The lines of each step, folded; those of a failed step are open. */
export function logs(run: LocalRun): Html | undefined {
  const all = run.record.jobs.flatMap((job) =>
    job.steps
      .filter(({ lines }) => lines.length > 0)
      .map(
        (step) =>
          html`<details class="log" ${step.status === 'failure' ? 'open' : ''}>
            <summary>
              ${statusIcon(step.status)}<span>${step.name} <small>${job.name}</small></span>
              <span class="muted">${plural(step.lines.length, 'line')}</span>
            </summary>
            <pre><code>${step.lines.join('\n')}</code></pre>
          </details>`,
      ),
  );
  return all.length === 0 ? undefined : html`${all}`;
}

/** Commands that show something else. */
export function nextCommands({ next }: LocalRun): Html | undefined {
  if (next.length === 0) return undefined;
  return html`<dl class="next">
    ${next.map(
      ({ command, purpose }) =>
        html`<div>
          <dt><code>${command}</code></dt>
          <dd>${purpose}</dd>
        </div>`,
    )}
  </dl>`;
}
