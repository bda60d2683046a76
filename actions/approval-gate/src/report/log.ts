import { formatSeconds, plural, type Log } from '@platform-actions/action-kit';
import type { GateResult, GroupOutlook } from '../result.js';
import { isOpen, voteCommand } from './next-steps.js';
import { REASONS } from './reasons.js';
import { formatTime, listed, oneLine, plain, short, shortSha } from './text.js';
import { missingInWords, shownVotes, type ShownVote } from './votes.js';

const LINES_SHOWN = 50;

/**
 * Prints what a person needs beside the verdict, which is printed by itself; and marks an open request on the run's
 * page.
 */
export function logResult(log: Pick<Log, 'info' | 'notice'>, result: GateResult): void {
  for (const line of resultLines(result)) log.info(line);
  const command = voteCommand(result, 'approve');
  if (result.mode === 'request' && result.outcome === 'pending' && command !== undefined) {
    log.notice(command, {
      title: `An approval is needed for ${result.request?.subject.environment ?? 'the deployment'}`,
    });
  }
}

/** The lines that `logResult` prints, foreign text in them on one line and cut to size. */
export function resultLines(result: GateResult): string[] {
  const { request, changes, outlook = [], decision, waiting, reasonCode, ok } = result;
  const { mend } = REASONS[reasonCode];
  const command = isOpen(result) ? voteCommand(result, 'approve') : undefined;
  const lines = [
    ...(request === undefined ? [] : [requestLine(request)]),
    ...(changes === undefined ? [] : [changesLine(changes)]),
    ...outlook.slice(0, LINES_SHOWN).map(outlookLine),
    ...(decision === undefined ? [] : shownVotes(decision).slice(-LINES_SHOWN).map(voteLine)),
    ...(decision === undefined || decision.missing.length === 0
      ? []
      : [`Approvals so far: ${missingInWords(decision)}`]),
    ...(waiting === undefined ? [] : [`Waited ${formatSeconds(waiting.seconds)}, about $${waiting.cost.toFixed(2)}`]),
    ...(command === undefined ? [] : [`To approve: ${command}`]),
    ...(ok || mend === '' ? [] : [`What to do: ${plain(mend)}`]),
  ];
  return lines.map(oneLine);
}

/** A look of `wait`: `platform: 1 of 2; next look in 30 s (waited 4 min, about $0.02)`. */
export function pollLine(progress: {
  readonly missing: string;
  readonly nextSeconds: number;
  readonly waitedSeconds: number;
  readonly cost: number;
}): string {
  const { missing, nextSeconds, waitedSeconds, cost } = progress;
  const spent = `waited ${formatSeconds(waitedSeconds)}, about $${cost.toFixed(2)}`;
  return `${missing}; next look in ${formatSeconds(nextSeconds)} (${spent})`;
}

function requestLine({ code, subject, expiresAt }: NonNullable<GateResult['request']>): string {
  const name = code === undefined ? 'The request' : `Request ${code}`;
  const images = subject.imageDigests.length === 0 ? '' : ` with ${plural(subject.imageDigests.length, 'image')}`;
  return `${name}: ${shortSha(subject.sha)}${images} into ${subject.environment}, until ${formatTime(expiresAt)}`;
}

function changesLine({ commits, compareUrl }: NonNullable<GateResult['changes']>): string {
  return `${plural(commits.length, 'commit')}${compareUrl === undefined ? '' : `: ${compareUrl}`}`;
}

function outlookLine({ group, required, eligible, excluded }: GroupOutlook): string {
  const who = listed(eligible.map(({ login }) => login));
  const not = excluded.map(({ login, because }) => `${login} (${because})`);
  return `${short(group)}: ${required} of ${who}${not.length === 0 ? '' : `; not ${listed(not)}`}`;
}

function voteLine({ runUrl, login = 'somebody', choice, group, reasonCode }: ShownVote): string {
  const what = `${login}: ${choice ?? 'a vote'}`;
  if (reasonCode !== undefined) {
    return `- ${what}, does not count (${reasonCode}): ${plain(REASONS[reasonCode].happened)} ${runUrl}`;
  }
  return `✓ ${what}${group === undefined || group === null ? '' : ` for ${group}`} ${runUrl}`;
}
