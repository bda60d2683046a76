import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { UserError } from '@platform-actions/action-kit';
import {
  commitPeople,
  commitsBetween,
  isOnBranch,
  newestCommits,
  pullsOf,
  readDefaultBranchFile,
  TruncatedCompareError,
} from '../src/index.js';
import { fakeGitHub, refused, REPOSITORY } from './fake-github.js';
import { startGitHub, type TestGitHub } from './support.js';

const COMPARE = 'GET /repos/{owner}/{repo}/compare/{basehead}';

let test: TestGitHub;

beforeEach(async () => {
  test = await startGitHub();
});

afterEach(async () => {
  await test.stop();
});

function github() {
  return test.cloud.github;
}

function many(count: number): readonly string[] {
  return Array.from({ length: count }, () => github().commit({}));
}

describe('commitsBetween', () => {
  it.each([
    [1, 1],
    [100, 1],
    [101, 2],
    [250, 3],
    [251, 3],
    [600, 6],
  ])('gives all of %d commits, oldest first, in %d calls', async (count, calls) => {
    const [base = '', ...commits] = many(count + 1);
    const between = await commitsBetween(test.client(), REPOSITORY, base, commits.at(-1)!);
    expect(between.commits.map(({ sha }) => sha)).toEqual(commits);
    expect(between.status).toBe('ahead');
    expect(test.cloud.calls()).toHaveLength(calls);
  });

  it('gives none between a commit and itself, or one before it', async () => {
    const [base = '', head = ''] = many(2);
    expect(await commitsBetween(test.client(), REPOSITORY, head, head)).toMatchObject({
      status: 'identical',
      commits: [],
    });
    expect(await commitsBetween(test.client(), REPOSITORY, head, base)).toMatchObject({
      status: 'behind',
      commits: [],
    });
  });

  it('gives those of a branch that went its own way', async () => {
    const [root = '', main = ''] = many(2);
    const side = github().commit({ ref: 'side', parents: [root] });
    const between = await commitsBetween(test.client(), REPOSITORY, main, side);
    expect(between).toMatchObject({ status: 'diverged', commits: [{ sha: side }] });
  });

  it('refuses to take a part for the whole', async () => {
    const [base = '', ...commits] = many(301);
    github().compareLimit(250);
    const asked = commitsBetween(test.client(), REPOSITORY, base, commits.at(-1)!);
    const error = await asked.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TruncatedCompareError);
    expect(error).toMatchObject({ message: expect.stringMatching(/counts 300 .* gives 250/) });
  });

  it('refuses more commits than GitHub counts', async () => {
    const commit = (sha: string) => ({
      sha,
      commit: { message: '', author: null, committer: null },
      author: null,
      committer: null,
    });
    const data = { status: 'ahead', total_commits: 1, commits: [commit('a'), commit('b')], files: [] };
    const asked = commitsBetween(fakeGitHub({ [COMPARE]: () => ({ data }) }), REPOSITORY, 'a', 'b');
    await expect(asked).rejects.toThrow(TruncatedCompareError);
  });

  it('tells whose commits they are, as GitHub does', async () => {
    const [base = ''] = many(1);
    const [alice, bob, cleo] = ['alice', 'bob', 'cleo'].map((login) => github().user(login));
    const message = `Change\r\n\r\nCo-authored-by: Cleo <${cleo!.id}+cleo@users.noreply.github.com>`;
    github().commit({ author: 'alice', committer: 'web-flow', message });
    const author = { name: 'Ann', email: 'ann@example.org' };
    const head = github().commit({ author, committer: 'bob' });
    const { commits } = await commitsBetween(test.client(), REPOSITORY, base, head);
    expect(commitPeople(commits)).toEqual({
      authors: [{ id: alice!.id, login: 'alice' }],
      committers: [{ id: bob!.id, login: 'bob' }],
      coAuthors: [{ id: cleo!.id, login: 'cleo' }],
      coAuthorLogins: [],
      unknown: ['Ann <ann@example.org>'],
    });
  });

  it.each([
    ['an empty object, which some have for nobody', {}],
    ['null', null],
  ])('takes %s for nobody', async (_, nobody) => {
    const commit = {
      sha: 'b',
      commit: { message: 'x', author: null, committer: null },
      author: nobody,
      committer: nobody,
    };
    const data = { status: 'ahead', total_commits: 1, commits: [commit], files: [] };
    const { commits } = await commitsBetween(fakeGitHub({ [COMPARE]: () => ({ data }) }), REPOSITORY, 'a', 'b');
    expect(commits).toMatchObject([{ author: null, committer: null, authorEmail: '' }]);
  });

  it('lists the files that changed, of a renamed one both paths', async () => {
    const files = [{ filename: 'new.ts', previous_filename: 'old.ts' }, { filename: 'a.ts' }];
    const data = { status: 'identical', total_commits: 0, commits: [], files };
    const between = await commitsBetween(fakeGitHub({ [COMPARE]: () => ({ data }) }), REPOSITORY, 'a', 'b');
    expect(between.files).toEqual(['new.ts', 'old.ts', 'a.ts']);
  });

  it.each([
    ['300 of them', Array.from({ length: 300 }, (_, index) => ({ filename: `${index}` }))],
    ['none at all', undefined],
  ])('does not know the files where GitHub lists %s', async (_, files) => {
    const data = { status: 'identical', total_commits: 0, commits: [], files };
    const between = await commitsBetween(fakeGitHub({ [COMPARE]: () => ({ data }) }), REPOSITORY, 'a', 'b');
    expect(between.files).toBeUndefined();
  });

  it('does not take a commit that GitHub does not show for one without changes', async () => {
    const asked = commitsBetween(test.client(), REPOSITORY, 'f'.repeat(40), 'main');
    await expect(asked).rejects.toThrow(/contents: read.*both commits/);
  });
});

