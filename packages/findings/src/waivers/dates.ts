export const DAY_MS = 86_400_000;

/** The start (00:00 UTC, ms since the epoch) of a calendar day `YYYY-MM-DD`; undefined for anything else. */
export function dayStart(text: string): number | undefined {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // Date.parse takes 2026-02-30 for the second of March.
  return Number.isNaN(at) || isoDay(at) !== text ? undefined : at;
}

/** The UTC day of an instant as `YYYY-MM-DD`. */
export function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/**
 * An ISO 8601 date or time in ms since the epoch; undefined where it is neither, or a time without an offset: that one
 * would be read in the time zone of whoever runs it.
 */
export function instant(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const day = dayStart(text);
  if (day !== undefined) return day;
  if (!/^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s?([Zz]|[+-]\d{2}:?\d{2})$/.test(text)) return undefined;
  if (dayStart(text.slice(0, 10)) === undefined) return undefined;
  const at = Date.parse(text.replace(' ', 'T').replace(/\s/, ''));
  return Number.isNaN(at) ? undefined : at;
}
