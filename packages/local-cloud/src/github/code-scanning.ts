import { gunzipSync } from 'node:zlib';
import { AwsError } from '../core/errors.js';
import { isObject, objects, optionalObject, optionalText } from '../core/input.js';
import type { Json, JsonObject } from '../core/types.js';
import { GitHubError, notFound } from './errors.js';
import type { SarifDelivery } from './state.js';
import type { GitHubAnswer, GitHubCall } from './types.js';

const MAX_COMPRESSED_BYTES = 10_000_000;
const MAX_RUNS = 20;

/** `POST …/code-scanning/sarifs`: what is well-formed is taken at once and processed later. */
export function uploadSarif(call: GitHubCall): GitHubAnswer {
  const { repository, state, body, apiUrl } = call;
  assertAvailable(call);
  const commitSha = required(body, 'commit_sha');
  const ref = required(body, 'ref');
  const packed = required(body, 'sarif');
  if (!/^[0-9a-fA-F]{40}$/.test(commitSha)) throw invalid('commit_sha must be a full commit id');
  if (!/^refs\/(heads|tags|pull)\/.+$/.test(ref)) throw invalid('ref must be a full Git reference');
  const compressed = Buffer.from(packed, 'base64');
  if (compressed.byteLength > MAX_COMPRESSED_BYTES) throw new GitHubError(413, 'The sarif payload is too large');
  const sarif = parse(compressed);
  const { processingSeconds, failWith } = repository.codeScanning;
  const delivery: SarifDelivery = {
    id: state.random.uuid(),
    commitSha,
    ref,
    sarif,
    compressedBytes: compressed.byteLength,
    dueAt: state.clock.now() + processingSeconds * 1000,
    errors: [...failWith, ...rejections(sarif)],
  };
  repository.sarifs.push(delivery);
  const url = `${apiUrl}/repos/${repository.owner}/${repository.name}/code-scanning/sarifs/${delivery.id}`;
  return { status: 202, body: { id: delivery.id, url } };
}

export function getSarif(call: GitHubCall): GitHubAnswer {
  const { repository, state, path, apiUrl } = call;
  assertAvailable(call);
  const delivery = repository.sarifs.find(({ id }) => id === path['sarif_id']);
  if (!delivery) throw notFound();
  const status = processingStatus(delivery, state.clock.now());
  const analyses = `${apiUrl}/repos/${repository.owner}/${repository.name}/code-scanning/analyses`;
  return {
    status: 200,
    body: {
      processing_status: status,
      ...(status === 'complete' && { analyses_url: `${analyses}?sarif_id=${delivery.id}` }),
      ...(status === 'failed' && { analyses_url: null, errors: [...delivery.errors] }),
    },
  };
}

export function processingStatus({ dueAt, errors }: SarifDelivery, now: number): 'pending' | 'complete' | 'failed' {
  if (now < dueAt) return 'pending';
  return errors.length > 0 ? 'failed' : 'complete';
}

function assertAvailable({ repository }: GitHubCall): void {
  switch (repository.codeScanning.state) {
    case 'enabled':
      return;
    case 'disabled':
      throw new GitHubError(
        403,
        'Code scanning is not enabled for this repository. Please enable code scanning in the repository settings.',
      );
    case 'no-licence':
      throw new GitHubError(403, 'Code Security must be enabled for this repository to use code scanning.');
  }
}

function required(body: JsonObject, name: string): string {
  const text = optionalText(body, name);
  if (text === undefined) throw invalid(`"${name}" wasn't supplied`);
  return text;
}

function invalid(message: string): GitHubError {
  return new GitHubError(422, `Invalid request.\n\n${message}.`);
}

/** @throws GitHubError for what is no gzip; what is no JSON fails in the processing. */
function parse(compressed: Uint8Array): JsonObject | undefined {
  let text: string;
  try {
    text = gunzipSync(compressed).toString('utf8');
  } catch {
    throw new GitHubError(400, 'Invalid SARIF. The payload is not gzip compressed and Base64 encoded.');
  }
  try {
    const parsed = JSON.parse(text) as Json;
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function rejections(sarif: JsonObject | undefined): readonly string[] {
  try {
    return faultsOf(sarif);
  } catch (error) {
    if (error instanceof AwsError) return [`Invalid SARIF. ${error.message}`];
    throw error;
  }
}

/**
 * The rejections that scanners run into most; the wording is GitHub's where it is known.
 *
 * @throws AwsError where a member is of another type
 */
function faultsOf(sarif: JsonObject | undefined): readonly string[] {
  if (!sarif) return ['Unable to upload SARIF file: invalid JSON'];
  if (sarif['version'] !== '2.1.0') return ['Unsupported SARIF version; supported is 2.1.0'];
  const runs = objects(sarif, 'runs');
  const errors: string[] = [];
  if (runs.length > MAX_RUNS)
    errors.push(`rejecting SARIF, as there are more runs than allowed (${runs.length} > ${MAX_RUNS})`);
  if (runs.some((run) => !Array.isArray(run['results']))) errors.push('Invalid SARIF. Missing results in a run');
  const categories = runs.map(categoryOf);
  if (new Set(categories).size < categories.length) {
    errors.push('rejecting SARIF, as a delivery cannot contain multiple runs with the same category');
  }
  return errors;
}

/** Tool and category, which ends at the last slash of the automation id. */
function categoryOf(run: JsonObject): string {
  const id = optionalText(optionalObject(run, 'automationDetails') ?? {}, 'id') ?? '';
  const driver = optionalObject(optionalObject(run, 'tool') ?? {}, 'driver') ?? {};
  return `${optionalText(driver, 'name') ?? ''} ${id.slice(0, id.lastIndexOf('/') + 1)}`;
}
