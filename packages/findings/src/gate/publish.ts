import { CancelledError, messageChain, toError } from '@platform-actions/action-kit';
import type { Evaluation } from '../evaluate.js';
import { commentMarker, renderComment, sarifCategory, type ScanFacts } from '../render/index.js';
import type { GatePorts } from './ports.js';
import type { ScanRun } from './run.js';

/** How long GitHub may take to process an upload before the step goes on without its answer. */
const WAIT_SECONDS = 60;

export interface Published {
  readonly status: 'done' | 'skipped' | 'off';
  readonly url?: string;
  /** One sentence; where skipped, why. */
  readonly reason?: string;
}

/** Uploads what counts to code scanning, as far as the input and the token allow. Never throws but on cancelling. */
export async function upload(run: ScanRun, ports: GatePorts, renderSarifForGitHub: () => string): Promise<Published> {
  const { uploadSarif: wanted, githubToken } = run.inputs;
  if (wanted === 'false') return { status: 'off' };
  if (githubToken === undefined) return skipped('The SARIF was not uploaded: the input github-token is empty.');
  if (wanted === 'auto' && run.event.pullRequest?.fromFork) {
    return skipped('The SARIF was not uploaded: the token of a pull request from a fork may only read.');
  }
  return attempt('The SARIF was not uploaded', async () => {
    const category = sarifCategory(run.category);
    const result = await ports.uploadSarif({ sarif: renderSarifForGitHub(), category, waitSeconds: WAIT_SECONDS });
    if (result.status === 'skipped') return skipped(`The SARIF was not uploaded: ${result.reason}`);
    return { status: 'done', reason: result.reason, ...(result.url === undefined ? {} : { url: result.url }) };
  });
}

/**
 * Writes the comment of a pull request. With `auto` there is a new one only where something fails or warns; an old one
 * is brought up to date whatever there is to say.
 */
export async function comment(
  run: ScanRun,
  ports: GatePorts,
  evaluation: Evaluation,
  facts: ScanFacts,
): Promise<Published> {
  const { comment: wanted, githubToken } = run.inputs;
  const { pullRequest } = run.event;
  if (wanted === 'false' || (wanted === 'auto' && pullRequest === undefined)) return { status: 'off' };
  if (pullRequest === undefined) return skipped('No comment was written: this run belongs to no pull request.');
  if (githubToken === undefined) return skipped('No comment was written: the input github-token is empty.');
  if (wanted === 'auto' && pullRequest.fromFork) {
    return skipped('No comment was written: the token of a pull request from a fork may only read.');
  }
  const onlyUpdate = wanted === 'auto' && !hasNews(evaluation);
  return attempt('No comment was written', async () => {
    const body = renderComment(evaluation, facts);
    const result = await ports.upsertComment({ marker: commentMarker(facts), body, onlyUpdate });
    if (result.status === 'skipped' && onlyUpdate) return { status: 'off' };
    if (result.status === 'skipped') return skipped(`No comment was written: ${result.reason ?? 'GitHub refused it.'}`);
    return { status: 'done', ...(result.url === undefined ? {} : { url: result.url }) };
  });
}

function hasNews({ verdict, judged }: Evaluation): boolean {
  return verdict !== 'passed' || judged.some(({ decision }) => decision !== 'pass');
}

async function attempt(failure: string, work: () => Promise<Published>): Promise<Published> {
  try {
    return await work();
  } catch (thrown) {
    const error = toError(thrown);
    if (error instanceof CancelledError) throw error;
    return skipped(`${failure}: ${messageChain(error)}`);
  }
}

function skipped(reason: string): Published {
  return { status: 'skipped', reason };
}
