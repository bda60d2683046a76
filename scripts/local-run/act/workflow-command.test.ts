import { describe, expect, it } from '@jest/globals';
import { parseCommand } from './workflow-command.js';

describe('parseCommand', () => {
  it.each([
    ['::group::Roll out', { name: 'group', properties: {}, message: 'Roll out' }],
    ['::endgroup::', { name: 'endgroup', properties: {}, message: '' }],
    ['::add-mask::a::b', { name: 'add-mask', properties: {}, message: 'a::b' }],
    [
      '::error title=ecs-deploy%3A failed,file=a.json::arn:aws:sts::123 may not',
      {
        name: 'error',
        properties: { title: 'ecs-deploy: failed', file: 'a.json' },
        message: 'arn:aws:sts::123 may not',
      },
    ],
    [
      '::warning file=a=b,line=3::50%25 %0A of%2C it',
      { properties: { file: 'a=b', line: '3' }, message: '50% \n of, it' },
    ],
    ['::notice::%253A', { message: '%3A' }],
  ])('reads %s', (line, expected) => {
    expect(parseCommand(line)).toMatchObject(expected);
  });

  it.each(['', 'text', 'a ::error::b', '::', ':: error::x', '##[group]x'])('has nothing for %j', (line) => {
    expect(parseCommand(line)).toBeUndefined();
  });
});
