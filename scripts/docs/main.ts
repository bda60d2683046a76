import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { runScript } from '../build/cli.js';
import { documents } from './pages.js';
import { staleDocuments } from './stale.js';

await runScript(async () => {
  const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
  const root = process.cwd();
  const expected = await documents(root);
  const stale = staleDocuments(root, expected);
  if (values.check && stale.length > 0) {
    throw new Error(
      ['Generated documents are stale. Run "npm run docs".', ...stale.map((path) => `  ${path}`)].join('\n'),
    );
  }
  for (const path of stale) {
    const text = expected.get(path);
    if (text === undefined) rmSync(join(root, path));
    else {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    console.log(`${text === undefined ? 'removed' : 'wrote'} ${path}`);
  }
  console.log(`${expected.size} documents are up to date.`);
});
