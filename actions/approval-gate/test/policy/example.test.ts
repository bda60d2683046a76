import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { describeRule, parsePolicy, ruleFor } from '../../src/policy/index.js';

const FILE = new URL('../../../../examples/orders-api/.github/approval-policy.yml', import.meta.url);

it('the policy of the example asks for a maintainer before production, and for nobody elsewhere', () => {
  const policy = parsePolicy(readFileSync(FILE, 'utf8'), 'approval-policy.yml');
  const rule = ruleFor(policy, 'production');
  expect(rule && describeRule(rule)[0]).toBe('1 approval by anybody with the role maintain or a stronger one.');
  expect(ruleFor(policy, 'staging')).toBeUndefined();
});
