/** The vocabulary of an action's inputs.ts: `input.duration({ default: '5s', min: 1 })`. */
export * as input from './parsers.js';
export { inputError } from './parsers.js';
export { readInputs } from './read.js';
export type { InputSpec, InputType, InputValues } from './types.js';
