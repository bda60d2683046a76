import { describe, expect, it } from '@jest/globals';
import { VERSION } from '@platform-actions/action-kit';
import { pipelinesOf } from '../../src/doctor/pipelines.js';

const SHA = '0123456789abcdef0123456789abcdef01234567';

describe('pipelinesOf', () => {
  it.each([
    ['the major tag', 'v1', ['refs/tags/v1']],
    ['an exact version', 'v1.4.2', ['refs/tags/v1', 'refs/tags/v1.4.2']],
    ['a full ref', 'refs/tags/v2', ['refs/tags/v2']],
    ['a commit', SHA, [SHA]],
    ['a branch', 'main', [`refs/tags/v${VERSION.split('.')[0] ?? ''}`]],
    ['nothing', '', [`refs/tags/v${VERSION.split('.')[0] ?? ''}`]],
  ])('takes %s', (_, ref, refs) => {
    const env = { GITHUB_ACTION_REPOSITORY: 'org/platform-actions', GITHUB_ACTION_REF: ref };
    expect(pipelinesOf(env)).toEqual({ repository: 'org/platform-actions', refs });
  });

  it.each(['', './actions', 'org', 'org/a/b'])('knows no repository by %j', (repository) => {
    expect(pipelinesOf({ GITHUB_ACTION_REPOSITORY: repository }).repository).toBeUndefined();
  });
});
