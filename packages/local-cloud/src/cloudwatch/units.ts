const SIZES = ['', 'Kilo', 'Mega', 'Giga', 'Tera'];
const AMOUNTS = [
  ...SIZES.map((prefix) => (prefix === '' ? 'Bytes' : `${prefix}bytes`)),
  ...SIZES.map((prefix) => (prefix === '' ? 'Bits' : `${prefix}bits`)),
  'Count',
];

/** The units that CloudWatch knows. */
export const UNITS: ReadonlySet<string> = new Set([
  ...['Seconds', 'Microseconds', 'Milliseconds', 'Percent', 'None'],
  ...AMOUNTS,
  ...AMOUNTS.map((amount) => `${amount}/Second`),
]);
