import { globMatches } from './bounds.js';
import { ISSUER } from './deployment-role.js';
import type { AwsAccount } from './generate.js';
import type { Listed, Principals, Statement, TrustPolicy } from './statements.js';
import type { TrustFinding } from './trust-finding.js';

export const WEB_IDENTITY = 'sts:AssumeRoleWithWebIdentity';
/** Every action that gives out the role's credentials. */
const ASSUMING = ['sts:AssumeRole', WEB_IDENTITY, 'sts:AssumeRoleWithSAML'];
const PROVIDER = /^arn:(aws[\w-]*):iam::(\d{12}):oidc-provider\/(.+)$/;

/** Whether a statement's actions take in one by which the role is assumed, or the given one. */
export function appliesTo({ except, values }: Listed, action?: string): boolean {
  const wanted = action === undefined ? ASSUMING : [action];
  return wanted.some(
    (name) => values.some((pattern) => globMatches(pattern.toLowerCase(), name.toLowerCase())) !== except,
  );
}

/** Whether GitHub's provider is among a statement's principals. */
export function isGitHub({ except, values }: Principals): boolean {
  return values.some((principal) => principal.value === '*' || providerOf(principal.value) === ISSUER) !== except;
}

function providerOf(arn: string): string | undefined {
  return PROVIDER.exec(arn)?.[3];
}

/** The account that the role is in, by the provider that it trusts. */
export function accountOf({ statements }: TrustPolicy): AwsAccount {
  const arns = statements.flatMap(({ principals }) => principals.values.map(({ value }) => PROVIDER.exec(value)));
  const [, partition = 'aws', id] = arns.find((match) => match !== null) ?? [];
  return { id, partition };
}

/** Whom else a statement lets assume the role. */
export function strangers({ name, principals }: Statement): TrustFinding[] {
  const { except, values } = principals;
  if (except || values.some(({ value }) => value.includes('*'))) {
    const text = `In ${name}, everybody${except ? ' but those named' : ''} is a principal: name GitHub's provider alone.`;
    return [{ code: 'trust-anybody', severity: 'broken', text }];
  }
  const others = values.filter(({ value }) => providerOf(value) !== ISSUER).map(({ value }) => value);
  if (others.length === 0) return [];
  const text = `In ${name}, ${others.join(', ')} may assume the role too, without any approval.`;
  return [{ code: 'trust-others', severity: 'weak', text }];
}
