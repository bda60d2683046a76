export { logResult, pollLine, resultLines } from './log.js';
export { REASONS } from './reasons.js';
export { type Words } from './words.js';
export { renderSummary } from './summary.js';
export { plain } from './text.js';
