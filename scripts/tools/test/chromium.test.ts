import { expect, it } from '@jest/globals';
import { UserError } from '@platform-actions/action-kit';
import { ensureChromium } from '../chromium.js';
import type { Host } from '../host.js';

let atTheSameTime = 0;
let most = 0;

/** A machine with those commands; what apt-get installs is there afterwards. */
function machine(commands: readonly string[], env: Host['env'] = {}) {
  const found = new Set(commands);
  const ran: string[] = [];
  const host: Host = {
    env,
    cacheRoot: '/nowhere',
    which: (command) => (found.has(command) ? `/usr/bin/${command}` : undefined),
    run: async (command, args) => {
      ran.push([command, ...args].join(' ').replace(/^sudo -n /, ''));
      // Asking sudo is not installing.
      const weight = args.includes('true') ? 0 : 1;
      most = Math.max(most, (atTheSameTime += weight));
      await Promise.resolve();
      atTheSameTime -= weight;
      if (args.includes('install')) found.add(args.at(-1) ?? '');
      return '';
    },
  };
  return { host, ran };
}

it('takes the Chromium that is there', async () => {
  const { host, ran } = machine(['chromium']);
  expect((await ensureChromium(() => undefined, host)).executablePath).toBe('/usr/bin/chromium');
  expect(ran).toEqual([]);
});

it('takes the one that CHROMIUM names, and says so where it is none', async () => {
  const { host } = machine(['chromium'], { CHROMIUM: process.execPath });
  expect((await ensureChromium(() => undefined, host)).executablePath).toBe(process.execPath);
  const wrong = machine(['chromium'], { CHROMIUM: '/no/chromium' });
  await expect(ensureChromium(() => undefined, wrong.host)).rejects.toThrow(
    new UserError("CHROMIUM is '/no/chromium', which is no program. Give the path of Chromium, or leave it out."),
  );
});

it('installs the package of the distribution, one after the other', async () => {
  const machines = [machine(['apt-get']), machine(['apt-get'])];
  most = 0;
  const found = await Promise.all(machines.map(({ host }) => ensureChromium(() => undefined, host)));
  expect(found.map(({ executablePath }) => executablePath)).toEqual(['/usr/bin/chromium', '/usr/bin/chromium']);
  for (const { ran } of machines) {
    expect(ran.slice(-2)).toEqual(['apt-get update -qq', 'apt-get install -y -qq --no-install-recommends chromium']);
  }
  expect(most).toBe(1);
});

it('says what to install where there is no apt-get', async () => {
  await expect(ensureChromium(() => undefined, machine([]).host)).rejects.toThrow(
    "apt-get is not on PATH. Install chromium (Debian's names) by hand.",
  );
});
