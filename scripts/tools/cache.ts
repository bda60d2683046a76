import { existsSync, linkSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';

const LOOK_AGAIN_MS = 250;
/** Longer than any install may take: whoever holds a lock by then is another process with the number of a dead one. */
const LOCK_HOLDS_MS = 20 * 60_000;

/**
 * The folder of one pinned tool in the cache, filled by `install` where it is not there yet. A folder appears complete
 * or not at all: it is filled beside its place and renamed. Of several processes that want the same tool one installs
 * it and the others wait.
 *
 * @throws whatever `install` throws; the cache is then as it was.
 */
export async function cached(
  root: string,
  tool: { readonly name: string; readonly pin: string },
  install: (folder: string) => Promise<void>,
): Promise<string> {
  const parent = join(root, tool.name);
  const place = join(parent, tool.pin);
  if (existsSync(place)) return place;
  mkdirSync(parent, { recursive: true });
  const unlock = await lock(`${place}.lock`);
  try {
    if (!existsSync(place)) await fill(place, install);
    return place;
  } finally {
    unlock();
  }
}

async function fill(place: string, install: (folder: string) => Promise<void>): Promise<void> {
  const unfinished = mkdtempSync(`${place}.unfinished-`);
  try {
    await install(unfinished);
    renameSync(unfinished, place);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/**
 * A lock file that names its holder. It only saves double work (the rename decides), so a lock whose holder is gone may
 * be taken without more ado.
 */
async function lock(path: string): Promise<() => void> {
  const mine = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  writeFileSync(mine, String(process.pid));
  try {
    // A hard link appears with its content at once; creating the lock and then writing the pid would not.
    const patience = Date.now() + LOCK_HOLDS_MS;
    while (!linked(mine, path)) {
      if (isAbandoned(path) || Date.now() > patience) rmSync(path, { force: true });
      else await sleep(LOOK_AGAIN_MS);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  return () => {
    rmSync(path, { force: true });
  };
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function isAbandoned(path: string): boolean {
  try {
    process.kill(Number(readFileSync(path, 'utf8')), 0);
    return false;
  } catch (error) {
    // EPERM: the holder lives and belongs to another user. ENOENT: it was released just now; the next try decides.
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
