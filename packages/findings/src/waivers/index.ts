export { importFile, importOpenVex, importTrivyIgnore, importTrivyIgnoreYaml, withImports } from './imports.js';
export type { ImportedFile } from './imports.js';
export * from './types.js';
