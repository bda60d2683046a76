export { startLocalCloud, type LocalCloud, type LocalCloudOptions } from './local-cloud.js';
export type { Distribution, DistributionOptions, Fallback } from './cloudfront/distribution.js';
export type { CloudFrontControl, SiteDistribution } from './cloudfront/index.js';
export type { CloudWatch } from './cloudwatch/index.js';
export type { Call } from './core/calls.js';
export { manualClock, type ManualClock, type VirtualClock } from './core/clock.js';
export type { Fault, FaultEffect, Faults } from './core/faults.js';
export type { EcrStore, ImageOptions, ImageScan, StoredImage } from './ecr/store.js';
export { SCENARIOS, type Circumstances, type Scenario, type ScenarioName, type TaskFate } from './ecs/scenario.js';
export type { SeedOptions, ServiceSeed } from './ecs/seed.js';
export type { Member } from './github/accounts.js';
export type { CommentState, GitHubControl, SarifState } from './github/control.js';
export type { Deployment, DeploymentStatus } from './github/deployment-state.js';
export type { Run, RunAttempt } from './github/run-state.js';
export type {
  CommitSeed,
  DeploymentSeed,
  DispatchSeed,
  PullSeed,
  RepositorySeed,
  RunChange,
  RunSeed,
  StatusSeed,
} from './github/seeds.js';
export { githubOperations } from './github/routes.js';
export type { GitHubRun } from './github/events.js';
export type { Entry, Identity, Pull, Tree } from './github/state.js';
export { DEFAULT_TIMINGS, type Timings } from './ecs/timings.js';
export type { S3Control } from './s3/control.js';
export type { BucketOptions, S3Object, S3Objects } from './s3/store.js';
export type { S3Settings, ServiceTimes } from './s3/types.js';
export type { GitHubClaims } from './oidc/tokens.js';
export type { ServedRequest } from './origin/edge.js';
export type { TrustCondition } from './sts/trust.js';
