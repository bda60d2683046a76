import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loginOfJob, writeDockerConfig } from '../src/registry/docker-config.js';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'docker-config-'));
});
afterEach(() => {
  rmSync(home, { recursive: true });
});

describe('the configuration for the scanner', () => {
  it('holds one login, that of one registry, for nobody else to read', () => {
    const folder = join(home, 'private');
    writeDockerConfig(folder, { registry: 'ghcr.io', username: 'me', password: 'pa:ss' });
    const file = join(folder, 'config.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ auths: { 'ghcr.io': { auth: 'bWU6cGE6c3M=' } } });
    expect([statSync(folder).mode & 0o777, statSync(file).mode & 0o777]).toEqual([0o700, 0o600]);
  });

  it('knows Docker Hub by its old address', () => {
    writeDockerConfig(home, { registry: 'docker.io', username: 'me', password: 'x' });
    expect(readFileSync(join(home, 'config.json'), 'utf8')).toContain('https://index.docker.io/v1/');
  });
});

describe('the login that an earlier step left', () => {
  const leave = (text: string): void => {
    mkdirSync(join(home, '.docker'));
    writeFileSync(join(home, '.docker', 'config.json'), text);
  };

  it('is that of this registry alone', () => {
    leave(JSON.stringify({ auths: { 'ghcr.io': { auth: btoa('me:pa:ss') }, 'other.example': { auth: btoa('a:b') } } }));
    expect(loginOfJob({ HOME: home }, 'ghcr.io')).toEqual({ registry: 'ghcr.io', username: 'me', password: 'pa:ss' });
    expect(loginOfJob({ HOME: home }, 'quay.io')).toBeUndefined();
    expect(loginOfJob({ DOCKER_CONFIG: join(home, '.docker') }, 'other.example')?.password).toBe('b');
  });

  it.each(['{', '{"auths":{"ghcr.io":{}}}', '{"auths":{"ghcr.io":{"auth":"!"}}}', '[]', '{"credsStore":"desktop"}'])(
    'is none where the file is %s',
    (text) => {
      leave(text);
      expect(loginOfJob({ HOME: home }, 'ghcr.io')).toBeUndefined();
    },
  );

  it('is none where there is no file', () => {
    expect(loginOfJob({}, 'ghcr.io')).toBeUndefined();
  });
});
