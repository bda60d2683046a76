import { messageChain, type Clock, type Log } from '@platform-actions/action-kit';
import {
  errorName,
  explainAwsError,
  isAccessDenied,
  isThrottle,
  isTransient,
  type AwsSession,
} from '@platform-actions/aws';
import type { Cdn } from '../ports.js';
import { cloudFrontCall, type CloudFrontCall } from './cloudfront-call.js';
import type { Distribution } from './distribution.js';
import { cachePolicyIds, invalidationBatch, readDistribution, readInvalidation, readMinTtl } from './documents.js';

export interface CloudFrontOptions {
  readonly clock: Clock;
  /** 0 (inclusive) to 1 (exclusive). */
  readonly random: () => number;
  readonly log: Pick<Log, 'info'>;
  readonly signal: AbortSignal;
}

export interface CloudFront extends Cdn {
  /** The configuration of a distribution, or why it could not be read. Never throws. */
  distribution(id: string): Promise<Distribution | { readonly unread: string }>;
}

/** CloudFront answers up to half of the requests with an error at busy hours, so it is asked more often than usual. */
const RETRIES = 8;
const FIRST_DELAY_MS = 250;
/** With the longest delays, all retries take 20 s: less than half of what a lock lasts. */
const MAX_DELAY_MS = 4_000;

/** CloudFront's API by way of signed requests: its SDK client would add 46 kB to every download of the actions. */
export function cloudFront(
  session: AwsSession,
  options: CloudFrontOptions,
  call: CloudFrontCall = cloudFrontCall(session),
): CloudFront {
  const explained = async <T>(doing: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (thrown) {
      throw explainAwsError(thrown, doing, session);
    }
  };
  return {
    invalidate: (distributionId, paths, callerReference) =>
      explained(`invalidating paths of the distribution ${distributionId}`, () => {
        const body = invalidationBatch(paths, callerReference);
        const path = `/distribution/${encodeURIComponent(distributionId)}/invalidation`;
        // The same reference makes the retries one invalidation, whichever of them CloudFront has taken.
        return patiently(options, async () =>
          readInvalidation(await call({ operation: 'CreateInvalidation', method: 'POST', path, body })),
        );
      }),
    invalidation: (distributionId, id) =>
      explained(`reading the invalidation ${id}`, async () => {
        const path = `/distribution/${encodeURIComponent(distributionId)}/invalidation/${encodeURIComponent(id)}`;
        return readInvalidation(await call({ operation: 'GetInvalidation', method: 'GET', path }));
      }),
    distribution: async (id) => {
      try {
        return await explained(`reading the distribution ${id}`, () => readConfiguration(call, id));
      } catch (thrown) {
        return { unread: whyUnread(thrown) };
      }
    },
  };
}

async function patiently<T>({ clock, random, signal, log }: CloudFrontOptions, work: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (thrown) {
      if (attempt >= RETRIES || !isWorthRetrying(thrown)) throw thrown;
      const longest = Math.min(FIRST_DELAY_MS * 2 ** attempt, MAX_DELAY_MS);
      log.info(`CloudFront: ${errorName(thrown)}. Retry ${attempt + 1} of ${RETRIES}.`);
      await clock.sleep(longest * (0.5 + random() / 2), signal);
    }
  }
}

function isWorthRetrying(thrown: unknown): boolean {
  return isThrottle(thrown) || isTransient(thrown) || errorName(thrown) === 'TooManyInvalidationsInProgress';
}

async function readConfiguration(call: CloudFrontCall, id: string): Promise<Distribution> {
  const path = `/distribution/${encodeURIComponent(id)}/config`;
  const document = await call({ operation: 'GetDistributionConfig', method: 'GET', path });
  const minTtls = new Map<string, number>();
  await Promise.all(
    cachePolicyIds(document).map(async (policyId) => {
      const found = await readCachePolicy(call, policyId);
      if (found !== undefined) minTtls.set(policyId, found);
    }),
  );
  return readDistribution(id, document, (policyId) => minTtls.get(policyId));
}

/** Without the permission the other findings are worth having. */
async function readCachePolicy(call: CloudFrontCall, id: string): Promise<number | undefined> {
  try {
    const path = `/cache-policy/${encodeURIComponent(id)}`;
    return readMinTtl(await call({ operation: 'GetCachePolicy', method: 'GET', path }));
  } catch {
    return undefined;
  }
}

function whyUnread(thrown: unknown): string {
  if (thrown instanceof Error && isAccessDenied(thrown.cause)) {
    return (
      'The configuration of the distribution was not checked: the role may not call cloudfront:GetDistributionConfig. ' +
      'With it and cloudfront:GetCachePolicy, settings that delay releases are found.'
    );
  }
  return `The configuration of the distribution was not checked: ${thrown instanceof Error ? messageChain(thrown) : String(thrown)}`;
}
