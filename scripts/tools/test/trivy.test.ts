import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TOOL_LOCKS } from '../../../packages/tools/src/pinned.js';
import type { Host } from '../host.js';
import { goPin } from '../pins.js';
import { ensureTrivy, ensureTrivyDatabase } from '../trivy.js';

const pinned = goPin('trivy', 'github.com/aquasecurity/trivy');

describe('Trivy for the engine tests', () => {
  let cacheRoot: string;
  let log: string[];
  beforeEach(() => {
    cacheRoot = mkdtempSync(join(tmpdir(), 'tool-cache-'));
    log = [];
  });
  afterEach(() => {
    rmSync(cacheRoot, { recursive: true, force: true });
  });

  /** A machine with Go and perhaps a Trivy on PATH; what was built, and how, is in `builds`. */
  function machine(says?: string) {
    const builds: { args: readonly string[]; env: Readonly<Record<string, string>> | undefined }[] = [];
    const host: Host = {
      env: {},
      cacheRoot,
      which: (command) => (command === 'go' || says !== undefined ? `/bin/${command}` : undefined),
      run: (path, args, options) => {
        if (path === '/bin/trivy') return Promise.resolve(says ?? '');
        builds.push({ args, env: options?.env });
        const out = args[args.indexOf('-o') + 1] ?? '';
        mkdirSync(dirname(out), { recursive: true });
        writeFileSync(out, '');
        return Promise.resolve('');
      },
    };
    return { host, builds, trivy: () => ensureTrivy((line) => log.push(line), host) };
  }

  it('is the version that the action takes by default', () => {
    expect(pinned).toBe(TOOL_LOCKS.trivy.default);
  });

  it('is built once, so that it knows its version', async () => {
    const { trivy, builds } = machine();
    const path = await trivy();
    expect(path).toBe(join(cacheRoot, 'trivy', pinned, 'bin', 'trivy'));
    expect(await trivy()).toBe(path);
    expect(builds).toHaveLength(1);
    expect(builds[0]?.args.join(' ')).toContain(`app.ver=${pinned}`);
    expect(builds[0]?.env).toEqual({ CGO_ENABLED: '0', GOEXPERIMENT: 'jsonv2' });
  });

  it('may be on PATH, at that version alone', async () => {
    expect(await machine(`Version: ${pinned}\nVulnerability DB:\n  Version: 2\n`).trivy()).toBe('/bin/trivy');
    const { trivy, builds } = machine('Version: 0.69.4\n');
    await trivy();
    expect(builds).toHaveLength(1);
    expect(log[0]).toBe(`/bin/trivy is ignored: it is 0.69.4, not the pinned ${pinned}.`);
  });

  it('has a maker of databases, built anew when its source changes', async () => {
    const { host, builds } = machine();
    const path = await ensureTrivyDatabase((line) => log.push(line), host);
    expect(path).toMatch(/trivy-database\/[0-9a-f]{12}\/trivy-database$/);
    expect(builds[0]?.args).toContain('./database');
  });
});
