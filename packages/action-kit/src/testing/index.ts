export * from './fake-runner.js';
export * from './spawn-action.js';
