import { describe, expect, it } from '@jest/globals';
import { UserError } from '@platform-actions/action-kit';
import { DENYLIST } from '../src/denylist.js';
import { chooseArchive, parseChecksum, type ArchiveChoice, type ToolLock } from '../src/lock.js';
import { TOOL_LOCKS } from '../src/pinned.js';

const HASH = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);

const lock: ToolLock = {
  default: '1.2.3',
  executable: 'trivy',
  url: 'https://example.test/v{version}/{asset}',
  assets: { 'linux-x64': 'trivy_{version}_Linux.tar.gz', 'linux-arm64': 'trivy_{version}_ARM.tar.gz' },
  sha256: { '1.2.3': { 'linux-x64': HASH } },
};

const choose = (choice: ArchiveChoice, platform = 'linux-x64') => chooseArchive('trivy', lock, choice, platform);

describe('the archive to take', () => {
  const reviewed = {
    version: '1.2.3',
    asset: 'trivy_1.2.3_Linux.tar.gz',
    url: 'https://example.test/v1.2.3/trivy_1.2.3_Linux.tar.gz',
    sha256: HASH,
  };

  it.each<[string, ArchiveChoice, object]>([
    ['is the reviewed one by default', {}, reviewed],
    ['may be named with a v', { version: 'v1.2.3' }, reviewed],
    ['may be named with the checksum that is known', { version: '1.2.3', checksum: HASH.toUpperCase() }, reviewed],
    [
      'may come from a mirror',
      { mirrorUrl: 'https://mirror.test/{version}/x/{asset}' },
      { ...reviewed, url: 'https://mirror.test/1.2.3/x/trivy_1.2.3_Linux.tar.gz' },
    ],
    [
      'may be outside the lock with a checksum',
      { version: '1.3.0', checksum: `sha256:${OTHER}` },
      {
        version: '1.3.0',
        asset: 'trivy_1.3.0_Linux.tar.gz',
        url: 'https://example.test/v1.3.0/trivy_1.3.0_Linux.tar.gz',
        sha256: OTHER,
      },
    ],
  ])('%s', (_, choice, expected) => {
    expect(choose(choice)).toEqual(expected);
  });

  it.each<[string, ArchiveChoice, string]>([
    ['latest', { version: 'latest' }, '"engine-version" is "latest". Name one exact version of trivy'],
    ['a range', { version: '^1.2.0' }, 'Name one exact version'],
    ['a path in place of a version', { version: '1.2.3/../../evil' }, 'Name one exact version'],
    ['a version with a second line', { version: '1.2.3\n1.2.3' }, 'Name one exact version'],
    ['a version outside the lock', { version: '1.3.0' }, 'trivy 1.3.0 is not in tools.lock.json'],
    [
      'a checksum that contradicts the lock',
      { checksum: OTHER },
      `reviewed SHA-256 of trivy 1.2.3 for linux-x64 is ${HASH}`,
    ],
    [
      'a checksum that is none',
      { version: '1.3.0', checksum: 'abc' },
      '"checksum" is "abc". A SHA-256 has 64 hex digits.',
    ],
    ['an unknown placeholder', { mirrorUrl: 'https://mirror.test/{arch}' }, '"mirror-url" holds {arch}'],
    ['a mirror without a host', { mirrorUrl: 'mirror/{asset}' }, '"mirror-url" is no https address'],
    ['a mirror that is a file', { mirrorUrl: 'file:///tmp/{asset}' }, '"mirror-url" is no https address: file:'],
    ['a password in the address', { mirrorUrl: 'https://me:secret@mirror.test/{asset}' }, 'Use "mirror-auth"'],
  ])('is never %s', (_, choice, message) => {
    expect(() => choose(choice)).toThrow(UserError);
    expect(() => choose(choice)).toThrow(message);
  });

  it('is refused without showing the password of a mirror', () => {
    expect(() => choose({ mirrorUrl: 'https://me:secret@mirror.test/{asset}' })).not.toThrow('secret');
  });

  it('is missing for some platforms', () => {
    expect(() => choose({}, 'win32-x64')).toThrow('no archive of trivy for win32-x64, only for linux-x64, linux-arm64');
    expect(() => choose({}, 'linux-arm64')).toThrow('is not in tools.lock.json');
  });

  it.each(['0.69.4', 'v0.69.5', '0.69.6'])('is never trivy %s, whatever checksum is given', (version) => {
    expect(() => choose({ version, checksum: HASH })).toThrow(/is refused: .*CVE-2026-33634/);
  });
});

describe('the lock of this release', () => {
  it.each(Object.entries(TOOL_LOCKS))('is complete for %s', (tool, { default: standard, assets, sha256, url }) => {
    expect(Object.keys(assets)).toEqual(['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64']);
    expect(Object.keys(sha256)).toContain(standard);
    for (const [version, hashes] of Object.entries(sha256)) {
      expect(DENYLIST[tool]?.[version]).toBeUndefined();
      expect(Object.keys(hashes)).toEqual(Object.keys(assets));
      for (const hash of Object.values(hashes)) expect(parseChecksum(hash)).toBe(hash);
      expect(new Set(Object.values(hashes)).size).toBe(Object.keys(assets).length);
    }
    expect(url).toMatch(/^https:\/\/github\.com\/.*\{version\}\/\{asset\}$/);
  });
});
