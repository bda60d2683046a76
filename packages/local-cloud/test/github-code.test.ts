import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { rest } from './github-support.js';
import { startTestCloud, type TestCloud } from './support.js';

let test: TestCloud;

beforeEach(async () => {
  test = await startTestCloud();
});

afterEach(async () => {
  await test.stop();
});

const get = async (path: string) => rest(test, path);

interface Compared {
  readonly total_commits: number;
  readonly commits: readonly { readonly sha: string }[];
  readonly files?: readonly { readonly filename: string; readonly status: string }[];
}
const compared = async (path: string): Promise<Compared> => (await get(`/compare/${path}`)).body as Compared;

describe("commits of the local cloud's GitHub", () => {
  it('tell who made them, and whom GitHub takes them for', async () => {
    const { github } = test.cloud;
    const base = github.commit({});
    const message = 'Fix\n\nCo-authored-by: Carol <carol@example.com>';
    const sha = github.commit({ author: 'alice', committer: 'web-flow', message });
    github.commit({ author: { name: 'Bob', email: 'bob@example.com' } });
    const { id } = github.user('alice');
    const { commits } = (await compared(`${base}...main`)) as unknown as { commits: unknown[] };
    expect(commits).toMatchObject([
      {
        sha,
        commit: { message, author: { name: 'alice', email: `${id}+alice@users.noreply.github.com` } },
        author: { login: 'alice', id },
        committer: { login: 'web-flow', id: 19_864_447 },
      },
      { commit: { author: { email: 'bob@example.com' } }, author: null, committer: null },
    ]);
  });

  it('are compared by pages, oldest first, with the files on the first one', async () => {
    const { github } = test.cloud;
    const base = github.commit({ files: { kept: 'x', gone: 'x', other: 'x' } });
    const shas = Array.from({ length: 600 }, (_, index) => github.commit({ message: `Change ${index}` }));
    github.commit({ sha: 'ab'.repeat(20), files: { kept: 'x', other: 'y', fresh: 'x' } });
    shas.push('ab'.repeat(20));
    const unpaged = await compared(`${base}...main`);
    expect(unpaged.total_commits).toBe(601);
    expect(unpaged.commits.map(({ sha }) => sha)).toEqual(shas.slice(-250));
    const pages = [];
    for (const page of [1, 2, 7, 8]) pages.push(await compared(`${base}...main?per_page=100&page=${page}`));
    expect(pages.map(({ commits }) => commits.length)).toEqual([100, 100, 1, 0]);
    expect(pages[0]!.commits[0]!.sha).toBe(shas[0]);
    expect(pages.map(({ files }) => files?.map(({ filename, status }) => `${status} ${filename}`))).toEqual([
      ['added fresh', 'removed gone', 'modified other'],
      undefined,
      undefined,
      undefined,
    ]);
    const { headers } = await get(`/compare/${base}...main?per_page=100&page=2`);
    expect(headers.get('link')).toContain('page=7>; rel="last"');
  });

  it('can be cut short, and show 300 files at most', async () => {
    const { github } = test.cloud;
    const base = github.commit({ files: {} });
    for (let index = 0; index < 20; index += 1) github.commit({});
    github.commit({ files: Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`f${index}`, 'x'])) });
    github.compareLimit(10);
    const cut = await compared(`${base}...main?per_page=100`);
    expect([cut.total_commits, cut.commits.length, cut.files!.length]).toEqual([21, 10, 300]);
  });

  it('are listed newest first, all or those of a file', async () => {
    const { github } = test.cloud;
    const first = github.commit({ files: { 'src/a.py': '1' } });
    const second = github.commit({ files: { 'src/a.py': '1', 'b.py': '1' } });
    const of = async (query: string) =>
      ((await get(`/commits${query}`)).body as { sha: string }[]).map(({ sha }) => sha);
    expect((await of('')).slice(0, 2)).toEqual([second, first]);
    expect(await of('?path=src')).toEqual([first]);
    expect(await of(`?sha=${first}&per_page=1`)).toEqual([first]);
    expect((await get(`/commits/${second}`)).body).toMatchObject({ sha: second, files: [{ filename: 'b.py' }] });
  });

  it('are known by the pull request that brought them, however it was merged', async () => {
    const { github } = test.cloud;
    const numbers = async (sha: string) =>
      ((await get(`/commits/${sha}/pulls`)).body as { number: number; user: { login: string } }[]).map(
        ({ number, user }) => `${number} ${user.login}`,
      );
    const squashed = github.openPull({ author: 'alice', committer: 'carol' });
    expect(await numbers(squashed.head.sha)).toEqual(['1 alice']);
    const sha = github.mergePull(1, { by: 'bob', method: 'squash' });
    expect(await numbers(sha)).toEqual(['1 alice']);
    expect((await get(`/commits/${sha}`)).body).toMatchObject({
      author: { login: 'alice' },
      committer: { login: 'web-flow' },
    });
    expect((await get('/activity?per_page=1')).body).toMatchObject([
      { activity_type: 'pr_merge', after: sha, actor: { login: 'bob' } },
    ]);
    const merged = github.openPull({ author: 'dora', head: 'other' });
    const merge = github.mergePull(merged.number, { by: 'bob' });
    expect(await numbers(merge)).toEqual(['2 dora']);
    expect(await numbers(merged.head.sha)).toEqual(['2 dora']);
    expect((await get('/pulls/2')).body).toMatchObject({ merged: true, merged_by: { login: 'bob' }, state: 'closed' });
    expect(await numbers(github.commit({}))).toEqual([]);
    expect(() => github.mergePull(2, { by: 'bob' })).toThrow('There is no open pull request 2.');
  });

  it('are pushed by somebody, newest first, by pages that follow a cursor', async () => {
    const { github } = test.cloud;
    github.commit({ author: 'alice', committer: 'web-flow' });
    const before = github.commit({ pusher: 'carol' });
    const after = github.commit({ parents: [], pusher: 'mallory' });
    const first = await get('/activity?ref=main&per_page=2');
    expect(first.body).toMatchObject([
      { activity_type: 'force_push', before, after, actor: { login: 'mallory' } },
      { activity_type: 'push', actor: { login: 'carol' } },
    ]);
    const next = /<[^>]*(\/activity[^>]*)>; rel="next"/.exec(first.headers.get('link')!)![1]!;
    expect((await get(next)).body).toMatchObject([{ actor: { login: 'alice' } }, { activity_type: 'branch_creation' }]);
    expect((await get('/activity?actor=carol')).body).toHaveLength(1);
  });

  it('have refs, of which a branch and a tag may share a name', async () => {
    const { github } = test.cloud;
    const tag = github.commit({ ref: 'refs/tags/main' });
    expect((await get('/git/ref/tags/main')).body).toMatchObject({ ref: 'refs/tags/main', object: { sha: tag } });
    expect((await get('/git/ref/heads/none')).status).toBe(404);
    expect((await get('/git/matching-refs/tags/ma')).body).toHaveLength(1);
    github.commit({ ref: 'release/1' });
    expect((await get('/branches/release/1')).body).toMatchObject({ name: 'release/1', protected: false });
  });
});

