import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { payloadOf, requestCode, subjectOf } from '../../src/request/index.js';
import { deploymentOf, SUBJECT } from './support.js';

type Tree = Record<string, unknown>;

/** The payload's JSON after somebody's hand. */
function damaged(change: (payload: Tree & { subject: Tree & { tightening: Tree } }) => void): unknown {
  const payload = JSON.parse(JSON.stringify(payloadOf(SUBJECT))) as Tree & { subject: Tree & { tightening: Tree } };
  change(payload);
  return subjectOf({ ...deploymentOf(SUBJECT), payload });
}

const WRONG_VALUES: readonly unknown[] = [
  undefined,
  true,
  '',
  '1',
  1.5,
  -1,
  0,
  2 ** 53,
  Number.MAX_VALUE,
  [],
  [[]],
  {},
  { id: 1 },
  '\n',
  'production\n',
];

describe('a payload from a foreign hand', () => {
  it('is read while it is whole', () => {
    expect(damaged(() => undefined)).toBeDefined();
  });

  const fields = Object.keys(payloadOf(SUBJECT).subject as Tree);
  it.each(fields)('%s of another type or missing is refused', (field) => {
    const allowed: Record<string, readonly unknown[]> = {
      environment: ['', '1', '\n', 'production\n'].filter((text) => text !== ''),
      imageDigests: [[]],
      excluded: [[]],
      workflowPath: ['1'],
    };
    for (const value of WRONG_VALUES) {
      const isFine = allowed[field]?.some((each) => JSON.stringify(each) === JSON.stringify(value)) ?? false;
      const read = damaged(({ subject }) => {
        subject[field] = value;
      });
      if (!isFine) expect([field, value, read]).toEqual([field, value, undefined]);
    }
    expect(damaged(({ subject }) => Reflect.deleteProperty(subject, field))).toBeUndefined();
  });

  it.each<[string, Parameters<typeof damaged>[0]]>([
    ['another schema', (payload) => (payload['schema'] = 'platform-actions/approval/v2')],
    ['no schema', (payload) => Reflect.deleteProperty(payload, 'schema')],
    ['a key more', (payload) => (payload['more'] = 1)],
    ['a key more in the subject', ({ subject }) => (subject['more'] = 1)],
    ['the deployment’s id in the subject', ({ subject }) => (subject['deploymentId'] = 4711)],
    ['a key more in tightening', ({ subject }) => (subject.tightening['more'] = 1)],
    ['a key more in a person', ({ subject }) => (subject['requester'] = { id: 1, login: 'a', type: 'User' })],
    ['a key less in a person', ({ subject }) => (subject['requester'] = { id: 1 })],
    ['a login with a line end', ({ subject }) => (subject['requester'] = { id: 1, login: 'a\n' })],
    ['another version', ({ subject }) => (subject['v'] = 2)],
    ['a short commit', ({ subject }) => (subject['sha'] = '5e1f')],
    ['a commit in capitals', ({ subject }) => (subject['sha'] = SUBJECT.sha.toUpperCase())],
    ['a commit of a list', ({ subject }) => (subject['sha'] = [SUBJECT.sha])],
    ['a tag for a digest', ({ subject }) => (subject['imageDigests'] = ['orders-api:latest'])],
    ['a digest and a line more', ({ subject }) => (subject['imageDigests'] = [`sha256:${'a'.repeat(64)}\n`])],
    [
      '101 digests',
      ({ subject }) => (subject['imageDigests'] = Array.from({ length: 101 }, () => `sha256:${'a'.repeat(64)}`)),
    ],
    ['an environment of 256 letters', ({ subject }) => (subject['environment'] = 'e'.repeat(256))],
    ['a life of 32 days', ({ subject }) => (subject['expiresIn'] = 32 * 86_400)],
    ['no life', ({ subject }) => (subject['expiresIn'] = 0)],
    ['negative required', ({ subject }) => (subject.tightening['required'] = -1)],
    ['an approver of no kind', ({ subject }) => (subject.tightening['approvers'] = ['alice'])],
    ['an approver as an object', ({ subject }) => (subject.tightening['approvers'] = [{ kind: 'user', login: 'a' }])],
    ['a huge approver', ({ subject }) => (subject.tightening['approvers'] = [`role:${'a'.repeat(1_000_000)}`])],
    ['an exclusion of no kind', ({ subject }) => (subject.tightening['exclude'] = ['everybody'])],
    [
      'a reason of the prototype',
      ({ subject }) => (subject['excluded'] = [{ id: 1, login: 'a', because: 'constructor' }]),
    ],
    [
      '10,001 excluded',
      ({ subject }) =>
        (subject['excluded'] = Array.from({ length: 10_001 }, () => ({ id: 1, login: 'a', because: 'requester' }))),
    ],
  ])('with %s is refused', (_, change) => {
    expect(damaged(change)).toBeUndefined();
  });

  it.each([
    null,
    '',
    '{}',
    5,
    [],
    {},
    [payloadOf(SUBJECT)],
    JSON.stringify(payloadOf(SUBJECT)),
    { schema: null, subject: null },
  ])('%j is none', (payload) => {
    expect(subjectOf({ ...deploymentOf(SUBJECT), payload })).toBeUndefined();
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('with the key %s is refused', (key) => {
    const text = JSON.stringify(payloadOf(SUBJECT));
    for (const more of ['null', '{}', '{"v":1}']) {
      const inSubject = text.replace('"subject":{', `"subject":{"${key}":${more},`);
      const outside = text.replace('{', `{"${key}":${more},`);
      for (const json of [inSubject, outside]) {
        expect(subjectOf({ ...deploymentOf(SUBJECT), payload: JSON.parse(json) as unknown })).toBeUndefined();
      }
    }
  });

  it('that has its fields from a prototype is refused', () => {
    const payload: unknown = Object.create(payloadOf(SUBJECT));
    expect(subjectOf({ ...deploymentOf(SUBJECT), payload })).toBeUndefined();
    expect(damaged(({ subject }) => Reflect.deleteProperty(subject, 'sha'))).toBeUndefined();
  });

  it('of any shape is read as a subject with a code or not at all', () => {
    const json = fc.oneof(fc.jsonValue(), fc.anything());
    const paths = fc.constantFrom(...fields, 'schema');
    fc.assert(
      fc.property(json, paths, (value, path) => {
        const payload = JSON.parse(JSON.stringify(payloadOf(SUBJECT))) as Tree & { subject: Tree };
        (path === 'schema' ? payload : payload.subject)[path] = value;
        const read = subjectOf({ ...deploymentOf(SUBJECT), payload });
        if (read) expect(requestCode(read)).toMatch(/^4711-[a-z2-7]{26}$/);
        expect(subjectOf({ ...deploymentOf(SUBJECT), payload: value })).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });
});
