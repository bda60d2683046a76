import { describe, expect, it } from '@jest/globals';
import type { Node } from 'yaml';
import { UserError } from '../src/index.js';
import { duration, entriesOf, integer, listOf, mapping, openDocument, text, type Reader } from '../src/yaml/index.js';

/** What a reader makes of a text, or every line of what is wrong. */
function read<T>(reader: Reader<T>, source: string): T | undefined | readonly string[] {
  try {
    const document = openDocument(source, 'f.yml');
    const value = reader(document, document.root as Node, 'top');
    document.check();
    return value;
  } catch (error) {
    if (error instanceof UserError) return error.message.split('\n');
    throw error;
  }
}

describe('openDocument', () => {
  const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

  it('reads ninety levels, in brackets as by indentation', () => {
    const indented = Array.from({ length: 90 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n');
    expect(() => openDocument(nested(90), 'f.yml')).not.toThrow();
    expect(() => openDocument(indented, 'f.yml')).not.toThrow();
  });

  it.each([
    ['brackets', '['.repeat(100_000)],
    ['closed brackets', nested(10_000)],
    ['braces', '{a: '.repeat(50_000)],
    ['lists', '- '.repeat(50_000)],
    ['keys', '? '.repeat(50_000)],
    ['indentation', Array.from({ length: 900 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('tells of %s nested without end, where the parser alone would end the process', (_, source) => {
    expect(() => openDocument(source, 'f.yml')).toThrow(
      /^f\.yml:\d+:\d+: nested too deeply: at most 100 levels are read\.$/,
    );
  });

  it('thousands side by side are not deep', () => {
    expect(() => openDocument('- [{ a: [b] }]\n'.repeat(3000), 'f.yml')).not.toThrow();
  });

  it.each([
    ['a: 1\n---\nb: 2\n', 'f.yml:2:1: a second document begins; one is read.'],
    ['a: "', 'f.yml:1:5: Missing closing "quote'],
    ['!Ref a', 'f.yml:1:1: Unresolved tag: !Ref'],
    ['*a', 'f.yml:1:1: top must be text, is an alias.'],
  ])('refuses %j', (source, message) => {
    const found = read(text, source);
    expect(Array.isArray(found) ? found.join('\n') : found).toContain(message);
  });

  it.each(['', '# nothing', '---', '\ufeff'])('an empty text such as %j is read as nothing', (source) => {
    expect(read(text, source)).toEqual([expect.stringMatching(/^f\.yml:1:[14]: top must be text, is empty\.$/)]);
  });
});

describe('entriesOf', () => {
  it('reads any keys in their order, those of the prototype too', () => {
    const entries = read(entriesOf(integer({ min: 0, max: 9 })), '{ b: 1, __proto__: 2, constructor: 3, 1: 4 }');
    expect(entries).toMatchObject([
      { key: 'b', value: 1 },
      { key: '__proto__', value: 2 },
      { key: 'constructor', value: 3 },
      { key: '1', value: 4 },
    ]);
  });

  it.each([
    ['{ a: 1, a: 2 }', 'the key "a" stands here twice'],
    ['{ a: }', 'top.a has no value'],
    ['{ a: x }', 'top.a must be a whole number'],
    ['{ [a]: 1 }', 'a key must be plain text'],
    ['[1]', 'top must be a mapping (key: value), is a list'],
    ['{ a: &x 1, b: *x }', 'anchors and aliases are not read here'],
  ])('refuses %s', (source, message) => {
    expect(read(entriesOf(integer({ min: 0, max: 9 })), source)).toEqual([expect.stringContaining(message)]);
  });
});

describe('mapping and listOf', () => {
  const reader = mapping({ names: listOf(text), 'life-time': duration });

  it('read what they know', () => {
    expect(read(reader, '{ names: [a, 1.10], life-time: 2h }')).toEqual({ names: ['a', '1.10'], 'life-time': 7200 });
  });

  it('tell of all that is wrong, in the order of the file', () => {
    expect(read(reader, 'lifetime: 1\nnames: [~, a, {}]\nlife-time: 5\n')).toEqual([
      'f.yml:1:1: unknown key "top.lifetime"; did you mean "life-time"?',
      'f.yml:2:9: top.names[0] must be written out: it is empty.',
      'f.yml:2:15: top.names[2] must be text, is a mapping.',
      'f.yml:3:12: top.life-time must be a duration such as 36h or 2d, is "5".',
    ]);
  });
});
