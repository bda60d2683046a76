import { describe, expect, it } from '@jest/globals';
import { maskSet, readMaskedLine } from './masking.js';

describe('maskSet', () => {
  it('scrubs strings at any depth, keys included, and leaves the rest alone', () => {
    const masks = maskSet(['s3cret']);
    const value = { a: ['x s3cret y', 1, null, true], s3cret: { b: 's3crets3cret' } };
    expect(masks.scrub(value)).toEqual({ a: ['x *** y', 1, null, true], '***': { b: '******' } });
  });

  it.each([
    ['special characters of patterns', 'a.b*c(d)[e]{f}|g\\h^$+?/', 'a.b*c(d)[e]{f}|g\\h^$+?/', '***'],
    ['nothing but the very text', 'a.c', 'abc', 'abc'],
    ['each line of a secret with several', 'first\r\n second ', 'first and second', '*** and ***'],
    ['no empty secret', ' \n', 'a b', 'a b'],
  ])('masks %s', (_, secret, text, expected) => {
    expect(maskSet([secret]).scrub(text)).toBe(expected);
  });

  it('replaces a secret that holds another one as a whole', () => {
    const masks = maskSet(['token']);
    masks.add('token-and-more');
    expect(masks.scrub('token-and-more, token')).toBe('***, ***');
  });
});

describe('readMaskedLine', () => {
  it('takes the value of a mask, swallows its line and masks what follows', () => {
    const masks = maskSet();
    expect(readMaskedLine('{"command":"add-mask","arg":"hunter2","raw":"::add-mask::hunter2"}', masks)).toBeUndefined();
    expect(readMaskedLine('{"arg":"pass hunter2","kvPairs":{"title":"hunter2"}}', masks)).toEqual({
      arg: 'pass ***',
      kvPairs: { title: '***' },
    });
  });

  it('takes the whole value where act, which splits at the last ::, has seen another command', () => {
    const masks = maskSet();
    const line = { command: 'add-mask::a', arg: 'b', raw: '::add-mask::a::b\n', msg: '  ❓  ::add-mask::a::b' };
    expect(readMaskedLine(JSON.stringify(line), masks)).toBeUndefined();
    expect(masks.scrub('a::b')).toBe('***');
  });

  it.each(['', 'Error: Job failed', '"text"', 'null', '{"cut'])('has nothing for %j', (line) => {
    expect(readMaskedLine(line, maskSet())).toBeUndefined();
  });
});
