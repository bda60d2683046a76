import { PROVIDER } from './iam.js';

export const KEY = 'token.actions.githubusercontent.com';
export const WORKFLOW = 'org/platform-actions/.github/workflows/deploy.yml@refs/tags/v1';
export const SUB = 'repo:org/orders-api:environment:production';
export const SOUND = {
  [`${KEY}:aud`]: 'sts.amazonaws.com',
  [`${KEY}:sub`]: SUB,
  [`${KEY}:job_workflow_ref`]: WORKFLOW,
};

export type Json = Readonly<Record<string, unknown>>;

export function statement(changes: Json = {}): Json {
  return {
    Effect: 'Allow',
    Principal: { Federated: PROVIDER },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: SOUND },
    ...changes,
  };
}

export function policy(...statements: readonly Json[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

/** The sound conditions with some changed; `undefined` takes one away. */
export function equals(changes: Json): Json {
  const claims = Object.fromEntries(Object.entries(changes).map(([claim, value]) => [`${KEY}:${claim}`, value]));
  return { Condition: { StringEquals: { ...SOUND, ...claims } } };
}

export function like(claim: string, value: unknown, operator = 'StringLike'): Json {
  const rest = Object.fromEntries(Object.entries(SOUND).filter(([key]) => key !== `${KEY}:${claim}`));
  return { Condition: { StringEquals: rest, [operator]: { [`${KEY}:${claim}`]: value } } };
}
