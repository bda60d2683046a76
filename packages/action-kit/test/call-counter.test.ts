import { describe, expect, it } from '@jest/globals';
import { callCounter } from '../src/index.js';

describe('a call counter', () => {
  it('starts at zero', () => {
    const calls = callCounter();
    expect([calls.total(), calls.byOperation()]).toEqual([0, {}]);
  });

  it('counts by operation, in the order of the names', () => {
    const calls = callCounter();
    for (const operation of ['STS.AssumeRole', 'ECS.ListTasks', 'STS.AssumeRole', '__proto__']) calls.count(operation);
    expect(calls.total()).toBe(4);
    expect(Object.entries(calls.byOperation())).toEqual([
      ['ECS.ListTasks', 1],
      ['STS.AssumeRole', 2],
      ['__proto__', 1],
    ]);
  });

  it('gives what was counted so far, not what will be', () => {
    const calls = callCounter();
    calls.count('ECS.ListTasks');
    const before = calls.byOperation();
    calls.count('ECS.ListTasks');
    expect(before).toEqual({ 'ECS.ListTasks': 1 });
  });
});
