import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

const run = promisify(execFile);
const CLI = fileURLToPath(new URL('../src/cli.ts', import.meta.url));

async function cli(...args: string[]) {
  return run(process.execPath, ['--import', 'tsx', CLI, ...args], {
    env: { PATH: process.env['PATH'] },
    timeout: 20_000,
  });
}

describe('npm run local-cloud', () => {
  it('prints lines that a shell evaluates, and leaves a cloud running that answers until it is stopped', async () => {
    const { stdout, stderr } = await cli('--detach', '--seed', 'orders-api', '--speed', '60');
    expect(stdout).toMatch(/^(export [A-Z_]+='[^']*'\n)+$/);
    const environment = Object.fromEntries([...stdout.matchAll(/^export (\w+)='(.*)'$/gm)].map(([, k, v]) => [k!, v!]));
    const pid = Number(environment['LOCAL_CLOUD_PID']);
    try {
      expect(stderr).toContain(`Stop it: kill ${pid}`);
      expect(environment).toMatchObject({ AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: expect.any(String) });
      const services = await fetch(`${environment['AWS_ENDPOINT_URL']!}/_local-cloud/services`);
      expect(await services.json()).toMatchObject([{ service: 'orders-api' }]);
    } finally {
      process.kill(pid);
    }
  });

  it('prints the OIDC endpoint and no keys with --keyless', async () => {
    const { stdout } = await cli('--detach', '--keyless');
    process.kill(Number(/LOCAL_CLOUD_PID='(\d+)'/.exec(stdout)![1]));
    expect(stdout).toMatch(/ACTIONS_ID_TOKEN_REQUEST_URL='http:\/\/127\.0\.0\.1:\d+\/_oidc\/token\?/);
    expect(stdout).not.toContain('AWS_ACCESS_KEY_ID');
  });

  it.each([
    [['--speed', 'fast'], "--speed must be a number above 0, not 'fast'"],
    [['--port', '-1'], '--port'],
    [['--scenario', 'nope', '--seed', 'a'], "There is no scenario 'nope'"],
    [['--nope'], "Unknown option '--nope'"],
  ])('refuses %j', async (args, message) => {
    await expect(cli(...args)).rejects.toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(message) });
  });
});
