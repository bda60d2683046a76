import { describe, expect, it } from '@jest/globals';
import { nearestName, sameLetters } from '../src/index.js';

const KNOWN = ['containerDefinitions', 'memory', 'memoryReservation', 'cpu', 'fail-on'] as const;

describe('nearestName', () => {
  it.each([
    ['memorry', 'memory'],
    ['MemoryReservation', 'memoryReservation'],
    ['CONTAINER_DEFINITIONS', 'containerDefinitions'],
    ['failOn', 'fail-on'],
    ['containersDefinition', 'containerDefinitions'],
    ['cup', 'cpu'],
    ['cpu', 'cpu'],
  ])('takes %s for %s', (name, meant) => {
    expect(nearestName(name, KNOWN)).toBe(meant);
  });

  it.each(['image', 'memoryLimitOfAll', '', 'm'.repeat(101)])('takes %j for none of them', (name) => {
    expect(nearestName(name, KNOWN)).toBeUndefined();
  });

  it('lets no number of edits win over the same letters', () => {
    expect(nearestName('fail_on', ['fail_in', 'fail-on'])).toBe('fail-on');
  });

  it('takes the first of several that are as near', () => {
    expect(nearestName('bat', ['cat', 'bar'])).toBe('cat');
  });

  it('takes fewer edits for a slip where asked to', () => {
    expect(nearestName('mins', ['bits'])).toBe('bits');
    expect(nearestName('mins', ['bits'], { slip: 1 })).toBeUndefined();
    expect(nearestName('bit', ['bits'], { slip: 1 })).toBe('bits');
  });

  it('knows nothing where nothing is known', () => {
    expect(nearestName<string>('cpu', [])).toBeUndefined();
  });
});

describe('sameLetters', () => {
  it.each([
    ['fail-on', 'failOn', true],
    ['FAIL_ON', 'fail-on', true],
    ['fail.on', 'fail-on', false],
    ['fail-in', 'fail-on', false],
  ])('%s and %s: %s', (one, other, same) => {
    expect(sameLetters(one, other)).toBe(same);
  });
});
