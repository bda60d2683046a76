import type { VirtualClock } from '../core/clock.js';
import type { Random } from '../core/random.js';
import type { RestService } from '../core/types.js';
import { edge, type ServedRequest } from '../origin/edge.js';
import { listenEdge, type EdgeListener } from '../origin/listener.js';
import type { S3Objects } from '../s3/store.js';
import { newDistribution, type Distribution, type DistributionOptions } from './distribution.js';
import { noSuchDistribution } from './errors.js';
import { DEFAULT_INVALIDATION_TIMES, invalidationLedger, type Invalidation } from './invalidations.js';
import { policies } from './policies.js';
import { cloudFrontService } from './service.js';

/** A distribution that is up, and the address at which its edge serves the site. */
export interface SiteDistribution {
  readonly id: string;
  readonly arn: string;
  readonly domainName: string;
  /** `http://127.0.0.1:PORT/`. */
  readonly siteUrl: string;
}

/** What a test puts up in front of a bucket, and what came of it. */
export interface CloudFrontControl {
  /**
   * Puts a distribution, with an edge of its own, in front of a bucket.
   *
   * @throws Error for an origin path that CloudFront would not take, or a port that is taken
   */
  createDistribution(options: DistributionOptions): Promise<SiteDistribution>;
  /** In the order in which they were made. */
  distributions(): readonly SiteDistribution[];
  /** Newest first. @throws AwsError NoSuchDistribution */
  invalidations(id: string): readonly (Invalidation & { readonly completed: boolean })[];
  /** What the edge has served, in order. @throws AwsError NoSuchDistribution */
  requests(id: string): readonly ServedRequest[];
}

export interface CloudFrontParts {
  readonly account: string;
  /** Where the buckets are. */
  readonly region: string;
  readonly clock: VirtualClock;
  readonly random: Random;
  readonly objects: S3Objects;
}

export interface CloudFront {
  readonly service: RestService;
  readonly control: CloudFrontControl;
  /** Closes the edges. */
  stop(): Promise<void>;
}

/** CloudFront is one service for all regions: whichever region a request is signed for, it is the same. */
export function createCloudFront(parts: CloudFrontParts): CloudFront {
  const { account, clock, random } = parts;
  const known = policies(random);
  const distributions = new Map<string, Distribution>();
  const sites: SiteDistribution[] = [];
  const requests = new Map<string, ServedRequest[]>();
  const listeners: EdgeListener[] = [];
  const distributionOf = (id: string): Distribution => {
    const distribution = distributions.get(id);
    if (distribution) return distribution;
    throw noSuchDistribution();
  };
  const createDistribution = async (options: DistributionOptions): Promise<SiteDistribution> => {
    const times = { ...DEFAULT_INVALIDATION_TIMES, ...options.invalidationTimes };
    const distribution = newDistribution(options, {
      account,
      random,
      now: clock.now(),
      bucketRegion: parts.region,
      invalidations: invalidationLedger(clock, random, times),
      policies: known,
    });
    const served: ServedRequest[] = [];
    const answer = edge(distribution, {
      objects: parts.objects,
      clock,
      random,
      served: (request) => served.push(request),
    });
    const listener = await listenEdge(answer, options.port ?? 0);
    listeners.push(listener);
    distributions.set(distribution.id, distribution);
    requests.set(distribution.id, served);
    const { id, arn, domainName } = distribution;
    const site = { id, arn, domainName, siteUrl: `${listener.url}/` };
    sites.push(site);
    return site;
  };
  return {
    service: cloudFrontService({ account, policies: known, distributions }),
    control: {
      createDistribution,
      distributions: () => sites,
      invalidations: (id) => {
        const { invalidations } = distributionOf(id);
        return invalidations.list().map((each) => ({ ...each, completed: invalidations.isCompleted(each) }));
      },
      requests: (id) => requests.get(distributionOf(id).id) ?? [],
    },
    stop: async () => {
      await Promise.all(listeners.map((listener) => listener.stop()));
    },
  };
}
