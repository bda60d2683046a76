import { UserError, type Env } from '@platform-actions/action-kit';

/** A closed world of AWS: accounts, ARNs and endpoints of one do not exist in another. */
export interface Partition {
  readonly id: string;
  /** `undefined` where the console is not on the public internet. */
  readonly consoleHost: string | undefined;
  readonly dnsSuffix: string;
}

const COMMERCIAL: Partition = { id: 'aws', consoleHost: 'console.aws.amazon.com', dnsSuffix: 'amazonaws.com' };

/** By region prefix, as in the endpoint rules of the SDKs. */
const BY_PREFIX: readonly (readonly [string, Partition])[] = [
  ['cn-', { id: 'aws-cn', consoleHost: 'console.amazonaws.cn', dnsSuffix: 'amazonaws.com.cn' }],
  ['us-gov-', { id: 'aws-us-gov', consoleHost: 'console.amazonaws-us-gov.com', dnsSuffix: 'amazonaws.com' }],
  ['eusc-', { id: 'aws-eusc', consoleHost: 'console.amazonaws-eusc.eu', dnsSuffix: 'amazonaws.eu' }],
  ['us-iso-', { id: 'aws-iso', consoleHost: undefined, dnsSuffix: 'c2s.ic.gov' }],
  ['us-isob-', { id: 'aws-iso-b', consoleHost: undefined, dnsSuffix: 'sc2s.sgov.gov' }],
  ['eu-isoe-', { id: 'aws-iso-e', consoleHost: undefined, dnsSuffix: 'cloud.adc-e.uk' }],
  ['us-isof-', { id: 'aws-iso-f', consoleHost: undefined, dnsSuffix: 'csp.hci.ic.gov' }],
];

/** A region's shape; whether it exists only AWS knows, and new ones must work without a release of ours. */
export const REGION_PATTERN = /^[a-z]{2,5}(-[a-z]{2,12}){1,3}-\d{1,2}$/;

/** The partition of a region. */
export function partitionOf(region: string): Partition {
  return BY_PREFIX.find(([prefix]) => region.startsWith(prefix))?.[1] ?? COMMERCIAL;
}

/**
 * The region to work in: the input, else `AWS_REGION`, else `AWS_DEFAULT_REGION`.
 *
 * @throws UserError where there is none, or where the environment's is no region.
 */
export function resolveRegion(input: string | undefined, env: Env): string {
  if (input !== undefined) return input;
  for (const name of ['AWS_REGION', 'AWS_DEFAULT_REGION']) {
    const region = env[name];
    if (region === undefined || region === '') continue;
    if (REGION_PATTERN.test(region)) return region;
    throw new UserError(`${name} is ${JSON.stringify(region)}: must be the code of an AWS region, such as eu-west-1.`);
  }
  throw new UserError(
    'No AWS region: give the input "aws-region", such as eu-west-1, or set AWS_REGION in the environment of the job.',
  );
}
