export { acquireTool, type AcquiredTool, type ToolEffects, type ToolOptions } from './acquire.js';
export { DENYLIST } from './denylist.js';
export { DownloadError } from './download.js';
export { type Platform, type ToolLock, type ToolLocks, type ToolName } from './lock.js';
export { acquireSemgrep, pinnedSemgrep, type SemgrepEffects } from './semgrep.js';
export { runScanner, scannerEnv, ScannerError, type ScannerFailure, type ScannerRun } from './scanner.js';
