import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { stopsOnSignals } from './signals.js';

function setUp() {
  const source = new EventEmitter();
  const time = { now: 5000 };
  const printed: (string | undefined)[] = [];
  const handle = stopsOnSignals(source, { print: (line) => void printed.push(line) }, () => time.now);
  return { source, time, printed, ...handle };
}

describe('stopsOnSignals', () => {
  it('cancels once, however many processes pass the same Ctrl-C on', () => {
    const { source, stops, printed } = setUp();
    for (const signal of ['SIGINT', 'SIGINT', 'SIGTERM']) source.emit(signal);
    expect([stops.cancel.aborted, stops.kill.aborted]).toEqual([true, false]);
    expect(printed).toHaveLength(1);
  });

  it('ends everything at the second wish', () => {
    const { source, time, stops } = setUp();
    source.emit('SIGINT');
    time.now += 1500;
    source.emit('SIGINT');
    expect(stops.kill.aborted).toBe(true);
  });

  it('leaves nothing behind on the process', () => {
    const { source, release } = setUp();
    release();
    expect(source.listenerCount('SIGINT') + source.listenerCount('SIGTERM')).toBe(0);
  });
});
