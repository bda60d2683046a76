export { COMMENT_MAX_CHARS, commentMarker, renderComment } from './comment.js';
export { describeTarget, describeTool, type ScanFacts } from './facts.js';
export { renderLogTable } from './log-table.js';
export { normalizedJson, REPORT_FORMAT, REPORT_VERSION } from './normalized-json.js';
export {
  renderSarif,
  sarifCategory,
  SARIF_MAX_GZIP_BYTES,
  SARIF_MAX_RESULTS,
  type RenderedSarif,
  type SarifOptions,
} from './sarif.js';
export { imageRepository } from './sarif-location.js';
export { renderSummary } from './summary.js';
