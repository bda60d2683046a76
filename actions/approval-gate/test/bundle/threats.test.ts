import { describe, expect, it } from '@jest/globals';
import { CODES, SHARED } from './threats.js';

describe('the table of threats', () => {
  it('has all of them', () => {
    expect(Object.keys(CODES)).toEqual(Array.from({ length: 29 }, (_, index) => `T${index + 1}`));
  });

  it('has no code of two threats, but for those that are the same thing', () => {
    const byCode = new Map<string, string[]>();
    for (const [threat, codes] of Object.entries(CODES)) {
      for (const code of codes) byCode.set(code, [...(byCode.get(code) ?? []), threat]);
    }
    const common = [...byCode].filter(([, threats]) => threats.length > 1);
    expect(Object.fromEntries(common)).toEqual(
      Object.fromEntries(Object.entries(SHARED).map(([code, { threats }]) => [code, threats])),
    );
  });
});
