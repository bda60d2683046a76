import leven from 'leven';

/** The units of the CloudWatch API; a metric without one has `None`. */
export const UNITS = [
  'Seconds',
  'Microseconds',
  'Milliseconds',
  'Bytes',
  'Kilobytes',
  'Megabytes',
  'Gigabytes',
  'Terabytes',
  'Bits',
  'Kilobits',
  'Megabits',
  'Gigabits',
  'Terabits',
  'Percent',
  'Count',
  'Bytes/Second',
  'Kilobytes/Second',
  'Megabytes/Second',
  'Gigabytes/Second',
  'Terabytes/Second',
  'Bits/Second',
  'Kilobits/Second',
  'Megabits/Second',
  'Gigabits/Second',
  'Terabits/Second',
  'Count/Second',
  'None',
] as const;

export type Unit = (typeof UNITS)[number];

/** Whether the text is one of the units, to the letter: CloudWatch refuses `seconds`. */
export function isUnit(text: string): text is Unit {
  return (UNITS as readonly string[]).includes(text);
}

const SHORT_FORMS: Readonly<Record<string, Unit>> = {
  s: 'Seconds',
  sec: 'Seconds',
  secs: 'Seconds',
  ms: 'Milliseconds',
  us: 'Microseconds',
  b: 'Bytes',
  kb: 'Kilobytes',
  mb: 'Megabytes',
  gb: 'Gigabytes',
  tb: 'Terabytes',
  '%': 'Percent',
};

/** The unit that somebody who wrote this text most likely meant; `undefined` where none is near. */
export function nearestUnit(text: string): Unit | undefined {
  const wanted = text.toLowerCase().replace(/(\/s|ps)$/, '/second');
  const short = SHORT_FORMS[wanted];
  if (short !== undefined) return short;
  const ranked = UNITS.map((unit) => ({ unit, distance: leven(wanted, unit.toLowerCase()) }));
  const best = ranked.reduce((near, next) => (next.distance < near.distance ? next : near));
  return best.distance <= Math.max(1, Math.floor(wanted.length / 3)) ? best.unit : undefined;
}
