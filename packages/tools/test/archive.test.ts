import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { extractFile } from '../src/archive.js';
import { tarArchive, type TarFiles } from '../src/testing/index.js';

const LIMIT = 1_000_000;
const archive = (files: TarFiles): Buffer => gzipSync(tarArchive(files));
const extract = (bytes: Buffer, limit = LIMIT): string => extractFile(bytes, 'trivy', limit).toString();

describe('extractFile', () => {
  it.each<[string, TarFiles]>([
    ['alone', { trivy: 'program' }],
    ['among others', { LICENSE: 'x'.repeat(600), 'contrib/html.tpl': '<html>', trivy: 'program', last: '' }],
    ['with a leading ./', { './trivy': 'program' }],
    [
      'beside folders, links and climbing paths',
      {
        contrib: { type: '5' },
        link: { type: '2', target: '/etc/passwd' },
        '../../trivy': 'evil',
        '/trivy': 'evil',
        'sub/trivy': 'evil',
        trivy: 'program',
      },
    ],
  ])('finds the file %s', (_, files) => {
    expect(extract(archive(files))).toBe('program');
  });

  it('gives content of any size and bytes', () => {
    for (const size of [0, 1, 511, 512, 513, 100_000]) {
      const content = Buffer.alloc(size, 0xfe);
      expect(extractFile(archive({ first: 'x', trivy: content }), 'trivy', LIMIT)).toEqual(content);
    }
  });

  it.each<[string, Buffer, string]>([
    ['a missing file', archive({ '../trivy': 'evil' }), 'the archive holds no "trivy", only ../trivy'],
    ['an empty archive', archive({}), 'only nothing'],
    ['a symbolic link in its place', archive({ trivy: { type: '2', target: '/bin/sh' } }), 'is no file but of type 2'],
    ['a hard link in its place', archive({ trivy: { type: '1', target: 'x' } }), 'is no file but of type 1'],
    ['something that is no gzip', Buffer.from('<html>Please log in</html>'), 'damaged: incorrect header check'],
    ['a truncated gzip', archive({ trivy: 'program' }).subarray(0, 60), 'damaged: unexpected end of file'],
    ['a truncated tar', gzipSync(tarArchive({ trivy: 'x'.repeat(2000) }).subarray(0, 1024)), 'ends in the middle'],
    ['no tar in the gzip', gzipSync(Buffer.alloc(1024, 'a')), 'damaged'],
    ['nothing', Buffer.alloc(0), 'the archive'],
  ])('refuses %s', (_, bytes, message) => {
    expect(() => extract(bytes)).toThrow(message);
  });

  it('refuses more than the limit, however small it is packed', () => {
    const bomb = archive({ trivy: Buffer.alloc(5_000_000) });
    expect(bomb.length).toBeLessThan(10_000);
    expect(() => extract(bomb)).toThrow(`larger than ${LIMIT} bytes when unpacked`);
  });

  it('refuses a header that was changed', () => {
    const tar = tarArchive({ trivy: 'program' });
    tar.write('evil!', 0);
    expect(() => extract(gzipSync(tar))).toThrow('no tar header at byte 0');
  });
});
