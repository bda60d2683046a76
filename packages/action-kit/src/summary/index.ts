export * from './blocks.js';
export * from './escape.js';
export * from './fit.js';
