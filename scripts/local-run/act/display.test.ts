import { describe, expect, it } from '@jest/globals';
import { liveDisplay } from './display.js';
import { toEvent } from './events.js';
import { LINES } from './fixture.js';
import { terminal } from '../terminal.js';

function shown(lines: readonly Readonly<Record<string, unknown>>[]): string {
  let text = '';
  const display = liveDisplay(terminal({ write: (part: string | Uint8Array) => ((text += String(part)), true) }));
  for (const line of lines) {
    const event = toEvent(line);
    if (event) display.show(event);
  }
  return text;
}

describe('liveDisplay', () => {
  it('shows jobs, steps with their lines and durations, without colour where there is no terminal', () => {
    const text = shown(LINES);
    expect(text.split('\n').map((line) => line.trimEnd().replace(/ {2,}/g, '  '))).toEqual([
      '',
      'pipeline › Backend › Deploy',
      '  ✓ Check out  <0.1 s',
      '  ▸ Deploy to ECS',
      '  Roll out',
      expect.stringMatching(/^ {2}1 of 2 tasks healthy/),
      expect.stringMatching(
        /^ {2}error: ecs-deploy: rolled-back, task.json:7: Container app .* arn::eu-west-1 exited$/,
      ),
      '  ✗ Deploy to ECS  12 s',
      '  ▸ Deploy to ECS (clean-up)',
      '  Nothing to undo.',
      '  ✓ Deploy to ECS (clean-up)  <0.1 s',
      '',
    ]);
  });

  it('prints nothing that a terminal or a runner obeys', () => {
    const step = { job: 'a/b', jobID: 'b', step: 'x\u001b[2J::stop', stepID: ['0'], stage: 'Main' };
    const text = shown([
      { ...step, raw_output: true, msg: 'a\u001b[31mred\u001b[0m \u001b]0;title\u0007 ##[error]x\r overwritten\n' },
      { ...step, command: 'warning', arg: '\u202e::error::x\n::error::y', kvPairs: {} },
      { ...step, stepResult: 'success', executionTime: 1, msg: '' },
    ]);
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]|##\[|^\s*::/mu);
    expect(text).toContain('ared <U+001B>');
  });
});
