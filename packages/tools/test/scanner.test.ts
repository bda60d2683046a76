import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { CancelledError, UserError, type Runner } from '@platform-actions/action-kit';
import { runScanner, scannerEnv, ScannerError, type ScannerRun } from '../src/scanner.js';
import { machine } from './support.js';

const computer = machine();

describe('scannerEnv', () => {
  it('holds no token, whatever the job has', () => {
    const runner = computer.step({
      GITHUB_TOKEN: 'ghs_x',
      GITHUB_ACTIONS: 'true',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x',
      ACTIONS_RUNTIME_TOKEN: 'x',
      AWS_SECRET_ACCESS_KEY: 'x',
      INPUT_REGISTRY_PASSWORD: 'x',
      NPM_TOKEN: 'x',
      TRIVY_USERNAME: 'x',
      LD_PRELOAD: '/evil.so',
      NODE_OPTIONS: '--require /evil.js',
      HOME: '/home/runner',
      HTTPS_PROXY: 'http://proxy.test:3128',
      no_proxy: 'localhost',
      SSL_CERT_FILE: '/etc/ca.pem',
    });
    expect(scannerEnv(runner, { TRIVY_PASSWORD: 'given' })).toEqual({
      PATH: '/usr/bin:/bin',
      HTTPS_PROXY: 'http://proxy.test:3128',
      no_proxy: 'localhost',
      SSL_CERT_FILE: '/etc/ca.pem',
      HOME: join(runner.tempDir, 'home'),
      TMPDIR: join(runner.tempDir, 'tmp'),
      TRIVY_PASSWORD: 'given',
    });
  });

  it('makes folders that only this user may read', () => {
    const env = scannerEnv(computer.step());
    for (const folder of [env['HOME'], env['TMPDIR']]) expect(statSync(folder ?? '').mode & 0o777).toBe(0o700);
  });
});

describe('runScanner', () => {
  const run = (script: string, options: Partial<ScannerRun> = {}, runner: Runner = computer.step()) =>
    runScanner(
      {
        title: 'Trivy',
        path: computer.program('scanner', script),
        args: [],
        env: scannerEnv(runner),
        timeoutSeconds: 20,
        ...options,
      },
      runner,
    );

  const broken = async (...call: Parameters<typeof run>): Promise<ScannerError> => {
    const error = await run(...call).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(ScannerError);
    return error as ScannerError;
  };

  it('gives what the scanner said', async () => {
    expect(await run('echo report; echo note >&2')).toMatchObject({
      exitCode: 0,
      stdout: 'report\n',
      stderr: 'note\n',
    });
  });

  it('hands arguments over as they are', async () => {
    const args = ['$(touch x)', '; touch y', '--a b', '`id`'];
    const { stdout } = await run('for a in "$@"; do echo "<$a>"; done; ls', { args, cwd: computer.folder });
    expect(stdout.split('\n').slice(0, 4)).toEqual(args.map((arg) => `<${arg}>`));
    expect(['x', 'y'].filter((name) => existsSync(join(computer.folder, name)))).toEqual([]);
  });

  it('takes other exit codes for good only where it is told to', async () => {
    expect(await run('exit 1', { goodExitCodes: [0, 1] })).toMatchObject({ exitCode: 1 });
    expect(await broken('exit 1')).toMatchObject({ failure: 'exit', exitCode: 1 });
  });

  it('says how it failed, with words that the log cannot take for commands', async () => {
    const error = await broken(String.raw`printf '\033[31m::error::x\033[0m\n##[group]y\n\342\200\256z\n' >&2; exit 3`);
    expect(error.message).toBe(`Trivy ended with exit code 3. It said:\n${error.said}`);
    expect(error.said).toBe(': :error::x\n## [group]y\n<U+202E>z');
  });

  it('shows the end of a long story', async () => {
    const { said } = await broken('i=0; while [ $i -lt 500 ]; do echo line $i >&2; i=$((i+1)); done; exit 1');
    expect(said.split('\n')).toHaveLength(15);
    expect(said).toContain('line 499');
  });

  it('falls back on standard output, and says where there was nothing', async () => {
    expect((await broken('echo FATAL; exit 1')).said).toBe('FATAL');
    expect((await broken('exit 1')).message).toContain('It said nothing.');
  });

  it.each<[string, string, Partial<ScannerRun>, object]>([
    ['it takes too long', 'echo slow >&2; sleep 60', { timeoutSeconds: 0.2 }, { failure: 'timeout', said: 'slow' }],
    ['it is killed', 'kill -9 $$', {}, { failure: 'killed', exitCode: null }],
    ['it says too much', 'echo 0123456789', { maxOutputBytes: 5 }, { failure: 'output', exitCode: 0 }],
  ])('is a ScannerError where %s', async (_, script, options, expected) => {
    expect(await broken(script, options)).toMatchObject(expected);
  });

  it('is a UserError where it cannot be started', async () => {
    await expect(run('', { path: join(computer.folder, 'nothing') })).rejects.toBeInstanceOf(UserError);
  });

  it('says that it still runs, and what it said last', async () => {
    const runner = computer.step();
    const flag = join(computer.folder, 'go-on');
    const running = run(
      `echo "Downloading the database" >&2; while [ ! -e "${flag}" ]; do sleep 0.01; done`,
      {
        progressSeconds: 0.02,
      },
      {
        ...runner,
        log: {
          ...runner.log,
          info: (message) => {
            runner.log.info(message);
            if (message.includes('Downloading')) computer.program('go-on', '');
          },
        },
      },
    );
    await running;
    expect(runner.lines).toContainEqual({ level: 'debug', message: 'Downloading the database' });
    expect(runner.lines.map(({ message }) => message)).toContain(
      'Trivy has been running for 0 s: Downloading the database',
    );
  });

  it('dies with the job', async () => {
    const controller = new AbortController();
    const runner = { ...computer.step(), signal: controller.signal };
    const running = run(
      'echo started >&2; sleep 60',
      {},
      {
        ...runner,
        log: {
          ...runner.log,
          debug: () => {
            controller.abort(new CancelledError('SIGTERM'));
          },
        },
      },
    );
    await expect(running).rejects.toBeInstanceOf(CancelledError);
  });
});
