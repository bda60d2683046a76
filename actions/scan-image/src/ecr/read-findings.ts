import { DescribeImageScanFindingsCommand, ECRClient } from '@aws-sdk/client-ecr';
import { atMostEvery, formatSeconds, type Runner } from '@platform-actions/action-kit';
import { errorName, explainAwsError, isThrottle, isTransient, type AwsSession } from '@platform-actions/aws';
import { InfrastructureError } from '@platform-actions/findings';
import type { EcrRegistry, ImageReference } from '../image-reference.js';
import { mergePages, stepOf, type FindingsPage, type Step } from './findings.js';

const POLL_MS = 5_000;
const SAY_EVERY_MS = 30_000;

export interface FindingsRequest {
  readonly registry: EcrRegistry;
  readonly reference: ImageReference;
  /** On the runner's clock. */
  readonly deadlineMs: number;
}

/** What the registry's scanner found, or why it found nothing and never will. */
export type EcrFindings = { readonly page: FindingsPage } | Extract<Step, { kind: 'give-up' }>;

/**
 * What the registry's own scanner found, waited for where the scan has not ended.
 *
 * @throws InfrastructureError where it does not end in time; what `explainAwsError` gives for what AWS refuses.
 */
export async function readEcrFindings(
  { clock, signal, log }: Pick<Runner, 'clock' | 'signal' | 'log'>,
  session: AwsSession,
  request: FindingsRequest,
): Promise<EcrFindings> {
  const say = atMostEvery(SAY_EVERY_MS, () => clock.now());
  const polling = session.client(ECRClient, 'poll');
  for (;;) {
    const { step, page } = await look(polling, session, request);
    if (step.kind === 'give-up') return step;
    if (step.kind === 'ready') return { page: await readRest(page, session, request) };
    const left = request.deadlineMs - clock.now();
    if (left <= POLL_MS) throw outOfTime(request, step.why);
    if (say()) log.info(`Waiting: ${step.why}; ${formatSeconds(left / 1000)} left.`);
    await clock.sleep(POLL_MS, signal);
  }
}

/** One look at the first page. A throttle or a failure of the moment is a look that saw nothing. */
async function look(
  client: ECRClient,
  session: AwsSession,
  request: FindingsRequest,
): Promise<{ step: Step; page: FindingsPage }> {
  try {
    const page = await client.send(new DescribeImageScanFindingsCommand(identify(request)));
    return { step: stepOf(page), page };
  } catch (thrown) {
    if (errorName(thrown) === 'ScanNotFoundException') return { step: stepOf(undefined), page: {} };
    if (isThrottle(thrown) || isTransient(thrown))
      return { step: { kind: 'wait', why: 'AWS did not answer' }, page: {} };
    throw explain(thrown, session, request);
  }
}

/** The pages after the first, each of which must get through. */
async function readRest(first: FindingsPage, session: AwsSession, request: FindingsRequest): Promise<FindingsPage> {
  const client = session.client(ECRClient, 'change');
  const pages = [first];
  try {
    for (let nextToken = first.nextToken; nextToken !== undefined; nextToken = pages.at(-1)?.nextToken) {
      pages.push(await client.send(new DescribeImageScanFindingsCommand({ ...identify(request), nextToken })));
    }
  } catch (thrown) {
    throw explain(thrown, session, request);
  }
  return mergePages(pages);
}

function explain(thrown: unknown, session: AwsSession, { reference }: FindingsRequest): Error {
  return explainAwsError(thrown, `reading the findings of ${reference.text}`, session);
}

function identify({ registry, reference }: FindingsRequest) {
  const { repository, digest, tag } = reference;
  return {
    registryId: registry.account,
    repositoryName: repository,
    imageId: digest === undefined ? { imageTag: tag ?? 'latest' } : { imageDigest: digest },
    maxResults: 1000,
  };
}

function outOfTime({ reference }: FindingsRequest, why: string): InfrastructureError {
  const hint = why.startsWith('no scan')
    ? 'Is scanning on push, or continuous scanning, switched on for this repository?'
    : 'Give it more time with "timeout".';
  return new InfrastructureError(`There are no findings of ${reference.text} in time: ${why}. ${hint}`);
}
