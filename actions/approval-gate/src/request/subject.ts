import type { Deployment } from '@platform-actions/github';
import { byText, canonicalJson, type Json } from '../canonical-json.js';
import { EXCLUSIONS, type Subject } from '../model.js';
import { approverOf, approverText, parseApprover } from '../policy/approver.js';
import { codeOf } from './code.js';
import { either, listOf, object, oneOf, text, wholeNumber, type Guard } from './shape.js';

export const PAYLOAD_SCHEMA = 'platform-actions/approval/v1';
/** The `task` of every deployment that carries a request. */
export const APPROVAL_TASK = 'approval';

/** A subject as it travels: approvers as the policy writes them. */
const SHA = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const commit = text(SHA);
const id = wholeNumber(1);
/** Those of co-authors are as a commit's message has them. */
const login = text(/^[^\u0000-\u001f\u007f]{1,255}$/);
const exclusion = oneOf(...EXCLUSIONS);
const approver: Guard<string> = (value): value is string =>
  typeof value === 'string' && typeof approverOf(value) !== 'string';

const isPayload = object({
  schema: oneOf(PAYLOAD_SCHEMA),
  subject: object({
    v: oneOf(1),
    repositoryId: id,
    environment: text(/^[^\u0000-\u001f\u007f]{1,255}$/),
    sha: commit,
    imageDigests: listOf(text(/^sha256:[0-9a-f]{64}$/), 100),
    workflowPath: text(/^[^\u0000-\u001f\u007f]{1,500}$/),
    runId: id,
    runAttempt: id,
    requester: object({ id, login }),
    ruleSha256: text(/^[0-9a-f]{64}$/),
    tightening: object({
      required: wholeNumber(0, 100),
      approvers: listOf(approver, 100),
      exclude: listOf(exclusion, EXCLUSIONS.length),
    }),
    expiresIn: wholeNumber(1, 31 * 86_400),
    baseSha: either(oneOf(null), commit),
    excluded: listOf(object({ id, login, because: exclusion }), 10_000),
  }),
});

/** What a request's deployment carries: the subject but for the deployment's own id, which is not known before. */
export interface SubjectPayload {
  readonly [key: string]: Json;
  readonly schema: typeof PAYLOAD_SCHEMA;
  readonly subject: Json;
}

/**
 * The payload of the deployment that is to carry a subject.
 *
 * @throws Error where it could not be read again: nobody could approve such a request.
 */
export function payloadOf(subject: Omit<Subject, 'deploymentId'>): SubjectPayload {
  const payload = { schema: PAYLOAD_SCHEMA, subject: plain(subject) } as const;
  if (!isPayload(payload)) throw new Error('The request has a value that no request may have.');
  return payload;
}

/**
 * The subject that a deployment carries; `undefined` where it carries none, a damaged one, or one that is about another
 * commit or environment than the deployment itself.
 */
export function subjectOf({ id: deploymentId, payload, task, sha, environment }: Deployment): Subject | undefined {
  if (task !== APPROVAL_TASK || !isPayload(payload)) return undefined;
  const { subject } = payload;
  if (subject.sha !== sha || subject.environment.toLowerCase() !== environment.toLowerCase()) return undefined;
  const { tightening } = subject;
  return {
    ...subject,
    deploymentId,
    tightening: { ...tightening, approvers: tightening.approvers.map(parseApprover) },
  };
}

/** One text per subject, whatever the order of its digests, approvers and people. */
export function canonicalSubject({ deploymentId, ...rest }: Subject): string {
  return canonicalJson({ ...plain(rest), deploymentId });
}

/** The code that people hand on: it binds every field of the subject. */
export function requestCode(subject: Subject): string {
  return codeOf(subject.deploymentId, canonicalSubject(subject));
}

function plain(subject: Omit<Subject, 'deploymentId'>): Readonly<Record<string, Json>> {
  const { requester, tightening, excluded } = subject;
  return {
    v: subject.v,
    repositoryId: subject.repositoryId,
    environment: subject.environment,
    sha: subject.sha,
    imageDigests: sortedSet(subject.imageDigests),
    workflowPath: subject.workflowPath,
    runId: subject.runId,
    runAttempt: subject.runAttempt,
    requester: { id: requester.id, login: requester.login },
    ruleSha256: subject.ruleSha256,
    tightening: {
      required: tightening.required,
      approvers: sortedSet(tightening.approvers.map(approverText)),
      exclude: sortedSet(tightening.exclude),
    },
    expiresIn: subject.expiresIn,
    baseSha: subject.baseSha,
    excluded: excluded
      .map((person) => ({ id: person.id, login: person.login, because: person.because }))
      .toSorted((one, other) => byText(canonicalJson(one), canonicalJson(other))),
  };
}

function sortedSet(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort(byText);
}
