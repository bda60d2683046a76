import { createCloudFront, type CloudFrontControl } from './cloudfront/index.js';
import { createCloudWatch, type CloudWatch } from './cloudwatch/index.js';
import { callRecorder, type Call } from './core/calls.js';
import { scaledClock, type VirtualClock } from './core/clock.js';
import { dispatcher } from './core/dispatcher.js';
import { faultPlan, type Faults } from './core/faults.js';
import { identities } from './core/identities.js';
import { seededRandom } from './core/random.js';
import { createApp, listen } from './core/server.js';
import { addControlRoutes } from './control/routes.js';
import type { EcrStore } from './ecr/store.js';
import { ecsControl, type EcsControl } from './ecs/control.js';
import type { Scenario, ScenarioName } from './ecs/scenario.js';
import type { SeedOptions, ServiceSeed } from './ecs/seed.js';
import type { Timings } from './ecs/timings.js';
import { addGitHub, type GitHubControl } from './github/index.js';
import type { LogStore } from './logs/store.js';
import { addTokenRoute, TOKEN_PATH } from './oidc/route.js';
import { tokenIssuer, type GitHubClaims } from './oidc/tokens.js';
import { regions } from './regions.js';
import type { S3Control } from './s3/control.js';
import { createS3 } from './s3/index.js';
import type { S3Settings } from './s3/types.js';
import type { TrustCondition } from './sts/trust.js';

export interface LocalCloudOptions {
  /** Default: a free one. */
  readonly port?: number;
  /** 60: a minute of cloud time in a second. Default 1. Ignored when `clock` is given. */
  readonly speed?: number;
  /** The cloud's time; with `manualClock()` nothing happens until it is advanced. */
  readonly clock?: VirtualClock;
  /** Default `eu-central-1`. */
  readonly region?: string;
  /** How long things take, laid over the defaults. */
  readonly timings?: Partial<Timings>;
  /** Seed of identifiers and of random faults: the same seed gives the same run. Default 1. */
  readonly seed?: number;
  /** How long S3's operations take, and how strict it is about time. */
  readonly s3?: Partial<S3Settings>;
}

/** A cloud on the loopback interface, and the strings that a test pulls. */
export interface LocalCloud {
  readonly url: string;
  readonly region: string;
  readonly account: string;
  /** The cloud's time. */
  readonly clock: VirtualClock;
  /** The role that `environment('keyless')` has a job assume. */
  readonly roleArn: string;
  /**
   * What a process needs to use this cloud, the address of its GitHub included. `keys`: long-lived keys. `keyless`: the runner's OIDC endpoint, and no keys;
   * the role to assume is `roleArn`.
   */
  environment(kind?: 'keys' | 'keyless'): Record<string, string>;
  /** Puts up a service that has been running; @see SeedOptions for what is assumed. */
  seedService(options: SeedOptions): ServiceSeed;
  /** What the next rollouts of the service do. @throws Error for an unknown name */
  scenario(service: string, scenario: Scenario | ScenarioName): void;
  readonly faults: Faults;
  /** Calls in order, all or those of one operation (`ECS.UpdateService`) or service (`ECS`). */
  calls(operation?: string): readonly Call[];
  resetCalls(): void;
  readonly ecr: EcrStore;
  readonly ecs: EcsControl;
  readonly metrics: CloudWatch;
  readonly logs: LogStore;
  readonly s3: S3Control;
  /** Distributions in front of its buckets, each with an edge that serves the site. */
  readonly cloudfront: CloudFrontControl;
  readonly oidc: { claim(claims: GitHubClaims): void };
  /** GitHub's REST API: what to put there, and what came of it. Its token is in no environment: a job hands it on. */
  readonly github: GitHubControl;
  /** Sets a role's trust condition. */
  trust(roleArn: string, condition: TrustCondition): void;
  stop(): Promise<void>;
}

const ACCOUNT = '123456789012';

/** Starts a cloud of its own state. @throws Error when the port is taken */
export async function startLocalCloud(options: LocalCloudOptions = {}): Promise<LocalCloud> {
  const region = options.region ?? 'eu-central-1';
  const clock = options.clock ?? scaledClock(options.speed ?? 1);
  const random = seededRandom(options.seed ?? 1);
  const faults = faultPlan(random);
  const recorder = callRecorder();
  const keyring = identities(ACCOUNT);
  const issuer = tokenIssuer();
  const trusted = new Map<string, TrustCondition>();
  const context = { account: ACCOUNT, clock, random };
  const s3 = createS3({ ...context, region }, options.s3);
  const edgeRandom = seededRandom((options.seed ?? 1) + 2);
  const cloudFront = createCloudFront({ account: ACCOUNT, region, clock, random: edgeRandom, objects: s3.control });
  const all = regions({
    context,
    global: { cloudfront: cloudFront.service, s3: s3.service },
    sts: { identities: keyring, issuer, trusted },
    timings: options.timings ?? {},
    createCloudWatch,
  });
  const home = all.of(region);
  const requestToken = random.token(32);
  const calls = { identities: keyring, faults, recorder, clock, random };
  const answer = dispatcher({ ...calls, homeRegion: region, servicesOf: all.servicesOf });
  const app = createApp();
  addTokenRoute(app, issuer, requestToken);
  // Numbers of its own: what GitHub draws must not change what a seed gives on AWS.
  const github = addGitHub(app, { clock, random: seededRandom((options.seed ?? 1) + 1), faults, recorder });
  const roleArn = `arn:aws:iam::${ACCOUNT}:role/platform-actions-deploy`;
  const cloud: Omit<LocalCloud, 'url' | 'stop' | 'environment'> = {
    region,
    account: ACCOUNT,
    clock,
    roleArn,
    ...ecsControl(home.ecs.state),
    faults,
    calls: recorder.calls,
    resetCalls: recorder.reset,
    ecr: home.ecr.store,
    metrics: home.cloudWatch,
    logs: home.logs.store,
    s3: s3.control,
    cloudfront: cloudFront.control,
    oidc: { claim: issuer.claim },
    github,
    trust: (role, condition) => trusted.set(role, condition),
  };
  addControlRoutes(app, cloud);
  const server = await listen(app, options.port ?? 0, answer);
  return {
    ...cloud,
    url: server.url,
    stop: async () => {
      await Promise.all([server.stop(), cloudFront.stop()]);
    },
    environment: (kind = 'keys') => environment(server.url, region, kind === 'keyless' ? requestToken : undefined),
  };
}

function environment(url: string, region: string, requestToken: string | undefined): Record<string, string> {
  const shared = { AWS_ENDPOINT_URL: url, AWS_REGION: region, GITHUB_API_URL: url };
  if (requestToken === undefined)
    return { ...shared, AWS_ACCESS_KEY_ID: 'AKIALOCALCLOUD000000', AWS_SECRET_ACCESS_KEY: 'local-cloud' };
  return {
    ...shared,
    ACTIONS_ID_TOKEN_REQUEST_URL: `${url}${TOKEN_PATH}`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
  };
}
