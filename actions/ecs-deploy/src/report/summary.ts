import {
  bullets,
  code,
  codeBlock,
  details,
  escapeMarkdown,
  formatSeconds,
  heading,
  link,
  markup,
  table,
  truncate,
  type Cell,
  type Section,
} from '@platform-actions/action-kit';
import type { ConsoleLinks } from '@platform-actions/aws';
import { hintFor } from '../diagnose/hints.js';
import { shortTaskDefinition } from '../ecs/model.js';
import type { Difference } from '../task-definition/index.js';
import { worstOutcome } from './report.js';
import { GREEN, type ServiceResult } from './results.js';
import { timeline } from './timeline.js';
import { adviceFor } from './advice.js';

export interface SummaryFacts {
  readonly results: readonly ServiceResult[];
  readonly diff: readonly Difference[];
  readonly seconds: number;
  readonly links: ConsoleLinks;
  readonly notes: readonly string[];
}

const EVENTS_SHOWN = 20;
const REASON_CHARS = 600;

/** The job summary: the verdict first, then what happened, then why, then what to do next. */
export function summarize(facts: SummaryFacts): Section[] {
  const { results, diff, notes } = facts;
  return [
    { title: 'Verdict', rank: 0, markdown: verdict(results, facts.seconds) },
    { title: 'Services', rank: 0, markdown: servicesTable(facts) },
    { title: 'What to do next', rank: 1, markdown: nextSteps(results) },
    { title: 'Stop reasons', rank: 1, markdown: stopReasons(facts) },
    { title: 'Logs', rank: 5, markdown: logs(facts) },
    { title: 'Timeline', rank: 4, markdown: section('Timeline', timeline(results)) },
    { title: 'Service events', rank: 3, markdown: events(results) },
    { title: 'Changes', rank: 2, markdown: changes(diff) },
    { title: 'Notes', rank: 2, markdown: notes.length === 0 ? '' : section('Notes', bullets(notes)) },
  ].filter(({ markdown }) => markdown !== '');
}

function verdict(results: readonly ServiceResult[], seconds: number): string {
  const outcome = worstOutcome(results);
  const title = `## ${GREEN.has(outcome) ? '✅' : '❌'} ecs-deploy: ${outcome}`;
  const sentences = results
    .filter((result) => result.outcome === outcome)
    .map(({ service, reason }) => `**${escapeMarkdown(service)}**: ${escapeMarkdown(truncate(reason, REASON_CHARS))}.`);
  return [title, ...sentences, `Took ${formatSeconds(seconds)}.`].join('\n\n');
}

function servicesTable({ results, links }: SummaryFacts): string {
  const rows = results.map((result): Cell[] => [
    markup(link(result.service, links.ecsService(result.cluster, result.service))),
    markup(`${GREEN.has(result.outcome) ? '✅' : '❌'} ${result.outcome}`),
    revisions(result),
    markup(deploymentCell(result, links)),
    rollbackCell(result),
    imagesCell(result),
  ]);
  return table(['Service', 'Outcome', 'Task definition', 'Deployment', 'Rollback', 'Images'], rows);
}

function revisions({ taskDefinitionArn, previousTaskDefinitionArn }: ServiceResult): string {
  const [now, before] = [shortTaskDefinition(taskDefinitionArn), shortTaskDefinition(previousTaskDefinitionArn)];
  return now === before ? now : `${before} → ${now}`;
}

function deploymentCell({ deploymentId, serviceDeploymentArn }: ServiceResult, links: ConsoleLinks): string {
  if (deploymentId === '') return '';
  return serviceDeploymentArn === ''
    ? escapeMarkdown(deploymentId)
    : link(deploymentId, links.ecsServiceDeployment(serviceDeploymentArn));
}

function rollbackCell({ rollback, rolledBackTo }: ServiceResult): string {
  return rolledBackTo === '' ? rollback : `${rollback}: ${shortTaskDefinition(rolledBackTo)}`;
}

function imagesCell({ verification, verified }: ServiceResult): Cell {
  if (verification === undefined) return '';
  const digests = verification.images.map(
    ({ container, digest }) => `${escapeMarkdown(container)} ${code(digest.slice(0, 19))}`,
  );
  return markup([verified ? 'verified' : 'not verified', ...digests].join('<br>'));
}

function stopReasons({ results, links }: SummaryFacts): string {
  const rows = results.flatMap((result) =>
    (result.diagnosis?.stops ?? []).map((stop): Cell[] => [
      ...(results.length > 1 ? [result.service] : []),
      stop.container === '' ? 'the task itself' : stop.container,
      stop.exitCode ?? '–',
      stop.count,
      truncate([stop.stopCode, stop.reason].filter((part) => part !== '').join(': '), REASON_CHARS),
      hintFor(stop),
      markup(link('newest task', links.ecsTask(result.cluster, stop.newestTask))),
    ]),
  );
  const headers = ['Container', 'Exit code', 'Tasks', 'Stop reason', 'Hint', 'Link'];
  return section('Why tasks stopped', table(results.length > 1 ? ['Service', ...headers] : headers, rows));
}

function logs({ results, links }: SummaryFacts): string {
  const tails = results.flatMap(({ diagnosis }) => diagnosis?.logs ?? []);
  const blocks = tails.map(({ container, group, stream, lines }) => {
    const text = lines.map(({ atMs, message }) => `${new Date(atMs).toISOString()} ${message.trimEnd()}`).join('\n');
    const where = link(`${group} ${stream}`, links.logStream(group, stream));
    return `Last ${lines.length} log lines of container **${escapeMarkdown(container)}** (${where}):\n\n${codeBlock(text, 'text')}`;
  });
  return section('Logs', blocks.join('\n\n'));
}

function events(results: readonly ServiceResult[]): string {
  return results
    .map(({ service, diagnosis }) => {
      const shown = (diagnosis?.events ?? []).slice(0, EVENTS_SHOWN);
      const rows = shown.map(({ atMs, message }) => [new Date(atMs).toISOString().slice(11, 19), message]);
      return rows.length === 0
        ? ''
        : details(`Service events of ${service}, newest first`, table(['Time (UTC)', 'Event'], rows));
    })
    .filter((text) => text !== '')
    .join('\n\n');
}

function changes(diff: readonly Difference[]): string {
  const rows = diff.map(({ path, before, after }) => [
    markup(code(path)),
    truncate(before, REASON_CHARS),
    truncate(after, REASON_CHARS),
  ]);
  return section('Changes to the task definition', table(['Field', 'Before', 'After'], rows));
}

function nextSteps(results: readonly ServiceResult[]): string {
  const steps = [...new Set(results.flatMap(adviceFor))];
  return section('What to do next', steps.length === 0 ? '' : bullets(steps));
}

function section(title: string, body: string): string {
  return body === '' ? '' : `${heading(title)}\n\n${body}`;
}
