import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { UserError } from '@platform-actions/action-kit';
import { DownloadError } from '../src/download.js';
import { acquireSemgrep, pinnedSemgrep, realSemgrepEffects } from '../src/semgrep.js';
import { machine } from './support.js';

const REQUIREMENTS = `attrs==26.1.0 \\\n    --hash=sha256:aa\nsemgrep==1.2.3 \\\n    --hash=sha256:bb\n`;

describe('acquireSemgrep', () => {
  const computer = machine();
  const effects = { ...realSemgrepEffects, requirements: REQUIREMENTS };

  /** A python3 that is a shell script: it makes a virtual environment of itself, and its pip does what is given. */
  function python({ version = '3.12', pip = 'true', venv = 'true', wheel = 'good', semgrep = '1.2.3' } = {}): void {
    computer.program(
      'bin/python3',
      `echo "$@" >> "${computer.folder}/calls"
case "$*" in
  "-c "*) echo ${version} ;;
  "-m venv "*) ${venv} || exit 1; mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
  "-m pip download "*) env > "${computer.folder}/pip-env"
    ${pip} || exit 1
    while [ "$1" != --dest ]; do shift; done; mkdir -p "$2"; echo ${wheel} > "$2/semgrep.whl"; cp "$4" "${computer.folder}/list" ;;
  "-m pip install "*) bin=$(dirname "$0")
    while [ "$1" != --find-links ]; do shift; done
    grep -qx good "$2/semgrep.whl" || { echo "THESE PACKAGES DO NOT MATCH THE HASHES" >&2; exit 1; }
    printf '#!/bin/sh\necho ${semgrep}\n' > "$bin/semgrep"; chmod +x "$bin/semgrep" ;;
esac`,
    );
  }

  const step = (env: Record<string, string> = {}) =>
    computer.step({ PATH: `${join(computer.folder, 'bin')}:/usr/bin:/bin`, ...env });
  const calls = (): string[] => readFileSync(join(computer.folder, 'calls'), 'utf8').trim().split('\n');

  it('takes the pinned version from PATH', async () => {
    const path = computer.program('bin/semgrep', 'echo 1.2.3');
    expect(await acquireSemgrep({}, step(), effects)).toEqual({ path, version: '1.2.3', origin: 'path' });
  });

  it('takes the version that is asked for from PATH', async () => {
    computer.program('bin/semgrep', 'echo 1.9.0');
    expect(await acquireSemgrep({ version: 'v1.9.0' }, step(), effects)).toMatchObject({ version: '1.9.0' });
  });

  it.each([
    ['another version', 'echo 1.1.0', 'it is 1.1.0, not 1.2.3'],
    ['a broken one', 'exit 2', 'is not semgrep, or a broken one'],
  ])('passes over %s on PATH and says so', async (_, script, message) => {
    computer.program('bin/semgrep', script);
    python();
    const runner = step();
    expect(await acquireSemgrep({}, runner, effects)).toMatchObject({ origin: 'venv', version: '1.2.3' });
    expect(runner.lines.map((line) => line.message).join('\n')).toContain(message);
  });

  it('installs the pinned list by hash into an environment of the step', async () => {
    python();
    const runner = step({ PIP_INDEX_URL: 'https://index.test/simple', GITHUB_TOKEN: 'x', AWS_SECRET_ACCESS_KEY: 'x' });
    const { path } = await acquireSemgrep({}, runner, effects);
    expect(path).toBe(join(runner.tempDir, 'semgrep-venv', 'bin', 'semgrep'));
    const pips = calls().filter((call) => call.startsWith('-m pip'));
    expect(pips.map((call) => call.split(' ')[2])).toEqual(['download', 'install']);
    for (const pip of pips)
      for (const flag of ['--require-hashes', '--no-deps', '--only-binary :all:']) expect(pip).toContain(flag);
    expect(pips[1]).toContain('--no-index');
    expect(readFileSync(join(computer.folder, 'list'), 'utf8')).toBe(REQUIREMENTS);
    const env = readFileSync(join(computer.folder, 'pip-env'), 'utf8');
    expect(env).toContain('PIP_INDEX_URL=https://index.test/simple');
    expect(env).not.toMatch(/TOKEN|SECRET/);
  });

  const kept = (): string => {
    const cache = join(computer.folder, 'cache', 'platform-actions');
    return join(cache, readdirSync(cache).find((name) => name.startsWith('semgrep-1.2.3-')) ?? 'nothing');
  };
  const downloads = () => calls().filter((call) => call.startsWith('-m pip download')).length;

  it('keeps the packages for the next step, which checks them again', async () => {
    python();
    await acquireSemgrep({}, step(), effects);
    const runner = step();
    const { path } = await acquireSemgrep({}, runner, effects);
    expect(path).toContain(runner.tempDir);
    expect(downloads()).toBe(1);
    expect(calls().at(-1)).toMatch(/^-m pip install .*--require-hashes/);
    expect(calls().at(-1)).toContain(`--find-links ${join(runner.tempDir, 'semgrep-wheels')}`);
  });

  it.each([
    [
      'was changed',
      () => {
        writeFileSync(join(kept(), 'semgrep.whl'), 'evil');
      },
    ],
    [
      'has lost a package',
      () => {
        rmSync(join(kept(), 'semgrep.whl'));
      },
    ],
  ])('downloads anew where the tool cache %s, says so and mends it', async (_, harm) => {
    python();
    await acquireSemgrep({}, step(), effects);
    harm();
    const runner = step();
    expect(await acquireSemgrep({}, runner, effects)).toMatchObject({ version: '1.2.3' });
    expect(downloads()).toBe(2);
    expect(runner.lines).toContainEqual(
      expect.objectContaining({ level: 'warning', message: expect.stringContaining('was changed or is damaged') }),
    );
    expect(readFileSync(join(kept(), 'semgrep.whl'), 'utf8')).toBe('good\n');
  });

  it('works without a tool cache, and with one that cannot be written to', async () => {
    python();
    expect(await acquireSemgrep({}, step({ RUNNER_TOOL_CACHE: '' }), effects)).toMatchObject({ origin: 'venv' });
    const file = computer.program('file', 'true');
    const runner = step({ RUNNER_TOOL_CACHE: file });
    expect(await acquireSemgrep({}, runner, effects)).toMatchObject({ origin: 'venv' });
    expect(runner.lines.map((line) => line.message).join('\n')).toContain('The tool cache cannot be written to');
  });

  it.each<[string, Parameters<typeof python>[0], new (message: string) => Error, string]>([
    ['an old Python', { version: '3.8' }, UserError, 'python3 on PATH is 3.8'],
    ['no venv module', { venv: 'echo "ensurepip is not available"; false' }, UserError, 'apt-get install python3-venv'],
    [
      'a package that is another',
      { pip: 'echo "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE." >&2; false' },
      UserError,
      'is not the one that was pinned',
    ],
    ['a package that is another only once it is here', { wheel: 'evil' }, UserError, 'is not the one that was pinned'],
    [
      'a machine without wheels',
      { pip: 'echo "No matching distribution found for x" >&2; false' },
      UserError,
      'no wheel',
    ],
    [
      'no network',
      { pip: 'echo "::error::Connection refused" >&2; false' },
      DownloadError,
      ': :error::Connection refused',
    ],
    ['a pip that installs another version', { semgrep: '6.6.6' }, Error, 'and installed 6.6.6'],
  ])('says what is wrong with %s', async (_, broken, kind, message) => {
    python(broken);
    const error = await acquireSemgrep({}, step(), effects).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(kind);
    expect((error as Error).message).toContain(message);
  });

  it('says what to do without Python', async () => {
    const empty = computer.step({ PATH: join(computer.folder, 'bin') });
    await expect(acquireSemgrep({}, empty, effects)).rejects.toThrow(
      'python3 is not on PATH. Install Python 3.10 or later',
    );
  });

  it('installs no version whose hashes it does not have', async () => {
    python();
    const work = acquireSemgrep({ version: '1.9.0' }, step(), effects);
    await expect(work).rejects.toThrow(
      'Semgrep 1.9.0 ("engine-version") is not on PATH, and only 1.2.3 can be installed',
    );
    expect(existsSync(join(computer.folder, 'calls'))).toBe(false);
    await expect(acquireSemgrep({ version: 'latest' }, step(), effects)).rejects.toThrow('Name one exact version');
  });

  it('takes tool-path, and checks what it is', async () => {
    const toolPath = computer.program('mine/semgrep', 'echo 1.50.0');
    expect(await acquireSemgrep({ toolPath }, step(), effects)).toMatchObject({
      path: toolPath,
      version: '1.50.0',
      origin: 'tool-path',
    });
    const wrong = acquireSemgrep({ toolPath, version: '1.2.3' }, step(), effects);
    await expect(wrong).rejects.toThrow('"tool-path" is semgrep 1.50.0, but "engine-version" asks for 1.2.3');
  });
});

describe('the pinned list', () => {
  it('pins semgrep', () => {
    expect(pinnedSemgrep()).toMatch(/^1\.\d+\.\d+$/);
    expect(() => pinnedSemgrep('')).toThrow('pin no semgrep');
  });
});
