/** A role's trust policy, as far as it matters who may assume the role. */
export interface TrustPolicy {
  readonly statements: readonly Statement[];
}

export interface Statement {
  /** Its `Sid`, else its number: `statement 2`. Foreign text. */
  readonly name: string;
  readonly effect: 'Allow' | 'Deny';
  readonly principals: Principals;
  readonly actions: Listed;
  readonly conditions: readonly Condition[];
}

/** `except`: everything but what is listed (`NotPrincipal`, `NotAction`). */
export interface Listed {
  readonly except: boolean;
  readonly values: readonly string[];
}

export interface Principals {
  readonly except: boolean;
  readonly values: readonly { readonly kind: PrincipalKind; readonly value: string }[];
}

/** `*` is `"Principal": "*"`. */
export type PrincipalKind = '*' | (typeof PRINCIPAL_KINDS)[number];

export interface Condition {
  readonly operator: Operator;
  /** In lower case: AWS compares keys without it. */
  readonly key: string;
  readonly values: readonly string[];
}

export interface Operator {
  /** In lower case: `stringequals`. */
  readonly name: string;
  readonly set: 'forallvalues' | 'foranyvalue' | undefined;
  readonly ifExists: boolean;
}

export const PRINCIPAL_KINDS = ['AWS', 'Service', 'Federated', 'CanonicalUser'] as const;

/** The operators of IAM, without `IfExists`. */
export const OPERATORS: readonly string[] = [
  ...['StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'],
  ...['StringLike', 'StringNotLike', 'Bool', 'BinaryEquals', 'IpAddress', 'NotIpAddress', 'Null'],
  ...['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike', 'NumericEquals', 'NumericNotEquals'],
  ...['NumericLessThan', 'NumericLessThanEquals', 'NumericGreaterThan', 'NumericGreaterThanEquals'],
  ...['DateEquals', 'DateNotEquals', 'DateLessThan', 'DateLessThanEquals', 'DateGreaterThan', 'DateGreaterThanEquals'],
].map((name) => name.toLowerCase());
