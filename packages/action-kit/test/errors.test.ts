import { describe, expect, it } from '@jest/globals';
import { messageChain, reportOfThrow, toError, UserError, type Action } from '../src/index.js';

const action: Action<'done' | 'failed'> = {
  name: 'toy',
  outcomes: ['done', 'failed', 'config-error'],
  outputs: ['count'],
  onThrow: 'failed',
  main: () => Promise.reject(new Error('unused')),
};

describe('toError', () => {
  it.each([
    ['a string', 'text', 'A value that is no Error was thrown: text'],
    ['undefined', undefined, 'A value that is no Error was thrown: undefined'],
    ['null', null, 'A value that is no Error was thrown: null'],
    ['an object', { code: 1 }, 'A value that is no Error was thrown: {"code":1}'],
  ])('wraps %s', (_, thrown, message) => {
    expect(toError(thrown).message).toBe(message);
  });
  it('survives a value that JSON cannot write', () => {
    const ring: Record<string, unknown> = {};
    ring['self'] = ring;
    expect(toError(ring).message).toContain('[object Object]');
  });
});

describe('messageChain', () => {
  it('says every cause once, outermost first', () => {
    const inner = new Error('socket closed');
    const middle = new Error('call failed', { cause: inner });
    expect(messageChain(new Error('deploy failed', { cause: middle }))).toBe(
      'deploy failed Cause: call failed Cause: socket closed',
    );
  });
  it('ends where the chain is a ring', () => {
    const error = new Error('a');
    error.cause = error;
    expect(messageChain(error)).toBe('a');
  });
});

describe('reportOfThrow', () => {
  it('gives a UserError its message and config-error', () => {
    const report = reportOfThrow(action, new UserError('Input "x" is wrong.'));
    expect(report).toMatchObject({ outcome: 'config-error', reason: 'Input "x" is wrong.', ok: false });
    expect(report.outputs).toEqual({ count: undefined });
  });
  it('gives anything else the action’s own outcome and the cause chain', () => {
    const report = reportOfThrow(action, new Error('a', { cause: new Error('b') }));
    expect(report).toMatchObject({ outcome: 'failed', reason: 'a Cause: b', ok: false });
  });
});
