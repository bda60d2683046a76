import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { buildBundle } from './bundle.js';
import { runScript } from './cli.js';
import { replaceTree } from './files.js';

const USAGE = `npm run build [-- --out DIR]

Bundles the actions. Without --out into dist/ and THIRD-PARTY-NOTICES at the root, else both into DIR.`;

const { values } = parseArgs({ options: { out: { type: 'string' }, help: { type: 'boolean', short: 'h' } } });
if (values.help) console.log(USAGE);
else await runScript(() => build(values.out));

async function build(out: string | undefined): Promise<void> {
  const root = process.cwd();
  const { dist, notices } = await buildBundle(root);
  const dir = out === undefined ? join(root, 'dist') : resolve(out);
  replaceTree(dir, dist, 'index.js');
  writeFileSync(join(out === undefined ? root : dir, 'THIRD-PARTY-NOTICES'), notices);
  for (const [path, text] of dist) console.log(`${size(Buffer.byteLength(text))}  ${path}`);
  const all = Buffer.from([...dist.values()].join(''));
  console.log(`${size(all.length)}  in all, ${size(gzipSync(all).length).trim()} gzipped, in ${dir}`);
  console.log(`${size(Buffer.byteLength(notices))}  THIRD-PARTY-NOTICES`);
}

function size(bytes: number): string {
  return `${(bytes / 1000).toFixed(1).padStart(8)} kB`;
}
