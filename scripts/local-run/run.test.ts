import { describe, expect, it } from '@jest/globals';
import { backend } from './backend.js';
import { nextCommands } from './next.js';
import { callsByOperation } from './run.js';

describe('callsByOperation', () => {
  it('counts calls and those that failed, dropped connections too', () => {
    const calls = [
      { operation: 'ECS.DescribeServices', status: 200 },
      { operation: 'STS.AssumeRoleWithWebIdentity', status: 200 },
      { operation: 'ECS.DescribeServices', status: 400 },
      { operation: 'ECS.DescribeServices', status: 0 },
    ];
    expect(callsByOperation(calls)).toEqual([
      { operation: 'ECS.DescribeServices', count: 3, failed: 2 },
      { operation: 'STS.AssumeRoleWithWebIdentity', count: 1, failed: 0 },
    ]);
  });
});

describe('nextCommands', () => {
  it('names other scenarios than the one just run, and the help', () => {
    const [scenarioName, scenario] = ['crash-loop', backend.scenarios['crash-loop']!];
    const next = nextCommands({ pipelineName: 'backend', pipeline: backend, scenarioName, scenario });
    expect(next.map(({ command }) => command)).toEqual([
      'npm start -- backend --scenario healthy',
      'npm start -- backend --scenario approval',
      'npm start -- backend --scenario vulnerable-image',
      'npm start -- --help',
    ]);
  });
});
