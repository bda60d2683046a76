import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { spawnAction } from '@platform-actions/action-kit/testing';
import { sha256 } from '../src/probe.js';
import { machine, trivyArchive, web } from './support.js';

/** It says its version, and fails at everything else: how far the action comes shows whether it was run. */
const archive = trivyArchive('1.2.3');

describe('acquisition in the bundle', () => {
  const computer = machine();
  let served = archive;
  const serve = web((_, response) => response.end(served));
  beforeEach(() => {
    served = archive;
  });

  async function mirror() {
    const { url, requests } = await serve();
    const scan = (inputs: Readonly<Record<string, string>>) =>
      spawnAction(
        'scan-image',
        {
          ...{ image: '127.0.0.1:1/none:1', 'mirror-url': `${url}/{asset}`, 'mirror-auth': 'Bearer s3cret' },
          ...{ 'github-token': '', ...inputs },
        },
        { env: { RUNNER_TOOL_CACHE: join(computer.folder, 'cache') } },
      );
    return { scan, requests };
  }

  it('refuses an archive that is not the reviewed one, with both hashes', async () => {
    const { scan, requests } = await mirror();
    const { outputs, exitCode } = await scan({});
    expect(exitCode).not.toBe(0);
    expect(outputs['outcome']).toBe('config-error');
    expect(outputs['reason']).toContain('Expected SHA-256: ');
    expect(outputs['reason']).toContain(`Found SHA-256:    ${sha256(archive)}`);
    expect(requests.map(({ authorization }) => authorization)).toEqual(['Bearer s3cret']);
  });

  it('runs what has the given checksum, keeps it, and finds out when that was changed', async () => {
    const { scan, requests } = await mirror();
    const inputs = { 'engine-version': '1.2.3', checksum: sha256(archive) };
    const first = await scan(inputs);
    expect(first.stdout).toContain('trivy 1.2.3 from its release, SHA-256 ');
    expect(first.outputs['outcome']).toBe('scanner-error');
    expect((await scan(inputs)).stdout).toContain('trivy 1.2.3 from the tool cache, SHA-256 ');
    expect(requests).toHaveLength(1);
    const cache = join(computer.folder, 'cache', 'platform-actions');
    writeFileSync(join(cache, readdirSync(cache)[0] ?? ''), trivyArchive('6.6.6'));
    const third = await scan(inputs);
    expect(third.stdout).toMatch(/::warning::.* in the tool cache was changed: its SHA-256 is /);
    expect(third.stdout).toContain('trivy 1.2.3 from its release');
    expect(requests).toHaveLength(2);
  });

  it.each([
    ['a version outside the lock', { 'engine-version': '1.2.3' }, 'is not in tools.lock.json'],
    [
      'a refused version, whatever its checksum',
      { 'engine-version': '0.69.5', checksum: sha256(archive) },
      'is refused',
    ],
  ])('asks nobody for %s', async (_, inputs, reason) => {
    const { scan, requests } = await mirror();
    const { outputs } = await scan(inputs);
    expect(outputs['outcome']).toBe('config-error');
    expect(outputs['reason']).toContain(reason);
    expect(requests).toEqual([]);
  });
});
