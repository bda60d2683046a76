export * from './cardinality.js';
export * from './emf.js';
export * from './metric.js';
export * from './plan.js';
export * from './sinks/cloudwatch.js';
export * from './sinks/log.js';
export * from './sinks/sink.js';
export * from './units.js';
