import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { defaultSessionName } from '../src/credentials/role.js';

const job = (GITHUB_REPOSITORY: string, GITHUB_RUN_ID: string, GITHUB_RUN_ATTEMPT: string) => ({
  GITHUB_REPOSITORY,
  GITHUB_RUN_ID,
  GITHUB_RUN_ATTEMPT,
});

describe('the default session name', () => {
  it.each([
    [job('org/orders-api', '1000', '1'), 'org-orders-api-1000-1'],
    [job(`org/${'a'.repeat(80)}`, '12345678901', '12'), `org-${'a'.repeat(45)}-12345678901-12`],
    [job('', '1000', ''), 'platform-actions-1000'],
    [{}, 'platform-actions'],
  ])('of %j is %s', (env, name) => {
    expect(defaultSessionName(env)).toBe(name);
  });

  it('is one that STS accepts, whatever the environment says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.string(), (repository, run, attempt) => {
        expect(defaultSessionName(job(repository, run, attempt))).toMatch(/^[\w+=,.@-]{2,64}$/);
      }),
    );
  });
});
