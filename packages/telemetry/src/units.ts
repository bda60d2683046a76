import { nearestName } from '@platform-actions/action-kit';

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

const BY_LOWER_CASE: ReadonlyMap<string, Unit> = new Map(UNITS.map((unit) => [unit.toLowerCase(), unit]));

/** The unit that somebody who wrote this text most likely meant; `undefined` where none is near. */
export function nearestUnit(text: string): Unit | undefined {
  const wanted = text.toLowerCase().replace(/(\/s|ps)$/, '/second');
  // Units are short words: at two edits, `mins` would be `Bits`.
  const near = nearestName(wanted, [...BY_LOWER_CASE.keys()], { slip: 1 }) ?? '';
  return SHORT_FORMS[wanted] ?? BY_LOWER_CASE.get(near);
}
