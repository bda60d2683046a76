import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runScript } from '../build/cli.js';
import { replaceTree } from '../build/files.js';
import { checkedTarballSize, TARBALL_BUDGET } from './size.js';
import { releaseTree } from './tree.js';
import { parsePin } from './uses.js';

const USAGE = `npm run release:tree -- --out DIR [--pin owner/repo@ref]

Writes what a release holds into DIR. --pin writes references to this repository's own actions and workflows out, for
GitHub Enterprise Server, older runners and act.`;

await runScript(() => {
  const { values } = parseArgs({
    options: { out: { type: 'string' }, pin: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  if (values.out === undefined) throw new Error(`--out is missing.\n\n${USAGE}`);
  const dir = resolve(values.out);
  const tree = releaseTree(process.cwd(), values.pin === undefined ? undefined : parsePin(values.pin));
  replaceTree(dir, tree, 'dist/index.js');
  const size = checkedTarballSize(dir);
  console.log(`${tree.size} files in ${dir}, ${size} bytes as tar.gz (budget ${TARBALL_BUDGET}).`);
});
