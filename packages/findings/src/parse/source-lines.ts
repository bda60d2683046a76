import type { ReadSource } from './report-format.js';

/** Gives lines of source files, each file being read and split once; undefined where a file or a line is not there. */
export function sourceLines(
  readSource: ReadSource,
): (path: string, startLine: number, endLine: number) => string | undefined {
  const files = new Map<string, readonly string[] | undefined>();
  return (path, startLine, endLine) => {
    if (!files.has(path)) files.set(path, readSource(path)?.split('\n'));
    const lines = files.get(path)?.slice(startLine - 1, endLine) ?? [];
    return lines.length === 0 ? undefined : lines.join('\n');
  };
}
