import type { ActionFolder } from './actions.js';

/** Where the generated entry lies: two folders below the root, outside of what git keeps. */
export const ENTRY_DIR = '.local/build';

/**
 * The TypeScript source of the bundle's entry. Each action is imported lazily, so that it gets a chunk of its own and
 * shared code is there once.
 */
export function entrySource(names: readonly string[]): string {
  const rows = names.map(
    (name) => `  '${name}': async () => (await import('../../actions/${name}/src/action.js')).action,`,
  );
  return `import { runAction, runPost, type Action } from '../../packages/action-kit/src/index.js';

const actions: Readonly<Record<string, () => Promise<Action>>> = {
${rows.join('\n')}
};

async function load(name: string): Promise<Action> {
  const action = actions[name];
  if (action === undefined) throw new Error(\`This bundle holds no action "\${name}".\`);
  return action();
}

export async function main(name: string): Promise<void> {
  await runAction(await load(name));
}

export async function post(name: string): Promise<void> {
  await runPost(await load(name));
}
`;
}

/** The compiler's settings beside the entry: only what is bundled is checked, not tests or scripts. */
export function entryTsconfig(): string {
  return `${JSON.stringify({ extends: '../../tsconfig.json', compilerOptions: { rootDir: '../..' }, include: ['entry.ts'] })}\n`;
}

/** The files of an action that the runner starts: each loads the shared bundle and runs one action's step. */
export function stubs({ name, hasPost }: ActionFolder): Map<string, string> {
  const step = (kind: 'main' | 'post') => `import { ${kind} } from '../index.js';\n\nawait ${kind}('${name}');\n`;
  const files = new Map([[`${name}/index.js`, step('main')]]);
  if (hasPost) files.set(`${name}/post.js`, step('post'));
  return files;
}
