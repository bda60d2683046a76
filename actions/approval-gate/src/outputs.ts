import type { OutputValue } from '@platform-actions/action-kit';
import { missingApprovals } from './report/votes.js';
import type { GateResult } from './result.js';

/** Every output but `outcome`, `reason` and `result`. */
export const OUTPUTS = [
  'reason-code',
  'request-code',
  'request-file',
  'environment',
  'subject-sha',
  'image-digests',
  'approvers',
  'votes',
  'missing',
  'approval-digest',
  'wait-seconds',
] as const;
export type Output = (typeof OUTPUTS)[number];

/** The outputs of a step. What it did not come to know is empty. */
export function outputsOf(result: GateResult): Readonly<Record<Output, OutputValue>> {
  const { request, decision } = result;
  const approvals = decision?.counted.filter(({ choice }) => choice === 'approve');
  return {
    'reason-code': result.reasonCode,
    'request-code': request?.code,
    'request-file': request?.file,
    environment: request?.subject.environment ?? result.environment,
    'subject-sha': request?.subject.sha,
    'image-digests': request?.subject.imageDigests,
    approvers: approvals?.map(({ voter }) => voter.login),
    votes: approvals?.length,
    missing: missingApprovals(result),
    'approval-digest': result.outcome === 'approved' ? result.approvalDigest : undefined,
    'wait-seconds': result.waiting?.seconds,
  };
}
