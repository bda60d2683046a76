import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { UserError } from '@platform-actions/action-kit';
import { parseRules } from '../../src/files/rules.js';
import { readBuild, type Build, type ScanOptions } from '../../src/files/scan.js';
import { sha256 } from '../release/samples.js';
import { buildFolder } from './build-folder.js';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const VITE = {
  'index.html': '<script type="module" crossorigin src="/assets/index-Bx1c9f2a.js"></script>',
  'assets/index-Bx1c9f2a.js': 'import("./about-Cy2d0a3b.js")',
  'assets/index-Bx1c9f2a.js.map': '{}',
  'assets/about-Cy2d0a3b.js': 'export {}',
  'favicon.ico': 'icon',
  'sw.js': 'self',
  '.well-known/security.txt': 'Contact: x',
  '.vite/manifest.json': JSON.stringify({ 'index.html': { file: 'assets/index-Bx1c9f2a.js' } }),
  '.DS_Store': 'x',
};

function folderOf(files: Record<string, string>): string {
  const folder = buildFolder(files);
  folders.push(folder);
  return folder;
}

function read(folder: string, rules: readonly string[] = [], options: Partial<ScanOptions> = {}): Promise<Build> {
  const defaults: ScanOptions = { entry: 'index.html', prefix: '', siteUrl: undefined, sourceMaps: 'skip' };
  return readBuild(folder, parseRules(rules), { ...defaults, ...options });
}

describe('readBuild', () => {
  it("reads Vite's output as it is", async () => {
    const folder = folderOf(VITE);
    const { files, bodyOf, notes, warnings, privateMaps } = await read(folder);
    expect(files.map((file) => [file.path, file.class, file.proven, file.headers.contentType])).toEqual([
      ['.well-known/security.txt', 'mutable', false, 'text/plain; charset=utf-8'],
      ['assets/about-Cy2d0a3b.js', 'immutable', false, 'text/javascript; charset=utf-8'],
      ['assets/index-Bx1c9f2a.js', 'immutable', true, 'text/javascript; charset=utf-8'],
      ['favicon.ico', 'mutable', false, 'image/x-icon'],
      ['index.html', 'entry', false, 'text/html; charset=utf-8'],
      ['sw.js', 'worker', false, 'text/javascript; charset=utf-8'],
    ]);
    expect(files[3]).toMatchObject({ size: 4, sha256: sha256('icon') });
    expect(files[3] && bodyOf(files[3])).toEqual({
      file: join(folder, 'favicon.ico'),
      size: 4,
      sha256: sha256('icon'),
    });
    expect([notes, warnings, privateMaps]).toEqual([
      ['Left out: 3 files (source maps, dotfiles, and what rules skip).'],
      [],
      [],
    ]);
  });

  it('applies rules', async () => {
    const rules = [
      '*.ico class=immutable cache-control=public,max-age=60',
      'sw.js class=skip',
      '*.txt content-type=text/x-contact',
    ];
    const { files } = await read(folderOf(VITE), rules);
    expect(files.find(({ path }) => path === 'favicon.ico')).toMatchObject({
      class: 'immutable',
      proven: true,
      headers: { cacheControl: 'public,max-age=60', contentType: 'image/x-icon' },
    });
    expect(files.some(({ path }) => path === 'sw.js')).toBe(false);
    expect(files[0]?.headers).toEqual({
      contentType: 'text/x-contact',
      cacheControl: 'public,max-age=0,must-revalidate',
    });
  });

  it.each([
    ['upload', ['assets/index-Bx1c9f2a.js.map'], []],
    ['private', [], ['assets/index-Bx1c9f2a.js.map']],
  ] as const)('source-maps: %s', async (sourceMaps, published, kept) => {
    const { files, privateMaps } = await read(folderOf(VITE), [], { sourceMaps });
    expect(files.map(({ path }) => path).filter((path) => path.endsWith('.map'))).toEqual(published);
    expect(privateMaps.map(({ path }) => path)).toEqual(kept);
  });

  it('notes what it does not know', async () => {
    const { files, notes } = await read(folderOf({ 'index.html': '', CNAME: 'x' }));
    expect(files[0]?.headers.contentType).toBe('application/octet-stream');
    expect(notes).toEqual([expect.stringContaining('application/octet-stream: CNAME')]);
  });

  it('follows links inside of the build', async () => {
    const folder = folderOf({ 'index.html': 'x', 'real/a.txt': 'a' });
    symlinkSync('index.html', join(folder, 'copy.html'));
    symlinkSync('real', join(folder, 'alias'));
    const { files } = await read(folder);
    expect(files.map(({ path }) => path)).toEqual(['alias/a.txt', 'copy.html', 'index.html', 'real/a.txt']);
  });

  it('names every reason at once', async () => {
    const folder = folderOf({
      'a.html': '<script src="/x.js"></script>',
      '.env': 'SECRET=1',
      'server.pem': 'x',
      'b\tc.js': '',
    });
    writeFileSync(join(folder, 'A.html'), '');
    mkdirSync(join(folder, '.git'));
    symlinkSync('/etc/hostname', join(folder, 'out.txt'));
    symlinkSync('nothing', join(folder, 'dead.txt'));
    symlinkSync('.', join(folder, 'loop'));
    const refused = read(folder);
    await expect(refused).rejects.toThrow(UserError);
    const message = await refused.catch((error: unknown) => String(error));
    for (const part of [
      'index.html: the entry is missing, there is A.html, a.html',
      'a.html: it loads x.js',
      '.env: an environment file',
      'server.pem: a key',
      'a control character',
      'nothing but case',
      '.git: a repository is no build',
      'out.txt: a link that leads out of the source',
      'dead.txt: a link to nothing',
      'loop: a link to a folder that it lies in',
    ]) {
      expect(message).toContain(part);
    }
  });

  it.each([
    ['nothing', {}, 'The build is empty'],
    ['nothing but what is skipped', { '.DS_Store': '' }, 'there is no HTML at all'],
    ['its own folder in the bucket', { 'index.html': '', '_spa/x': '' }, '_spa/x'],
  ])('refuses %s', async (_, files, message) => {
    await expect(read(folderOf(files))).rejects.toThrow(message);
  });

  it('publishes what looks like a secret where a rule says that it is none', async () => {
    const { files } = await read(folderOf({ 'index.html': '', 'public.pem': 'x' }), ['public.pem class=mutable']);
    expect(files.map(({ path }) => path)).toContain('public.pem');
  });

  it('normalises names', async () => {
    const { files } = await read(folderOf({ 'index.html': '', 'cafe\u0301.txt': '' }));
    expect(files[0]?.path).toBe('caf\u00e9.txt');
  });

  it('reads large files in pieces', async () => {
    const content = 'x'.repeat(3_000_001);
    const { files } = await read(folderOf({ 'index.html': content }));
    expect(files[0]).toMatchObject({ size: 3_000_001, sha256: sha256(content) });
  });
});
