import { describe, expect, it } from '@jest/globals';
import { inspectTrustPolicy, type Expectation } from '../../src/trust-policy/inspect.js';
import { parseTrustPolicy } from '../../src/trust-policy/parse.js';
import { PROVIDER } from './iam.js';
import { equals, KEY, like, policy, SOUND, statement, SUB, WORKFLOW } from './policies.js';
import { EXPECTED } from './tokens.js';

function codes(text: string, expected: Partial<Expectation> = {}): string[] {
  return inspectTrustPolicy(parseTrustPolicy(text), { ...EXPECTED, ...expected }).map(({ code }) => code);
}

describe('a sound trust policy', () => {
  it.each<[string, string]>([
    ['one statement', policy(statement())],
    ['a single statement without a list', JSON.stringify({ Statement: statement() })],
    [
      'lists of one',
      policy(statement({ Action: ['sts:AssumeRoleWithWebIdentity'], Principal: { Federated: [PROVIDER] } })),
    ],
    [
      'keys and actions in another case',
      policy(
        statement({
          Action: 'STS:assumerolewithwebidentity',
          Condition: {
            StringEquals: Object.fromEntries(Object.entries(SOUND).map(([key, value]) => [key.toUpperCase(), value])),
          },
        }),
      ),
    ],
    ['operators in another case', policy(statement({ Condition: { stringequals: SOUND } }))],
    [
      'a commit of deploy.yml',
      policy(statement(equals({ job_workflow_ref: `${WORKFLOW.split('@')[0] ?? ''}@${'a'.repeat(40)}` }))),
    ],
    ['ids in the subject', policy(statement(equals({ sub: 'repo:org@42/orders-api@4711:environment:production' })))],
    ['both subjects', policy(statement(equals({ sub: [SUB, 'repo:org@42/orders-api@4711:environment:production'] })))],
    ['StringLike without a wildcard', policy(statement(like('sub', SUB)))],
    [
      'a wildcard in sub, held by other keys',
      policy(
        statement({
          Condition: {
            StringEquals: {
              [`${KEY}:aud`]: 'sts.amazonaws.com',
              [`${KEY}:job_workflow_ref`]: WORKFLOW,
              [`${KEY}:repository_id`]: '4711',
              [`${KEY}:environment`]: 'production',
            },
            StringLike: { [`${KEY}:sub`]: 'repo:*' },
          },
        }),
      ),
    ],
    ['ForAnyValue', policy(statement(like('sub', SUB, 'ForAnyValue:StringEquals')))],
    ['sessions tagged beside', policy(statement({ Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'] }))],
    [
      'a denial of every other workflow',
      policy(statement({ Condition: { StringEquals: { [`${KEY}:aud`]: 'sts.amazonaws.com', [`${KEY}:sub`]: SUB } } }), {
        Effect: 'Deny',
        Principal: '*',
        Action: 'sts:*',
        Condition: { StringNotEquals: { [`${KEY}:job_workflow_ref`]: WORKFLOW } },
      }),
    ],
    [
      'a denial beside',
      policy(statement(), {
        ...statement(),
        Effect: 'Deny',
        Condition: { StringEquals: { [`${KEY}:actor`]: 'mallory' } },
      }),
    ],
  ])('%s', (_, text) => {
    expect(codes(text)).toEqual([]);
  });
});

describe('who may assume the role', () => {
  it.each<[string, string, string[]]>([
    ['everybody', policy(statement({ Principal: '*' })), ['trust-anybody']],
    [
      'every account',
      policy(statement(), { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }),
      ['trust-anybody'],
    ],
    [
      'everybody but one',
      policy(statement({ Principal: undefined, NotPrincipal: { AWS: 'arn:aws:iam::123456789012:root' } })),
      ['trust-anybody'],
    ],
    [
      'the account',
      policy(statement(), {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::123456789012:root' },
        Action: 'sts:AssumeRole',
      }),
      ['trust-others'],
    ],
    [
      'a service',
      policy(statement(), {
        Effect: 'Allow',
        Principal: { Service: 'ecs-tasks.amazonaws.com' },
        Action: 'sts:AssumeRole',
      }),
      ['trust-others'],
    ],
    [
      'another provider in the same statement',
      policy(statement({ Principal: { Federated: [PROVIDER, 'arn:aws:iam::123456789012:oidc-provider/gitlab.com'] } })),
      ['trust-others'],
    ],
    [
      'all actions',
      policy(statement(), { Effect: 'Allow', Principal: { AWS: '999999999999' }, Action: '*' }),
      ['trust-others'],
    ],
    [
      'all actions but one',
      policy(statement(), { Effect: 'Allow', Principal: { AWS: '999999999999' }, NotAction: 'sts:TagSession' }),
      ['trust-others'],
    ],
    [
      'GitHub is not named',
      policy(statement({ Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' })),
      ['trust-others', 'trust-nobody'],
    ],
    [
      'a provider that only looks like GitHub',
      policy(statement({ Principal: { Federated: `${PROVIDER}.evil.com` } })),
      ['trust-others', 'trust-nobody'],
    ],
  ])('%s', (_, text, expected) => {
    expect(codes(text)).toEqual(expected);
  });
});

describe('which jobs may assume the role', () => {
  it.each<[string, string, string[]]>([
    ['no workflow', policy(statement(equals({ job_workflow_ref: undefined }))), ['trust-workflow']],
    ['any workflow', policy(statement(like('job_workflow_ref', '*'))), ['trust-workflow']],
    [
      'deploy.yml at anything',
      policy(statement(like('job_workflow_ref', WORKFLOW.replace(/@.*/, '@*')))),
      ['trust-workflow'],
    ],
    [
      'deploy.yml at any branch',
      policy(statement(like('job_workflow_ref', WORKFLOW.replace('tags/v1', 'heads/*')))),
      ['trust-workflow'],
    ],
    ['any ref', policy(statement(like('job_workflow_ref', WORKFLOW.replace('tags/v1', '*')))), ['trust-workflow']],
    [
      'a wildcard before the @',
      policy(statement(like('job_workflow_ref', `*/${WORKFLOW.split('/').slice(1).join('/')}`))),
      ['trust-workflow'],
    ],
    [
      'one character before the @',
      policy(statement(like('job_workflow_ref', WORKFLOW.replace('deploy', 'deplo?')))),
      ['trust-workflow'],
    ],
    [
      'every workflow of the pipelines',
      policy(statement(like('job_workflow_ref', WORKFLOW.replace('deploy.yml', '*')))),
      ['trust-workflow'],
    ],
    [
      'another workflow',
      policy(statement(equals({ job_workflow_ref: WORKFLOW.replace('deploy', 'backend') }))),
      ['trust-workflow'],
    ],
    [
      'deploy.yml of somebody else',
      policy(statement(equals({ job_workflow_ref: `evil${WORKFLOW.slice(3)}` }))),
      ['trust-workflow'],
    ],
    [
      'another one beside',
      policy(statement(equals({ job_workflow_ref: [WORKFLOW, WORKFLOW.replace('deploy', 'backend')] }))),
      ['trust-workflow'],
    ],
    [
      'a policy variable',
      policy(statement(equals({ job_workflow_ref: `\${${KEY}:job_workflow_ref}` }))),
      ['trust-workflow'],
    ],
    [
      'a branch',
      policy(statement(equals({ job_workflow_ref: WORKFLOW.replace('tags/v1', 'heads/main') }))),
      ['trust-workflow-branch'],
    ],
    ['every tag', policy(statement(like('job_workflow_ref', WORKFLOW.replace('v1', '*')))), ['trust-workflow-version']],
    [
      'a tag that goes on behind an @',
      policy(statement(like('job_workflow_ref', `${WORKFLOW}@*`))),
      ['trust-workflow'],
    ],
    [
      'a tag of another major version',
      policy(statement(equals({ job_workflow_ref: WORKFLOW.replace('v1', 'v0') }))),
      ['trust-workflow-version'],
    ],
    [
      'only a denial of one other',
      policy(statement(equals({ job_workflow_ref: undefined })), {
        ...statement(),
        Effect: 'Deny',
        Condition: { StringEquals: { [`${KEY}:job_workflow_ref`]: 'other' } },
      }),
      ['trust-workflow'],
    ],
    [
      'a denial that a second condition opens',
      policy(statement(equals({ job_workflow_ref: undefined })), {
        ...statement(),
        Effect: 'Deny',
        Condition: { StringNotEquals: { [`${KEY}:job_workflow_ref`]: WORKFLOW, [`${KEY}:actor`]: 'mallory' } },
      }),
      ['trust-workflow'],
    ],
    [
      'a second statement without it',
      policy(statement(), statement(equals({ job_workflow_ref: undefined }))),
      ['trust-workflow'],
    ],
    ['no audience', policy(statement(equals({ aud: undefined }))), ['trust-audience']],
    [
      'another audience',
      policy(statement(equals({ aud: ['sts.amazonaws.com', 'https://github.com/org'] }))),
      ['trust-audience'],
    ],
    ['every repository', policy(statement(like('sub', 'repo:*'))), ['trust-repository', 'trust-environment']],
    [
      'every repository with that environment',
      policy(statement(like('sub', 'repo:org/*:environment:production'))),
      ['trust-repository', 'trust-environment'],
    ],
    [
      'repositories that begin alike',
      policy(statement(like('sub', 'repo:org/orders-api*:environment:production'))),
      ['trust-repository', 'trust-environment'],
    ],
    [
      'another id',
      policy(statement(equals({ sub: 'repo:org@42/orders-api@815:environment:production' }))),
      ['trust-repository'],
    ],
    ['every environment', policy(statement(like('sub', 'repo:org/orders-api:*'))), ['trust-environment']],
    ['environments that begin alike', policy(statement(like('sub', `${SUB}*`))), ['trust-environment']],
    [
      'a branch in place of an environment',
      policy(statement(equals({ sub: 'repo:org/orders-api:ref:refs/heads/main' }))),
      ['trust-environment'],
    ],
    [
      'an environment without approval',
      policy(statement(equals({ sub: [SUB, 'repo:org/orders-api:environment:staging'] }))),
      ['trust-environment-ungated'],
    ],
    [
      'ForAllValues',
      policy(statement(like('job_workflow_ref', WORKFLOW, 'ForAllValues:StringEquals'))),
      ['trust-for-all-values', 'trust-workflow'],
    ],
    [
      'ForAllValues in another case',
      policy(statement(like('job_workflow_ref', WORKFLOW, 'forallvalues:stringlike'))),
      ['trust-for-all-values', 'trust-workflow'],
    ],
    [
      'IfExists',
      policy(statement(like('job_workflow_ref', WORKFLOW, 'StringEqualsIfExists'))),
      ['trust-if-exists', 'trust-workflow'],
    ],
    [
      'a condition that only excludes',
      policy(statement(like('job_workflow_ref', WORKFLOW, 'StringNotEquals'))),
      ['trust-workflow'],
    ],
    ['a claim that AWS does not know', policy(statement(equals({ repository_owner: 'org' }))), ['trust-claim-unknown']],
    [
      'no conditions at all',
      policy(statement({ Condition: undefined })),
      ['trust-workflow', 'trust-audience', 'trust-repository', 'trust-environment'],
    ],
  ])('%s', (_, text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  it('says that a repository’s own form of the subject is locked out', () => {
    const byId = (environment: string) => `repo:org@42/orders-api@4711:environment:${environment}`;
    const byName = (environment: string) => `repo:org/orders-api:environment:${environment}`;
    expect(codes(policy(statement()), { subjectOf: byId })).toEqual(['trust-subject-form']);
    expect(codes(policy(statement()), { subjectOf: byName })).toEqual([]);
    expect(codes(policy(statement(equals({ sub: [SUB, byId('production')] }))), { subjectOf: byId })).toEqual([]);
  });
});

it('takes a policy variable for anything, though a policy for all environments asks for its approval', () => {
  const variable = `\${${KEY}:environment}`;
  const all = { asksApproval: () => true };
  expect(
    codes(policy(statement(equals({ sub: undefined, repository_id: '4711', environment: variable }))), all),
  ).toEqual(['trust-environment']);
  const subject = `repo:org/orders-api:environment:${variable}`;
  expect(codes(policy(statement(equals({ sub: subject }))), all)).toEqual(['trust-repository', 'trust-environment']);
});
