import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/**
 * Import rules: an allow-list per folder. A later block replaces an earlier one for the same files,
 * so every folder has exactly one.
 */
function mayImport(files, packages, reason, runnerSide = false) {
  const allowed = packages.map((name) => `!@platform-actions/${name}`);
  return {
    files,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['@platform-actions/*', ...allowed], message: reason },
            { group: ['../../*'], message: 'Import another folder by its package name.' },
          ],
          ...(runnerSide ? {} : { paths: [{ name: '@actions/core', message: 'Use the Runner of action-kit.' }] }),
        },
      ],
    },
  };
}

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/', '.local/', 'examples/', 'action-docs/'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-control-regex': 'off',
    },
  },
  mayImport(['packages/action-kit/src/**/*.ts'], [], 'action-kit imports no other package.', true),
  mayImport(
    ['packages/{aws,github,findings,telemetry,tools}/src/**/*.ts'],
    ['action-kit'],
    'A shared package imports action-kit only.',
  ),
  mayImport(['packages/local-cloud/src/**/*.ts'], [], 'local-cloud stands alone: it plays the other side.'),
  mayImport(
    ['actions/*/src/**/*.ts'],
    ['action-kit', 'aws', 'github', 'findings', 'telemetry', 'tools'],
    'An action imports shared packages only, never another action or local-cloud.',
  ),
  {
    files: ['**/test/**/*.ts', '**/*.test.ts', 'bench/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  { files: ['**/*.mjs', '**/*.js'], extends: [tseslint.configs.disableTypeChecked] },
  prettier,
);
