import type { Person } from '../model.js';
import type { VoteReason } from '../outcomes.js';
import type { EffectiveRule } from '../policy/tighten.js';
import { seated, seatsOf } from './matching.js';
import type { CountedVote, Decision, IgnoredVote, MissingVotes, Standing, Vote } from './types.js';

export interface Evidence {
  readonly rule: EffectiveRule;
  /** Votes whose runs passed their checks, in any order. */
  readonly votes: readonly Vote[];
  /** Votes whose runs did not: they are handed on. */
  readonly ignored: readonly IgnoredVote[];
  /** By the voter's id. Who has none is no approver. */
  readonly standings: ReadonlyMap<Person['id'], Standing>;
  /** Whose approval does not count, by id. */
  readonly excluded: ReadonlyMap<Person['id'], VoteReason>;
}

/**
 * What the votes come to. A denial by anybody whom the rule names decides, whoever is excluded and whatever was approved
 * before or after it. Otherwise each person's latest approval counts, and what fills every group is approved.
 *
 * Reasons against a vote, in this order: its voter is in no group; the approval's voter is not among those whom the
 * request restricts it to, is excluded, denied the request himself, approved again later.
 */
export function decide(evidence: Evidence): Decision {
  const { rule, standings } = evidence;
  checkAsksForSomebody(rule);
  const votes = inOrder(evidence.votes);
  const deniers = new Map(votes.filter((vote) => mayDeny(vote, evidence)).map((vote) => [vote.voter.id, vote]));
  const approvals = new Map(votes.filter((vote) => mayApprove(vote, evidence)).map((vote) => [vote.voter.id, vote]));
  for (const id of deniers.keys()) approvals.delete(id);
  const filled = fillGroups(rule, [...approvals.keys()], standings);

  const counted: CountedVote[] = [];
  const ignored: IgnoredVote[] = [...evidence.ignored];
  for (const vote of votes) {
    const { id } = vote.voter;
    const isLatest = (vote.choice === 'deny' ? deniers : approvals).get(id) === vote;
    if (isLatest) counted.push({ ...vote, group: vote.choice === 'deny' ? null : (filled.groupOf.get(id) ?? null) });
    else ignored.push(ignoredVote(vote, reasonAgainst(vote, evidence) ?? laterVote(vote, deniers.has(id))));
  }
  return { ...verdict(deniers.size > 0, filled.missing), counted, ignored: byRunId(ignored), missing: filled.missing };
}

/** A rule that asks for nobody would be fulfilled by nobody. */
function checkAsksForSomebody({ groups }: EffectiveRule): void {
  if (groups.length === 0 || groups.some(({ required }) => !(required >= 1))) {
    throw new Error('A rule must ask for at least one approval in each of its groups.');
  }
}

/** Each run once, oldest first. Ids of runs grow with time. */
function inOrder(votes: readonly Vote[]): readonly Vote[] {
  const byId = new Map(votes.map((vote) => [vote.run.id, vote]));
  return [...byId.values()].sort((one, other) => one.run.id - other.run.id);
}

function mayDeny(vote: Vote, evidence: Evidence): boolean {
  return vote.choice === 'deny' && reasonAgainst(vote, evidence) === undefined;
}

function mayApprove(vote: Vote, evidence: Evidence): boolean {
  return vote.choice === 'approve' && reasonAgainst(vote, evidence) === undefined;
}

function reasonAgainst({ voter, choice }: Vote, { rule, standings, excluded }: Evidence): VoteReason | undefined {
  const standing = standings.get(voter.id);
  if (!standing || groupsIn(rule, standing).length === 0) return standing?.reasonCode ?? 'not-an-approver';
  return choice === 'deny' ? undefined : (standing.onlyDenies ?? excluded.get(voter.id));
}

function groupsIn({ groups }: EffectiveRule, standing: Standing | undefined): readonly string[] {
  return groups.map(({ name }) => name).filter((name) => standing?.groups.includes(name));
}

function laterVote({ choice }: Vote, denied: boolean): VoteReason {
  return choice === 'approve' && denied ? 'vote-overruled' : 'vote-repeated';
}

interface Filled {
  /** Which group an approver fills: one, or all of his where a person may count in several. */
  readonly groupOf: ReadonlyMap<Person['id'], string>;
  readonly missing: readonly MissingVotes[];
}

function fillGroups(rule: EffectiveRule, approvers: readonly number[], standings: Evidence['standings']): Filled {
  const candidates = approvers.map((id) => ({ id, groups: groupsIn(rule, standings.get(id)) }));
  const seats = seatsOf(candidates, rule);
  const missing = rule.groups
    .map(({ name, required }) => {
      return { group: name, required, counted: Math.min(seated(seats, name), required) };
    })
    .filter(({ required, counted }) => counted < required);
  return { groupOf: new Map([...seats].map(([id, groups]) => [id, groups.join(', ')])), missing };
}

function verdict(isDenied: boolean, missing: readonly MissingVotes[]): Pick<Decision, 'outcome' | 'reasonCode'> {
  if (isDenied) return { outcome: 'denied', reasonCode: 'denied' };
  if (missing.length > 0) return { outcome: 'pending', reasonCode: 'votes-missing' };
  return { outcome: 'approved', reasonCode: 'approved' };
}

function ignoredVote({ run, voter, choice }: Vote, reasonCode: VoteReason): IgnoredVote {
  return { runId: run.id, runUrl: run.url, voter, choice, reasonCode };
}

function byRunId(ignored: readonly IgnoredVote[]): readonly IgnoredVote[] {
  return ignored.toSorted((one, other) => one.runId - other.runId);
}
