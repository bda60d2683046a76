import { describe, expect, it } from '@jest/globals';
import { planServices } from '../src/plan/plan.js';
import { deployableServices } from '../src/plan/preflight.js';
import { defaultTimeoutSeconds } from '../src/watch/timeout.js';
import { compareImages } from '../src/watch/verify.js';
import { readInputs } from '../src/inputs.js';
import { fakeRunner } from '@platform-actions/action-kit/testing';
import { aService, NEW_TASKS, OLD_TASKS, oldDeployment } from './fixtures.js';

const DIGEST = `sha256:${'a1'.repeat(32)}`;
const pinned = { family: 'orders-api', containerDefinitions: [{ name: 'app', image: `repo@${DIGEST}` }] };
const tagged = { family: 'orders-api', containerDefinitions: [{ name: 'app', image: 'repo:latest' }] };
const wish = { definition: pinned, arn: OLD_TASKS, forceNewDeployment: false, desiredCount: undefined };
const running = (overrides: Parameters<typeof oldDeployment>[0]) =>
  aService({ deployments: [oldDeployment(overrides)] });

describe('planServices', () => {
  it.each([
    ['pinned and healthy', aService(), {}, { kind: 'unchanged' }],
    ['forced', aService(), { forceNewDeployment: true }, { kind: 'deploy', change: { forceNewDeployment: true } }],
    ['a tag', aService(), { definition: tagged }, { kind: 'deploy', change: { forceNewDeployment: true } }],
    ['another revision', aService(), { arn: NEW_TASKS }, { kind: 'deploy', change: { taskDefinition: NEW_TASKS } }],
    ['a new revision', aService(), { arn: undefined }, { kind: 'deploy', change: {} }],
    ['on its way', running({ rolloutState: 'IN_PROGRESS' }), {}, { kind: 'attach' }],
    ['failed', running({ rolloutState: 'FAILED' }), {}, { kind: 'deploy', change: { forceNewDeployment: true } }],
    ['tasks missing', running({ running: 1 }), {}, { kind: 'deploy', change: { forceNewDeployment: true } }],
    ['more tasks', aService(), { desiredCount: 4 }, { kind: 'scale', change: { desiredCount: 4 } }],
    ['as many tasks', aService(), { desiredCount: 2 }, { kind: 'unchanged' }],
    ['a state of the future', running({ rolloutState: 'PAUSED' }), {}, { kind: 'attach' }],
  ])('%s', (_, service, overrides, step) => {
    expect(planServices([service], { ...wish, ...overrides })).toMatchObject([{ step }]);
  });

  it('never sends a desired count that was not asked for', () => {
    const [plan] = planServices([aService()], { ...wish, arn: NEW_TASKS });
    expect(plan?.step).toMatchObject({ change: { taskDefinition: NEW_TASKS } });
    expect(JSON.stringify(plan?.step)).not.toContain('desiredCount');
  });
});

describe('deployableServices', () => {
  const described = (service = aService()) => ({ services: [service], failures: [] });
  it('gives them in the order of the input, by name or ARN', () => {
    const worker = aService({ name: 'worker', arn: 'arn:worker' });
    const both = { services: [aService(), worker], failures: [] };
    expect(deployableServices('main', ['arn:worker', 'orders-api'], both).map(({ name }) => name)).toEqual([
      'worker',
      'orders-api',
    ]);
  });

  it.each([
    ['INACTIVE', { status: 'INACTIVE' }, 'it was deleted'],
    ['DRAINING', { status: 'DRAINING' }, 'being deleted'],
    ['EXTERNAL', { controller: 'EXTERNAL' }, 'another system'],
    ['CODE_DEPLOY', { controller: 'CODE_DEPLOY' }, 'with AWS CodeDeploy'],
    ['Express', { express: true }, 'UpdateExpressGatewayService'],
    ['an unknown controller', { controller: 'NEW' }, 'does not know'],
    ['no deployment', { deployments: [] }, 'setting it up'],
  ])('refuses %s', (_, service, words) => {
    expect(() => deployableServices('main', ['orders-api'], described(aService(service)))).toThrow(words);
  });

  it('names every problem at once', () => {
    expect(() => deployableServices('main', ['a', 'b'], described())).toThrow(/"a".*\n.*"b".*\nNothing was changed/);
  });

  it('refuses one service under two names', () => {
    expect(() => deployableServices('main', ['orders-api', aService().arn], described())).toThrow('twice');
  });
});

describe('defaultTimeoutSeconds', () => {
  const { settings } = aService();
  it.each([
    ['rolling', {}, 15],
    ['baking', { strategy: 'BLUE_GREEN', bakeMinutes: 10 }, 25],
    ['canary', { strategy: 'CANARY', canaryBakeMinutes: 5, bakeMinutes: 10 }, 30],
    ['linear', { strategy: 'LINEAR', linear: { stepPercent: 30, stepBakeMinutes: 6 } }, 15 + 4 * 6],
    ['hooks', { hooks: [{ stages: 2, timeoutMinutes: 15 }] }, 45],
  ])('%s', (_, overrides, minutes) => {
    expect(defaultTimeoutSeconds({ ...settings, ...overrides })).toBe(minutes * 60);
  });
});

describe('compareImages', () => {
  const image = (digest: string) => [{ container: 'app', image: 'repo', digest }];
  it.each([
    ['the same', pinned, image(DIGEST), true, ''],
    ['another', pinned, image('sha256:ff'), false, `app runs sha256:ff, not ${DIGEST}`],
    ['none told', pinned, [], false, 'ECS tells no digest for app'],
    ['a tag', tagged, image(DIGEST), false, 'app is not pinned by digest (repo:latest)'],
  ])('%s', (_, definition, images, matches, note) => {
    expect(compareImages(definition, images)).toMatchObject({ matches, note });
  });
});

describe('readInputs', () => {
  it.each([
    ['a service twice', { service: 'a\na' }, 'names a twice'],
    ['a service with a space', { service: 'a b' }, 'the name of a service'],
    ['edits of an existing revision', { service: 'a', 'task-definition-arn': 'x:1', image: 'r:1' }, 'cannot be given'],
    ['a family without revision', { service: 'a', 'task-definition-arn': 'x' }, 'family:revision'],
  ])('refuses %s', (_, inputs, words) => {
    expect(() => readInputs(fakeRunner(inputs))).toThrow(words);
  });
});
