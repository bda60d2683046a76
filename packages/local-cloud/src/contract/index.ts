import { cloudFrontContract } from './cloudfront.js';
import { ecsContract } from './ecs.js';
import { logsContract, metricsContract } from './metrics-and-logs.js';
import { s3Contract } from './s3.js';
import { stsContract } from './sts.js';
import type { Check } from './types.js';

export type { Check, ContractTarget } from './types.js';

/** Every check. A server that lacks an operation is held to the rest: filter by `operations`. */
export const contract: readonly Check[] = [
  ...ecsContract,
  ...stsContract,
  ...metricsContract,
  ...logsContract,
  ...s3Contract,
  ...cloudFrontContract,
];
