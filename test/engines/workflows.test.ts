import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { describeEngines, engine } from './support/engines.js';
import { execute, succeed, repositoryRoot } from './support/programs.js';

const FOLDERS = ['.github/workflows', 'workflows'];

describeEngines(['python-tools'], 'zizmor', () => {
  it.each(FOLDERS)('finds nothing in %s', async (folder) => {
    const config = join(repositoryRoot, '.github', 'zizmor.yml');
    const args = ['--offline', '--no-progress', '--config', config, ...yamlFiles(join(repositoryRoot, folder))];
    const { exitCode, stdout } = await execute(join(engine('python-tools'), 'bin', 'zizmor'), args);
    expect(stdout).toMatch(/^No findings to report/m);
    expect(exitCode).toBe(0);
  });
});

/** It does not know `queue` yet, which GitHub has had since May 2026. The contract tests say what its value is. */
const QUEUE = 'unexpected key "queue" for "concurrency" section\\. expected one of "cancel-in-progress", "group"';

// It does not know `uses: $/…` yet, so it reads the pinned tree: what GHES and older runners get.
describeEngines(['actionlint'], 'actionlint', () => {
  let tree: string;
  beforeAll(async () => {
    tree = mkdtempSync(join(tmpdir(), 'release-tree-'));
    const pin = ['--out', tree, '--pin', 'org/platform-actions@v1'];
    await succeed('npm', ['run', 'release:tree', '--', ...pin], { cwd: repositoryRoot });
  });
  afterAll(() => {
    rmSync(tree, { recursive: true, force: true });
  });

  describe.each(FOLDERS)('%s', (folder) => {
    it('is clean', async () => {
      const files = yamlFiles(join(tree, folder));
      const { exitCode, stdout } = await execute(engine('actionlint'), ['-no-color', '-ignore', QUEUE, ...files]);
      expect(stdout).toBe('');
      expect(exitCode).toBe(0);
    });
  });
});

function yamlFiles(folder: string): string[] {
  const files = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
  if (files.length === 0) throw new Error(`${folder} holds no workflow`);
  return files.map((name) => join(folder, name));
}
