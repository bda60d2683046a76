import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { approvalTitle, parseCode, parseTitle } from '../../src/request/index.js';
import { codeOf } from '../../src/request/code.js';

const HASH = 'abcdefghijklmnopqrstuvwxyz';
const CODE = `4711-${HASH}`;

describe('codeOf', () => {
  it('is the first 130 bits of SHA-256 in base32 of RFC 4648', () => {
    // SHA-256 of the empty text begins e3b0c442 98fc1c14 9afbf4c8 996fb924 27; coreutils' base32 of it is 4OYMIQUY7QOBJGX36TEJS35ZEQ….
    expect(codeOf(7, '')).toBe('7-4oymiquy7qobjgx36tejs35zeq');
  });

  it('has the bits that it says', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const letters = codeOf(1, text).slice(2);
        const bits = Array.from(letters).map((letter) => 'abcdefghijklmnopqrstuvwxyz234567'.indexOf(letter));
        const digest = createHash('sha256').update(text).digest('hex');
        const value = bits.reduce((sum, five) => sum * 32n + BigInt(five), 0n);
        expect(value).toBe(BigInt(`0x${digest}`) >> 126n);
      }),
    );
  });
});

describe('parseCode', () => {
  it('gives its parts', () => {
    expect(parseCode(CODE)).toEqual({ deploymentId: 4711, hash: HASH });
  });

  it.each([
    '',
    HASH,
    '4711',
    `0-${HASH}`,
    `-1-${HASH}`,
    `04711-${HASH}`,
    `9007199254740993-${HASH}`,
    `12345678901234567890-${HASH}`,
    `4711-${HASH}a`,
    `4711-${HASH.slice(1)}`,
    `4711-${HASH.toUpperCase()}`,
    `4711-${HASH.slice(1)}0`,
    `4711-${HASH.slice(1)}1`,
    ` ${CODE}`,
    `${CODE} `,
    `${CODE}\n`,
    `\n${CODE}`,
    `x\n${CODE}\nx`,
    `٤٧١١-${HASH}`,
    `4711–${HASH}`,
  ])('refuses %j', (text) => {
    expect(parseCode(text)).toBeUndefined();
  });
});

describe('parseTitle', () => {
  it.each(['approve', 'deny'] as const)('reads %s', (choice) => {
    expect(parseTitle(approvalTitle(choice, CODE))).toEqual({ choice, code: CODE });
  });

  it.each([
    `not approval/v1 approve ${CODE}`,
    `approval/v1 not approve ${CODE}`,
    `approval/v1 approved ${CODE}`,
    `approval/v1 Approve ${CODE}`,
    `approval/v1 approve  ${CODE}`,
    `approval/v1 approve ${CODE} `,
    `approval/v1 approve ${CODE}\n`,
    `approval/v1 approve ${CODE}\napproval/v1 deny ${CODE}`,
    `x\napproval/v1 approve ${CODE}`,
    `approval/v1 approve deny ${CODE}`,
    `approval/v1 approve ${CODE}${CODE}`,
    `approval/v2 approve ${CODE}`,
    `approval/v1  ${CODE}`,
    `approval/v1 approve 9007199254740993-${HASH}`,
    'approval/v1 approve ',
    '**not approved!**',
    `approval/v1 approve\u00a0${CODE}`,
    `approval/v1 \u202eapprove ${CODE}`,
  ])('refuses %j', (title) => {
    expect(parseTitle(title)).toBeUndefined();
  });

  it('of any text is nothing but what approvalTitle writes', () => {
    const near = fc
      .array(fc.constantFrom('approval/v1', 'approve', 'deny', CODE, ' ', '\n', 'not', '!'), { maxLength: 8 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(near, fc.string()), (title) => {
        const read = parseTitle(title);
        expect(read === undefined || approvalTitle(read.choice, read.code) === title).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
