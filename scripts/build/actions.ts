import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** An action of the repository as its `action.yml` declares it. */
export interface ActionFolder {
  /** The folder's name, which consumers write after the repository's. */
  readonly name: string;
  readonly hasPost: boolean;
}

/**
 * Every action of the repository, sorted by name: the folders of `actions/` with an `action.yml`.
 *
 * @throws Error where an action's `runs` does not point at its stub in `dist/`.
 */
export function findActions(root: string): ActionFolder[] {
  const names = readdirSync(join(root, 'actions')).filter((name) =>
    existsSync(join(root, 'actions', name, 'action.yml')),
  );
  if (names.length === 0) throw new Error(`No actions/*/action.yml in ${root}: there is nothing to build.`);
  return names.sort().map((name) => ({ name, hasPost: checkRuns(root, name) }));
}

function checkRuns(root: string, name: string): boolean {
  const file = join('actions', name, 'action.yml');
  const { runs } = parse(readFileSync(join(root, file), 'utf8')) as { runs?: Record<string, unknown> };
  expectSetting(file, 'using', runs?.['using'], 'node24');
  expectSetting(file, 'main', runs?.['main'], `../../dist/${name}/index.js`);
  const post = runs?.['post'];
  if (post !== undefined) expectSetting(file, 'post', post, `../../dist/${name}/post.js`);
  return post !== undefined;
}

function expectSetting(file: string, key: string, found: unknown, expected: string): void {
  if (found !== expected) {
    throw new Error(
      `${file}: "runs.${key}" is ${found === undefined ? 'missing' : JSON.stringify(found)}, must be "${expected}".`,
    );
  }
}
