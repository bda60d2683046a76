import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { UserError, type Runner } from '@platform-actions/action-kit';
import { acquireTool, realToolEffects, type ToolEffects, type ToolOptions } from '../src/acquire.js';
import { DownloadError } from '../src/download.js';
import type { ToolLock } from '../src/lock.js';
import { sha256 } from '../src/probe.js';
import { machine, trivyArchive, web } from './support.js';

const ASSET = 'trivy_1.2.3_Linux.tar.gz';
const genuine = trivyArchive('1.2.3');
const HASH = sha256(genuine);

describe('acquireTool', () => {
  const computer = machine();
  let served: Buffer | number = genuine;
  const serve = web((_, response) => {
    if (typeof served === 'number') response.statusCode = served;
    response.end(typeof served === 'number' ? '' : served);
  });
  beforeEach(() => {
    served = genuine;
  });

  async function release() {
    const server = await serve();
    const lock: ToolLock = {
      default: '1.2.3',
      executable: 'trivy',
      url: `${server.url}/v{version}/{asset}`,
      assets: { 'linux-x64': 'trivy_{version}_Linux.tar.gz' },
      sha256: { '1.2.3': { 'linux-x64': HASH } },
    };
    const effects: ToolEffects = { ...realToolEffects, platform: 'linux-x64', locks: { trivy: lock, grype: lock } };
    const acquire = (options: ToolOptions = {}, runner: Runner = computer.step()) =>
      acquireTool('trivy', options, runner, effects);
    return { ...server, acquire };
  }

  const refusal = async (work: Promise<unknown>): Promise<string> => {
    const error = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(UserError);
    return (error as UserError).message;
  };

  const keptFile = (): string => {
    const folder = join(computer.folder, 'cache', 'platform-actions');
    return join(folder, readdirSync(folder)[0] ?? 'nothing');
  };

  it('downloads what the lock names, and afterwards takes it from the cache', async () => {
    const { acquire, requests } = await release();
    const first = await acquire();
    expect(first).toMatchObject({ version: '1.2.3', origin: 'download' });
    expect(first.sha256).toBe(sha256(readFileSync(first.path)));
    expect(statSync(first.path).mode & 0o777).toBe(0o700);
    const second = await acquire();
    expect(second).toEqual({ ...first, origin: 'cache', path: second.path });
    expect(second.path).not.toBe(first.path);
    expect(requests.map(({ path }) => path)).toEqual([`/v1.2.3/${ASSET}`]);
    expect(readdirSync(join(computer.folder, 'cache', 'platform-actions'))).toEqual([`${HASH.slice(0, 16)}-${ASSET}`]);
  });

  it('keeps the program in the folder of the step alone', async () => {
    const { acquire } = await release();
    const runner = computer.step();
    const { path } = await acquire({}, runner);
    expect(path.startsWith(`${runner.tempDir}/`)).toBe(true);
  });

  it.each([
    ['another archive that works', trivyArchive('1.2.3 '), 'was changed: its SHA-256 is'],
    ['half of itself', genuine.subarray(0, 50), 'was changed: its SHA-256 is'],
  ])('does not trust a cache that holds %s', async (_, content, warning) => {
    const { acquire, requests } = await release();
    await acquire();
    writeFileSync(keptFile(), content);
    const runner = computer.step();
    expect(await acquire({}, runner)).toMatchObject({ origin: 'download', version: '1.2.3' });
    const warnings = runner.lines.filter(({ level }) => level === 'warning');
    expect(warnings).toHaveLength(1);
    expect(warnings[0]?.message).toContain(warning);
    expect(requests).toHaveLength(2);
    expect(await acquire()).toMatchObject({ origin: 'cache' });
  });

  it('does not run what a tampered cache holds where nothing else can be had', async () => {
    const { acquire } = await release();
    await acquire();
    writeFileSync(keptFile(), trivyArchive('6.6.6'));
    served = 500;
    await expect(acquire()).rejects.toBeInstanceOf(DownloadError);
  });

  it.each([
    ['another archive', trivyArchive('6.6.6')],
    ['a login page', Buffer.from('<html>Please log in</html>')],
    ['a truncated archive', genuine.subarray(0, 80)],
  ])('refuses %s before it is unpacked, with both hashes', async (_, content) => {
    const { acquire } = await release();
    served = content;
    const runner = computer.step();
    const message = await refusal(acquire({}, runner));
    expect(message).toContain(`Expected SHA-256: ${HASH}`);
    expect(message).toContain(`Found SHA-256:    ${sha256(content)} (${content.length} bytes)`);
    expect(() => readdirSync(join(computer.folder, 'cache'))).toThrow('ENOENT');
    expect(() => readdirSync(runner.tempDir)).toThrow('ENOENT');
  });

  it('takes a version outside the lock with its checksum, and no other', async () => {
    const { acquire, requests } = await release();
    const newer = trivyArchive('1.3.0');
    served = newer;
    expect(await acquire({ version: 'v1.3.0', checksum: sha256(newer) })).toMatchObject({ version: '1.3.0' });
    expect(requests[0]?.path).toBe('/v1.3.0/trivy_1.3.0_Linux.tar.gz');
    expect(await refusal(acquire({ version: '1.3.0' }))).toContain('not in tools.lock.json');
    expect(await refusal(acquire({ version: '1.3.0', checksum: HASH }))).toContain(`Expected SHA-256: ${HASH}`);
  });

  it.each([
    ['a program that is another version', trivyArchive('9.9.9'), 'holds trivy 9.9.9'],
    ['no archive', Buffer.from('text'), 'is no archive of trivy: the archive is damaged'],
  ])('refuses %s although its checksum was given', async (_, content, message) => {
    const { acquire } = await release();
    served = content;
    expect(await refusal(acquire({ version: '1.3.0', checksum: sha256(content) }))).toContain(message);
  });

  it('asks nobody for a version that is refused', async () => {
    const { acquire, requests } = await release();
    expect(await refusal(acquire({ version: '0.69.4', checksum: HASH }))).toContain('trivy 0.69.4 is refused');
    expect(await refusal(acquire({ version: 'latest' }))).toContain('Name one exact version of trivy');
    expect(requests).toEqual([]);
  });

  it('takes the archive from a mirror, with a header that is masked first', async () => {
    const { acquire } = await release();
    const mirror = await serve();
    const runner = computer.step();
    const options = { mirrorUrl: `${mirror.url}/store/{asset}?v={version}`, mirrorAuth: 'Bearer s3cret' };
    expect(await acquire(options, runner)).toMatchObject({ origin: 'download' });
    expect(mirror.requests).toEqual([{ path: `/store/${ASSET}?v=1.2.3`, authorization: 'Bearer s3cret' }]);
    expect(runner.masked).toEqual(['Bearer s3cret']);
    expect(JSON.stringify(runner.lines)).not.toContain('s3cret');
  });

  it.each([
    ['without a mirror', { mirrorAuth: 'x' }, '"mirror-auth" is given without "mirror-url"'],
    ['in clear', { mirrorAuth: 'x', mirrorUrl: 'http://mirror.test/{asset}' }, 'is sent over https only'],
  ])('never sends the secret of a mirror %s', async (_, options, message) => {
    const { acquire, requests } = await release();
    expect(await refusal(acquire(options))).toContain(message);
    expect(requests).toEqual([]);
  });

  it('works for several steps at once', async () => {
    const { acquire } = await release();
    const all = await Promise.all(Array.from({ length: 8 }, () => acquire()));
    expect(new Set(all.map(({ path }) => path)).size).toBe(8);
    for (const { path } of all) expect(sha256(readFileSync(path))).toBe(all[0]?.sha256);
    expect(readFileSync(keptFile())).toEqual(genuine);
    expect(readdirSync(join(computer.folder, 'cache', 'platform-actions'))).toHaveLength(1);
  });

  it.each([
    ['is not set', () => ({ RUNNER_TOOL_CACHE: '' }), 0],
    ['cannot be written to', () => ({ RUNNER_TOOL_CACHE: '/dev/null/cache' }), 1],
  ])('works without a cache where that %s', async (_, env, lines) => {
    const { acquire } = await release();
    const runner = computer.step(env());
    expect(await acquire({}, runner)).toMatchObject({ origin: 'download' });
    const said = runner.lines.filter(({ message }) => message.includes('tool cache cannot be written'));
    expect(said).toHaveLength(lines);
  });

  describe('with tool-path', () => {
    const trivy = (version = '0.70.0'): string =>
      computer.program('workspace/bin/trivy', `env > "${computer.folder}/env"; echo "Version: ${version}"`);

    it('takes the program, whatever its version, and says which it is', async () => {
      const { acquire, requests } = await release();
      const path = trivy('0.1.2');
      const runner = computer.step();
      const found = await acquire({ toolPath: 'bin/trivy' }, runner);
      expect(found).toEqual({ path, version: '0.1.2', sha256: sha256(readFileSync(path)), origin: 'tool-path' });
      expect(runner.lines.map(({ message }) => message)).toEqual([
        `trivy 0.1.2 from tool-path, SHA-256 ${String(found.sha256)}`,
      ]);
      expect(requests).toEqual([]);
    });

    it('asks it for its version in an environment without secrets', async () => {
      const { acquire } = await release();
      const secrets = { GITHUB_TOKEN: 'ghs_x', ACTIONS_RUNTIME_TOKEN: 'x', AWS_SECRET_ACCESS_KEY: 'x', HOME: '/root' };
      await acquire({ toolPath: trivy() }, computer.step(secrets));
      const names = readFileSync(join(computer.folder, 'env'), 'utf8').match(/^\w+(?==)/gm);
      expect(names?.filter((name) => !['PWD', 'SHLVL', '_', 'OLDPWD'].includes(name)).sort()).toEqual([
        'HOME',
        'PATH',
        'TMPDIR',
      ]);
    });

    it('accepts the expected version and checksum', async () => {
      const { acquire } = await release();
      const path = trivy();
      const checksum = sha256(readFileSync(path));
      expect(await acquire({ toolPath: path, version: 'v0.70.0', checksum })).toMatchObject({ version: '0.70.0' });
    });

    it.each<[string, () => ToolOptions, string]>([
      ['a file that is not there', () => ({ toolPath: 'bin/nothing' }), 'which cannot be run: ENOENT'],
      ['a folder', () => ({ toolPath: computer.folder }), 'which cannot be run: it is no file'],
      ['another version than was asked for', () => ({ toolPath: trivy(), version: '0.71.0' }), 'asks for 0.71.0'],
      ['a refused version', () => ({ toolPath: trivy('0.69.4') }), 'trivy 0.69.4 is refused'],
      ['another checksum', () => ({ toolPath: trivy(), checksum: HASH }), `but "checksum" is ${HASH}`],
      ['another program', () => ({ toolPath: computer.program('x', 'echo Python 3.11.2') }), 'is not trivy'],
      ['one that breaks', () => ({ toolPath: computer.program('x', 'echo "Version: 1.2.3"; exit 3') }), 'ended with 3'],
      ['one that is a mystery', () => ({ toolPath: 'bin/trivy', version: 'latest' }), 'Name one exact version'],
    ])('refuses %s', async (_, options, message) => {
      const { acquire } = await release();
      expect(await refusal(acquire(options()))).toContain(message);
    });

    it('refuses a file that is no program', async () => {
      const { acquire } = await release();
      const path = join(computer.folder, 'notes');
      writeFileSync(path, 'text', { mode: 0o644 });
      // Root may read everything, but may not run what nobody may.
      expect(await refusal(acquire({ toolPath: path }))).toContain('which cannot be run: EACCES');
    });

    it('does not run a program with another checksum', async () => {
      const { acquire } = await release();
      await refusal(acquire({ toolPath: trivy(), checksum: HASH }));
      expect(() => readFileSync(join(computer.folder, 'env'))).toThrow('ENOENT');
    });
  });
});
