import { describe, expect, it } from '@jest/globals';
import type { DeploymentRole } from '../../src/trust-policy/deployment-role.js';
import { ACCOUNT_MARK, generateTrustPolicy } from '../../src/trust-policy/generate.js';
import { inspectTrustPolicy } from '../../src/trust-policy/inspect.js';
import { parseTrustPolicy } from '../../src/trust-policy/parse.js';
import { admits } from './iam.js';
import { ATTACKS, BY_ID, BY_NAME, EXPECTED, token } from './tokens.js';

const ACCOUNT = { id: '123456789012', partition: 'aws' };

function generate(changes: Partial<DeploymentRole> = {}, environment = 'production'): string {
  return generateTrustPolicy({ ...EXPECTED, ...changes }, environment, ACCOUNT);
}

describe('the generated trust policy', () => {
  it.each([
    ['one branch', {}],
    ['several branches', { refs: ['refs/heads/main', 'refs/heads/release/*'] }],
    ['major tag and version', { pipelineRefs: ['refs/tags/v1', 'refs/tags/v1.4.2'] }],
    ['a commit', { pipelineRefs: ['0123456789abcdef0123456789abcdef01234567'] }],
  ])('passes its own inspection: %s', (_, changes) => {
    expect(inspectTrustPolicy(parseTrustPolicy(generate(changes)), EXPECTED)).toEqual([]);
  });

  it('takes deploy.yml with both forms of the subject', () => {
    expect(admits(generate(), BY_NAME)).toBe(true);
    expect(admits(generate(), BY_ID)).toBe(true);
  });

  it.each(Object.entries(ATTACKS))('refuses %s', (_, claims) => {
    expect(admits(generate(), claims)).toBe(false);
  });

  it('refuses tokens of other branches, for others, and ids that are not ours', () => {
    expect(admits(generate(), token({ ref: 'refs/heads/feature' }))).toBe(false);
    expect(admits(generate(), token({ ref: 'refs/tags/main' }))).toBe(false);
    expect(admits(generate(), token({ aud: 'https://github.com/org' }))).toBe(false);
    expect(admits(generate(), token({ sub: 'repo:org@42/orders-api@815:environment:production' }))).toBe(false);
  });

  it('takes the branches of the policy, by their patterns', () => {
    const policy = generate({ refs: ['refs/heads/main', 'refs/heads/release/*'] });
    expect(admits(policy, token({ ref: 'refs/heads/release/1.2' }))).toBe(true);
    expect(admits(policy, token({ ref: 'refs/heads/feature' }))).toBe(false);
  });

  it('takes the tags that are named, and no others', () => {
    const policy = generate({ pipelineRefs: ['refs/tags/v1', 'refs/tags/v1.4.2'] });
    const at = (ref: string) => token({ job_workflow_ref: `org/platform-actions/.github/workflows/deploy.yml@${ref}` });
    expect(admits(policy, at('refs/tags/v1.4.2'))).toBe(true);
    expect(admits(policy, at('refs/tags/v0'))).toBe(false);
  });

  it('writes a colon in an environment as GitHub does', () => {
    expect(generate({}, 'eu:production')).toContain('repo:org/orders-api:environment:eu%3Aproduction');
  });

  it('is of the account’s partition, and bears a mark where the account is not known', () => {
    const china = generateTrustPolicy(EXPECTED, 'production', { id: '123456789012', partition: 'aws-cn' });
    expect(china).toContain('arn:aws-cn:iam::123456789012:oidc-provider/');
    expect(china).toContain('sts.amazonaws.com.cn');
    expect(inspectTrustPolicy(parseTrustPolicy(china), EXPECTED)).toEqual([]);
    const unknown = generateTrustPolicy(EXPECTED, 'production', { id: undefined, partition: 'aws' });
    expect(unknown).toContain(`arn:aws:iam::${ACCOUNT_MARK}:oidc-provider/`);
  });
});
