import { describe, expect, it } from '@jest/globals';
import { preparationSteps } from './steps.js';
import { terminal } from './terminal.js';

function output(tty: Readonly<Record<string, unknown>> = {}) {
  const written: string[] = [];
  return { written, write: (text: string | Uint8Array) => written.push(String(text)) > 0, ...tty };
}

describe('terminal', () => {
  it('paints and keeps a status line under what is printed on a terminal', () => {
    const out = output({ isTTY: true, columns: 100, hasColors: () => true });
    const screen = terminal(out);
    screen.status('working');
    screen.print('a line');
    screen.status('');
    expect(out.written).toEqual(['working', '\r\u001b[2Ka line\nworking', '\r\u001b[2K']);
    expect(screen.paint('green', 'ok')).toBe('\u001b[32mok\u001b[39m');
    expect([screen.width, screen.isLive]).toEqual([100, true]);
  });

  it('writes plain lines into a file, and no status', () => {
    const out = output();
    const screen = terminal(out);
    screen.status('working');
    screen.print(screen.paint('green', 'ok'));
    expect(out.written).toEqual(['ok\n']);
    expect(screen.isLive).toBe(false);
  });

  it('leaves colour away on a terminal that has none', () => {
    expect(terminal(output({ isTTY: true, hasColors: () => false })).paint('red', 'no')).toBe('no');
  });
});

describe('preparationSteps', () => {
  it('says what came of a step and how long it took, under the log of what takes long', async () => {
    const out = output();
    const times = [1000, 3500];
    const { step } = preparationSteps(terminal(out), () => times.shift() ?? 0);
    const result = await step('act', (log) => {
      log('Building act.');
      return [42, 'version 1'];
    });
    expect(result).toBe(42);
    expect(out.written).toEqual(['    Building act.\n', '  ✓ act                  version 1  2.5 s\n']);
  });

  it('passes a failure on', async () => {
    const { step } = preparationSteps(terminal(output()), () => 0);
    const failing = step('act', () => Promise.reject(new Error('no Go')));
    await expect(failing).rejects.toThrow('no Go');
  });
});