describe("settings of the local cloud's GitHub", () => {
  it('hold for the branches that they name', async () => {
    const { github } = test.cloud;
    github.commit({ ref: 'release/1' });
    github.ruleset({ rules: [{ type: 'deletion' }] });
    github.ruleset({ rules: [{ type: 'non_fast_forward' }], include: ['refs/heads/release/*'] });
    github.ruleset({ rules: [{ type: 'creation' }], include: ['~ALL'], enforcement: 'evaluate' });
    github.ruleset({ rules: [{ type: 'update' }], include: ['~ALL'], exclude: ['refs/heads/**'] });
    github.ruleset({ rules: [{ type: 'creation' }], include: ['refs/tags/main'], target: 'tag' });
    const types = async (branch: string) =>
      ((await get(`/rules/branches/${branch}`)).body as { type: string }[]).map(({ type }) => type);
    expect([await types('main'), await types('release/1')]).toEqual([['deletion'], ['non_fast_forward']]);
    expect((await get('/branches/release/1')).body).toMatchObject({ protected: true });
    expect((await get('/rulesets')).body).toHaveLength(5);
  });

  it('are told to those who may see them', async () => {
    const { github } = test.cloud;
    github.addToken('ghp_admin', { login: 'root', type: 'User', permissions: { administration: 'write' } });
    const protection = '/branches/main/protection';
    const asAdmin = () => rest(test, protection, { token: 'ghp_admin' });
    expect(await asAdmin()).toMatchObject({ status: 404, body: { message: 'Branch not protected' } });
    github.protection({ requireCodeOwnerReviews: true });
    expect((await asAdmin()).body).toMatchObject({
      required_pull_request_reviews: { require_code_owner_reviews: true },
      allow_force_pushes: { enabled: false },
    });
    expect((await get(protection)).status).toBe(403);
    const id = github.ruleset({
      rules: [],
      bypassActors: [{ actor_type: 'OrganizationAdmin', bypass_mode: 'always' }],
    });
    expect((await get(`/rulesets/${id}`)).body).not.toHaveProperty('bypass_actors');
    expect((await rest(test, `/rulesets/${id}`, { token: 'ghp_admin' })).body).toHaveProperty('bypass_actors');
  });

  it('tell of environments and of the OIDC subject', async () => {
    const { github } = test.cloud;
    github.team('release', { members: {} });
    github.environment('Production', { reviewers: ['user:bob', 'team:release'], branches: 'protected' });
    expect((await get('/environments/production')).body).toMatchObject({
      name: 'Production',
      protection_rules: [
        { type: 'required_reviewers', reviewers: [{ type: 'User' }, { type: 'Team', reviewer: { slug: 'release' } }] },
        { type: 'branch_policy' },
      ],
      deployment_branch_policy: { protected_branches: true, custom_branch_policies: false },
    });
    expect((await get('/actions/oidc/customization/sub')).body).toEqual({
      use_default: true,
      use_immutable_subject: false,
    });
    github.oidcSubject({ useDefault: false, claims: ['repo'] });
    expect((await get('/actions/oidc/customization/sub')).body).toMatchObject({ include_claim_keys: ['repo'] });
  });

  it('names the owners of code that are none', async () => {
    const { github } = test.cloud;
    expect((await get('/codeowners/errors')).status).toBe(404);
    github.user('alice', { role: 'write' });
    github.user('bob', { role: 'read' });
    github.team('release', { members: {} });
    const text = '# owners\n* @alice @org/release a@b.example # @ghost\n/src @bob @org/none owner\n';
    github.commit({ files: { '.github/CODEOWNERS': text } });
    expect((await get('/codeowners/errors')).body).toMatchObject({
      errors: [
        { line: 3, column: 6, kind: 'Unknown owner' },
        { line: 3, kind: 'Unknown owner', message: expect.stringContaining('@org/none') },
        { line: 3, kind: 'Invalid owner' },
      ],
    });
  });
});
