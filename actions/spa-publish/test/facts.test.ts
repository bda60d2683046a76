import { describe, expect, it } from '@jest/globals';
import { fakeRunner } from '@platform-actions/action-kit/testing';
import { realEffects } from '../src/effects.js';
import { eventOf, releaseFacts, runOf } from '../src/facts.js';

const SHA = 'a'.repeat(40);
const ENV = {
  GITHUB_REPOSITORY: 'org/shop',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_SHA: SHA,
  GITHUB_RUN_ID: '123',
  GITHUB_RUN_ATTEMPT: '1',
};

describe('releaseFacts', () => {
  const facts = (env: Record<string, string>, commitTime?: number) => {
    const runner = fakeRunner({}, { env });
    return releaseFacts(runner, eventOf(runner), { commitTime: () => Promise.resolve(commitTime) });
  };

  it('come from the run and the checkout', async () => {
    expect(await facts(ENV, 1000)).toEqual({
      commit: SHA,
      commitTime: 1000,
      runId: 123,
      attempt: 1,
      run: 'https://github.com/org/shop/actions/runs/123',
    });
  });

  it('are zero where Git does not say', async () => {
    expect(await facts(ENV)).toMatchObject({ commit: SHA, commitTime: 0 });
  });

  it('are empty outside of GitHub', async () => {
    expect(await facts({ USER: 'octocat' }, 1000)).toEqual({
      ...{ commit: '', commitTime: 0, runId: 0, attempt: 0 },
      run: 'by hand (octocat)',
    });
  });
});

it('runOf names the attempt after the first', () => {
  const event = eventOf({ env: ENV });
  expect(runOf({ ...ENV, GITHUB_RUN_ATTEMPT: '2' }, event)).toBe(
    'https://github.com/org/shop/actions/runs/123/attempts/2',
  );
  expect(runOf({ ...ENV, GITHUB_RUN_ID: 'x' }, event)).toBe('by hand (unknown)');
});

describe('commitTime', () => {
  it("reads the checkout's own history", async () => {
    const workspace = process.cwd();
    const runner = fakeRunner({}, { workspace, env: process.env });
    const time = await realEffects.commitTime(runner, 'HEAD');
    expect(time).toBeGreaterThan(Date.UTC(2020, 0, 1) / 1000);
  });

  it.each([
    ['an unknown commit', { workspace: process.cwd(), env: process.env }],
    ['no checkout', { workspace: '/', env: process.env }],
    ['no Git', { workspace: process.cwd(), env: { PATH: '/nonexistent' } }],
  ])('is unknown with %s', async (_, overrides) => {
    expect(await realEffects.commitTime(fakeRunner({}, overrides), 'f'.repeat(40))).toBeUndefined();
  });
});
