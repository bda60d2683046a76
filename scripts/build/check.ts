import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildBundle } from './bundle.js';
import { runScript } from './cli.js';
import { readTree, treeDifferences } from './files.js';

const NOTICES = 'THIRD-PARTY-NOTICES';

await runScript(async () => {
  const root = process.cwd();
  const { dist, notices } = await buildBundle(root);
  const expected = new Map([[NOTICES, notices], ...prefixed(dist)]);
  const actual = new Map(prefixed(readTree(join(root, 'dist'))));
  if (existsSync(join(root, NOTICES))) actual.set(NOTICES, readFileSync(join(root, NOTICES), 'utf8'));
  const differences = treeDifferences(expected, actual).map((line) => `  ${line}`);
  if (differences.length > 0) {
    throw new Error(
      ['dist/ is not what its sources give. Run "npm run build" and commit the result.', ...differences].join('\n'),
    );
  }
  console.log(`dist/ is up to date: ${expected.size} files compared.`);
});

function prefixed(files: ReadonlyMap<string, string>): [string, string][] {
  return [...files].map(([path, text]) => [`dist/${path}`, text]);
}
