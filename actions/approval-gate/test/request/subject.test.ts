import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EXCLUSIONS, type Approver, type Subject } from '../../src/model.js';
import { canonicalSubject, parseCode, payloadOf, requestCode, subjectOf } from '../../src/request/index.js';
import { deploymentOf, SUBJECT } from './support.js';

const hex = (length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789abcdef')), minLength: length, maxLength: length });
const id = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const login = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
const person = fc.record({ id, login });
const approver: fc.Arbitrary<Approver> = fc.oneof(
  fc.record({ kind: fc.constant('user' as const), login }),
  fc.record({ kind: fc.constant('team' as const), organisation: fc.option(login, { nil: undefined }), slug: login }),
  fc.record({ kind: fc.constant('role' as const), role: login }),
  fc.constant({ kind: 'codeowners' as const }),
);
const exclusions = fc.subarray([...EXCLUSIONS]);

const subjects: fc.Arbitrary<Subject> = fc.record({
  v: fc.constant(1 as const),
  deploymentId: id,
  repositoryId: id,
  environment: fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .filter((name) => !/[\u0000-\u001f\u007f]/.test(name)),
  sha: hex(40),
  imageDigests: fc.uniqueArray(
    hex(64).map((digest) => `sha256:${digest}`),
    { maxLength: 4 },
  ),
  workflowPath: login.map((name) => `.github/workflows/${name}.yml`),
  runId: id,
  runAttempt: id,
  requester: person,
  ruleSha256: hex(64),
  tightening: fc.record({
    required: fc.integer({ min: 0, max: 20 }),
    approvers: fc.uniqueArray(approver, { selector: (one) => JSON.stringify(one), maxLength: 4 }),
    exclude: exclusions,
  }),
  expiresIn: fc.integer({ min: 1, max: 30 * 86_400 }),
  baseSha: fc.option(hex(40)),
  excluded: fc.array(fc.record({ id, login, because: fc.constantFrom(...EXCLUSIONS) }), { maxLength: 4 }),
});

/** The same with its keys in another order. */
function reversedKeys<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).toReversed()) as T;
}

/** The same, in another order. */
function shuffled(subject: Subject): Subject {
  const { tightening, imageDigests, excluded, ...rest } = subject;
  return {
    imageDigests: imageDigests.toReversed(),
    excluded: excluded.toReversed(),
    tightening: {
      exclude: tightening.exclude.toReversed(),
      approvers: tightening.approvers.toReversed(),
      required: tightening.required,
    },
    ...reversedKeys(rest),
  };
}

describe('requestCode', () => {
  it('is of the deployment and the hash of the subject', () => {
    expect(parseCode(requestCode(SUBJECT))).toEqual({
      deploymentId: 4711,
      hash: expect.stringMatching(/^[a-z2-7]{26}$/),
    });
  });

  it('does not depend on the order of digests, approvers, people or keys', () => {
    fc.assert(
      fc.property(subjects, (subject) => {
        expect(requestCode(shuffled(subject))).toBe(requestCode(subject));
      }),
    );
  });

  it('is another for any two subjects that differ', () => {
    fc.assert(
      fc.property(
        subjects,
        subjects,
        fc.constantFrom(...(Object.keys(SUBJECT) as (keyof Subject)[])),
        (one, other, key) => {
          const changed = { ...one, [key]: other[key] };
          const isSame = canonicalSubject(one) === canonicalSubject(changed);
          const normal = (subject: Subject): Partial<Record<string, unknown>> =>
            JSON.parse(canonicalSubject(subject)) as Record<string, unknown>;
          expect(isSame).toBe(JSON.stringify(normal(one)[key]) === JSON.stringify(normal(changed)[key]));
          expect(requestCode(one) === requestCode(changed)).toBe(isSame);
        },
      ),
    );
  });

  const { tightening, requester } = SUBJECT;
  const [first, second] = SUBJECT.excluded;
  it.each<[string, Partial<Subject>]>([
    ['deployment', { deploymentId: 4712 }],
    ['repository', { repositoryId: 100 }],
    ['environment', { environment: 'Production' }],
    ['commit', { sha: '5e1e'.repeat(10) }],
    ['digest', { imageDigests: [`sha256:${'a'.repeat(64)}`, `sha256:${'d'.repeat(64)}`] }],
    ['one digest less', { imageDigests: [`sha256:${'a'.repeat(64)}`] }],
    ['no digest', { imageDigests: [] }],
    ['workflow', { workflowPath: '.github/workflows/other.yml' }],
    ['run', { runId: 1 }],
    ['attempt', { runAttempt: 2 }],
    ['requester', { requester: { ...requester, id: 5 } }],
    ['requester’s login', { requester: { ...requester, login: 'Rita' } }],
    ['rule', { ruleSha256: 'd'.repeat(64) }],
    ['required', { tightening: { ...tightening, required: 1 } }],
    ['approvers', { tightening: { ...tightening, approvers: [] } }],
    [
      'organisation',
      { tightening: { ...tightening, approvers: [{ kind: 'team', organisation: undefined, slug: 'release' }] } },
    ],
    ['exclusions', { tightening: { ...tightening, exclude: ['requester'] } }],
    ['life time', { expiresIn: 86_401 }],
    ['base', { baseSha: null }],
    ['excluded people', { excluded: [first!] }],
    ['why they are', { excluded: [first!, { ...second!, because: 'last-pusher' }] }],
    [
      'who is excluded why',
      {
        excluded: [
          { ...first!, because: second!.because },
          { ...second!, because: first!.because },
        ],
      },
    ],
  ])('changes with the %s', (_, change) => {
    expect(requestCode({ ...SUBJECT, ...change })).not.toBe(requestCode(SUBJECT));
  });
});

describe('payloadOf', () => {
  it('packs nothing that could not be read again', () => {
    expect(() => payloadOf({ ...SUBJECT, environment: 'a\nb' })).toThrow('a value that no request may have');
    expect(() => payloadOf({ ...SUBJECT, runId: Number.NaN })).toThrow('a value that no request may have');
  });
});

describe('subjectOf', () => {
  it('gives back what payloadOf packed', () => {
    fc.assert(
      fc.property(subjects, (subject) => {
        const read = subjectOf(deploymentOf(subject));
        expect(read && requestCode(read)).toBe(requestCode(subject));
        expect(read && { ...read, tightening: { ...read.tightening, approvers: [] } }).toEqual({
          ...subject,
          imageDigests: subject.imageDigests.toSorted(),
          excluded: expect.arrayContaining([...subject.excluded]),
          tightening: { ...subject.tightening, approvers: [], exclude: subject.tightening.exclude.toSorted() },
        });
      }),
    );
  });

  it('takes the deployment’s id, whatever the payload says', () => {
    expect(subjectOf({ ...deploymentOf(SUBJECT), id: 5 })).toMatchObject({ deploymentId: 5 });
  });

  it.each([
    ['task', { task: 'deploy' }],
    ['commit', { sha: 'f'.repeat(40) }],
    ['environment', { environment: 'staging' }],
  ])('refuses a deployment of another %s than its payload', (_, other) => {
    expect(subjectOf({ ...deploymentOf(SUBJECT), ...other })).toBeUndefined();
  });

  it('environments do not differ by case', () => {
    expect(subjectOf({ ...deploymentOf(SUBJECT), environment: 'PRODUCTION' })).toBeDefined();
  });
});
