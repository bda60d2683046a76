import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { UserError } from '@platform-actions/action-kit';
import { TOOL_LOCKS } from '../../../packages/tools/src/pinned.js';
import { updateLock, type UpdateEffects } from '../update-lock.js';

const now = new Date('2026-11-20T12:00:00Z');
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const TRIVY_ASSETS = Object.values(TOOL_LOCKS.trivy.assets).map((name) => name.replace('{version}', '1.2.3'));
const GRYPE_ASSETS = Object.values(TOOL_LOCKS.grype.assets).map((name) => name.replace('{version}', '1.2.3'));

interface World {
  readonly release?: object;
  readonly commands?: readonly string[];
  /** Content of release files by name; an archive's content is its name unless said otherwise. */
  readonly files?: Readonly<Record<string, string>>;
  readonly badSignature?: boolean;
}

function world({ release = {}, commands = ['cosign', 'gh'], files = {}, badSignature = false }: World = {}) {
  const ran: string[] = [];
  const effects: UpdateEffects = {
    now,
    log: () => undefined,
    fetch: (url) => {
      if (url.startsWith('https://api.github.com/')) {
        const said = { draft: false, prerelease: false, published_at: '2026-11-01T00:00:00Z', ...release };
        return Promise.resolve(Buffer.from(JSON.stringify(said)));
      }
      const name = url.split('/').at(-1) ?? '';
      const list = [...TRIVY_ASSETS, ...GRYPE_ASSETS].map((asset) => `${sha256(asset)}  ${asset}`).join('\n');
      return Promise.resolve(Buffer.from(files[name] ?? (name.endsWith('_checksums.txt') ? list : name)));
    },
    which: (command) => (commands.includes(command) ? `/bin/${command}` : undefined),
    run: (command, args) => {
      ran.push([command, ...args].join(' '));
      return badSignature ? Promise.reject(new Error('no matching signatures')) : Promise.resolve('');
    },
    save: (name) => `/tmp/${name}`,
  };
  const update = (tool: string, version = '1.2.3', coolDownDays = 7) =>
    updateLock(TOOL_LOCKS, { tool, version, coolDownDays }, effects);
  return { update, ran };
}

describe('raising a pin', () => {
  it('takes the hashes of a release whose archives are signed by its own workflow', async () => {
    const { update, ran } = world();
    const { trivy, grype } = await update('trivy', 'v1.2.3');
    expect(grype).toEqual(TOOL_LOCKS.grype);
    expect(trivy.default).toBe('1.2.3');
    expect(Object.values(trivy.sha256['1.2.3'] ?? {})).toEqual(TRIVY_ASSETS.map(sha256));
    expect(trivy.sha256).toMatchObject(TOOL_LOCKS.trivy.sha256);
    expect(ran).toHaveLength(4);
    expect(ran[0]).toBe(
      'cosign verify-blob --bundle /tmp/trivy_1.2.3_Linux-64bit.tar.gz.sigstore.json --certificate-identity ' +
        'https://github.com/aquasecurity/trivy/.github/workflows/reusable-release.yaml@refs/tags/v1.2.3 ' +
        '--certificate-oidc-issuer https://token.actions.githubusercontent.com /tmp/trivy_1.2.3_Linux-64bit.tar.gz',
    );
  });

  it('checks the attestation with gh where there is no cosign', async () => {
    const { update, ran } = world({ commands: ['gh'] });
    await update('trivy');
    expect(ran[0]).toContain('gh attestation verify /tmp/trivy_1.2.3_Linux-64bit.tar.gz --repo aquasecurity/trivy');
    expect(ran[0]).toContain('reusable-release.yaml@refs/tags/v1.2.3');
  });

  it('checks the list of checksums where that is what is signed', async () => {
    const { update, ran } = world();
    const { grype } = await update('grype');
    expect(Object.values(grype.sha256['1.2.3'] ?? {})).toEqual(GRYPE_ASSETS.map(sha256));
    expect(ran).toEqual([expect.stringContaining('--signature /tmp/grype_1.2.3_checksums.txt.sig --certificate')]);
  });

  const list = 'trivy_1.2.3_checksums.txt';
  it.each<[string, World, [string, string?, number?], string]>([
    ['latest', {}, ['trivy', 'latest'], 'Name one exact version of trivy'],
    ['a version that is known to be bad', {}, ['trivy', '0.69.4'], 'trivy 0.69.4 is refused'],
    ['an unknown tool', {}, ['toString'], '"toString" is not a tool of the lock. Known: trivy, grype.'],
    ['a young release', { release: { published_at: '2026-11-14T00:00:00Z' } }, ['trivy'], '6.5 days, less than 7'],
    ['a release that is too young for a longer wait', {}, ['trivy', '1.2.3', 30], '19.5 days, less than 30'],
    ['a release of unknown age', { release: { published_at: null } }, ['trivy'], 'does not say when'],
    ['a pre-release', { release: { prerelease: true } }, ['trivy'], 'is a draft or a pre-release'],
    ['an answer that is no release', { release: { draft: undefined } }, ['trivy'], 'is a draft or a pre-release'],
    ['a machine without a verifier', { commands: [] }, ['trivy'], 'install cosign or gh'],
    ['gh for a signed list', { commands: ['gh'] }, ['grype'], 'install cosign.'],
    [
      'a list without the archive',
      { files: { [list]: 'abc  other' } },
      ['trivy'],
      'names no SHA-256 of trivy_1.2.3_Linux',
    ],
    [
      'an archive that is not the listed one',
      { files: { [TRIVY_ASSETS[2] ?? '']: 'evil' } },
      ['trivy'],
      `${TRIVY_ASSETS[2] ?? ''} has SHA-256 ${sha256('evil')}, but ${list} says`,
    ],
  ])('refuses %s', async (_, given, request, message) => {
    const error = await world(given)
      .update(...request)
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).message).toContain(message);
  });

  it('accepts a young release where the wait is shortened', async () => {
    const { update } = world({ release: { published_at: '2026-11-19T00:00:00Z' } });
    expect((await update('trivy', '1.2.3', 1)).trivy.default).toBe('1.2.3');
  });

  it.each(['trivy', 'grype'])('refuses a signature of %s that is not good', async (tool) => {
    await expect(world({ badSignature: true }).update(tool)).rejects.toThrow('no matching signatures');
  });
});
