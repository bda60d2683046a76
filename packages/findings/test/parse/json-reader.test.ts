import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { JsonReader, type Reducers } from '../../src/parse/json-reader.js';
import { FormatError } from '../../src/parse/values.js';

/** Reads a text in pieces. */
function parse(json: string, reducers: Reducers, size: number): unknown {
  const reader = new JsonReader(reducers);
  const content = Buffer.from(json);
  for (let at = 0; at < content.length; at += size) reader.push(content.subarray(at, at + size));
  return reader.end();
}

const same = (element: unknown): unknown => element;

/** Documents in which the paths of the reducers below often occur. */
const documents = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 7 },
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom<unknown>('"', '\\', '\\"', '[{"a":[', '\u2028é😀', '}', -0.5e-7),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', '*', 'a"\\é', '[', '__proto__'), tie('value'), { maxKeys: 4 }),
  ),
})).value;

const SAME: Reducers = { 'a.*': same, 'b.*.a.*': same, 'c.b.*': same, 'a"\\é.*': same };

describe('JsonReader', () => {
  it('gives what JSON.parse gives where nothing is reduced, in pieces of any size', () => {
    fc.assert(
      fc.property(documents, fc.integer({ min: 1, max: 40 }), fc.constantFrom(0, 1, 4), (value, size, indent) => {
        const json = JSON.stringify(value, null, indent);
        expect(parse(json, SAME, size)).toEqual(JSON.parse(json));
        expect(parse(json, {}, size)).toEqual(JSON.parse(json));
      }),
      { numRuns: 1000 },
    );
  });

  it('gives each element at a path, and only these, to its reducer', () => {
    const seen: unknown[] = [];
    const reduce = (element: unknown, place: string): string => {
      seen.push([place, element]);
      return 'short';
    };
    const document = { a: [1, { a: [2] }, [3], 'x', null], b: [{ a: [{}] }, { c: [{}] }, { a: {} }], d: [{}] };
    expect(parse(JSON.stringify(document), { 'a.*': reduce, 'b.*.a.*': reduce }, 5)).toEqual({
      a: ['short', 'short', 'short', 'short', 'short'],
      b: [{ a: ['short'] }, { c: [{}] }, { a: {} }],
      d: [{}],
    });
    expect(seen).toHaveLength(6);
    expect(seen).toContainEqual(['a[]', { a: [2] }]);
    expect(seen).toContainEqual(['b[].a[]', {}]);
  });

  it('refuses every beginning of a document', () => {
    fc.assert(
      fc.property(documents, fc.nat(), fc.integer({ min: 1, max: 40 }), (value, cut, size) => {
        const json = JSON.stringify({ a: [value], z: value });
        const part = Buffer.from(json).subarray(0, 1 + (cut % (Buffer.byteLength(json) - 1)));
        const reader = new JsonReader(SAME);
        expect(() => {
          for (let at = 0; at < part.length; at += size) reader.push(part.subarray(at, at + size));
          reader.end();
        }).toThrow(FormatError);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes nothing that JSON.parse does not take', () => {
    const mangled = fc
      .tuple(documents, fc.nat(), fc.constantFrom('', ',', '{', '}', '[', ']', '"', ':', '\\', '1'), fc.nat(1))
      .map(([value, place, text, drop]) => {
        const json = JSON.stringify({ a: [{ b: 1 }, { b: [2] }], z: value });
        const at = place % json.length;
        return json.slice(0, at) + text + json.slice(at + drop);
      });
    fc.assert(
      fc.property(mangled, (json) => {
        const wanted = attempt(() => JSON.parse(Buffer.from(json).toString()) as unknown);
        const found = attempt(() => parse(json, SAME, 16));
        expect(found).toEqual(wanted);
      }),
      { numRuns: 3000 },
    );
  });

  it('remembers the first element that a reducer refuses and goes on', () => {
    const reader = new JsonReader({
      'a.*': (element) => {
        throw new FormatError(`no ${String(element)}`);
      },
    });
    reader.push(Buffer.from('{"a":["x","y"],"b":1}'));
    expect(reader.end()).toEqual({ a: [undefined, undefined], b: 1 });
    expect(reader.flaw?.message).toBe('no x');
  });

  it('is not impressed by depth', () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    expect(() => parse(`{"a":[${deep}]}`, { 'a.*': () => 1 }, 4096)).not.toThrow();
    expect(() => parse('['.repeat(200_000), {}, 4096)).toThrow('cut off');
  });
});

function attempt(parseIt: () => unknown): unknown {
  try {
    return { value: parseIt() };
  } catch {
    return 'refused';
  }
}
