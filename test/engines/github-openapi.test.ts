import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, it } from '@jest/globals';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { githubOperations, manualClock, startLocalCloud, type LocalCloud } from '@platform-actions/local-cloud';
import { describeEngines, engine } from './support/engines.js';
import { keeper } from './support/resources.js';

interface Media {
  readonly schema?: object;
}

interface Response {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, Media>>;
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { responses: Readonly<Record<string, Response>> }>>>>;
  readonly components: { readonly responses: Readonly<Record<string, Response>> };
}

interface Case {
  readonly operation: string;
  readonly what: string;
  /** Below `/repos/org/orders-api`, or from the root. */
  readonly path: () => string;
  readonly status: number;
  /** GitHub answers this status here, and its description leaves it out. */
  readonly undescribed?: true;
  readonly body?: () => object;
  readonly token?: string;
  readonly accept?: string;
  readonly before?: () => void;
}

const PERSON = 'ghp_person';
const ID = 'https://description.example/github';
const POLICY = '.github/security-policy.yml';

describeEngines(['github-openapi'], "local-cloud's GitHub answers as GitHub's description says", () => {
  const keep = keeper();
  const clock = manualClock();
  const called = new Set<string>();
  let cloud: LocalCloud;
  let description: Description;
  let ajv: Ajv;
  let comment: number;
  let sarif: string;

  beforeAll(async () => {
    description = JSON.parse(readFileSync(engine('github-openapi'), 'utf8'), nullableAsJsonSchema) as Description;
    // The description is OpenAPI 3.0: beside JSON Schema's keywords it has its own, of which `nullable` says something.
    ajv = new Ajv({ strict: false, validateSchema: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addSchema(description, ID);
    cloud = keep(await startLocalCloud({ clock }));
    const files = {
      [POLICY]: 'fail-on: high\n',
      large: 'x'.repeat(1_500_000),
      link: { symlink: '../outside' },
      module: { submodule: 'https://github.com/org/module.git' },
    };
    cloud.github.seedRepository({ files });
    cloud.github.openPull({ number: 7 });
    cloud.github.openPull({ number: 8, fork: 'somebody/orders-api', locked: true });
    const author = { login: 'octocat', type: 'User' } as const;
    for (let index = 0; index < 3; index += 1) cloud.github.addComment({ issue: 7, body: 'hello', author });
    comment = cloud.github.addComment({
      issue: 7,
      body: 'hello',
      author: { login: 'github-actions[bot]', type: 'Bot' },
    });
    cloud.github.addToken(PERSON, { login: 'octocat', type: 'User', permissions: { contents: 'read' } });
    sarif = await upload();
  });

  const content = (path: string): Pick<Case, 'operation' | 'path'> => ({
    operation: 'GetContent',
    path: () => `/contents/${path}`,
  });
  const compared = (basehead: string): Pick<Case, 'operation' | 'path'> => ({
    operation: 'CompareCommits',
    path: () => `/compare/${encodeURIComponent(basehead)}`,
  });
  const thread = { path: () => '/issues/7/comments' };
  const one = { path: () => `/issues/comments/${comment}` };
  const looked = { operation: 'GetSarif', path: () => `/code-scanning/sarifs/${sarif}` };
  const sent = { operation: 'UploadSarif', path: () => '/code-scanning/sarifs', body: delivery };
  const scanning = (state: 'enabled' | 'disabled' | 'no-licence') => () => {
    cloud.github.codeScanning({ state });
  };

  const cases: readonly Case[] = [
    { operation: 'GetRepository', what: 'a repository', path: () => '', status: 200 },
    { operation: 'GetRepository', what: 'none', path: () => '/repos/org/nothing', status: 404 },
    {
      operation: 'GetRepository',
      what: 'a bad token',
      path: () => '',
      token: 'ghs_bad',
      status: 401,
      undescribed: true,
    },
    { operation: 'GetAuthenticatedUser', what: 'a person', path: () => '/user', token: PERSON, status: 200 },
    { operation: 'GetAuthenticatedUser', what: 'a job', path: () => '/user', status: 403 },
    { operation: 'GetAuthenticatedUser', what: 'nobody', path: () => '/user', token: '', status: 401 },
    { ...content(POLICY), what: 'a file', status: 200 },
    { ...content('large'), what: 'a large file', status: 200 },
    { ...content('link'), what: 'a link', status: 200 },
    { ...content('module'), what: 'a submodule', status: 200 },
    { ...content('.github'), what: 'a directory', status: 200 },
    { ...content(''), what: 'the root', status: 200 },
    { ...content(''), what: 'the root as an object', accept: 'application/vnd.github.object', status: 200 },
    { ...content('nothing'), what: 'nothing', status: 404 },
    { ...content(`${POLICY}?ref=nothing`), what: 'an unknown ref', status: 404 },
    { ...compared('main...refs/pull/7/head'), what: 'two commits', status: 200 },
    { ...compared('main...nothing'), what: 'an unknown commit', status: 404 },
    { operation: 'GetPullRequest', what: 'a pull request', path: () => '/pulls/7', status: 200 },
    { operation: 'GetPullRequest', what: 'one of a fork', path: () => '/pulls/8', status: 200 },
    { operation: 'GetPullRequest', what: 'none', path: () => '/pulls/9', status: 404 },
    { operation: 'ListIssueComments', what: 'all', ...thread, status: 200 },
    { operation: 'ListIssueComments', what: 'a page', path: () => '/issues/7/comments?per_page=2&page=2', status: 200 },
    { operation: 'ListIssueComments', what: 'no pull request', path: () => '/issues/9/comments', status: 404 },
    { operation: 'CreateIssueComment', what: 'a comment', ...thread, body: () => ({ body: 'new' }), status: 201 },
    { operation: 'CreateIssueComment', what: 'no text', ...thread, body: () => ({ body: ' ' }), status: 422 },
    {
      operation: 'CreateIssueComment',
      what: 'a long text',
      ...thread,
      body: () => ({ body: 'x'.repeat(65_537) }),
      status: 422,
    },
    {
      operation: 'CreateIssueComment',
      what: 'a locked thread',
      path: () => '/issues/8/comments',
      body: () => ({ body: 'new' }),
      status: 403,
    },
    {
      operation: 'CreateIssueComment',
      what: 'a token that may only read',
      ...thread,
      token: PERSON,
      body: () => ({ body: 'new' }),
      status: 403,
    },
    { operation: 'UpdateIssueComment', what: 'a comment', ...one, body: () => ({ body: 'newer' }), status: 200 },
    { operation: 'UpdateIssueComment', what: 'no text', ...one, body: () => ({ body: '' }), status: 422 },
    {
      operation: 'UpdateIssueComment',
      what: 'none',
      path: () => '/issues/comments/1',
      body: () => ({ body: 'newer' }),
      status: 404,
      undescribed: true,
    },
    { operation: 'DeleteIssueComment', what: 'a comment', ...one, status: 204 },
    { ...looked, what: 'a delivery being processed', status: 200 },
    {
      ...looked,
      what: 'a processed one',
      before: () => {
        clock.advance(10);
      },
      status: 200,
    },
    { ...looked, what: 'an unknown one', path: () => '/code-scanning/sarifs/nothing', status: 404 },
    { ...looked, what: 'no permission', token: PERSON, status: 403 },
    { ...sent, what: 'a file', status: 202 },
    { ...sent, what: 'no permission', token: PERSON, status: 403 },
    { ...sent, what: 'code scanning switched off', before: scanning('disabled'), status: 403 },
    { ...sent, what: 'no licence', before: scanning('no-licence'), status: 403 },
    {
      ...sent,
      what: 'no gzip',
      before: scanning('enabled'),
      body: () => ({ ...delivery(), sarif: 'e30=' }),
      status: 400,
    },
    { ...sent, what: 'no commit', body: () => ({ ...delivery(), commit_sha: 'x' }), status: 422, undescribed: true },
  ];

  it.each(cases)('$operation of $what: $status', async (one) => {
    one.before?.();
    const { response, body } = await call(one);
    called.add(one.operation);
    expect({ status: response.status, body }).toMatchObject({ status: one.status });
    expect(response.headers.get('x-ratelimit-remaining')).toMatch(/^\d+$/);
    const check = validator(one);
    expect(check === undefined).toBe(one.undescribed === true);
    const validate = check ?? schema('/components/schemas/basic-error');
    expect(validate(body) ? [] : validate.errors).toEqual([]);
  });

  it('describes the rejection of a delivery', async () => {
    cloud.github.codeScanning({ failWith: ['locationFromSarifResult: expected artifact location'] });
    sarif = await upload();
    clock.advance(10);
    const { body } = await call(looked);
    expect(body).toMatchObject({ processing_status: 'failed' });
    const validate = schema('/components/schemas/code-scanning-sarifs-status');
    expect(validate(body) ? [] : validate.errors).toEqual([]);
  });

  it.each(['throttle', 'server-error', 'access-denied', 'expired-token'] as const)('describes %s', async (kind) => {
    cloud.faults.add({ operation: 'GitHub.GetRepository', kind, times: 1 });
    const { response, body } = await call({ operation: 'GetRepository', path: () => '' });
    expect(response.status).toBeGreaterThan(400);
    const validate = schema('/components/schemas/basic-error');
    expect(validate(body) ? [] : validate.errors).toEqual([]);
    expect(body).toMatchObject({ message: expect.any(String), documentation_url: expect.any(String) });
  });

  it('is asked for every operation it has', () => {
    expect([...called].sort()).toEqual(Object.keys(githubOperations).sort());
  });

  it('would notice an answer of another shape', () => {
    const validate = schema('/components/schemas/issue-comment');
    expect(validate({ id: '1' })).toBe(false);
  });

  function delivery(): { commit_sha: string; ref: string; sarif: string } {
    const runs = [{ tool: { driver: { name: 'trivy' } }, results: [] }];
    const packed = gzipSync(JSON.stringify({ version: '2.1.0', runs })).toString('base64');
    return { commit_sha: 'a'.repeat(40), ref: 'refs/heads/main', sarif: packed };
  }

  async function upload(): Promise<string> {
    const { body } = await call(sent);
    return (body as { id: string }).id;
  }

  async function call(one: Pick<Case, 'operation' | 'path' | 'body' | 'token' | 'accept'>) {
    const { method } = githubOperations[one.operation]!;
    const path = one.path();
    const token = one.token ?? cloud.github.token;
    const response = await fetch(cloud.url + (/^\/(repos|user)/.test(path) ? path : `/repos/org/orders-api${path}`), {
      method,
      headers: {
        accept: one.accept ?? 'application/vnd.github+json',
        ...(token !== '' && { authorization: `Bearer ${token}` }),
      },
      ...(one.body && { body: JSON.stringify(one.body()) }),
    });
    const text = await response.text();
    return { response, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
  }

  /** What checks the body of an answer; `undefined` where the description has no such status for the route. */
  function validator({ operation, status, accept }: Case): ValidateFunction | undefined {
    const { method, path } = githubOperations[operation]!;
    const { responses } = description.paths[path]![method.toLowerCase()]!;
    const response = responses[String(status)];
    if (!response) return undefined;
    const place = response.$ref?.slice(1) ?? `/paths/${escaped(path)}/${method.toLowerCase()}/responses/${status}`;
    const named = response.$ref?.split('/').at(-1) ?? '';
    const media = (response.$ref === undefined ? response : description.components.responses[named])?.content ?? {};
    const type = accept ?? 'application/json';
    if (media[type]?.schema === undefined) {
      if (status < 300 && status !== 204) throw new Error(`${operation} has no schema for ${status} as ${type}.`);
      return schema('/components/schemas/basic-error', Object.keys(media).length === 0);
    }
    return schema(`${place}/content/${escaped(type)}/schema`);
  }

  /** @param optional where the description has no body: none, or an error, is right then. */
  function schema(pointer: string, optional = false): ValidateFunction {
    const reference = { $ref: `${ID}#${pointer}` };
    const validate = ajv.compile(reference);
    return optional ? (((body: unknown) => body === undefined || validate(body)) as ValidateFunction) : validate;
  }

  function escaped(part: string): string {
    return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
  }
});

/** OpenAPI 3.0's `nullable` beside `oneOf` and without `type`, which Ajv refuses, as JSON Schema says it. */
function nullableAsJsonSchema(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('nullable' in value) || 'type' in value) return value;
  const { nullable, ...schema } = value;
  return nullable === true ? { anyOf: [{ type: 'null' }, schema] } : schema;
}
