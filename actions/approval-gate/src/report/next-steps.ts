import { code, codeBlock, link } from '@platform-actions/action-kit';
import type { Choice } from '../model.js';
import type { ReasonCode } from '../outcomes.js';
import type { GateResult } from '../result.js';
import { VOTE_WORDS } from './vote-reasons.js';

const OPEN: readonly ReasonCode[] = ['requested', 'votes-missing'];

/** Whether people can still approve or deny the request, as far as this step knows. */
export function isOpen({ reasonCode }: GateResult): boolean {
  return OPEN.includes(reasonCode) || (reasonCode in VOTE_WORDS && reasonCode !== 'vote-late');
}

/** The command that decides, ready to be pasted anywhere; `undefined` where there is no code yet. */
export function voteCommand(result: GateResult, choice: Choice): string | undefined {
  const requestCode = result.request?.code;
  if (requestCode === undefined) return undefined;
  const { owner, repo } = result.repository;
  const host = result.serverUrl.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
  const repository = host === 'github.com' ? `${owner}/${repo}` : `${host}/${owner}/${repo}`;
  const words = ['gh', 'workflow', 'run', result.approveWorkflow, '--repo', repository];
  return [...words, '-f', `request=${requestCode}`, '-f', `decision=${choice}`].map(shellWord).join(' ');
}

/** The page whose button "Run workflow" takes the code. */
export function dispatchUrl({ serverUrl, repository, approveWorkflow }: GateResult): string {
  return `${serverUrl}/${repository.owner}/${repository.repo}/actions/workflows/${approveWorkflow}`;
}

/** How to approve and deny; empty where nobody can. */
export function decideSection(result: GateResult): string {
  const [approve, deny] = [voteCommand(result, 'approve'), voteCommand(result, 'deny')];
  if (!isOpen(result) || approve === undefined || deny === undefined) return '';
  const page = `${link(`Run ${result.approveWorkflow}`, dispatchUrl(result))} on the default branch`;
  return [
    `${page} with the code ${code(result.request?.code ?? '')}, or:`,
    codeBlock(approve, 'sh'),
    'To deny it for good:',
    codeBlock(deny, 'sh'),
  ].join('\n\n');
}

/** A word that a POSIX shell takes as it is. */
function shellWord(word: string): string {
  return /^[\w./:=@-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
