import { describe, expect, it } from '@jest/globals';
import { actArguments, actEnvironment } from './command.js';

describe('actArguments', () => {
  it('runs on this machine, with stand-ins, and hands every value over as an argument of its own', () => {
    const args = actArguments({
      event: 'workflow_dispatch',
      workflow: '.github/workflows/backend.yml',
      inputs: { 'image-digest': 'sha256:00 $(id)' },
      secrets: { GITHUB_TOKEN: 't' },
      env: { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' },
      actor: 'octocat',
      repositories: { 'org/platform-actions@v1': '/tmp/tree' },
    });
    expect(args[0]).toBe('workflow_dispatch');
    expect(args).toContain('ubuntu-latest=-self-hosted');
    expect(args).toEqual(expect.arrayContaining(['--json', '--no-cache-server']));
    const valueOf = (option: string) => args[args.indexOf(option) + 1];
    expect(valueOf('--input')).toBe('image-digest=sha256:00 $(id)');
    expect(valueOf('--local-repository')).toBe('org/platform-actions@v1=/tmp/tree');
    expect(valueOf('--secret')).toBe('GITHUB_TOKEN=t');
    expect(valueOf('--env')).toBe('AWS_ENDPOINT_URL=http://127.0.0.1:1');
  });
});

describe('actEnvironment', () => {
  const host = {
    PATH: '/repo/node_modules/.bin:/npm/node_modules/@npmcli/run-script/lib/node-gyp-bin:/usr/bin::/bin',
    AWS_SECRET_ACCESS_KEY: 'real',
    HTTPS_PROXY: 'http://proxy',
    HOME: '/home/me',
  };

  it('hands nothing of the host to the steps but its path, the running Node first', () => {
    expect(actEnvironment(host, '/tmp/home', '/opt/node/bin/node')).toEqual({
      PATH: '/opt/node/bin:/usr/bin:/bin',
      HOME: '/tmp/home',
      TMPDIR: '/tmp/home',
      LANG: 'C.UTF-8',
    });
  });
});
