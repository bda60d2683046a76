import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { runnerLog } from '../src/log.js';

let printed: string;

beforeEach(() => {
  printed = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed += String(chunk);
    return true;
  });
});

afterEach(() => {
  jest.restoreAllMocks();
});

const HOSTILE = [
  'a\n::add-mask::x',
  'a\r\n::error::x',
  'a\r::stop-commands::t',
  '::error file=b::x',
  'a::b',
  'a,line=7,title=b',
  'a%0A::error::x',
  'x ##[error]y',
  'a\u2028::error::x',
  'a\u202Eb\u0000\u200B\u0085c',
  '%25%3A%3A',
];

/** A printed line as the runner reads it: command, properties, message. */
function commandOf(line: string) {
  const [, name = '', properties = '', message = ''] = /^::([a-z]+)(?: (.*?))?::(.*)$/.exec(line) ?? [];
  const unescape = (text: string): string =>
    text.replace(/%(3A|2C|0D|0A|25)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  const pairs = properties.split(',').map((pair) => pair.split('=', 2).map(unescape));
  return { name, properties: Object.fromEntries(pairs) as Record<string, string>, message: unescape(message) };
}

describe('an annotation', () => {
  it('has its place', () => {
    runnerLog.error('50 % of it: no', { file: 'src/a,b.py', startLine: 3, endLine: 4, title: 'sast: 1, 2' });
    const [line = '', ...rest] = printed.split('\n');
    expect(rest).toEqual(['']);
    expect(commandOf(line)).toEqual({
      name: 'error',
      properties: { file: 'src/a,b.py', line: '3', endLine: '4', title: 'sast: 1, 2' },
      message: '50 % of it: no',
    });
  });

  it.each(['notice', 'warning', 'error'] as const)('needs no place: %s', (level) => {
    runnerLog[level]('text');
    expect(printed).toBe(`::${level}::text\n`);
  });

  it.each(HOSTILE)('stays one command with the properties that were given: %j', (text) => {
    for (const level of ['notice', 'warning', 'error'] as const) {
      printed = '';
      runnerLog[level](text, { file: text, title: text, startLine: 1 });
      const lines = printed.split('\n');
      expect(lines).toHaveLength(2);
      const { name, properties, message } = commandOf(lines[0] ?? '');
      expect(name).toBe(level);
      expect(Object.keys(properties).sort()).toEqual(['file', 'line', 'title']);
      for (const shown of [properties['file'], properties['title']]) {
        expect(shown).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e]/u);
        expect(shown).not.toContain('##[');
      }
      expect(message).not.toMatch(/^\s*::/m);
      expect(message).not.toContain('##[');
    }
  });

  it('keeps what is harmless as it is', () => {
    runnerLog.warning('m', { file: 'src/Ünïcode (1).py', title: 'high: rule.id%2C, 100 %' });
    expect(commandOf(printed.trimEnd()).properties).toEqual({
      file: 'src/Ünïcode (1).py',
      title: 'high: rule.id%2C, 100 %',
    });
  });

  it('whose title has several lines has it on one', () => {
    runnerLog.warning('m', { title: 'one\n  two\r\nthree\rfour' });
    expect(commandOf(printed.trimEnd()).properties).toEqual({ title: 'one two three four' });
  });
});

describe('a message', () => {
  it.each(HOSTILE)('is no command: %j', async (text) => {
    runnerLog.info(text);
    await runnerLog.group(text, () => Promise.resolve());
    const [, ...fromGroup] = printed.split('::group::');
    expect(fromGroup).toHaveLength(1);
    const commands = printed.split('\n').filter((line) => /^\s*::/.test(line));
    expect(commands.map((line) => /::([a-z]+)::/.exec(line)?.[1])).toEqual(['group', 'endgroup']);
    expect(printed).not.toContain('##[');
  });
});
