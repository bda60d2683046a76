import { describe, expect, it } from '@jest/globals';
import { closingLines } from '../closing.js';
import { localRun } from './fixture.js';
import type { LocalRun } from './model.js';
import { reportPage } from './page.js';
import { ticks } from './timeline.js';

const ASSETS = { css: 'body{}', script: 'draw()', mermaidUrl: 'mermaid.min.js', nonce: 'n0nce' };

describe('reportPage', () => {
  const page = reportPage(localRun(), ASSETS);

  it.each([
    ['the verdict', '<em class="verdict">failed</em>'],
    ['why', 'Key aws-secret-Value/1+2 is wrong.'],
    ['the commit', '0123456 on main'],
    ['each job and step', 'Deploy to ECS <small>clean-up</small>'],
    ['the outcome', '<em class="pill failure">rolled-back</em>'],
    ['the summary as HTML', '<h2>Rolled back</h2>'],
    ['annotations', 'task.json:7'],
    ['calls and errors', '<td class="right failed">2</td>'],
    ['what was not done', '<td>No Docker.</td>'],
    ['the log of a failed step, open', '<details class="log" open>'],
    ['what to try', '<code>npm start</code>'],
  ])('shows %s', (_, text) => {
    expect(page).toContain(text);
  });

  it('shows what was looked at between runs, and what of it was not as it should be', () => {
    const checks = [{ what: 'GET /a.js', ok: false, detail: '404, text/html' }];
    const observations = [{ title: 'The tab goes to the cart', checks }];
    const shown = reportPage(localRun({ observations }), ASSETS);
    expect(shown).toContain('The tab goes to the cart');
    expect(shown).toMatch(/aria-label="failure"[^]*GET \/a\.js <small>404, text\/html<\/small>/);
    const lines = closingLines(localRun({ observations }), 'report.html', { paint: (_, text) => text });
    expect(lines).toContainEqual(expect.stringMatching(/not seen +The tab goes to the cart/));
  });

  it('loads nothing where there is no diagram, and mermaid from beside itself where there is one', () => {
    expect(page).not.toContain('<script');
    const record = { jobs: localRun().record.jobs.map((job) => ({ ...job, steps: job.steps.map(withDiagram) })) };
    const drawn = reportPage(localRun({ record }), ASSETS);
    expect(drawn).toContain('<script nonce="n0nce" src="mermaid.min.js">');
    expect(drawn).toContain('script-src &#39;nonce-n0nce&#39;');
    expect(drawn).not.toMatch(/(src|href)="(https?:)?\/\//);
  });

  it('shows hostile names and lines as text', () => {
    const evil = '"><script>alert(1)</script>';
    const hostile = JSON.parse(
      JSON.stringify(localRun()).replaceAll('Deploy to ECS', JSON.stringify(evil).slice(1, -1)),
    ) as LocalRun;
    const shown = reportPage({ ...hostile, scenarioText: evil, repository: evil, commit: evil }, ASSETS);
    expect(shown).not.toContain('<script');
    expect(shown).toContain('&#60;script&#62;');
  });

  it('stands without any job, as where act could not start one', () => {
    expect(reportPage(localRun({ record: { jobs: [] }, calls: [] }), ASSETS)).toContain(
      'failed before any of its actions',
    );
  });
});

describe('ticks', () => {
  it.each([
    [1, [0]],
    [2600, [0, 500, 1000, 1500, 2000, 2500]],
    [30_000, [0, 10_000, 20_000, 30_000]],
    [61_000, [0, 20_000, 40_000, 60_000]],
  ])('gives round times for a run of %i ms', (length, expected) => {
    expect(ticks(length)).toEqual(expected);
  });
});

describe('closingLines', () => {
  it('says verdict, outcomes, calls, what was not done and where the report is', () => {
    const lines = closingLines(localRun(), '/tmp/report/index.html', { paint: (_, text) => text });
    expect(lines.join('\n')).toMatchInlineSnapshot(`
      "
      FAILED backend (crash-loop) in 2.1 s
        rolled-back  Deploy to ECS: Key aws-secret-Value/1+2 is wrong.

      Cloud    10 calls, 2 answered with an error: 9 ECS.DescribeServices, 1 ECS.UpdateService
      Not done Image build: No Docker. A prepared digest.
      Report   /tmp/report/index.html

        npm start   the happy run"
    `);
  });
});

function withDiagram<T>(step: T): T {
  return { ...step, summary: '```mermaid\nflowchart LR\n  a --> b\n```' };
}
