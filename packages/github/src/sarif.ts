import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { GitHub } from './client.js';
import type { EventContext } from './context.js';
import { answeredStatus, githubSaid, isRequestError, type RequestError } from './errors.js';

export interface SarifUpload {
  /** The file's text; its runs carry the category in `automationDetails.id`. */
  readonly sarif: string;
  /** For messages: what GitHub tells this analysis from others by. */
  readonly category: string;
  /** How long to wait for GitHub to process it; 0 does not look. */
  readonly waitSeconds: number;
}

export interface UploadResult {
  /** `uploaded`: GitHub has taken it, and found no fault with it as far as was waited. */
  readonly status: 'uploaded' | 'skipped';
  /** The page with this commit's alerts; only where uploaded. */
  readonly url?: string;
  /** One sentence or two; where skipped, what happened and how to mend it. Holds GitHub's words: foreign text. */
  readonly reason: string;
}

/** GitHub's limit for the compressed file, as its documentation writes it (10 MB). */
const MAX_GZIP_BYTES = 10_000_000;
/** Between two looks at the processing; codeql-action waits longer still for big files. */
const LONGEST_PAUSE_SECONDS = 15;

type Target = { readonly commit_sha: string; readonly ref: string };

/**
 * Uploads a SARIF file to code scanning and waits for GitHub to process it. What keeps it from being shown there, from
 * a missing permission to a file that GitHub rejects, is a reason and no throw: the verdict stands without it.
 *
 * @throws the signal's reason when the job is cancelled.
 */
export async function uploadSarif(gh: GitHub, context: EventContext, upload: SarifUpload): Promise<UploadResult> {
  const target = targetOf(context);
  if (target === undefined) return skipped('The commit of this run is not known (GITHUB_SHA, GITHUB_REF).');
  const packed = await promisify(gzip)(upload.sarif);
  if (packed.byteLength > MAX_GZIP_BYTES) {
    const size = (packed.byteLength / 1e6).toFixed(1);
    return skipped(
      `The SARIF file has ${size} MB compressed and GitHub takes 10 MB: let a policy or a severity limit cut it.`,
    );
  }
  try {
    const body = { ...context.repository, ...target, sarif: packed.toString('base64') };
    const { data } = await gh.request('POST /repos/{owner}/{repo}/code-scanning/sarifs', body);
    return await processed(gh, context, upload, data.id);
  } catch (error) {
    if (!isRequestError(error)) throw error;
    return skipped(refusal(error, context));
  }
}

/**
 * On `pull_request` the merge commit under `refs/pull/N/merge`. `pull_request_target` runs on the base branch, whose
 * alerts a pull request must not change: its results go to the head.
 */
function targetOf({ pullRequest, eventName, sha, ref }: EventContext): Target | undefined {
  if (pullRequest && eventName === 'pull_request_target') {
    return { commit_sha: pullRequest.headSha, ref: `refs/pull/${pullRequest.number}/head` };
  }
  return sha === '' || !/^refs\/(heads|tags|pull)\//.test(ref) ? undefined : { commit_sha: sha, ref };
}

async function processed(gh: GitHub, context: EventContext, upload: SarifUpload, id = ''): Promise<UploadResult> {
  const url = alertsUrl(context);
  const name = `the analysis ${upload.category}`;
  if (id === '' || upload.waitSeconds <= 0) return { status: 'uploaded', url, reason: `GitHub took ${name}.` };
  const deadline = gh.clock.now() + upload.waitSeconds * 1000;
  for (let pause = 1; gh.clock.now() < deadline; pause = Math.min(pause * 2, LONGEST_PAUSE_SECONDS)) {
    await gh.clock.sleep(Math.min(pause * 1000, deadline - gh.clock.now()), gh.signal);
    const { state, errors } = await look(gh, context, id);
    if (state === 'complete') return { status: 'uploaded', url, reason: `GitHub processed ${name}.` };
    if (state === 'failed') return skipped(`GitHub rejected ${name}: ${errors.join('; ') || 'it does not say why'}.`);
  }
  return {
    status: 'uploaded',
    url,
    reason: `GitHub took ${name} and is still processing it after ${upload.waitSeconds} s.`,
  };
}

/** A look that fails says nothing about the upload; the next one may succeed. */
async function look(
  gh: GitHub,
  { repository }: EventContext,
  id: string,
): Promise<{ state?: string | undefined; errors: readonly string[] }> {
  try {
    const route = 'GET /repos/{owner}/{repo}/code-scanning/sarifs/{sarif_id}';
    const { data } = await gh.request(route, { ...repository, sarif_id: id });
    return { state: data.processing_status, errors: data.errors ?? [] };
  } catch (error) {
    if (!isRequestError(error)) throw error;
    return { errors: [] };
  }
}

function alertsUrl({ serverUrl, repository: { owner, repo }, pullRequest, ref }: EventContext): string {
  const query = pullRequest ? `pr:${pullRequest.number}` : `ref:${ref}`;
  return `${serverUrl}/${owner}/${repo}/security/code-scanning?query=${encodeURIComponent(`is:open ${query}`)}`;
}

function refusal(error: RequestError, context: EventContext): string {
  const status = answeredStatus(error);
  const said = `GitHub answered ${githubSaid(error)}.`;
  switch (status) {
    case 401:
      return `${said} The input github-token is empty or its token has expired.`;
    case 403:
      return `${said} ${forbidden(error, context)}`;
    case 404:
      return `${said} Code scanning is not available here, or the token may not see the repository: give the job \`permissions: security-events: write\`, and \`contents: read\` in a private repository.`;
    case 400:
    case 413:
    case 422:
      return `${said} It does not accept the file.`;
    default:
      return `The SARIF file could not be uploaded: ${githubSaid(error)}.`;
  }
}

function forbidden(error: RequestError, { pullRequest }: EventContext): string {
  const said = githubSaid(error);
  if (/advanced security|code security/i.test(said))
    return 'Enable GitHub Code Security in the settings of the repository.';
  if (/code scanning is not enabled/i.test(said)) return 'Enable code scanning in the settings of the repository.';
  if (pullRequest?.fromFork) return 'A pull request from a fork gets a token that may only read.';
  return 'Give the job `permissions: security-events: write`; a run that Dependabot started has a token that may only read.';
}

function skipped(reason: string): UploadResult {
  return { status: 'skipped', reason };
}
