import { answeredStatus, readRun, type RepositoryFacts } from '@platform-actions/github';
import type { Gate } from '../gate.js';
import type { Account, Exclusion, Rule, Run, Subject } from '../model.js';
import { Refusal, type VoteReason } from '../outcomes.js';

/** Events whose run is of code that is on a branch, and that somebody with write access, or GitHub itself, lets happen. */
const EVENTS = ['push', 'workflow_dispatch', 'schedule', 'release'];

/**
 * The requesting run and, where it was started again, its earlier attempts; the newest is the first.
 *
 * @throws Refusal `request-unknown` where the run is gone.
 */
export async function readAttempts({ gh, repository }: Gate, runId: number): Promise<readonly [Run, ...Run[]]> {
  try {
    const newest = await readRun(gh, repository, runId);
    const earlier = Array.from({ length: newest.attempt - 1 }, (_, index) => index + 1);
    return [newest, ...(await Promise.all(earlier.map((attempt) => readRun(gh, repository, runId, attempt))))];
  } catch (error) {
    if (answeredStatus(error) !== 404) throw error;
    throw new Refusal('cancelled', 'request-unknown', `The requesting run ${runId}, or an attempt of it, is gone.`, {
      cause: error,
    });
  }
}

/** @throws Refusal `event-not-allowed` where the run's code may be of somebody who cannot push. */
export function requireEvent({ event, id }: Run): void {
  if (EVENTS.includes(event)) return;
  throw new Refusal(
    'refused',
    'event-not-allowed',
    `Run ${id} was started by ${event}; to ask and to deploy, it must be ${EVENTS.join(', ')}.`,
  );
}

/**
 * That the requesting run is the one that the subject names, and has not been given up since.
 *
 * @throws Refusal `request-not-attested`, `event-not-allowed`, `request-superseded`, `request-cancelled`,
 *   `request-failed`.
 */
export function checkRequestingRun(run: Run, subject: Subject, facts: RepositoryFacts): void {
  if (run.path !== subject.workflowPath || run.repositoryId !== facts.id || run.headRepositoryId !== facts.id) {
    throw new Refusal('subject-mismatch', 'request-not-attested', `Run ${run.id} is not the one of the request.`);
  }
  requireEvent(run);
  if (run.attempt !== subject.runAttempt) {
    throw new Refusal(
      'cancelled',
      'request-superseded',
      `The requesting run ${run.id} was started again: the request is of attempt ${subject.runAttempt}, now it is ${run.attempt}.`,
    );
  }
  if (run.conclusion === null || run.conclusion === 'success') return;
  if (run.conclusion === 'cancelled') {
    throw new Refusal('cancelled', 'request-cancelled', `The requesting run ${run.id} was cancelled.`);
  }
  throw new Refusal('cancelled', 'request-failed', `The requesting run ${run.id} ended with ${run.conclusion}.`);
}

/** The reason against a vote, by why its voter is excluded. */
export const EXCLUDED_AS: Readonly<Record<Exclusion, VoteReason>> = {
  requester: 'excluded-requester',
  committers: 'excluded-committer',
  'co-authors': 'excluded-co-author',
  'pr-author': 'excluded-pr-author',
  'last-pusher': 'excluded-last-pusher',
};

/** Whose approval does not count, by id: whoever started the requesting run, in any attempt, and those that the request names. */
export function excludedPeople(
  subject: Subject,
  { exclude }: Pick<Rule, 'exclude'>,
  attempts: readonly Run[],
): ReadonlyMap<number, VoteReason> {
  const excluded = new Map<number, VoteReason>();
  const add = (person: Pick<Account, 'id'> | null, reason: VoteReason): void => {
    if (person !== null && !excluded.has(person.id)) excluded.set(person.id, reason);
  };
  if (exclude.includes('requester')) {
    for (const { actor } of attempts) add(actor, 'excluded-requester');
    for (const { triggeringActor } of attempts) add(triggeringActor, 'excluded-rerunner');
    add(subject.requester, 'excluded-requester');
  }
  for (const person of subject.excluded) add(person, EXCLUDED_AS[person.because]);
  return excluded;
}
