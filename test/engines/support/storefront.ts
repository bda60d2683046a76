import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { engine } from './engines.js';
import { repositoryRoot, succeed } from './programs.js';

/** Builds of the storefront, and the folder that they are in. */
export interface Releases {
  /** The workspace of a job that has built that release: its build is in `dist`. */
  workspace(release: number): string;
  stop(): Promise<void>;
}

const EXAMPLE = join(repositoryRoot, 'examples', 'storefront');

/** Texts on every page, and on one that is loaded when somebody goes there: with them their chunks get other names. */
const TEXTS = [
  { file: 'src/App.vue', text: 'Thrown, glazed and fired by hand.' },
  { file: 'src/views/DeliveryView.vue', text: 'Every piece travels in wood wool.' },
];

/** Builds the storefront so many times from sources of its own, each with `Release <n>` in the texts. */
export async function buildStorefront(releases: number): Promise<Releases> {
  const root = mkdtempSync(join(tmpdir(), 'storefront-'));
  const workspace = (release: number): string => join(root, `release-${release}`);
  const stop = (): Promise<void> => {
    rmSync(root, { recursive: true, force: true });
    return Promise.resolve();
  };
  try {
    const source = join(root, 'source');
    cpSync(EXAMPLE, source, { recursive: true, filter: (path) => !['node_modules', 'dist'].includes(basename(path)) });
    const options = { cwd: source, env: engine('storefront'), timeoutSeconds: 300 };
    await succeed('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], options);
    for (let release = 1; release <= releases; release += 1) {
      for (const text of TEXTS) write(source, text, release);
      await succeed('npm', ['run', 'build', '--', '--outDir', join(workspace(release), 'dist')], options);
    }
    return { workspace, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function write(source: string, { file, text }: (typeof TEXTS)[number], release: number): void {
  const original = readFileSync(join(EXAMPLE, file), 'utf8');
  if (!original.includes(text)) throw new Error(`${file} of the storefront does not have "${text}" any more.`);
  writeFileSync(join(source, file), original.replace(text, `Release ${release}. ${text}`));
}
