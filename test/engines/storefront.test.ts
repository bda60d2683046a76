import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { describeEngines, engine } from './support/engines.js';
import { execute, repositoryRoot } from './support/programs.js';

const NOT_COPIED = new Set(['node_modules', 'dist']);

const NODES = [
  ['the running Node.js', () => process.execPath],
  ['Node.js 24', () => engine('node24')],
] as const;

// Scripts of dependencies are off, so each program's part for this platform has to be there by itself.
describeEngines(['storefront', 'node24'], 'examples/storefront', () => {
  describe.each(NODES)('on %s', (_, node) => {
    let folder: string;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'storefront-'));
      cpSync(join(repositoryRoot, 'examples', 'storefront'), folder, {
        recursive: true,
        filter: (path) => !NOT_COPIED.has(basename(path)),
      });
      expect(await npm(['ci'])).toMatchObject({ exitCode: 0 });
    });
    afterAll(() => {
      rmSync(folder, { recursive: true, force: true });
    });

    function npm(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
      const PATH = [dirname(node()), process.env['PATH'] ?? ''].join(delimiter);
      const options = { ...engine('storefront'), PATH, NO_COLOR: '1', ...env };
      return execute('npm', args, { cwd: folder, env: options, timeoutSeconds: 180 });
    }

    it('passes lint and tests', async () => {
      expect(await npm(['run', 'lint'])).toMatchObject({ exitCode: 0 });
      const { exitCode, stdout } = await npm(['test']);
      expect(stdout).toMatch(/Tests +\d+ passed \(\d+\)/);
      expect(exitCode).toBe(0);
    });

    it.each([
      ['the root', {}, '/assets/'],
      ['a folder', { BASE_PATH: '/pr-7/' }, '/pr-7/assets/'],
    ])('builds for %s of its host, with the manifest of Vite', async (_place, env, base) => {
      expect(await npm(['run', 'build'], env)).toMatchObject({ exitCode: 0 });
      expect(readFileSync(join(folder, 'dist/index.html'), 'utf8')).toContain(`src="${base}index-`);
      expect(existsSync(join(folder, 'dist/.vite/manifest.json'))).toBe(true);
    });
  });
});
