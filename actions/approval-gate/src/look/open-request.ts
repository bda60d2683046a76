import { UserError } from '@platform-actions/action-kit';
import {
  answeredStatus,
  artifactsNamed,
  deploymentStatuses,
  readRepository,
  type RepositoryFacts,
  type RunArtifact,
} from '@platform-actions/github';
import type { Gate } from '../gate.js';
import type { Run, Subject } from '../model.js';
import { Refusal, type VoteReason } from '../outcomes.js';
import { ruleSha256, type EffectiveRule } from '../policy/tighten.js';
import { artifactName } from '../request/code.js';
import { stateOf, type RequestState } from '../request/state.js';
import { runUrl } from '../urls.js';
import { lookOn, requireAllowedBranch, type AllowedBranch } from './branch.js';
import { checkSubject, findClaim, type Claim } from './claim.js';
import { requireRunner } from './own-run.js';
import { applyRule, readRule, type LiveRule } from './policy.js';
import { checkRequestingRun, excludedPeople, readAttempts, requireEvent } from './requesting-run.js';

/** A request that may still be voted on: everything that it claims is proved, and nothing has closed it. */
export interface OpenRequest extends Claim {
  /** Milliseconds since the epoch, GitHub's time. */
  readonly endsAt: number;
  readonly state: RequestState;
  readonly rule: EffectiveRule;
  readonly facts: RepositoryFacts;
  /** Where the commit was found. */
  readonly place: AllowedBranch;
  /** Whose approval does not count, by id. */
  readonly excluded: ReadonlyMap<number, VoteReason>;
}

/**
 * Reads a request and proves it, in this order: the code is of this subject; the subject is of this repository and is
 * what is to be deployed; the run that it names made it and still stands for it; the rule is as it was; nobody has denied
 * or used it; it is not over; all of it is code of an allowed branch.
 *
 * @throws Refusal for the first of these that does not hold.
 */
export async function openRequest(gate: Gate, code: string): Promise<OpenRequest> {
  const { gh, repository, inputs } = gate;
  const [claim, facts] = await Promise.all([findClaim(gate, code), readRepository(gh, repository)]);
  const { subject } = claim;
  tellRequest(gate, claim, facts);
  checkSubject(inputs, subject, facts);
  const [proof, attempts, live, statuses] = await Promise.all([
    proofOf(gate, claim),
    readAttempts(gate, subject.runId),
    readRule(gate, subject.environment),
    deploymentStatuses(gh, repository, subject.deploymentId),
  ]);
  if (!proof.some((one) => one.runId === subject.runId && one.repositoryId === facts.id)) throw notAttested(claim);
  const [run] = attempts;
  checkRequestingRun(run, subject, facts);
  const rule = unchangedRule(gate, subject, live);
  const endsAt = endOf(gate, claim, rule);
  const state = stateOf(statuses);
  requireOpen(state);
  requireTime(gate, endsAt);
  await requireRunner(gate, rule, run);
  const place = await placeOf(gate, rule, subject, run, facts);
  return { ...claim, endsAt, state, rule, facts, place, excluded: excludedPeople(subject, rule, attempts) };
}

/**
 * That the run which is to deploy is code of the default branch, or of one that may be deployed: what a branch of its own
 * would do with an approval, nobody has approved.
 *
 * @throws Refusal `event-not-allowed`, `commit-not-allowed`.
 */
export async function requireMergedCode(gate: Gate, request: OpenRequest, run: Run): Promise<void> {
  const { rule, subject, place, facts } = request;
  requireEvent(run);
  if (run.headSha === subject.sha || place.newer.has(run.headSha)) return;
  if ((await lookOn(gate, run.headSha, facts.defaultBranch))?.on) return;
  await requireAllowedBranch(gate, rule, run.headSha, { ...facts, headBranch: run.headBranch });
}

/** @throws Refusal `denied`, `already-used`. */
export function requireOpen({ denied, used }: RequestState): void {
  if (denied !== undefined) throw new Refusal('denied', 'denied', 'The request was denied, for good.');
  if (used === undefined) return;
  const when = new Date(used.createdAt).toISOString();
  throw new Refusal('expired', 'already-used', `The approval was used by a deployment that succeeded (${when}).`);
}

/** @throws Refusal `request-expired`, by GitHub's clock. */
export function requireTime({ gh }: Pick<Gate, 'gh'>, endsAt: number): void {
  const now = gh.serverTime();
  if (now !== undefined && now <= endsAt) return;
  throw new Refusal('expired', 'request-expired', `The request ended at ${new Date(endsAt).toISOString()}.`);
}

function tellRequest(gate: Gate, { code, subject, createdAt }: Claim, { defaultBranch }: RepositoryFacts): void {
  const expiresAt = createdAt + subject.expiresIn * 1000;
  gate.evidence.add({
    environment: gate.inputs.environment ?? subject.environment,
    defaultBranch,
    request: { code, subject, createdAt, expiresAt, runUrl: runUrl(gate, subject.runId) },
  });
}

/** The artifacts by which the requesting run vouches for the request; none of a run that is gone. */
async function proofOf({ gh, repository }: Gate, { code, subject }: Claim): Promise<readonly RunArtifact[]> {
  try {
    return await artifactsNamed(gh, repository, subject.runId, artifactName(code));
  } catch (error) {
    if (answeredStatus(error) === 404) return [];
    throw error;
  }
}

function notAttested({ code, subject }: Claim): Refusal {
  return new Refusal(
    'subject-mismatch',
    'request-not-attested',
    `Run ${subject.runId} has no artifact ${artifactName(code)}, so that run did not make this request.`,
  );
}

function unchangedRule(gate: Gate, subject: Subject, live: LiveRule | undefined): EffectiveRule {
  if (live === undefined || ruleSha256(live.rule) !== subject.ruleSha256) {
    throw new Refusal(
      'subject-mismatch',
      'policy-changed',
      `The rule for ${subject.environment} is not the one that the request was made under. Make a new request.`,
    );
  }
  const { tightening } = subject;
  const known = [...live.rule.exclude, ...tightening.exclude];
  const late = live.tightening.exclude.filter((each) => !known.includes(each));
  if (late.length > 0) {
    throw new UserError(`Input "exclude" has ${late.join(', ')}, which the request was made without: give it there.`);
  }
  return applyRule(gate, live, tightening);
}

function endOf({ inputs, evidence }: Gate, { subject, createdAt }: Claim, rule: EffectiveRule): number {
  const seconds = Math.min(subject.expiresIn, rule.expiresIn, inputs.expiresIn ?? Infinity);
  const endsAt = createdAt + seconds * 1000;
  const { request } = evidence.known;
  if (request !== undefined) evidence.add({ request: { ...request, expiresAt: endsAt } });
  return endsAt;
}

async function placeOf(
  gate: Gate,
  rule: EffectiveRule,
  { sha }: Subject,
  run: Run,
  { defaultBranch }: RepositoryFacts,
): Promise<AllowedBranch> {
  const hints = { defaultBranch, headBranch: run.headBranch };
  const place = await requireAllowedBranch(gate, rule, sha, hints);
  if (run.headSha !== sha) await requireAllowedBranch(gate, rule, run.headSha, hints);
  return place;
}
