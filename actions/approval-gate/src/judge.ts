import type { RunList } from '@platform-actions/github';
import { approvalDigest } from './decide/approval-digest.js';
import { decide } from './decide/decide.js';
import type { Decision } from './decide/types.js';
import { ended, type Ending } from './ending.js';
import type { Gate } from './gate.js';
import { readBallot } from './look/ballot.js';
import type { OpenRequest } from './look/open-request.js';
import { readStandings } from './look/standings.js';
import type { Run } from './model.js';

/** Decides a request by the runs of the approve workflow, and tells the report. */
export async function judge(
  gate: Gate,
  request: OpenRequest,
  runs: RunList['runs'],
  ownRun: Run | undefined,
): Promise<Decision> {
  const { rule, subject, excluded } = request;
  const ballot = await readBallot(gate, request, runs, ownRun);
  const voters = ballot.votes.map(({ voter }) => voter);
  const standings = await readStandings(gate, rule, subject, voters);
  const decision = decide({ rule, ...ballot, standings, excluded });
  gate.evidence.add({
    decision,
    ...(decision.outcome === 'approved' && { approvalDigest: approvalDigest(subject, decision) }),
  });
  return decision;
}

/** A decision as the end of a step. */
export function endingOf({ outcome, reasonCode, counted, missing }: Decision): Ending {
  const names = counted.map(({ voter }) => voter.login).join(', ');
  if (outcome === 'approved') return ended(outcome, reasonCode, `Approved by ${names}.`);
  if (outcome === 'denied') {
    const deniers = counted.filter(({ choice }) => choice === 'deny').map(({ voter }) => voter.login);
    return ended(outcome, reasonCode, `Denied by ${deniers.join(', ')}.`);
  }
  const needs = missing.map(({ group, required, counted: have }) => `${have} of ${required} for ${group}`).join('; ');
  return ended(outcome, reasonCode, `Approvals are missing: ${needs}${names === '' ? '' : `; approved by ${names}`}.`);
}
