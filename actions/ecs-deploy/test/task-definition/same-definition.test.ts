import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sameDefinition, type TaskDefinitionInput } from '../../src/task-definition/index.js';
import { definitions, frozen, leavesOf, reordered, withLeaf } from './arbitrary.js';

const task = (fields: Partial<TaskDefinitionInput>, container: ContainerDefinition = {}): TaskDefinitionInput =>
  frozen({ family: 'web', containerDefinitions: [{ name: 'app', image: 'a:1', ...container }], ...fields });

const awsvpc = { networkMode: 'awsvpc' } as const;

describe('the same', () => {
  it.each<[string, TaskDefinitionInput, TaskDefinitionInput]>([
    ['units of cpu', task({ cpu: '1 vCPU' }), task({ cpu: '1024' })],
    ['a fraction of cpu', task({ cpu: '.25 vcpu' }), task({ cpu: '256' })],
    ['units of memory', task({ memory: '1GB' }), task({ memory: '1024' })],
    ['units of memory with a blank', task({ memory: '0.5 gb' }), task({ memory: '512' })],
    ['cpu 0', task({}), task({}, { cpu: 0 })],
    ['essential', task({}), task({}, { essential: true })],
    ['fault injection', task({}), task({ enableFaultInjection: false })],
    [
      'empty lists',
      task({}),
      task(
        { volumes: [], placementConstraints: [], tags: [] },
        { environment: [], mountPoints: [], systemControls: [], links: [] },
      ),
    ],
    [
      'empty maps',
      task({}, { logConfiguration: { logDriver: 'awslogs' } }),
      task({}, { dockerLabels: {}, logConfiguration: { logDriver: 'awslogs', options: {} } }),
    ],
    ['undefined', task({}), task({ cpu: undefined }, { user: undefined })],
    [
      'tcp',
      task({}, { portMappings: [{ containerPort: 80, hostPort: 8080 }] }),
      task({}, { portMappings: [{ containerPort: 80, hostPort: 8080, protocol: 'tcp' }] }),
    ],
    [
      'the host port in awsvpc',
      task(awsvpc, { portMappings: [{ containerPort: 80 }] }),
      task(awsvpc, { portMappings: [{ containerPort: 80, hostPort: 80 }] }),
    ],
    [
      'the host port in host mode',
      task({ networkMode: 'host' }, { portMappings: [{ containerPort: 80 }] }),
      task({ networkMode: 'host' }, { portMappings: [{ containerPort: 80, hostPort: 80 }] }),
    ],
    [
      'the host port of a bridge',
      task({ networkMode: 'bridge' }, { portMappings: [{ containerPort: 80 }] }),
      task({ networkMode: 'bridge' }, { portMappings: [{ containerPort: 80, hostPort: 0 }] }),
    ],
    [
      'read-only mounts',
      task({}, { mountPoints: [{ containerPath: '/a' }] }),
      task({}, { mountPoints: [{ containerPath: '/a', readOnly: false }] }),
    ],
    [
      'the health check',
      task({}, { healthCheck: { command: ['x'] } }),
      task({}, { healthCheck: { command: ['x'], interval: 30, timeout: 5, retries: 3, startPeriod: 0 } }),
    ],
    [
      'the restart period',
      task({}, { restartPolicy: { enabled: true } }),
      task({}, { restartPolicy: { enabled: true, restartAttemptPeriod: 300 } }),
    ],
    ['an empty host', task({ volumes: [{ name: 'v' }] }), task({ volumes: [{ name: 'v', host: {} }] })],
    [
      'the root of a file system',
      task({ volumes: [{ name: 'v', efsVolumeConfiguration: { fileSystemId: 'fs-1' } }] }),
      task({
        volumes: [
          {
            name: 'v',
            efsVolumeConfiguration: { fileSystemId: 'fs-1', rootDirectory: '/', transitEncryption: 'DISABLED' },
          },
        ],
      }),
    ],
    [
      'the order of compatibilities',
      task({ requiresCompatibilities: ['EC2', 'FARGATE'] }),
      task({ requiresCompatibilities: ['FARGATE', 'EC2'] }),
    ],
  ])('%s', (_, one, other) => {
    expect(sameDefinition(one, other)).toBe(true);
    expect(sameDefinition(other, one)).toBe(true);
  });
});

