import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { UserError } from '@platform-actions/action-kit';
import type { Host } from '../host.js';
import { ensurePackageCache } from '../package-cache.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'package-cache-'));
  mkdirSync(join(root, 'shop'));
  for (const file of ['package.json', 'package-lock.json']) writeFileSync(join(root, 'shop', file), '{}');
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

/** A machine whose npm puts one file into its cache, or fails. */
function machine(failure?: Error) {
  const ran: string[] = [];
  const host: Host = {
    env: {},
    cacheRoot: join(root, 'tools'),
    which: (command) => command,
    run: (_, args) => {
      ran.push(args.slice(0, 2).join(' '));
      if (failure) return Promise.reject(failure);
      if (args[0] === 'config')
        return Promise.resolve('npm warn something\nhttps://me:secret@packages.example.org/npm/\n');
      const cache = args[args.indexOf('--cache') + 1] ?? '';
      mkdirSync(cache);
      writeFileSync(join(cache, 'entry'), '');
      mkdirSync(join(cache, '../node_modules'));
      return Promise.resolve('');
    },
  };
  return { ran, ensure: () => ensurePackageCache('shop', join(root, 'shop'), () => undefined, host) };
}

describe('ensurePackageCache', () => {
  it('fetches once, and gives what npm needs to install without network and without credentials', async () => {
    const { ran, ensure } = machine();
    const first = await ensure();
    expect(await ensure()).toEqual(first);
    expect(ran).toEqual(['ci --cache', 'config get']);
    expect(first).toMatchObject({
      npm_config_offline: 'true',
      npm_config_registry: 'https://packages.example.org/npm/',
    });
    const cache = first['npm_config_cache'] ?? '';
    expect([existsSync(join(cache, 'entry')), existsSync(join(cache, '../node_modules'))]).toEqual([true, false]);
  });

  it('fetches anew after a change of the lock file', async () => {
    const { ran, ensure } = machine();
    await ensure();
    writeFileSync(join(root, 'shop', 'package-lock.json'), '{"packages":{}}');
    await ensure();
    expect(ran).toHaveLength(4);
  });

  it('says what is missing, and leaves nothing behind', async () => {
    const offline = new UserError('npm ci ended with 1: ENOTFOUND');
    await expect(machine(offline).ensure()).rejects.toThrow(
      /packages of shop are not in the tool cache.*network access/,
    );
    const { ran, ensure } = machine();
    await ensure();
    expect(ran).toHaveLength(2);
  });
});
