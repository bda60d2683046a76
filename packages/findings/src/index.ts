/**
 * One model of findings for every security action: parsers, policy with waivers and baselines, renderers, and the gate
 * that ends a scan.
 */
export * from './baseline/index.js';
export * from './evaluate.js';
export { codeHash, fingerprint } from './fingerprint.js';
export * from './gate/index.js';
export { mergeReports } from './merge.js';
export * from './model.js';
export * from './parse/index.js';
export * from './policy/index.js';
export * from './render/index.js';
export { compareSeverity, normalizeSeverity, severityOfScore } from './severity.js';
export * from './waivers/index.js';
