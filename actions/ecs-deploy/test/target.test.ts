import { describe, expect, it } from '@jest/globals';
import { fakeRunner } from '@platform-actions/action-kit/testing';
import type { DescribedTaskDefinition } from '../src/ecs/ports.js';
import { readInputs } from '../src/inputs.js';
import { resolveTarget } from '../src/plan/target.js';
import type { TaskDefinitionInput } from '../src/task-definition/index.js';
import { aService, NEW_TASKS, OLD_TASKS } from './fixtures.js';
import { awsError, fakeEcs } from './fake-ecs.js';

const image = (digit: string): string => `registry.example/orders@sha256:${digit.repeat(64)}`;
const definition = (digit: string, extra: Partial<TaskDefinitionInput> = {}): TaskDefinitionInput => ({
  family: 'orders-api',
  containerDefinitions: [{ name: 'app', image: image(digit) }],
  ...extra,
});
const revision = (arn: string, digit: string, status = 'ACTIVE'): DescribedTaskDefinition => ({
  arn,
  status,
  definition: definition(digit),
});

async function resolve(
  inputs: Record<string, string>,
  known: Readonly<Record<string, DescribedTaskDefinition>>,
  services = [aService()],
  files: Readonly<Record<string, string>> = {},
) {
  const runner = fakeRunner({ service: 'orders-api', ...inputs });
  const ecs = fakeEcs({
    describeTaskDefinition: (reference) => {
      const found = known[reference];
      return found ? Promise.resolve(found) : Promise.reject(awsError('ClientException', 'Unable to describe.'));
    },
  });
  const sources = { ecs, log: runner.log, readFile: (path: string) => files[path] ?? '' };
  const [first = aService(), ...others] = services;
  const target = await resolveTarget(readInputs(runner), [first, ...others], sources);
  return { ...target, lines: runner.lines };
}

describe('resolveTarget', () => {
  const current = { [OLD_TASKS]: revision(OLD_TASKS, '1') };

  it('takes what the service runs where nothing else is given', async () => {
    expect(await resolve({}, current)).toMatchObject({ arn: OLD_TASKS, diff: [] });
  });

  it('has a new revision registered where the image differs, and tells the difference', async () => {
    const target = await resolve({ image: image('2') }, { ...current, 'orders-api': revision(OLD_TASKS, '1') });
    expect(target).toMatchObject({ arn: undefined, definition: definition('2') });
    expect(target.diff).toEqual([{ path: expect.stringContaining('image'), before: image('1'), after: image('2') }]);
  });

  it('prefers the family’s latest revision to a new one where it is identical', async () => {
    const known = { ...current, 'orders-api': revision(NEW_TASKS, '2') };
    expect(await resolve({ image: image('2') }, known)).toMatchObject({ arn: NEW_TASKS });
  });

  it('does not reuse a revision that was deregistered', async () => {
    const gone = { [OLD_TASKS]: revision(OLD_TASKS, '1', 'INACTIVE') };
    expect(await resolve({}, gone)).toMatchObject({ arn: undefined });
  });

  it('reads a file, and says what a tag takes away', async () => {
    const text = JSON.stringify(definition('1', { containerDefinitions: [{ name: 'app', image: 'r.example/o:v1' }] }));
    const target = await resolve({ 'task-definition': 'td.json' }, current, [aService()], { 'td.json': text });
    expect(target).toMatchObject({ arn: undefined, lostPin: expect.stringContaining('pinned by its digest') });
  });

  it.each([
    ['INACTIVE', 'deregistered'],
    ['DELETE_IN_PROGRESS', 'being deleted'],
  ])('refuses an existing revision that is %s', async (status, words) => {
    const known = { ...current, 'orders-api:2': revision(NEW_TASKS, '2', status) };
    await expect(resolve({ 'task-definition-arn': 'orders-api:2' }, known)).rejects.toThrow(words);
  });

  it('refuses a revision that does not exist', async () => {
    await expect(resolve({ 'task-definition-arn': 'orders-api:7' }, current)).rejects.toThrow('no such revision');
  });

  it('refuses services of different families without a file', async () => {
    const worker = aService({ name: 'worker', taskDefinition: OLD_TASKS.replace('orders-api', 'worker') });
    await expect(resolve({}, current, [aService(), worker])).rejects.toThrow('different task definition families');
  });

  it('names the base where services of one family have drifted apart', async () => {
    const worker = aService({ name: 'worker', taskDefinition: NEW_TASKS });
    const { lines } = await resolve({}, current, [aService(), worker]);
    expect(lines).toContainEqual({ level: 'notice', message: expect.stringContaining('orders-api:1') });
  });
});
