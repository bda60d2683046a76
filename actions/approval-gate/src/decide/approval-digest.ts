import { canonicalJson, sha256 } from '../canonical-json.js';
import type { Subject } from '../model.js';
import { canonicalSubject } from '../request/subject.js';
import type { Decision } from './types.js';

/** `sha256:…` of what was approved and by which runs of which people: the same for the same approval. */
export function approvalDigest(subject: Subject, { outcome, counted }: Pick<Decision, 'outcome' | 'counted'>): string {
  const votes = counted.map(({ run, voter, choice, group }) => ({ run: run.id, person: voter.id, choice, group }));
  const json = canonicalJson({
    schema: 'platform-actions/approval/v1',
    subject: canonicalSubject(subject),
    outcome,
    votes,
  });
  return `sha256:${sha256(json).toString('hex')}`;
}