describe('newestCommits', () => {
  it.each([
    [1, 1, 1],
    [100, 100, 1],
    [250, 250, 3],
    [300, 300, 3],
    [1000, 301, 4],
  ])('gives at most %d of 301: %d, newest first, in %d calls', async (limit, count, calls) => {
    const commits = [...many(300)].reverse();
    const found = await newestCommits(test.client(), REPOSITORY, commits[0]!, limit);
    expect(found).toHaveLength(count);
    expect(found.slice(0, 300).map(({ sha }) => sha)).toEqual(commits.slice(0, limit));
    expect(test.cloud.calls()).toHaveLength(calls);
  });

  it('names the permission', async () => {
    github().permissions({});
    await expect(newestCommits(test.client(), REPOSITORY, 'main', 1)).rejects.toThrow('contents: read');
  });
});

describe('isOnBranch', () => {
  it('tells a commit of the branch from any other, in one call each', async () => {
    const [first = '', second = '', third = ''] = many(3);
    const side = github().commit({ ref: 'side', parents: [first] });
    const ahead = github().commit({ ref: 'next', parents: [third] });
    const look = async (sha: string) => isOnBranch(test.client(), REPOSITORY, sha, 'main');
    expect(await look(third)).toEqual({ on: true, newer: new Set() });
    expect(await look(first)).toEqual({ on: true, newer: new Set([second, third]) });
    expect(await look(side)).toEqual({ on: false, newer: new Set() });
    expect(await look(ahead)).toEqual({ on: false, newer: new Set() });
    expect(test.cloud.calls()).toHaveLength(4);
  });

  it('does not take a tag of the branch name for the branch', async () => {
    const [first = ''] = many(1);
    const tagged = github().commit({ ref: 'refs/tags/main', parents: [first] });
    expect(await isOnBranch(test.client(), REPOSITORY, tagged, 'main')).toMatchObject({ on: false });
    // GitHub documents nowhere which of the two a short name means.
    expect(test.cloud.calls()[0]!.input).toMatchObject({ basehead: `${tagged}...refs/heads/main` });
  });

  it('finds a branch whose name has slashes', async () => {
    const sha = github().commit({ ref: 'release/2.0' });
    expect(await isOnBranch(test.client(), REPOSITORY, sha, 'release/2.0')).toMatchObject({ on: true });
  });

  it('knows that a history of its own is on no branch', async () => {
    const orphan = github().commit({ ref: 'orphan', parents: [] });
    expect(await isOnBranch(test.client(), REPOSITORY, orphan, 'main')).toEqual({ on: false, newer: new Set() });
  });

  it.each([
    ['a commit that is gone', refused(404, 'Not Found'), UserError],
    ['a token that may not', refused(403, 'Resource not accessible by integration'), UserError],
    ['a limit', refused(403, 'API rate limit exceeded for installation'), Error],
    ['a failure', refused(502, 'Bad Gateway'), Error],
  ])('decides nothing on %s', async (_, reply, type) => {
    const asked = isOnBranch(fakeGitHub({ [COMPARE]: () => reply }), REPOSITORY, 'a', 'main');
    const error = await asked.catch((thrown: unknown) => thrown);
    expect((error as Error).constructor).toBe(type);
  });
});

describe('pullsOf', () => {
  it('gives the pull requests of a commit with their authors', async () => {
    const alice = github().user('alice');
    const pull = github().openPull({ author: 'alice', committer: 'bob' });
    const merged = github().mergePull(pull.number, { by: 'cleo' });
    const found = await pullsOf(test.client(), REPOSITORY, merged);
    expect(found).toEqual([
      {
        number: pull.number,
        author: { id: alice.id, login: 'alice', type: 'User' },
        url: expect.stringContaining(`/pull/${pull.number}`),
      },
    ]);
    expect(await pullsOf(test.client(), REPOSITORY, github().commit({}))).toEqual([]);
  });

  it('keeps one whose author is gone', async () => {
    const data = [{ number: 1, user: null, html_url: 'https://github.com' }];
    const route = 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls';
    expect(await pullsOf(fakeGitHub({ [route]: () => ({ data }) }), REPOSITORY, 'a')).toMatchObject([{ author: null }]);
  });

  it('names the permission', async () => {
    const sha = github().commit({});
    github().permissions({ contents: 'read' });
    await expect(pullsOf(test.client(), REPOSITORY, sha)).rejects.toThrow('pull-requests: read');
  });
});

describe('readDefaultBranchFile', () => {
  it('reads the default branch, whatever a tag is called', async () => {
    github().commit({ files: { 'policy.yml': 'strict' } });
    github().commit({ ref: 'refs/tags/main', files: { 'policy.yml': 'weak' } });
    const file = await readDefaultBranchFile(test.client(), REPOSITORY, 'policy.yml');
    expect(file).toMatchObject({ text: 'strict', sha: expect.stringMatching(/^[0-9a-f]{40}$/) });
  });

  it('knows that there is none only where the branch can be read', async () => {
    expect(await readDefaultBranchFile(test.client(), REPOSITORY, 'policy.yml')).toBeUndefined();
    expect(test.cloud.calls()).toHaveLength(2);
    github().permissions({ actions: 'read' });
    const error = await readDefaultBranchFile(test.client(), REPOSITORY, 'policy.yml').catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ message: expect.stringContaining('contents: read') });
  });
});
