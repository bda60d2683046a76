import { describe, expect, it } from '@jest/globals';
import { readArguments } from './arguments.js';

function names(argv: readonly string[]) {
  const read = readArguments(argv);
  return read === 'help' ? read : [read.pipelineName, read.scenarioName];
}

describe('readArguments', () => {
  it.each([
    [[], ['backend', 'healthy']],
    [['backend'], ['backend', 'healthy']],
    [['frontend'], ['frontend', 'open-tab']],
    [
      ['backend', '--scenario', 'crash-loop'],
      ['backend', 'crash-loop'],
    ],
    [['--scenario=crash-loop'], ['backend', 'crash-loop']],
    [
      ['backend', '--approval'],
      ['backend', 'approval'],
    ],
    [
      ['backend', '--approval', '--scenario', 'approval'],
      ['backend', 'approval'],
    ],
    [['--help'], 'help'],
    [['-h', 'nonsense'], 'help'],
    [['help'], 'help'],
  ])('reads %j', (argv, expected) => {
    expect(names(argv)).toEqual(expected);
  });

  it.each([
    [['backnd'], /There is no pipeline "backnd"\. Valid: backend, frontend\./],
    [['backend', '--scenario', 'happy'], /There is no scenario of backend "happy"\. Valid: healthy, crash-loop, /],
    [['--scenario', 'toString'], /There is no scenario of backend "toString"/],
    [['backend', 'crash-loop'], /"crash-loop" is one word too many/],
    [['backend', '--approval', '--scenario', 'crash-loop'], /One scenario at a time: .*"crash-loop"/],
    [['frontend', '--approval'], /There is no scenario of frontend "approval"/],
    [['--fast'], /Unknown option '--fast'/],
    [['--scenario'], /argument missing/],
  ])('refuses %j with what is valid', (argv, message) => {
    expect(() => readArguments(argv)).toThrow(message);
    expect(() => readArguments(argv)).toThrow(/npm start \[-- PIPELINE\]/);
  });
});
