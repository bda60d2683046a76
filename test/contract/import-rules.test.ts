import { describe, expect, it } from '@jest/globals';
import { ESLint } from 'eslint';
import { root } from './support/repository.js';

// Only the import rules, which need no types: so the planted files need not exist, and no program is built.
const eslint = new ESLint({
  cwd: root,
  ruleFilter: ({ ruleId }) => ruleId === 'no-restricted-imports',
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
});

describe('ESLint', () => {
  it.each([
    ['an action', 'actions/ecs-deploy/src/main.ts', '@platform-actions/report-metric'],
    ['an action', 'actions/ecs-deploy/src/ecs/calls.ts', '@platform-actions/local-cloud'],
    ['an action', 'actions/ecs-deploy/src/main.ts', '../../report-metric/src/main.js'],
    ['an action', 'actions/ecs-deploy/src/main.ts', '@actions/core'],
    ['action-kit', 'packages/action-kit/src/log.ts', '@platform-actions/aws'],
    ['a shared package', 'packages/aws/src/index.ts', '@platform-actions/telemetry'],
    ['a shared package', 'packages/telemetry/src/index.ts', '@platform-actions/local-cloud'],
    ['the local cloud', 'packages/local-cloud/src/index.ts', '@platform-actions/aws'],
  ])('forbids %s (%s) to import %s', async (_, file, imported) => {
    expect(await rulesBroken(file, imported)).toEqual(['no-restricted-imports']);
  });

  it.each([
    ['actions/ecs-deploy/src/main.ts', '@platform-actions/aws'],
    ['actions/report-metric/src/main.ts', '@platform-actions/telemetry'],
    ['packages/action-kit/src/log.ts', '@actions/core'],
    ['packages/aws/src/index.ts', '@platform-actions/action-kit'],
  ])('lets %s import %s', async (file, imported) => {
    expect(await rulesBroken(file, imported)).toEqual([]);
  });
});

async function rulesBroken(filePath: string, imported: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(`import '${imported}';\n`, { filePath });
  return result?.messages.map(({ ruleId, message }) => ruleId ?? message) ?? ['no result'];
}
