const UNITS = ['B', 'kB', 'MB', 'GB'];

/** Bytes as people write them: `911 B`, `81.2 kB`, `80 MB`. */
export function formatBytes(bytes: number): string {
  const exponent = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), UNITS.length - 1);
  const value = bytes / 1000 ** exponent;
  const shown = exponent === 0 || value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
  return `${shown} ${UNITS[exponent] ?? 'B'}`;
}

/** `+1.2 kB`, `−340 B`, `±0`. */
export function formatDifference(bytes: number): string {
  if (bytes === 0) return '±0';
  return `${bytes > 0 ? '+' : '−'}${formatBytes(Math.abs(bytes))}`;
}
