import { describe, expect, it } from '@jest/globals';
import { limiter } from '../../src/store/limiter.js';

describe('the limiter', () => {
  it('never runs more than its limit at once', async () => {
    const lanes = limiter(3, () => 0);
    let running = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      most = Math.max(most, ++running);
      await Promise.resolve();
      running--;
    };
    await Promise.all(Array.from({ length: 20 }, () => lanes.run(work)));
    expect(most).toBe(3);
  });

  it('rises quickly to the maximum, is halved once by many complaints, and then rises slowly', async () => {
    let now = 0;
    const lanes = limiter(128, () => now);
    const after = async (ms: number): Promise<number> => {
      now += ms;
      await lanes.run(() => Promise.resolve());
      return lanes.limit();
    };
    expect(lanes.limit()).toBe(64);
    expect(await after(100)).toBe(72);
    for (let n = 0; n < 10; n++) await after(100);
    expect(lanes.limit()).toBe(128);
    lanes.slowDown();
    lanes.slowDown();
    expect(lanes.limit()).toBe(64);
    expect(await after(500)).toBe(64);
    expect(await after(500)).toBe(72);
    now += 1_000;
    for (let n = 0; n < 10; n++) {
      now += 1_000;
      lanes.slowDown();
    }
    expect(lanes.limit()).toBe(4);
  });

  it('goes on after a failure', async () => {
    const lanes = limiter(1, () => 0);
    await expect(lanes.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await lanes.run(() => Promise.resolve('yes'))).toBe('yes');
  });
});
