import { describe, expect, it } from '@jest/globals';
import { UserError } from '@platform-actions/action-kit';
import { EXCLUSIONS } from '../../src/model.js';
import { parsePolicy, ruleFor } from '../../src/policy/index.js';
import { policyOf, ruleOf } from './support.js';

/** Every line of what is wrong with a policy. */
function problems(text: string): readonly string[] {
  try {
    parsePolicy(text, 'policy.yml');
  } catch (error) {
    if (error instanceof UserError) return error.message.split('\n');
    throw error;
  }
  return [];
}

describe('parsePolicy', () => {
  it('reads everything that a rule can say', () => {
    const rule = ruleOf(`
      required: 2
      approvers: ['user:Alice', 'team:release', 'team:Other-Org/sre', role:maintain, codeowners]
      groups:
        - { name: platform, required: 3, approvers: [team:platform] }
        - { name: Risk and law, approvers: [user:dora] }
      distinct-across-groups: false
      exclude: [last-pusher, requester]
      expires-in: 90m
      branches: [main, release/*]
      via: dispatch
      github-hosted-only: true`);
    expect(rule).toEqual({
      groups: [
        {
          name: 'approvers',
          required: 2,
          approvers: [
            { kind: 'user', login: 'alice' },
            { kind: 'team', organisation: undefined, slug: 'release' },
            { kind: 'team', organisation: 'other-org', slug: 'sre' },
            { kind: 'role', role: 'maintain' },
            { kind: 'codeowners' },
          ],
        },
        {
          name: 'platform',
          required: 3,
          approvers: [{ kind: 'team', organisation: undefined, slug: 'platform' }],
        },
        { name: 'Risk and law', required: 1, approvers: [{ kind: 'user', login: 'dora' }] },
      ],
      distinctAcrossGroups: false,
      exclude: ['requester', 'last-pusher'],
      expiresIn: 5400,
      branches: ['main', 'release/*'],
      via: 'dispatch',
      hostedRunnersOnly: true,
    });
  });

  it('is strict where nothing is said', () => {
    expect(ruleOf('approvers: [user:alice]')).toEqual({
      groups: [{ name: 'approvers', required: 1, approvers: [{ kind: 'user', login: 'alice' }] }],
      distinctAcrossGroups: true,
      exclude: EXCLUSIONS,
      expiresIn: 86_400,
      branches: [],
      via: 'dispatch',
      hostedRunnersOnly: false,
    });
  });

  it('reads JSON', () => {
    const json = { version: 1, environments: { production: { approvers: ['role:admin'], exclude: [] } } };
    expect(ruleFor(parsePolicy(JSON.stringify(json), 'p.json'), 'production')).toMatchObject({ exclude: [] });
  });

  it.each([
    ['', 'the file must be a mapping'],
    ['- a', 'the file must be a mapping (key: value), is a list'],
    ['version: 1', 'the file has no environments'],
    ['environments: { a: { approvers: [codeowners] } }', 'the file has no version'],
    ['version: 2', 'version must be 1, is "2"'],
    ['version: "1"', 'version must be 1'],
    ['version: 1\nenvironments: {}', 'environments is empty'],
    ['version: 1\nenvironments:', 'environments has no value'],
    ['version: 1\nenvironments: []', 'environments must be a mapping'],
    ['version: 1\nenvironment: {}', 'unknown key "environment"; did you mean "environments"?'],
    ['version: 1\nversion: 1', '"version" stands here twice'],
    ['a: b: c', 'p'],
    ['version: 1\n---\nversion: 1', 'a second document begins'],
    ['version: !!js/function 1', 'nresolved tag'],
  ])('refuses the file %j', (text, message) => {
    expect(problems(text).join('\n')).toContain(message);
    expect(problems(text)[0]).toMatch(/^policy\.yml:\d+:\d+: /);
  });

  it.each([
    ['{}', 'environments.e lets nobody approve: give approvers, or groups.'],
    ['5', 'environments.e must be a mapping'],
    ['{ approver: [user:a] }', 'unknown key "environments.e.approver"; did you mean "approvers"?'],
    ['{ approvers: [user:a], expires_in: 5h }', 'did you mean "expires-in"?'],
    ['{ approvers: [user:a], __proto__: { required: 0 } }', 'unknown key "environments.e.__proto__"'],
    ['{ approvers: [user:a], constructor: 1 }', 'unknown key "environments.e.constructor"'],
    ['{ approvers: user:a }', 'environments.e.approvers must be a list'],
    ['{ approvers: [] }', 'environments.e.approvers is empty'],
    ['{ approvers: [user:a, USER:A] }', 'environments.e.approvers names "user:a" twice'],
    ['{ approvers: [{ user: a }] }', 'environments.e.approvers[0] must be text'],
    ['{ approvers: [~] }', 'environments.e.approvers[0] must be written out'],
    ['{ approvers: [user:a], required: 0 }', 'required must be a whole number from 1 to 20'],
    ['{ approvers: [role:write], required: 1.5 }', 'required must be a whole number from 1 to 20'],
    ['{ approvers: [role:write], required: -1 }', 'required must be a whole number from 1 to 20'],
    ['{ approvers: [role:write], required: "2" }', 'required must be a whole number from 1 to 20'],
    ['{ approvers: [role:write], required: .inf }', 'required must be a whole number from 1 to 20'],
    ['{ approvers: [user:a], required: 2 }', 'requires 2 approvals, where the approvers are 1 user.'],
    ['{ required: 2, groups: [{ name: g, approvers: [team:t] }] }', '"required" without "approvers"'],
    ['{ groups: [] }', 'environments.e.groups is empty'],
    ['{ groups: [{ approvers: [team:t] }] }', 'environments.e.groups[0] has no name'],
    ['{ groups: [{ name: g }] }', 'environments.e.groups[0] has no approvers'],
    ['{ groups: [{ name: g, approvers: [] }] }', 'environments.e.groups[0].approvers is empty'],
    ['{ groups: [{ name: g, required: 2, approvers: [user:a] }] }', 'requires 2 approvals for g, where'],
    ['{ groups: [{ name: Approvers, approvers: [team:t] }] }', "the name of the rule's own approvers"],
    ['{ groups: [{ name: "a\\nb", approvers: [team:t] }] }', 'a name has at most 50 letters'],
    [
      '{ groups: [{ name: g, approvers: [team:t] }, { name: G, approvers: [team:u] }] }',
      'environments.e.groups names "g" twice',
    ],
    ['{ approvers: [user:a], exclude: [commiters] }', 'did you mean "committers"?'],
    ['{ approvers: [user:a], exclude: requester }', 'exclude must be a list'],
    ['{ approvers: [user:a], expires-in: 299s }', 'expires-in must be from 5m to 30d'],
    ['{ approvers: [user:a], expires-in: 31d }', 'expires-in must be from 5m to 30d'],
    ['{ approvers: [user:a], expires-in: 3600 }', 'expires-in must be a duration such as 36h'],
    ['{ approvers: [user:a], expires-in: -5h }', 'expires-in must be a duration'],
    ['{ approvers: [user:a], branches: [] }', 'branches is empty'],
    ['{ approvers: [user:a], branches: [refs/heads/main] }', 'write a branch, such as main or release/*'],
    ['{ approvers: [user:a], branches: ["!main"] }', 'write a branch, such as main or release/*'],
    ['{ approvers: [user:a], via: issue }', 'via must be one of dispatch, environment'],
    ['{ approvers: [role:read], required: 2, via: environment }', 'GitHub waits for no second'],
    [
      '{ approvers: [role:read], groups: [{ name: g, approvers: [team:t] }], via: environment }',
      'GitHub waits for no second',
    ],
    ['{ approvers: [user:a], github-hosted-only: yes }', 'github-hosted-only must be true or false'],
    ['&a { approvers: [user:a], groups: *a }', 'anchors and aliases are not read here'],
  ])('refuses the rule %j', (rule, message) => {
    expect(problems(`version: 1\nenvironments:\n  e: ${rule}\n`).join('\n')).toContain(message);
  });

  it('takes several groups with environment where one person may fill them all', () => {
    const rule = ruleOf(`
      approvers: [role:read]
      groups: [{ name: g, approvers: [team:t] }]
      distinct-across-groups: false
      via: environment`);
    expect(rule.via).toBe('environment');
  });

  it('tells of everything that is wrong, in the order of the file', () => {
    const found = problems(
      'version: 3\nenvironments:\n  a: { requird: 1 }\n  b: { approvers: [alice], via: 1 }\n  b: 1\n',
    );
    expect(found.map((line) => line.split(':')[1])).toEqual(['1', '3', '3', '4', '4', '5']);
  });

  it('says nothing false beside a list that could not be read', () => {
    expect(problems('version: 1\nenvironments: { e: { required: 2, approvers: [alice] } }')).toHaveLength(1);
  });

  it('refuses a rule that an earlier one always hides', () => {
    const entry = '{ approvers: [user:a] }';
    const text = `version: 1\nenvironments:\n  "prod*": ${entry}\n  Production: ${entry}\n  dev: ${entry}\n`;
    expect(problems(text)).toEqual([expect.stringContaining('"Production" never counts, since "prod*" above fits it')]);
    expect(problems(`version: 1\nenvironments:\n  "a*": ${entry}\n  "ab*": ${entry}\n`)).toHaveLength(1);
    expect(problems(`version: 1\nenvironments:\n  "ab*": ${entry}\n  "a*": ${entry}\n`)).toEqual([]);
  });

  it.each(['prod-{eu,us}', 'prod[12]', '!dev', 'prod?', ' production', ''])('refuses the name %j', (name) => {
    const text = `version: 1\nenvironments:\n  ${JSON.stringify(name)}: { approvers: [user:a] }\n`;
    expect(problems(text).join('\n')).toMatch(/the one wildcard|is no name/);
  });

  it('refuses more environments than it can hold against each other', () => {
    const lines = Array.from({ length: 501 }, (_, index) => `  e${index}: { approvers: [user:a] }`);
    expect(problems(`version: 1\nenvironments:\n${lines.join('\n')}\n`)).toEqual([
      expect.stringContaining('lists 501 environments; at most 500 are read.'),
    ]);
  });
});

describe('ruleFor', () => {
  const policy = policyOf(`
    production: { approvers: [user:exact] }
    'prod*': { approvers: [user:glob] }
    '*/eu': { approvers: [user:eu] }`);
  const loginFor = (environment: string): string | undefined => {
    const [approver] = ruleFor(policy, environment)?.groups[0]?.approvers ?? [];
    return approver?.kind === 'user' ? approver.login : undefined;
  };

  it.each([
    ['production', 'exact'],
    ['PRODUCTION', 'exact'],
    ['Production', 'exact'],
    ['production2', 'glob'],
    ['Prod', 'glob'],
    ['prod/eu', 'glob'],
    ['prod-eu/blue', 'glob'],
    ['staging/eu', 'eu'],
    ['a/b/EU', 'eu'],
    ['staging', undefined],
    ['preproduction', undefined],
    ['', undefined],
    ['__proto__', undefined],
  ])('%s has the rule %s', (environment, login) => {
    expect(loginFor(environment)).toBe(login);
  });

  it('an environment may have any name', () => {
    expect(ruleFor(policyOf('__proto__: { approvers: [user:a] }'), '__PROTO__')).toBeDefined();
  });
});