describe('not the same', () => {
  it.each<[string, TaskDefinitionInput, TaskDefinitionInput]>([
    ['family', task({}), { ...task({}), family: 'api' }],
    ['no tags', task({}), task({ tags: [{ key: 'a', value: 'b' }] })],
    ['a tag', task({ tags: [{ key: 'a', value: 'c' }] }), task({ tags: [{ key: 'a', value: 'b' }] })],
    ['an empty command', task({}), task({}, { command: [] })],
    ['an empty entry point', task({}), task({}, { entryPoint: [] })],
    [
      'an empty option',
      task({}, { logConfiguration: { logDriver: 'fluentd' } }),
      task({}, { logConfiguration: { logDriver: 'fluentd', options: { tag: '' } } }),
    ],
    ['an empty structure', task({}), task({}, { linuxParameters: {} })],
    ['an empty text', task({}), task({}, { user: '' })],
    ['the order of a command', task({}, { command: ['a', 'b'] }), task({}, { command: ['b', 'a'] })],
    [
      'the order of environment files',
      task(
        {},
        {
          environmentFiles: [
            { value: 'a', type: 's3' },
            { value: 'b', type: 's3' },
          ],
        },
      ),
      task(
        {},
        {
          environmentFiles: [
            { value: 'b', type: 's3' },
            { value: 'a', type: 's3' },
          ],
        },
      ),
    ],
    [
      'which of two equal names is last',
      task(
        {},
        {
          environment: [
            { name: 'A', value: '1' },
            { name: 'A', value: '2' },
          ],
        },
      ),
      task(
        {},
        {
          environment: [
            { name: 'A', value: '2' },
            { name: 'A', value: '1' },
          ],
        },
      ),
    ],
    [
      'another host port',
      task(awsvpc, { portMappings: [{ containerPort: 80 }] }),
      task(awsvpc, { portMappings: [{ containerPort: 80, hostPort: 0 }] }),
    ],
    [
      'udp',
      task({}, { portMappings: [{ containerPort: 80 }] }),
      task({}, { portMappings: [{ containerPort: 80, protocol: 'udp' }] }),
    ],
    ['not essential', task({}), task({}, { essential: false })],
    ['units nobody knows', task({ cpu: '1 core' }), task({ cpu: '1024' })],
    ['a host path', task({ volumes: [{ name: 'v' }] }), task({ volumes: [{ name: 'v', host: { sourcePath: '/' } }] })],
    ['a number and its text', task({ cpu: '1' }), task({ cpu: 1 as unknown as string })],
  ])('%s', (_, one, other) => {
    expect(sameDefinition(one, other)).toBe(false);
    expect(sameDefinition(other, one)).toBe(false);
  });
});

describe('of any definition', () => {
  it('a copy is the same', () => {
    fc.assert(
      fc.property(definitions, (definition) => sameDefinition(frozen(definition), structuredClone(definition))),
    );
  });

  it('another order is the same', () => {
    fc.assert(fc.property(definitions, (definition) => sameDefinition(definition, reordered(definition))));
  });

  it('any change of a single leaf is seen', () => {
    fc.assert(
      fc.property(definitions, fc.nat(), (definition, pick) => {
        const leaves = leavesOf(definition);
        const path = leaves[pick % leaves.length]!;
        const changed = withLeaf(definition, path, (leaf) => {
          if (typeof leaf === 'string') return `${leaf}~`;
          return typeof leaf === 'number' ? leaf + 1 : !leaf;
        });
        expect({ path, same: sameDefinition(changed, definition) }).toEqual({ path, same: false });
      }),
      { numRuns: 500 },
    );
  });

  it('the loss of any single text or number is seen', () => {
    // Truth values are left to the tables: some of them are defaults.
    const lossy = definitions.chain((definition) => {
      const leaves = leavesOf(definition).filter((path) => path.at(-1) !== 'hostPort');
      return fc.record({ definition: fc.constant(definition), path: fc.constantFrom(...leaves) });
    });
    fc.assert(
      fc.property(lossy, ({ definition, path }) => {
        let lost: unknown;
        const without = withLeaf(definition, path, (leaf) => {
          lost = leaf;
          return undefined;
        });
        fc.pre(typeof lost !== 'boolean');
        expect({ path, same: sameDefinition(without, definition) }).toEqual({ path, same: false });
      }),
      { numRuns: 500 },
    );
  });
});
