import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cached } from '../cache.js';

const tool = { name: 'act', pin: '1.2.3' };

describe('the tool cache', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'tool-cache-'));
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it('installs once and then finds what is there', async () => {
    let installs = 0;
    const install = (folder: string): Promise<void> => {
      installs += 1;
      writeFileSync(join(folder, 'act'), 'binary');
      return Promise.resolve();
    };
    const first = await cached(root, tool, install);
    expect(await cached(root, tool, install)).toBe(first);
    expect(first).toBe(join(root, 'act', '1.2.3'));
    expect(readFileSync(join(first, 'act'), 'utf8')).toBe('binary');
    expect(installs).toBe(1);
    expect(readdirSync(join(root, 'act'))).toEqual(['1.2.3']);
  });

  it('lets one of two at once install while the other waits', async () => {
    let installs = 0;
    let finish = (): void => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const install = async (): Promise<void> => {
      installs += 1;
      await finished;
    };
    const both = Promise.all([cached(root, tool, install), cached(root, tool, install)]);
    finish();
    const [one, other] = await both;
    expect(one).toBe(other);
    expect(installs).toBe(1);
  });

  it('shows nothing of an install that failed, and tries again', async () => {
    const failing = (folder: string): Promise<void> => {
      writeFileSync(join(folder, 'half'), '');
      return Promise.reject(new Error('no network'));
    };
    await expect(cached(root, tool, failing)).rejects.toThrow('no network');
    expect(readdirSync(join(root, 'act'))).toEqual([]);
    const place = await cached(root, tool, () => Promise.resolve());
    expect(existsSync(place)).toBe(true);
    expect(existsSync(join(place, 'half'))).toBe(false);
  });

  it('takes a lock whose holder is gone', async () => {
    const gone = spawnSync(process.execPath, ['--version']).pid;
    mkdirSync(join(root, 'act'));
    writeFileSync(join(root, 'act', '1.2.3.lock'), String(gone));
    await cached(root, tool, () => Promise.resolve());
    expect(readdirSync(join(root, 'act'))).toEqual(['1.2.3']);
  });
});
