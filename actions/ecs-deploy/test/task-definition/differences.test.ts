import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { differences, sameDefinition, type TaskDefinitionInput } from '../../src/task-definition/index.js';
import { definitions, leavesOf, withLeaf } from './arbitrary.js';

const task = (container: ContainerDefinition, fields: Partial<TaskDefinitionInput> = {}): TaskDefinitionInput => ({
  family: 'web',
  containerDefinitions: [{ name: 'app', ...container }],
  ...fields,
});
const APP = 'containerDefinitions[app]';

describe('differences', () => {
  it('shows images, numbers and truth values before and after', () => {
    const before = task({ image: 'a:1', memory: 128, command: ['run', 'old'], essential: true }, { cpu: '256' });
    const after = task(
      { image: 'a:2', memory: 256, command: ['run', 'new', ''], essential: false },
      { cpu: '.5 vCPU' },
    );
    expect(differences(after, before)).toEqual([
      { path: `${APP}.image`, before: 'a:1', after: 'a:2' },
      { path: `${APP}.memory`, before: '128', after: '256' },
      { path: `${APP}.command[1]`, before: 'old', after: 'new' },
      { path: `${APP}.command[2]`, before: '(none)', after: '""' },
      { path: `${APP}.essential`, before: 'true', after: 'false' },
      { path: 'cpu', before: '256', after: '512' },
    ]);
  });

  it('never shows values of variables, sources of secrets and credentials of drivers', () => {
    const make = (n: number): TaskDefinitionInput =>
      task(
        {
          environment: [
            { name: 'A', value: `hunter${n}` },
            ...(n === 2 ? [{ name: 'NEW', value: 'hunter' }] : [{ name: 'OLD', value: 'hunter' }]),
          ],
          secrets: [{ name: 'S', valueFrom: `arn:hunter${n}` }],
          logConfiguration: {
            logDriver: 'splunk',
            options: { 'splunk-token': `hunter${n}`, 'awslogs-group': `group${n}` },
            secretOptions: [{ name: 'T', valueFrom: `arn:hunter${n}` }],
          },
          firelensConfiguration: { type: 'fluentbit', options: { apikey: `hunter${n}` } },
        },
        { volumes: [{ name: 'v', dockerVolumeConfiguration: { driverOpts: { o: `password=hunter${n}` } } }] },
      );
    const result = differences(make(2), make(1));
    expect(JSON.stringify(result)).not.toContain('hunter');
    const changed = { before: '(not shown)', after: '(not shown, changed)' };
    expect(result).toHaveLength(9);
    expect(result).toEqual(
      expect.arrayContaining([
        { path: `${APP}.environment[A].value`, ...changed },
        { path: `${APP}.environment[NEW].value`, before: '(none)', after: '(not shown)' },
        { path: `${APP}.environment[OLD].value`, before: '(not shown)', after: '(none)' },
        { path: `${APP}.secrets[S].valueFrom`, ...changed },
        { path: `${APP}.logConfiguration.options.splunk-token`, ...changed },
        { path: `${APP}.logConfiguration.options.awslogs-group`, before: 'group1', after: 'group2' },
        { path: `${APP}.logConfiguration.secretOptions[T].valueFrom`, ...changed },
        { path: `${APP}.firelensConfiguration.options.apikey`, ...changed },
        { path: 'volumes[v].dockerVolumeConfiguration.driverOpts.o', ...changed },
      ]),
    );
  });

  it('tells elements apart by name and not by place', () => {
    const before = task({
      environment: [
        { name: 'A', value: '1' },
        { name: 'B', value: '2' },
      ],
    });
    const after = task({ environment: [{ name: 'B', value: '2' }, { name: 'C' }] });
    expect(differences(after, before).map(({ path }) => path)).toEqual([
      `${APP}.environment[A].value`,
      `${APP}.environment[C]`,
    ]);
  });

  it('is empty exactly where the definitions are the same', () => {
    fc.assert(
      fc.property(definitions, definitions, (one, other) => {
        expect(differences(one, structuredClone(one))).toEqual([]);
        expect(differences(one, other).length > 0).toBe(!sameDefinition(one, other));
      }),
    );
  });

  it('gives one difference for a change of one leaf that is no key', () => {
    fc.assert(
      fc.property(definitions, fc.nat(), (definition, pick) => {
        const numbers = leavesOf(definition).filter((path) =>
          ['memory', 'startTimeout', 'retries'].includes(String(path.at(-1))),
        );
        fc.pre(numbers.length > 0);
        const changed = withLeaf(definition, numbers[pick % numbers.length]!, (leaf) => `${String(leaf)}1`);
        expect(differences(changed, definition)).toHaveLength(1);
      }),
    );
  });
});
