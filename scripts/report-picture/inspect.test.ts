import { describe, expect, it } from '@jest/globals';
import { faults, type Drawn } from './inspect.js';

const FINE: Drawn = { errors: [], undrawn: [], diagrams: 2, expectedDiagrams: 2, width: 400, cutOff: [] };

describe('faults', () => {
  it('finds none in a page that is drawn as it should', () => {
    expect(faults(FINE, 400)).toEqual([]);
  });

  it.each<[string, Partial<Drawn>]>([
    ['script: x is not defined', { errors: ['x is not defined'] }],
    ['diagram not drawn: Parse error', { undrawn: ['Parse error'], diagrams: 1, expectedDiagrams: 1 }],
    ['1 of 2 diagrams are drawn', { diagrams: 1 }],
    ['the page is 401 px wide in a window of 400 px', { width: 401 }],
    ['cut off: <code> arn:aws', { cutOff: ['<code> arn:aws'] }],
  ])('names "%s"', (expected, change) => {
    expect(faults({ ...FINE, ...change }, 400)).toEqual([expected]);
  });
});
