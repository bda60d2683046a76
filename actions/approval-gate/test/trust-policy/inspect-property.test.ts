import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inspectTrustPolicy } from '../../src/trust-policy/inspect.js';
import { parseTrustPolicy } from '../../src/trust-policy/parse.js';
import { admits, PROVIDER } from './iam.js';
import { KEY, policy, statement, SUB, WORKFLOW } from './policies.js';
import { ATTACKS, EXPECTED } from './tokens.js';

describe('what passes the inspection', () => {
  const values = (...some: string[]) =>
    fc.oneof(...some.map((value) => fc.constant(value)), fc.subarray(some, { minLength: 1 }));
  const claims: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    aud: values('sts.amazonaws.com', '*', 'sts.*'),
    sub: values(
      SUB,
      'repo:org@42/orders-api@4711:environment:production',
      'repo:*',
      'repo:org/*:environment:production',
      'repo:org/orders-api:*',
      `${SUB}*`,
      '*:environment:production',
      'repo:org/orders-ap?:environment:production',
      'repo:org/orders-api:environment:staging',
    ),
    job_workflow_ref: values(
      WORKFLOW,
      '*',
      `*/${WORKFLOW.split('/').slice(1).join('/')}`,
      WORKFLOW.replace(/@.*/, '@*'),
      WORKFLOW.replace('deploy', '*'),
      WORKFLOW.replace('v1', 'v*'),
      `org/*@refs/tags/v1`,
      `\${${KEY}:job_workflow_ref}`,
    ),
    repository_id: values('4711', '815', '*'),
    repository: values('org/orders-api', 'org/*', '*'),
    environment: values('production', '*', 'staging', 'prod*'),
  };
  const operators = [
    'StringEquals',
    'StringLike',
    'StringEqualsIfExists',
    'StringLikeIfExists',
    'ForAllValues:StringLike',
    'ForAnyValue:StringLike',
    'ForAllValues:StringEquals',
    'StringNotEquals',
    'StringNotLike',
    'StringEqualsIgnoreCase',
  ];
  const block = fc
    .dictionary(fc.constantFrom(...Object.keys(claims)), fc.constant(null), { maxKeys: 6 })
    .chain((keys) =>
      fc.record(Object.fromEntries(Object.keys(keys).map((claim) => [`${KEY}:${claim}`, claims[claim]!]))),
    );
  const conditions = fc.dictionary(fc.constantFrom(...operators), block, { maxKeys: 3 });
  const arbitrary = fc.record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    Principal: fc.constantFrom<unknown>({ Federated: PROVIDER }, { Federated: PROVIDER }, '*'),
    Action: fc.constantFrom('sts:AssumeRoleWithWebIdentity', 'sts:*'),
    Condition: conditions,
  });
  // Rarely anything passes by chance: these conditions alone do, and whatever else is added must not open them.
  const good = fc.constant(statement());

  it('lets in no token of an attack, whatever else stands in the policy', () => {
    let passed = 0;
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ arbitrary: good, weight: 1 }, { arbitrary, weight: 2 }), { minLength: 1, maxLength: 3 }),
        (statements) => {
          const text = policy(...statements);
          const broken = inspectTrustPolicy(parseTrustPolicy(text), EXPECTED).some(
            ({ severity }) => severity === 'broken',
          );
          if (broken) return;
          passed += 1;
          // A repository that got the old name has another id: only a policy with ids tells it apart.
          const attacks = Object.entries(ATTACKS).filter(([name]) => name !== 'a repository that got the old name');
          expect(attacks.filter(([, claims]) => admits(text, claims)).map(([name]) => name)).toEqual([]);
        },
      ),
      { numRuns: 1500 },
    );
    expect(passed).toBeGreaterThan(25);
  });
});
