/**
 * A small evaluator of IAM's trust policies, written from AWS's documentation and of nothing else than what is tested
 * with it: it says what AWS would do with a token, whatever the inspection thinks of the policy.
 */
export type Claims = Readonly<Record<string, string>>;

interface StatementJson {
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: unknown;
  readonly NotPrincipal?: unknown;
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export const PROVIDER = 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com';
const PREFIX = 'token.actions.githubusercontent.com:';
const ACTION = 'sts:AssumeRoleWithWebIdentity';

/** Whether AWS gives the role's credentials to a job with these claims. */
export function admits(policy: string, claims: Claims): boolean {
  const { Statement: given } = JSON.parse(policy) as { Statement: StatementJson | readonly StatementJson[] };
  const statements = [given].flat();
  const applying = statements.filter((statement) => applies(statement, claims));
  return applying.some(({ Effect }) => Effect === 'Allow') && !applying.some(({ Effect }) => Effect === 'Deny');
}

function applies(statement: StatementJson, claims: Claims): boolean {
  return isPrincipal(statement) && isAction(statement) && holds(statement, claims);
}

function isPrincipal({ Principal, NotPrincipal }: StatementJson): boolean {
  const names = (value: unknown): boolean => {
    if (value === '*') return true;
    const federated = (value as { Federated?: unknown } | undefined)?.Federated;
    return texts(federated ?? []).some((text) => text === '*' || text === PROVIDER);
  };
  return Principal === undefined ? !names(NotPrincipal) : names(Principal);
}

function isAction({ Action, NotAction }: StatementJson): boolean {
  const names = (value: unknown): boolean =>
    texts(value).some((pattern) => like(pattern.toLowerCase(), ACTION.toLowerCase()));
  return Action === undefined ? !names(NotAction) : names(Action);
}

function holds({ Condition = {} }: StatementJson, claims: Claims): boolean {
  return Object.entries(Condition).every(([operator, block]) =>
    Object.entries(block).every(([key, values]) => test(operator, claimOf(claims, key), texts(values), claims)),
  );
}

function claimOf(claims: Claims, key: string): string | undefined {
  if (!key.toLowerCase().startsWith(PREFIX)) return undefined;
  return claims[key.slice(PREFIX.length).toLowerCase()];
}

function test(operator: string, claim: string | undefined, values: string[], claims: Claims): boolean {
  const all = operator.startsWith('ForAllValues:');
  const any = operator.startsWith('ForAnyValue:');
  const name = operator.replace(/^For\w+:/, '');
  const plain = name.replace(/IfExists$/, '');
  if (plain === 'Null') return values.every((value) => (claim === undefined) === (value === 'true'));
  const negative = plain.includes('Not');
  if (claim === undefined) return all || (!any && (name.endsWith('IfExists') || negative));
  const matches = values.map((value) => substituted(value, claims)).some((value) => compare(plain, value, claim));
  return matches !== negative;
}

function compare(operator: string, value: string, claim: string): boolean {
  if (operator.endsWith('IgnoreCase')) return value.toLowerCase() === claim.toLowerCase();
  return operator.endsWith('Like') ? like(value, claim) : value === claim;
}

function substituted(value: string, claims: Claims): string {
  return value.replace(/\$\{([^}]*)\}/g, (_, name: string) => claimOf(claims, name) ?? '');
}

function like(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`, 's').test(text);
}

function texts(value: unknown): string[] {
  return [value].flat().map(String);
}
