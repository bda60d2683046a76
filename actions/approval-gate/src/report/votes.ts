import { markup, plural, table, type Cell } from '@platform-actions/action-kit';
import type { Decision } from '../decide/types.js';
import type { Choice } from '../model.js';
import type { VoteReason } from '../outcomes.js';
import type { GateResult } from '../result.js';
import { REASONS } from './reasons.js';
import { codeCell, linkCell, listed } from './text.js';

/** A run that decided, or tried to. */
export interface ShownVote {
  readonly runId: number;
  readonly runUrl: string;
  readonly login: string | undefined;
  readonly choice: Choice | null;
  /** The group that an approval fills; `null` for a denial. `undefined` where it does not count. */
  readonly group: string | null | undefined;
  /** Why it does not count. */
  readonly reasonCode: VoteReason | undefined;
}

const VOTES_SHOWN = 50;

/** All votes in the order of their runs, those that count and those that do not. */
export function shownVotes({ counted, ignored }: Decision): ShownVote[] {
  const good = counted.map(({ run, voter, choice, group }): ShownVote => ({
    ...{ runId: run.id, runUrl: run.url, login: voter.login, choice, group, reasonCode: undefined },
  }));
  const bad = ignored.map(({ runId, runUrl, voter, choice, reasonCode }): ShownVote => ({
    ...{ runId, runUrl, login: voter?.login, choice, group: undefined, reasonCode },
  }));
  return [...good, ...bad].sort((a, b) => a.runId - b.runId);
}

/** How many approvals are missing; `undefined` where nobody has counted. */
export function missingApprovals({ decision, outlook }: GateResult): number | undefined {
  const groups = decision?.missing ?? outlook?.map(({ required }) => ({ required, counted: 0 }));
  return groups?.reduce((sum, { required, counted }) => sum + required - counted, 0);
}

/** `platform: 1 of 2, security: 0 of 1`. */
export function missingInWords({ missing }: Decision): string {
  return listed(missing.map(({ group, required, counted }) => `${group}: ${counted} of ${required}`));
}

/** The votes as a table; where there are too many, those that do not count are left out first. */
export function votesTable(decision: Decision): string {
  const votes = shownVotes(decision);
  const counting = votes.filter(({ reasonCode }) => reasonCode === undefined);
  const others = votes.filter(({ reasonCode }) => reasonCode !== undefined);
  const room = Math.max(0, VOTES_SHOWN - counting.length);
  const kept = new Set([...counting.slice(0, VOTES_SHOWN), ...(room > 0 ? others.slice(-room) : [])]);
  const shown = table(['', 'Who', 'Decision', 'Counts', 'Run'], votes.filter((vote) => kept.has(vote)).map(voteRow));
  const rest = votes.length - kept.size;
  return rest === 0 ? shown : `${shown}\n\nAnd ${plural(rest, 'vote')} more.`;
}

function voteRow({ runId, runUrl, login, choice, group, reasonCode }: ShownVote): Cell[] {
  return [
    reasonCode === undefined ? (choice === 'deny' ? '⛔' : '✅') : '➖',
    login === undefined ? 'unknown' : codeCell(login),
    choice ?? 'unknown',
    reasonCode === undefined ? whatFor(choice, group) : markup(whyNot(reasonCode)),
    linkCell(String(runId), runUrl),
  ];
}

/** An approval without a group came when its groups were complete. */
function whatFor(choice: Choice | null, group: string | null | undefined): string {
  if (choice === 'deny') return 'yes, for good';
  return group === undefined || group === null ? 'yes, but is not needed' : `for ${group}`;
}

function whyNot(reasonCode: VoteReason): string {
  const { happened, mend } = REASONS[reasonCode];
  return `no, \`${reasonCode}\`: ${happened} ${mend}`;
}
