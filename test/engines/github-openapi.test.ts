import { beforeAll, expect, it } from '@jest/globals';
import { githubOperations, manualClock, startLocalCloud } from '@platform-actions/local-cloud';
import { describeEngines, engine } from './support/engines.js';
import { codeCases } from './support/github/code-cases.js';
import { deploymentCases } from './support/github/deployment-cases.js';
import { githubDescription, type GitHubDescription } from './support/github/description.js';
import { discussionCases } from './support/github/discussion-cases.js';
import { peopleCases } from './support/github/people-cases.js';
import { runCases } from './support/github/run-cases.js';
import { settingsCases } from './support/github/settings-cases.js';
import { delivery, setStage, type Stage } from './support/github/stage.js';
import { keeper } from './support/resources.js';

const CASES = [...codeCases, ...discussionCases, ...runCases, ...deploymentCases, ...peopleCases, ...settingsCases];
const ERROR = '/components/schemas/basic-error';

describeEngines(['github-openapi'], "local-cloud's GitHub answers as GitHub's description says", () => {
  const keep = keeper();
  let stage: Stage;
  let description: GitHubDescription;

  beforeAll(async () => {
    description = githubDescription(engine('github-openapi'));
    const clock = manualClock();
    stage = await setStage(keep(await startLocalCloud({ clock })), clock);
  });

  it.each(CASES)('$operation of $what: $status', async (one) => {
    one.before?.(stage);
    const { response, body } = await stage.call(one);
    expect({ status: response.status, body }).toMatchObject({ status: one.status });
    expect(response.headers.get('x-ratelimit-remaining')).toMatch(/^\d+$/);
    expect(Date.parse(response.headers.get('date') ?? '')).toBe(stage.clock.now());
    const check = description.validator(one.operation, one.status, one.accept);
    expect(check === undefined).toBe(one.undescribed === true);
    const validate = check ?? description.schema(ERROR);
    expect(validate(body) ? [] : validate.errors).toEqual([]);
  });

  it('describes the rejection of a delivery', async () => {
    stage.cloud.github.codeScanning({ failWith: ['locationFromSarifResult: expected artifact location'] });
    const path = (): string => '/code-scanning/sarifs';
    const sent = await stage.call({ operation: 'UploadSarif', path, body: delivery });
    stage.clock.advance(10);
    const { id } = sent.body as { id: string };
    const { body } = await stage.call({ operation: 'GetSarif', path: () => `/code-scanning/sarifs/${id}` });
    expect(body).toMatchObject({ processing_status: 'failed' });
    const validate = description.schema('/components/schemas/code-scanning-sarifs-status');
    expect(validate(body) ? [] : validate.errors).toEqual([]);
  });

  it.each(['throttle', 'server-error', 'access-denied', 'expired-token'] as const)('describes %s', async (kind) => {
    stage.cloud.faults.add({ operation: 'GitHub.GetRepository', kind, times: 1 });
    const { response, body } = await stage.call({ operation: 'GetRepository', path: () => '' });
    expect(response.status).toBeGreaterThan(400);
    const validate = description.schema(ERROR);
    expect(validate(body) ? [] : validate.errors).toEqual([]);
    expect(body).toMatchObject({ message: expect.any(String), documentation_url: expect.any(String) });
  });

  it('is asked for every operation it has', () => {
    const called = new Set(CASES.map(({ operation }) => operation));
    expect([...called].sort()).toEqual(Object.keys(githubOperations).sort());
  });

  it('would notice an answer of another shape', () => {
    const validate = description.schema('/components/schemas/issue-comment');
    expect(validate({ id: '1' })).toBe(false);
  });
});
