import { listWorkflowRuns, type RunList } from '@platform-actions/github';
import type { Gate } from '../gate.js';
import type { Run } from '../model.js';
import type { OpenRequest } from './open-request.js';

/** The runs of the approve workflow since a request was made, and those older that come with them. */
export async function listVotes(gate: Gate, request: OpenRequest): Promise<readonly Run[]> {
  const list = await listVotesIfChanged(gate, request.createdAt, undefined);
  if (list === 'unchanged') throw new Error('GitHub answered an unconditional request for runs with "unchanged".');
  return list.runs;
}

/** The same, if it changed since the answer with that entity tag. */
export async function listVotesIfChanged(
  { gh, repository, inputs }: Gate,
  createdAt: number,
  etag: string | undefined,
): Promise<RunList | 'unchanged'> {
  return listWorkflowRuns(gh, repository, inputs.approveWorkflow, { createdSince: createdAt, etag });
}
