export * from './document.js';
export * from './readers.js';
export { parseYaml, type Parsed } from './parse.js';
