import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { input, readInputs, UserError } from '../src/index.js';

function read(type: ReturnType<typeof input.text>, text: string): unknown {
  return readInputs({ it: type }, () => text).it;
}

describe('boolean', () => {
  const type = input.boolean({ default: 'false' });
  it.each([
    ['true', true],
    ['True', true],
    ['FALSE', false],
    ['', false],
  ])('reads %j as %j', (text, value) => {
    expect(readInputs({ flag: type }, () => text).flag).toBe(value);
  });
  it.each(['yes', 'on', '1', 'tRue', 'truee'])('refuses %j instead of taking it for false', (text) => {
    expect(() => readInputs({ flag: type }, () => text)).toThrow(
      'Input "flag" is "' + text + '": must be true or false.',
    );
  });
});

describe('duration', () => {
  const type = input.duration({ default: '5', min: 1, max: 86_400 });
  it.each([
    ['', 5],
    ['90', 90],
    ['90s', 90],
    ['15m', 900],
    ['2h', 7200],
    ['1d', 86_400],
  ])('reads %j as %d seconds', (text, seconds) => {
    expect(readInputs({ wait: type }, () => text).wait).toBe(seconds);
  });
  it.each(['5x', '1.5m', '-1', '1e3', '0x10', 'm', '5 minutes', 'Infinity'])('refuses %j', (text) => {
    expect(() => readInputs({ wait: type }, () => text)).toThrow(/^Input "wait" is .* must be a duration/);
  });
  it('names the bound that is broken', () => {
    expect(() => readInputs({ wait: type }, () => '0')).toThrow('Input "wait" is "0": must be at least 1s.');
    expect(() => readInputs({ wait: type }, () => '2d')).toThrow('Input "wait" is "2d": must be at most 86400s.');
  });
});

describe('integer and number', () => {
  it.each(['12abc', '1e3', '0x10', '1.0', 'NaN', '9007199254740993'])('integer refuses %j', (text) => {
    expect(() => readInputs({ n: input.integer() }, () => text)).toThrow('must be a whole number');
  });
  it.each(['abc', 'NaN', 'Infinity', '1,5', '1 2', '--1'])('number refuses %j', (text) => {
    expect(() => readInputs({ n: input.number() }, () => text)).toThrow('must be a number');
  });
  it.each([
    ['-3', -3],
    ['.5', 0.5],
    ['1e3', 1000],
  ])('number reads %j as %d', (text, value) => {
    expect(readInputs({ n: input.number() }, () => text).n).toBe(value);
  });
  it('gives back every safe integer', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (n) => {
        expect(readInputs({ n: input.integer() }, () => String(n)).n).toBe(n);
      }),
    );
  });
});

describe('oneOf, lines, linesOf and map', () => {
  it('an enum error lists the valid values', () => {
    const spec = { 'wait-for': input.oneOf(['none', 'healthy'], { default: 'none' }) };
    expect(() => readInputs(spec, () => 'done')).toThrow('Input "wait-for" is "done": must be one of none, healthy.');
  });
  it('lists drop blank lines and white space', () => {
    expect(readInputs({ s: input.lines() }, () => ' a \r\n\n  b').s).toEqual(['a', 'b']);
    expect(readInputs({ s: input.lines() }, () => '').s).toEqual([]);
  });
  it('a list of words keeps each once and refuses others', () => {
    const spec = { sinks: input.linesOf(['cloudwatch', 'emf'], { default: 'cloudwatch' }) };
    expect(readInputs(spec, () => 'emf\nemf\ncloudwatch').sinks).toEqual(['emf', 'cloudwatch']);
    expect(() => readInputs(spec, () => 'emf,cloudwatch')).toThrow('must be one of cloudwatch, emf.');
  });
  it('a map is split at the first = only', () => {
    const value = readInputs({ m: input.map() }, () => 'URL=https://x/?a=b\nEMPTY=\n').m;
    expect([...value]).toEqual([
      ['URL', 'https://x/?a=b'],
      ['EMPTY', ''],
    ]);
  });
  it.each(['novalue', '=x'])('a map refuses the line %j', (text) => {
    expect(() => readInputs({ m: input.map() }, () => text)).toThrow('every line must be key=value');
  });
  it('a map refuses a key that stands there twice', () => {
    expect(() => readInputs({ m: input.map() }, () => 'A=1\nA=2')).toThrow('the key A stands there twice');
  });
});

describe('githubToken', () => {
  it.each([
    ['ghs_abc', 'ghs_abc'],
    ['', undefined],
    ['${{ github.token }}', undefined],
  ])('reads %j as %j', (text, token) => {
    expect(readInputs({ 'github-token': input.githubToken() }, () => text).githubToken).toBe(token);
  });
});

describe('readInputs', () => {
  it('names keys in camelCase and leaves an unset optional input undefined', () => {
    const spec = { 'task-definition-arn': input.text(), cluster: input.text({ default: 'default' }) };
    expect(readInputs(spec, () => '')).toEqual({ taskDefinitionArn: undefined, cluster: 'default' });
  });
  it('reports all bad inputs in one error', () => {
    const spec = { a: input.integer(), b: input.boolean(), c: input.text({ required: true }) };
    const error = catchError(() => readInputs(spec, (name) => ({ a: 'x', b: 'maybe' })[name] ?? ''));
    expect(error).toBeInstanceOf(UserError);
    expect(error?.message.split('\n')).toEqual([
      'Input "a" is "x": must be a whole number, such as 3.',
      'Input "b" is "maybe": must be true or false.',
      'Input "c" is required and was not given. Add it under "with:".',
    ]);
  });
  it('a pattern says in words what is valid', () => {
    const type = input.pattern(/^[a-z]+$/, 'lower-case letters only.');
    expect(read(type, 'abc')).toBe('abc');
    expect(() => read(type, 'A1')).toThrow('Input "it" is "A1": lower-case letters only.');
  });
});

function catchError(run: () => unknown): Error | undefined {
  try {
    run();
  } catch (error) {
    return error as Error;
  }
  return undefined;
}
