export * from './collect-garbage.js';
export * from './context.js';
export * from './keys.js';
export * from './preview.js';
export * from './publish.js';
export * from './results.js';
export * from './rollback.js';
