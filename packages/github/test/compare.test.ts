import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { compareCommits } from '../src/index.js';
import { startGitHub, type TestGitHub } from './support.js';

let test: TestGitHub;

beforeEach(async () => {
  test = await startGitHub();
});

afterEach(async () => {
  await test.stop();
});

async function compare(base: string, head: string, token?: string) {
  const gh = test.client(token);
  const context = test.context(test.cloud.github.pushRun());
  return { relation: await compareCommits(gh, context, gh.runner.log, base, head), lines: gh.runner.lines };
}

describe('compareCommits', () => {
  it('asks once how two commits stand to each other', async () => {
    const { github } = test.cloud;
    const root = github.commit({ files: {} });
    const [next, side] = [github.commit({ files: {} }), github.commit({ ref: 'side', files: {}, parents: [root] })];
    const merge = github.commit({ files: {}, parents: [next, side] });
    const found = [];
    for (const [base, head] of [
      [root, next],
      [next, root],
      [next, next],
      [next, side],
      [side, merge],
      [merge, side],
      [root, merge],
    ] as const) {
      found.push((await compare(base, head)).relation);
    }
    expect(found).toEqual(['ahead', 'behind', 'identical', 'diverged', 'ahead', 'behind', 'ahead']);
    expect(test.cloud.calls()).toHaveLength(7);
    expect(test.cloud.calls()[0]).toMatchObject({ operation: 'GitHub.CompareCommits' });
  });

  it.each([
    ['a commit that GitHub does not have', () => ['f'.repeat(40), undefined] as const, '404 Not Found'],
    [
      'a token without the permission',
      () => {
        test.cloud.github.permissions({ 'pull-requests': 'write' });
        return [undefined, undefined] as const;
      },
      'contents: read',
    ],
    ['no token', () => [undefined, ''] as const, '404 Not Found'],
    [
      'a GitHub that is down',
      () => {
        test.cloud.faults.add({ operation: 'GitHub.CompareCommits', kind: 'server-error' });
        return [undefined, undefined] as const;
      },
      '50',
    ],
  ])('does not know of %s, and says why in one line', async (_, arrange, message) => {
    const head = test.cloud.github.commit({ files: {} });
    const [base = head, token] = arrange();
    const { relation, lines } = await compare(base, head, token);
    expect(relation).toBe('unknown');
    expect(lines.filter(({ level }) => level !== 'debug')).toEqual([
      { level: 'info', message: expect.stringContaining(message) },
    ]);
  });
});
