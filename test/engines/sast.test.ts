import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { rulePack } from '../../actions/sast/src/rules/index.js';
import { snippetFiles } from '../../actions/sast/test/rules/snippets.js';
import { runSast } from '../../actions/sast/test/bundle/harness.js';
import { describeEngines, engine } from './support/engines.js';
import { repositoryRoot, succeed } from './support/programs.js';

const PYTHON = `import hashlib
import subprocess

import yaml


def log(name):
    subprocess.run(f"git log {name}", shell=True, check=True)


def order(cursor, order_id):
    cursor.execute(f"SELECT * FROM orders WHERE id = {order_id}")


def settings(text):
    return yaml.load(text)


def safe_settings(text):
    return yaml.safe_load(text)


def digest(content):
    return hashlib.sha256(content).hexdigest()
`;

const TYPESCRIPT = `import { exec } from 'node:child_process';

export function log(name: string): void {
  exec(\`git log \${name}\`);
}

export function show(element: HTMLElement, text: string): void {
  element.innerHTML = \`<b>\${text}</b>\`;
}

export const resetToken = Math.random().toString(36);

export function hide(element: HTMLElement): void {
  element.textContent = '';
}
`;

const PLANTED = { 'app/orders.py': PYTHON, 'web/page.ts': TYPESCRIPT };

/** Rule, file and line of each finding in the SARIF, sorted. */
function found({ sarif }: Awaited<ReturnType<typeof runSast>>): string[] {
  const results = sarif?.runs.flatMap((run) => run.results) ?? [];
  return results
    .map(({ ruleId, locations }) => {
      const { physicalLocation: place } = locations[0] as {
        physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } };
      };
      return `${place.artifactLocation.uri}:${place.region.startLine} ${ruleId}`;
    })
    .sort();
}

describeEngines(['semgrep'], 'sast with real Semgrep', () => {
  let folder = '';
  const place = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const scan = (inputs: Record<string, string> = {}) =>
    runSast({ 'tool-path': engine('semgrep'), ...inputs }, { env: { GITHUB_WORKSPACE: folder } });

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sast-engine-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('finds exactly the planted flaws in Python and TypeScript', async () => {
    const step = await runSast({ 'tool-path': engine('semgrep') }, { workspace: PLANTED });
    expect(found(step)).toEqual([
      'app/orders.py:12 python-sql-text',
      'app/orders.py:16 python-yaml-load',
      'app/orders.py:8 python-shell-command',
      'web/page.ts:11 javascript-guessable-secret',
      'web/page.ts:4 javascript-shell-command',
      'web/page.ts:8 javascript-inner-html',
    ]);
    expect(step).toMatchObject({
      exitCode: 1,
      outputs: { outcome: 'failed-policy', high: '5', medium: '1', findings: '6' },
    });
  });

  it('finds nothing in examples/', async () => {
    const step = await runSast(
      { 'tool-path': engine('semgrep'), paths: 'examples' },
      { env: { GITHUB_WORKSPACE: repositoryRoot } },
    );
    expect(found(step)).toEqual([]);
    expect(step).toMatchObject({ exitCode: 0, outputs: { outcome: 'passed', findings: '0' } });
  });

  it('knows every rule of the pack, and each finds its flaws and nothing else', async () => {
    const tree = mkdtempSync(join(tmpdir(), 'sast-rules-'));
    try {
      const files = snippetFiles();
      for (const { path, text } of files) {
        mkdirSync(dirname(join(tree, path)), { recursive: true });
        writeFileSync(join(tree, path), text);
      }
      writeFileSync(join(tree, 'pack.json'), rulePack());
      const flags = ['--json', '--metrics=off', '--disable-version-check', '--no-rewrite-rule-ids'];
      const stdout = await succeed(engine('semgrep'), ['scan', ...flags, '--config=pack.json', '.'], { cwd: tree });
      const { results, errors, paths } = JSON.parse(stdout) as {
        results: { check_id: string; path: string }[];
        errors: object[];
        paths: { scanned: string[] };
      };
      expect(errors).toEqual([]);
      expect(files.filter(({ path }) => !paths.scanned.includes(path))).toEqual([]);
      const wanted = files.filter(({ kind }) => kind === 'bad').map(({ path, rule }) => `${path} ${rule}`);
      expect(results.map(({ path, check_id: rule }) => `${path} ${rule}`).sort()).toEqual(wanted.sort());
    } finally {
      rmSync(tree, { recursive: true, force: true });
    }
  });

  it('reports only what came after the baseline', async () => {
    const git = (...args: string[]): void => {
      const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', '-c', 'commit.gpgsign=false'];
      execFileSync('git', [...identity, ...args], { cwd: folder, stdio: 'pipe' });
    };
    git('init', '--quiet', '--initial-branch=main');
    place('app/orders.py', PYTHON);
    git('add', '.');
    git('commit', '--quiet', '-m', 'First');
    git('switch', '--quiet', '-c', 'feature');
    place('app/orders.py', `# moved down\n\n${PYTHON}`);
    place('web/page.ts', TYPESCRIPT);
    git('add', '.');
    git('commit', '--quiet', '-m', 'Second');
    const step = await scan({ 'baseline-ref': 'main' });
    expect(found(step).map((line) => line.split(':')[0])).toEqual(['web/page.ts', 'web/page.ts', 'web/page.ts']);

    git('switch', '--quiet', '-C', 'docs', 'main');
    place('README.md', 'Read me.\n');
    git('add', '.');
    git('commit', '--quiet', '-m', 'Docs');
    expect((await scan({ 'baseline-ref': 'main' })).outputs).toMatchObject({ outcome: 'passed', findings: '0' });
  });

  it('is never green over a rule that cannot be read, although Semgrep may end with exit code 0', async () => {
    const rules = (pattern: string): string =>
      JSON.stringify({ rules: [{ id: 'own', languages: ['python'], severity: 'ERROR', message: 'x', pattern }] });
    const broken = { 'a.py': 'def f(:\n  eval(\n', 'good.json': rules('eval($X)'), 'bad.json': rules('foo((') };
    const run = (config: string) => runSast({ 'tool-path': engine('semgrep'), config }, { workspace: broken });
    const [both, bad] = [await run('good.json\nbad.json'), await run('bad.json')];
    expect(both).toMatchObject({ exitCode: 1, outputs: { outcome: 'incomplete' } });
    expect(both.outputs['reason']).toContain('Rule parse error');
    expect(bad).toMatchObject({ exitCode: 1, outputs: { outcome: 'config-error' } });
  });

  it('is never green over code that cannot be parsed, or over no code at all', async () => {
    const run = (workspace: Record<string, string>) => runSast({ 'tool-path': engine('semgrep') }, { workspace });
    const broken = await run({ 'a.py': 'def f(:\n  eval(\n' });
    expect(broken).toMatchObject({ exitCode: 1, outputs: { outcome: 'incomplete' } });
    expect(broken.outputs['reason']).toContain('a.py');
    expect(await run({ 'README.md': '# x\n' })).toMatchObject({ exitCode: 1, outputs: { outcome: 'incomplete' } });
  });

  it('leaves the workspace as it was', async () => {
    const before = execFileSync('git', ['status', '--porcelain', '--ignored'], { cwd: folder, encoding: 'utf8' });
    await scan();
    const after = execFileSync('git', ['status', '--porcelain', '--ignored'], { cwd: folder, encoding: 'utf8' });
    expect(after).toBe(before);
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toBe('Read me.\n');
  });
});
