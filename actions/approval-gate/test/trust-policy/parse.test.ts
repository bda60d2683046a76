import { describe, expect, it } from '@jest/globals';
import { parseTrustPolicy } from '../../src/trust-policy/parse.js';

const ALLOW = { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' };

function withStatement(changes: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ Statement: [{ ...ALLOW, ...changes }] });
}

describe('parseTrustPolicy', () => {
  it('reads statements, lists and single values alike', () => {
    const text = withStatement({
      Sid: 'Deploy',
      Condition: { 'ForAnyValue:StringLikeIfExists': { 'X:Y': ['a', true, 7] } },
    });
    expect(parseTrustPolicy(text).statements).toEqual([
      {
        name: 'statement "Deploy"',
        effect: 'Allow',
        principals: { except: false, values: [{ kind: '*', value: '*' }] },
        actions: { except: false, values: ['sts:AssumeRole'] },
        conditions: [
          {
            operator: { name: 'stringlike', set: 'foranyvalue', ifExists: true },
            key: 'x:y',
            values: ['a', 'true', '7'],
          },
        ],
      },
    ]);
  });

  it.each([
    ['no JSON', '{', 'It is no JSON.'],
    ['a list', '[]', 'The policy must be an object.'],
    ['no statement', '{}', 'It has no "Statement".'],
    ['no statements', '{"Statement": []}', 'It has no "Statement".'],
    [
      'another version',
      JSON.stringify({ Version: '2012-10-18', Statement: [ALLOW] }),
      '"Version" must be "2012-10-17".',
    ],
    [
      'what a trust policy cannot have',
      withStatement({ Resource: '*' }),
      'Statement 1 has "Resource", which a trust policy cannot have.',
    ],
    [
      'another case of a key',
      withStatement({ condition: {} }),
      'Statement 1 has "condition", which a trust policy cannot have.',
    ],
    ['the whole role', JSON.stringify({ Role: {} }), 'Take the document alone'],
    ['no effect', withStatement({ Effect: 'allow' }), '"Effect" must be Allow or Deny.'],
    ['two principals', withStatement({ NotPrincipal: '*' }), 'Statement 1 needs either "Principal" or "NotPrincipal".'],
    ['no action', withStatement({ Action: undefined }), 'Statement 1 needs either "Action" or "NotAction".'],
    ['an unknown principal', withStatement({ Principal: { GitHub: '*' } }), '"Principal" has "GitHub"'],
    ['no principal', withStatement({ Principal: {} }), 'Statement 1 names no principal.'],
    [
      'an unknown operator',
      withStatement({ Condition: { StringMatches: { a: 'b' } } }),
      '"StringMatches" is no condition operator of IAM.',
    ],
    [
      'an unknown set',
      withStatement({ Condition: { 'ForEachValue:StringEquals': { a: 'b' } } }),
      'is no condition operator of IAM.',
    ],
    ['an empty list', withStatement({ Condition: { StringEquals: { a: [] } } }), '"a" is an empty list.'],
    [
      'an object for a value',
      withStatement({ Condition: { StringEquals: { a: { b: 'c' } } } }),
      '"a" must be text or a list of texts.',
    ],
    [
      'a key twice',
      '{"Statement": [{"Effect": "Deny", "Principal": "*", "Action": "*", "Effect": "Allow"}]}',
      'It has the key "Effect" twice in one object.',
    ],
    [
      'a key twice, once escaped',
      '{"Statement": [{"Effect": "Deny", "Principal": "*", "Action": "*", "\\u0045ffect": "Allow"}]}',
      'It has the key "Effect" twice in one object.',
    ],
    [
      'an operator twice',
      '{"Statement": {"Effect":"Allow","Principal":"*","Action":"*","Condition":{"StringEquals":{"a":"{:["},"StringEquals" : {"a":"b"}}}}',
      'It has the key "StringEquals" twice in one object.',
    ],
  ])('refuses %s', (_, text, message) => {
    expect(() => parseTrustPolicy(text)).toThrow(message);
  });

  it('takes the same key in two objects', () => {
    const statements = [ALLOW, { ...ALLOW, Condition: { StringEquals: { a: '"Effect": "Allow", "Effect":' } } }];
    expect(parseTrustPolicy(JSON.stringify({ Statement: statements })).statements).toHaveLength(2);
  });
});
