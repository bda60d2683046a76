import { html, trusted, type Html } from './html.js';
import type { LocalRun } from './model.js';
import { statusIcon } from './icons.js';
import { hasDiagram } from './markdown.js';
import { headline } from './outcomes.js';
import { absences, annotations, apiCalls, logs, nextCommands, observations, outcomes, summaries } from './sections.js';
import { timeline } from './timeline.js';
import { seconds } from '../text.js';

/** What the page takes from files beside this one. */
export interface PageAssets {
  readonly css: string;
  /** Draws the diagrams. */
  readonly script: string;
  /** Where the page finds mermaid's browser build; loaded only where there is a diagram. */
  readonly mermaidUrl: string;
  /** A value of this page alone: no script without it is run. */
  readonly nonce: string;
}

/**
 * The report as one HTML page that needs no network. Whatever the run printed is text in it or went through the
 * Markdown renderer's allow-list, and the page's content policy refuses foreign scripts, pictures and requests.
 */
export function reportPage(run: LocalRun, assets: PageAssets): string {
  const rendered = summaries(run);
  const parts = [
    section('Pipeline', run.record.jobs.length === 0 ? undefined : timeline(run.record.jobs)),
    section('What was looked at in between', observations(run)),
    section('Outcome of each action', outcomes(run)),
    section('Job summaries', rendered),
    section('Annotations', annotations(run)),
    section('Calls the cloud has seen', apiCalls(run)),
    section('What this machine did not do', absences(run)),
    section('Step logs', logs(run)),
    section('Try next', nextCommands(run)),
  ];
  return document(
    run,
    assets,
    html`${header(run)}
      <main>${parts}</main>`,
    rendered !== undefined && hasDiagram(rendered),
  );
}

function document(run: LocalRun, assets: PageAssets, body: Html, withDiagrams: boolean): string {
  const { nonce } = assets;
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-${nonce}'; img-src data:; font-src data:`;
  const scripts = html`<script nonce="${nonce}" src="${assets.mermaidUrl}"></script>
    <script nonce="${nonce}">
      ${trusted(assets.script)};
    </script>`;
  return html`${trusted('<!doctype html>')}
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${run.pipeline} · ${run.scenario}: ${run.verdict}</title>
        <style>
          ${trusted(assets.css)}
        </style>
      </head>
      <body>
        ${body} ${withDiagrams ? scripts : []}
      </body>
    </html> `.html;
}

function header(run: LocalRun): Html {
  const status = { succeeded: 'success', failed: 'failure', cancelled: 'cancelled' } as const;
  return html`<header class="${run.verdict}">
    <div class="brand">platform-actions <span>local run</span></div>
    <h1>
      ${statusIcon(status[run.verdict])}<span>${run.pipeline} <span class="scenario">${run.scenario}</span></span>
      <em class="verdict">${run.verdict}</em>
    </h1>
    <p class="headline">${headline(run)}</p>
    <p class="muted">${run.scenarioText}</p>
    <dl class="facts">
      ${facts(run).map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
  </header>`;
}

function facts(run: LocalRun): (readonly [string, string])[] {
  return [
    ['Repository', run.repository],
    ['Commit', `${run.commit.slice(0, 7)} on ${run.branch}`],
    ['Event', run.event],
    ['Duration', `${seconds(run.milliseconds)}, cloud time ${run.speed}×`],
    ['Run by', run.engine],
    ['Started', run.startedAt.replace('T', ' ').replace(/:\d+\.\d+Z$/, ' UTC')],
  ];
}

function section(title: string, content: Html | undefined): Html {
  return content === undefined
    ? html``
    : html`<section>
        <h2>${title}</h2>
        ${content}
      </section>`;
}
