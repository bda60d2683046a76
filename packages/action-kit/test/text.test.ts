import { describe, expect, it } from '@jest/globals';
import {
  atMostEvery,
  formatSeconds,
  inertForLog,
  plural,
  progressLine,
  sentence,
  truncate,
  visible,
} from '../src/index.js';

it.each([
  ['It broke', 'It broke.'],
  ['It broke.', 'It broke.'],
  ['Did it break?', 'Did it break?'],
])('sentence(%j) is %j', (text, expected) => {
  expect(sentence(text)).toBe(expected);
});

describe('inertForLog', () => {
  it.each([
    ['::error::x', ': :error::x'],
    ['  ::set-output name=a::b', '  : :set-output name=a::b'],
    ['a\r::stop-commands::t', 'a\n: :stop-commands::t'],
    ['x ##[error]y', 'x ## [error]y'],
    ['\u0085::add-mask::x', '<U+0085>::add-mask::x'],
    ['std::vector', 'std::vector'],
  ])('turns %j into %j', (text, inert) => {
    expect(inertForLog(text)).toBe(inert);
  });
  it('leaves no line that a runner would obey', () => {
    for (const text of ['\n\n::a::', '\t::a::', ' \r\n ::a::', '::::a::', '\u2028::a::']) {
      for (const line of inertForLog(text).split('\n')) expect(line.trimStart().startsWith('::')).toBe(false);
    }
  });
});

describe('small texts', () => {
  it.each([
    [0, '0 s'],
    [59.6, '1 min'],
    [125, '2 min 5 s'],
    [3600, '1 h'],
    [3780, '1 h 3 min'],
  ])('%d seconds are %j', (seconds, text) => {
    expect(formatSeconds(seconds)).toBe(text);
  });
  it('counts, cuts and shows', () => {
    expect(plural(1, 'task')).toBe('1 task');
    expect(plural(2, 'task')).toBe('2 tasks');
    expect(truncate('abcdef', 4)).toBe('abc…');
    expect(truncate('abc', 3)).toBe('abc');
    expect(visible('a\u200Bb\tc\n')).toBe('a<U+200B>b\tc\n');
  });
});

describe('progress', () => {
  it.each([
    [{ done: 0, total: 400, unit: 'files', elapsedSeconds: 0 }, '0 of 400 files (0 %)'],
    [{ done: 120, total: 400, unit: 'files', elapsedSeconds: 5 }, '120 of 400 files (30 %), 24 files/s, 12 s left'],
    [{ done: 400, total: 400, unit: 'files', elapsedSeconds: 5 }, '400 of 400 files (100 %), 80 files/s, in 5 s'],
    [{ done: 1, total: 3, unit: 'tasks', elapsedSeconds: 4 }, '1 of 3 tasks (33 %), 0.25 tasks/s, 8 s left'],
    [{ done: 0, total: 0, unit: 'files', elapsedSeconds: 1 }, '0 of 0 files (100 %)'],
  ])('%j', (progress, line) => {
    expect(progressLine(progress)).toBe(line);
  });
  it('opens at most once per interval', () => {
    let now = 0;
    const gate = atMostEvery(100, () => now);
    expect([gate(), gate()]).toEqual([true, false]);
    now = 100;
    expect(gate()).toBe(true);
  });
});
