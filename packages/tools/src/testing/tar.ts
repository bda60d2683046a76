/** What lies at a path, written without a leading slash: a file that everybody may read, or something else. */
export type TarFiles = Readonly<Record<string, string | Buffer | SpecialEntry>>;

export interface SpecialEntry {
  /** POSIX.1 "typeflag": `2` a symbolic link, `5` a folder, … */
  readonly type: string;
  readonly target?: string;
}

const BLOCK = 512;

/** A tar archive (POSIX.1 ustar), the same bytes for the same files. @throws Error for a path of more than 100 bytes. */
export function tarArchive(files: TarFiles): Buffer {
  const entries = Object.entries(files).flatMap(([path, what]) => {
    const [content, special] =
      typeof what === 'string' || Buffer.isBuffer(what) ? [Buffer.from(what), undefined] : [Buffer.alloc(0), what];
    const padding = Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK);
    return [header(path, content.length, special), content, padding];
  });
  return Buffer.concat([...entries, Buffer.alloc(2 * BLOCK)]);
}

function header(path: string, size: number, special: SpecialEntry = { type: '0' }): Buffer {
  const block = Buffer.alloc(BLOCK);
  if (Buffer.byteLength(path) > 100) throw new Error(`${path} is too long for a tar header`);
  block.write(path, 0);
  block.write('0000644\0', 100);
  for (const owner of [108, 116]) block.write('0000000\0', owner);
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  block.write('00000000000\0', 136);
  block.write(special.type, 156);
  block.write(special.target ?? '', 157, 100);
  block.write('ustar\x0000', 257);
  // The sum is taken with its own field as blanks.
  block.write('        ', 148);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}
